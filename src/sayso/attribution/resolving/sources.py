"""The name, kind and role of each source."""

from __future__ import annotations

import re

from sayso.attribution.relays import issuer_at
from sayso.attribution.resolving.actors import Actor
from sayso.attribution.resolving.discourse import Discourse, Issued, mention_over, with_owner
from sayso.attribution.resolving.mentions import NameMention
from sayso.attribution.resolving.named import Named, best_role, doubt, own_voice
from sayso.attribution.resolving.nouns import Nominal, noun_words
from sayso.attribution.resolving.pronouns import PRONOUNS
from sayso.attribution.resolving.salience import Verdict
from sayso.attribution.syntax import (
    determiner,
    head_of,
    is_one_person,
    is_plural,
    phrase_end,
    phrase_start,
)
from sayso.attribution.words import (
    head_word,
    is_outlet,
    is_silent_phrase,
    places,
    plain_name,
    words_for,
)
from sayso.language.parse import Parse, Token
from sayso.model import Attribution, Document, SourceKind

FIRST_PERSON = words_for("first-person")
QUANTIFIERS = words_for("quantifier")
RELATIVE = frozenset({"WP", "WDT", "WP$"})


def name_source(
    document: Document,
    discourse: Discourse,
    attribution: Attribution,
    *,
    parent: Named | None = None,
) -> Named:
    """Return who the source of an attribution is.

    Args:
        document: the Document.
        discourse: whom its names, nouns and pronouns mean.
        attribution: with its spans.
        parent: the source in whose words the attribution stands.
    """
    tokens = source_tokens(discourse.parse, attribution)
    if not tokens:
        words = plain_name(" ".join(span.of(document.text) for span in attribution.source))
        return Named(words or None, "unnamed" if words else "none")
    cut = _cut_after_title(discourse, tokens)
    if cut is not None:
        return _from_actor(discourse, cut, tokens[-1].i)
    head = head_of(tokens)
    if head is None or _is_empty(discourse.parse, head):
        return Named(None, "none")
    quoted = quoted_through(discourse.parse, head)
    if quoted is not None and _may_speak(discourse, quoted):
        return _name_phrase(discourse, quoted, None)
    is_first = head.lower in FIRST_PERSON and head.text not in ("US", "ME")
    if is_first and head.tag in ("PRP", "PRP$", "NN", "NNP", "CD"):
        return _first_person(document, discourse, head, parent)
    return _from_word(discourse, head) or (
        _joint(discourse, tokens, head) or _name_phrase(discourse, head, tokens)
    )


def _cut_after_title(discourse: Discourse, tokens: tuple[Token, ...]) -> Actor | None:
    """Return the person whose name a sentence border cut off from the title: 'Capt. | X'."""
    every = discourse.parse.tokens
    cut = head_of(tokens) if len(tokens) > 2 else None
    at = cut.i + 1 if cut is not None and head_word(cut.lower + ".") else tokens[-1].i + 1
    after = at if every[min(at, len(every) - 1)].text == "." else tokens[-1].i + 1
    if after < len(every) and every[after].text == ".":
        after += 1
    title = every[after - 2] if every[after - 1].text == "." else tokens[-1]
    word = head_word(title.lower) or head_word(title.lower + ".")
    is_cut = title.i + 1 < after < len(every)
    if not is_cut or word is None or word.kind != "person":
        return None
    mention = mention_over(discourse, after)
    actor = discourse.cast.actor_at(mention.last - 1) if mention is not None else None
    same = discourse.parse.sentences[every[after].sentence].paragraph
    here = discourse.parse.sentences[title.sentence].paragraph
    return actor if actor is not None and actor.kind == "person" and same == here else None


def _from_word(discourse: Discourse, head: Token) -> Named | None:
    """Return whom a pronoun means, None for any other word."""
    if head.tag in RELATIVE or (head.lower == "that" and head.dep in ("nsubj", "nsubjpass")):
        antecedent = _antecedent(discourse.parse, head)
        if antecedent is None:
            return Named(None, "none", abstained=f"what '{head.text}' refers to is not clear")
        return _name_phrase(discourse, antecedent, None)
    if head.lower in ("you", "your"):
        return Named(None, "unnamed", abstained=f"'{head.text}' is whoever is spoken to")
    return _from_pronoun(discourse, head) if head.lower in PRONOUNS else None


def _is_empty(parse: Parse, head: Token) -> bool:
    """Tell whether an 'it' or 'there' means no one: 'it emerged that …'."""
    if head.dep == "expl" or head.lower == "there":
        return True
    verb = parse.tokens[head.head]
    return head.lower == "it" and verb.lemma in ("appear", "seem", "emerge", "transpire", "happen")


def quoted_through(parse: Parse, head: Token) -> Token | None:
    """Return whom a source quotes: 'a Palace statement quoted X as saying', None otherwise."""
    verb = parse.tokens[head.head]
    if head.dep != "nsubj" or verb.lemma not in ("quote", "cite"):
        return None
    below = [parse.tokens[c] for c in parse.children[verb.i]]
    objects = [t for t in below if t.dep in ("dobj", "nsubj") and t.i > verb.i]
    follows = any(t.lower == "as" and t.i > verb.i for t in parse.tokens[verb.i : verb.i + 12])
    return objects[0] if objects and follows else None


def _may_speak(discourse: Discourse, head: Token) -> bool:
    word = head_word(head.lower)
    return mention_over(discourse, head.i) is not None or (
        word is not None and word.kind in ("person", "group")
    )


def source_tokens(parse: Parse, attribution: Attribution) -> tuple[Token, ...]:
    """Return the tokens of a source without marks at its edges."""
    tokens = tuple(t for span in attribution.source for t in parse.tokens_in(span))
    first, last = 0, len(tokens)
    while first < last and tokens[first].pos in ("PUNCT", "SPACE", "SYM"):
        first += 1
    while last > first and (
        tokens[last - 1].pos in ("PUNCT", "SPACE", "SYM") or tokens[last - 1].tag == "POS"
    ):
        last -= 1
    return tokens[first:last]


def _first_person(
    document: Document, discourse: Discourse, head: Token, parent: Named | None
) -> Named:
    if parent is not None and parent.name is not None:
        return Named(parent.name, parent.kind, parent.role, last=parent.last)
    if parent is not None or discourse.setting.is_quoted(head.start):
        return Named(None, "none", abstained=f"who says '{head.text}' here is not known")
    return Named(own_voice(document), "voice")


def _antecedent(parse: Parse, relative: Token) -> Token | None:
    """Return the noun that a relative pronoun takes up."""
    at, steps = relative, 0
    while at.dep != "relcl" and at.head != at.i and steps < 8:
        at, steps = parse.tokens[at.head], steps + 1
    if at.dep == "relcl":
        above = parse.tokens[at.head]
        return above if above.pos in ("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ") else None
    sentence = parse.sentences[relative.sentence]
    for i in range(relative.i - 1, max(sentence.first, relative.i - 3) - 1, -1):
        if parse.tokens[i].pos in ("NOUN", "PROPN"):
            return parse.tokens[i]
    return None


def _from_pronoun(discourse: Discourse, head: Token) -> Named:
    verdict = discourse.verdicts.get(head.i, Verdict(None))
    if verdict.key is None:
        return Named(None, _kind_of_pronoun(head), abstained=doubt(head.text, verdict))
    return named_by_key(discourse, verdict.key, head.i)


def _kind_of_pronoun(head: Token) -> SourceKind:
    if head.lower in ("they", "them", "their", "theirs"):
        return "group"
    return "unnamed"


def named_by_key(discourse: Discourse, key: int, at: int) -> Named:
    """Return the name, kind and role of a referent."""
    actor = discourse.actor(key)
    if actor is not None:
        return _from_actor(discourse, actor, at)
    referent = discourse.referents[key]
    kind: SourceKind = (
        "group"
        if referent.is_a == "person" and referent.number == "many"
        else "organisation"
        if referent.is_a == "body"
        else "unnamed"
    )
    return Named(_readable(referent.name), kind, last=at)


def _from_actor(discourse: Discourse, actor: Actor, at: int) -> Named:
    if actor.kind == "person":
        role = best_role(actor.roles) or discourse.told_roles.get(actor.key)
        return Named(actor.name, "person", role, last=at)
    if actor.kind == "other":
        return Named(actor.name, "organisation" if is_outlet(actor.name) else "person", last=at)
    return Named(plain_name(actor.name), actor.kind, last=at)


def _joint(discourse: Discourse, tokens: tuple[Token, ...], head: Token) -> Named | None:
    """Return the names of a source of several persons or things, None for a single one."""
    inside = {t.i for t in tokens}
    if is_one_person(discourse.parse, head):
        return None
    parts = [head]
    at = head
    while True:
        more = [
            discourse.parse.tokens[c]
            for c in discourse.parse.children[at.i]
            if discourse.parse.tokens[c].dep == "conj" and c in inside
        ]
        more = [t for t in more if t.pos in ("PROPN", "NOUN", "PRON")]
        if not more:
            break
        at = more[0]
        parts.append(at)
    if len(parts) < 2:
        return None
    if any(mention_over(discourse, part.i) is None for part in parts):
        last = max(phrase_end(discourse.parse, parts[-1].i), parts[-1].i + 1)
        first = min(phrase_start(discourse.parse, head.i), head.i)
        return Named(noun_words(discourse.parse, max(first, tokens[0].i), last), "group")
    names = [_name_phrase(discourse, part, None) for part in parts]
    if any(n.name is None for n in names):
        return None
    words = [n.name for n in names if n.name is not None]
    kinds = {n.kind for n in names}
    kind: SourceKind = (
        names[0].kind if len(kinds) == 1 and names[0].kind in ("organisation", "place") else "group"
    )
    return Named(", ".join(words[:-1]) + " and " + words[-1], kind)


def _name_phrase(discourse: Discourse, head: Token, tokens: tuple[Token, ...] | None) -> Named:
    """Return who a noun phrase names."""
    verdict = discourse.verdicts.get(head.i)
    mention = mention_over(discourse, head.i)
    if mention is not None and (mention.last - 1) in discourse.cast.rivals:
        open_verdict = discourse.verdicts[mention.last - 1]
        return Named(None, "person", abstained=doubt(mention.text, open_verdict))
    actor = discourse.cast.actor_at(mention.last - 1) if mention is not None else None
    if mention is not None and actor is not None:
        if actor.kind == "person" or mention.kind == "person":
            return _from_actor(discourse, actor, mention.last - 1)
        return _thing(discourse, head, mention, actor)
    nominal = discourse.nominals.get(head.i)
    inner = _person_inside(discourse, head, tokens)
    if inner is None and nominal is not None:
        inner = _from_nominal(discourse, nominal, verdict)
    if inner is not None:
        return inner
    if verdict is not None and verdict.key is not None:
        return named_by_key(discourse, verdict.key, head.i)
    return _plain_words(discourse.parse, head, tokens)


def _thing(discourse: Discourse, head: Token, mention: NameMention, actor: Actor) -> Named:
    """Return a named organisation, place or group, with what its phrase adds to the name."""
    if mention.text in places() or actor.kind == "other" or head.i != mention.last - 1:
        return _from_actor(discourse, actor, mention.last - 1)
    first = min(phrase_start(discourse.parse, head.i), mention.first)
    words = noun_words(discourse.parse, first, mention.last)
    named = _from_actor(discourse, actor, mention.last - 1)
    longer = (
        words if len(words.split()) > len(actor.name.split()) and len(words.split()) <= 8 else None
    )
    if is_plural(head) and actor.kind == "group":
        return Named(longer or plain_name(actor.name), "group", last=head.i)
    return Named(longer or named.name, named.kind, named.role, last=head.i)


def _person_inside(
    discourse: Discourse, head: Token, tokens: tuple[Token, ...] | None
) -> Named | None:
    """Return the person in apposition to the head: 'a spokesman, X'; 'X, the spokesman'."""
    parse, at = discourse.parse, discourse.cast.at
    if tokens is None or head.dep == "poss":
        return None
    word = head_word(head.lower)
    is_open = word is None and head.pos == "NOUN" and not is_silent_phrase((head.lower,))
    if is_plural(head) or not (is_open or (word is not None and word.kind == "person")):
        return None
    for token in tokens:
        if token.i in at and token.i != head.i:
            actor = discourse.cast.actors[at[token.i]]
            mention = mention_over(discourse, token.i)
            if actor.kind != "person" or mention is None:
                continue
            before = parse.tokens[mention.title[0] - 1] if mention.title[0] > 0 else None
            if (token.dep == "appos" and token.head == head.i) or (
                before is not None
                and before.text == ","
                and parse.tokens[mention.first].dep not in ("conj", "pobj")
            ):
                role = noun_words(parse, phrase_start(parse, head.i), head.i + 1)
                discourse.told_roles.setdefault(actor.key, role)
                return _from_actor(discourse, actor, token.i)
    return None


def _from_nominal(discourse: Discourse, nominal: Nominal, verdict: Verdict | None) -> Named:
    if verdict is not None and verdict.key is None:
        return Named(None, "unnamed", abstained=doubt(nominal.text, verdict))
    if verdict is not None and verdict.key is not None:
        actor = discourse.actor(verdict.key)
        if actor is not None:
            named = _from_actor(discourse, actor, nominal.head)
            return (
                named
                if named.role
                else Named(named.name, named.kind, nominal.text, last=nominal.head)
            )
        issuer = find_issuer(discourse, nominal)
        if issuer is not None:
            return issuer
        if nominal.article == "definite" and len(nominal.text.split()) < 2:
            return named_by_key(discourse, verdict.key, nominal.head)
    kind: SourceKind = (
        "group"
        if nominal.is_plural and nominal.word.kind in ("person", "group")
        else "organisation"
        if nominal.word.kind in ("organisation", "outlet")
        else "unnamed"
    )
    return Named(_readable(with_owner(discourse, nominal)), kind, last=nominal.head)


def find_issuer(discourse: Discourse, nominal: Nominal) -> Named | None:
    """Return whose statement or report a source is, None where that is not said.

    In its words ('a Palace statement said') or by an earlier attribution ('the Palace said in a
    statement … , the statement said').
    """
    noun = nominal.word.same_as
    if nominal.word.kind != "document" or noun not in words_for("issued"):
        return None
    issuer = issuer_at(discourse, nominal.head)
    if issuer is not None:
        actor = next((a for a in discourse.cast.actors if a.name == issuer.name), None)
        role = best_role(actor.roles) if actor is not None and actor.kind == "person" else None
        return Named(issuer.name, issuer.kind, role, last=nominal.head)
    if nominal.article != "definite":
        return None
    earlier = [i for i in discourse.issued if i.noun == noun and i.token < nominal.head]
    if not earlier:
        return None
    last = max(earlier, key=lambda i: i.token)
    return Named(last.name, last.kind, last.role, last=nominal.head)


def remember_issued(discourse: Discourse, attribution: Attribution, who: Named) -> None:
    """Keep in mind whose a statement or report is that a source speaks in."""
    parse = discourse.parse
    places = attribution.cue or attribution.source
    if who.name is None or not places or who.kind == "voice":
        return
    sentence = parse.sentences[parse.tokens_in(places[0])[0].sentence]
    for token in parse.tokens[sentence.first : sentence.last]:
        if token.pos != "NOUN" or token.lemma not in words_for("issued"):
            continue
        inside = any(s.start <= token.start < s.end for s in attribution.content)
        article = determiner(parse, token.i)
        is_new = article is not None and article.lower in ("a", "an", "his", "her", "its", "their")
        if not inside and is_new and parse.tokens[token.head].lower in ("in", "by", "through"):
            discourse.issued.append(Issued(token.i, token.lemma, who.name, who.kind, who.role))


def _readable(words: str) -> str:
    """Return the words of a source without a name, without a possessive pronoun or quantity."""
    return re.sub(r"^(?:one|another|some)\s+(?=\w)", "", words)


def _plain_words(parse: Parse, head: Token, tokens: tuple[Token, ...] | None) -> Named:
    """Return the words themselves for a source that no lexicon knows."""
    first, end = phrase_start(parse, head.i), phrase_end(parse, head.i)
    if tokens:
        first, end = max(first, tokens[0].i), min(end, tokens[-1].i + 1)
    while first < head.i and parse.tokens[first].tag == "PRP$":
        first += 1
    words = noun_words(parse, first, max(end, head.i + 1))
    if not words:
        return Named(None, "none")
    if head.pos == "NUM" and tokens:
        words = noun_words(parse, tokens[0].i, tokens[-1].i + 1)
    if is_plural(head) or head.lower in QUANTIFIERS or head.pos == "NUM":
        return Named(words, "group", last=head.i)
    if head.pos == "PROPN" and head.text[:1].isupper():
        return Named(words, "organisation" if is_outlet(words) else "person", last=head.i)
    return Named(words, "unnamed", last=head.i)
