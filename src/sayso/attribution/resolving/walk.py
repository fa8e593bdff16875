"""One walk through a Document that says of every name, noun and pronoun whom it means."""

from __future__ import annotations

from sayso.attribution.cast.actors import Actor, gather_cast
from sayso.attribution.cast.mention import NameKind
from sayso.attribution.resolving.bearers import settle_nominal
from sayso.attribution.resolving.discourse import Discourse, Setting, note
from sayso.attribution.resolving.later import settle_headings
from sayso.attribution.resolving.nouns import nominal_at, noun_words
from sayso.attribution.resolving.pronouns import PRONOUNS, settle_pronoun
from sayso.attribution.resolving.salience import Class, Number, Referent, Verdict
from sayso.attribution.resolving.turns import match_label
from sayso.attribution.syntax import asked_in, function_of, is_modifier, phrase_end, phrase_start
from sayso.attribution.words import head_word, is_silent_phrase, leaning_of
from sayso.language.parse import Parse

CLASSES: dict[NameKind, Class] = {
    "person": "person",
    "organisation": "body",
    "place": "place",
    "group": "body",
    "other": "unknown",
}


def read_discourse(parse: Parse, setting: Setting) -> Discourse:
    """Walk through a Document and settle every name, noun and pronoun that can be a source."""
    cast = gather_cast(parse, setting.publisher)
    for label, i in setting.labels:
        key = match_label(cast, label)
        if key is not None and i not in cast.at and i not in cast.rivals:
            cast.at[i] = key
    found = Discourse(parse, cast, setting, [_referent(actor) for actor in cast.actors])
    taken = {i for m in cast.names for i in range(m.title[0], m.last)}
    rest = frozenset(taken)
    for token in parse.tokens:
        i = token.i
        if i in cast.at:
            note(found, i, cast.at[i])
            _note_pair(found, i)
        elif i in cast.rivals:
            _settle_rivals(found, i)
        elif token.lower in PRONOUNS and token.tag in ("PRP", "PRP$"):
            settle_pronoun(found, i)
        else:
            nominal = nominal_at(parse, i, rest)
            if nominal is not None and (token.pos in ("NOUN", "PROPN") or i in setting.speakers):
                found.nominals[i] = nominal
                settle_nominal(found, nominal)
            elif nominal is None and i not in rest:
                _note_people(found, i)
                _note_asked(found, i)
    settle_headings(found)
    return found


def _note_people(found: Discourse, i: int) -> None:
    """Note a plural subject that no lexicon knows ("Millennials", "nations") for a later 'they'."""
    parse, token = found.parse, found.parse.tokens[i]
    if token.tag not in ("NNS", "NNPS") or is_modifier(token) or is_silent_phrase((token.lower,)):
        return
    if function_of(parse, i) != "subject" or head_word(token.lower) is not None:
        return
    name = noun_words(parse, min(phrase_start(parse, i), i), max(phrase_end(parse, i), i + 1))
    key = next((r.key for r in found.referents if r.name == name), len(found.referents))
    if key == len(found.referents):
        found.referents.append(Referent(key, name, "unknown", "many", "either"))
    note(found, i, key)
    if i in found.verdicts and i not in found.setting.speakers:
        del found.verdicts[i]


def _note_asked(found: Discourse, i: int) -> None:
    """Note somebody no lexicon knows who is asked something: 'I asked a lamplighter who'."""
    parse, token = found.parse, found.parse.tokens[i]
    if token.tag != "NN" or token.pos != "NOUN" or asked_in(parse, token.sentence) != i:
        return
    if head_word(token.lower) is not None or is_silent_phrase((token.lower,)):
        return
    clauses = (parse.tokens[c].dep for c in (*parse.children[i], *parse.children[token.head]))
    if not any(dep in ("relcl", "ccomp", "xcomp", "advcl") for dep in clauses):
        return
    key = len(found.referents)
    name = noun_words(parse, phrase_start(parse, i), i + 1)
    found.referents.append(Referent(key, name, "person", "one", "either"))
    note(found, i, key)


def _note_pair(found: Discourse, i: int) -> None:
    """Note two persons joined by 'and' as one referent too, for the 'they' that follows."""
    tokens, at = found.parse.tokens, found.cast.at
    first = tokens[i].head
    if tokens[i].dep != "conj" or first not in at or found.setting.is_quoted(tokens[i].start):
        return
    keys = (at[first], at[i])
    if any(found.referents[k].is_a != "person" for k in keys) or keys[0] == keys[1]:
        return
    name = " and ".join(found.referents[k].name for k in keys)
    key = next((r.key for r in found.referents if r.name == name), len(found.referents))
    if key == len(found.referents):
        found.referents.append(Referent(key, name, "person", "many", "either"))
    verdict = found.verdicts[i]
    note(found, i, key)
    found.verdicts[i] = verdict


def _referent(actor: Actor) -> Referent:
    is_a = CLASSES[actor.kind]
    if is_a == "unknown" and len(actor.name) > 1 and actor.name.isupper():
        is_a = "body"  # letters that nothing tells: no "he"
    number: Number = (
        "one" if actor.kind == "person" else "many" if actor.kind == "group" else "either"
    )
    is_person = actor.kind == "person"
    leaning = leaning_of(actor.name) if is_person and actor.gender == "either" else "either"
    return Referent(actor.key, actor.name, is_a, number, actor.gender, leaning=leaning)


def _settle_rivals(found: Discourse, i: int) -> None:
    """Leave a name that two persons share open, naming both."""
    keys = found.cast.rivals[i]
    found.verdicts[i] = Verdict(None, tuple(found.referents[k].name for k in keys[:3]))
