"""The name, kind and role of each source."""

from __future__ import annotations

from sayso.attribution.cast.actors import Actor
from sayso.attribution.resolving.descriptions import PARTITIVE, PARTS
from sayso.attribution.resolving.discourse import Discourse, Issued, mention_over
from sayso.attribution.resolving.letters import signed_by
from sayso.attribution.resolving.makers import UNOWNED
from sayso.attribution.resolving.named import Named, doubt, fitting_pronoun, own_voice
from sayso.attribution.resolving.phrases import (
    actor_by_initials,
    from_actor,
    name_joint,
    name_phrase,
    named_by_handle,
    named_by_key,
)
from sayso.attribution.resolving.pronouns import PRONOUNS
from sayso.attribution.resolving.relatives import antecedent_of, is_relative
from sayso.attribution.resolving.salience import Verdict
from sayso.attribution.resolving.turns import addressed_at, is_turn, name_label
from sayso.attribution.resolving.vocatives import called_at
from sayso.attribution.syntax import (
    determiner,
    head_of,
    phrase_start,
)
from sayso.attribution.words import (
    QUOTING,
    head_word,
    plain_name,
    words_for,
)
from sayso.language.parse import Parse, Token
from sayso.model import Attribution, Document, SourceKind

FIRST_PERSON = words_for("first-person")
OWN_SUBJECT = frozenset({"nsubj", "nsubjpass", "csubj", "auxpass", "agent"})


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
        shared = _shared_subject(discourse.parse, attribution)
        if shared is not None:
            return _from_head(document, discourse, shared, (shared,), parent)
        words = plain_name(" ".join(span.of(document.text) for span in attribution.source))
        return Named(words or None, "unnamed" if words else "none")
    if is_turn(document.text, attribution):
        label = attribution.source[0].of(document.text)
        known = next((turn.named for turn in discourse.turns if turn.label == label), None)
        talk = discourse.setting.talk
        return known or name_label(document, discourse.cast, discourse.parse, label, talk)
    by_layout = _before_agency(discourse.parse, attribution, tokens)
    by_layout = by_layout or named_by_handle(document, discourse, attribution, tokens)
    if by_layout is not None:
        return by_layout
    told = actor_by_initials(document, discourse, tokens) or _cut_after_title(discourse, tokens)
    told = told or _one_of_them(discourse, tokens)
    if told is not None:
        return from_actor(discourse, told, tokens[-1].i)
    return _from_tokens(document, discourse, tokens, parent)


def _before_agency(
    parse: Parse, attribution: Attribution, tokens: tuple[Token, ...]
) -> Named | None:
    """Return the role before an agency that ends a headline: "– envoy COAST-PRESS"."""
    cue = "".join(s.of(parse.text) for s in attribution.cue)
    after = parse.tokens[tokens[-1].i + 1] if tokens[-1].i + 1 < len(parse.tokens) else None
    if cue not in ("-", "–", "—", "―") or after is None or after.start > tokens[-1].end + 1:
        return None
    word = head_word(tokens[-1].lower)
    is_role = word is not None and word.kind == "person" and tokens[-1].text.islower()
    if not is_role or not after.text.isupper() or len(after.text) < 3:
        return None
    return Named(" ".join(t.text for t in tokens), "unnamed")


def _from_tokens(
    document: Document, discourse: Discourse, tokens: tuple[Token, ...], parent: Named | None
) -> Named:
    head = head_of(tokens)
    if head is not None and head.tag == "DT" and head.i == tokens[0].i and len(tokens) > 1:
        # a parser that reads the cue as a noun hangs article and noun on it
        nouns = [t for t in tokens[:4] if t.pos in ("NOUN", "PROPN")]
        is_last = bool(nouns) and nouns[-1].i == tokens[min(len(tokens), 4) - 1].i
        head = nouns[-1] if is_last else tokens[-1] if len(tokens) == 2 else head
    if head is None or _is_empty(discourse.parse, head):
        return Named(None, "none")
    return _from_head(document, discourse, head, tokens, parent)


def _shared_subject(parse: Parse, attribution: Attribution) -> Token | None:
    """Return the subject that a cue without its own shares: 'X withdrew it and maintained that'."""
    if attribution.source:
        return None
    cue = list(parse.tokens_of(attribution.cue))
    verb = next((t for t in cue if t.pos == "VERB"), None)
    if verb is None or any(parse.tokens[c].dep in OWN_SUBJECT for c in parse.children[verb.i]):
        return None
    at, steps = verb, 0
    while at.dep in ("conj", "xcomp") and steps < 4:
        if at.dep == "xcomp" and at.tag != "VBG":
            return None
        at, steps = parse.tokens[at.head], steps + 1
        below = [parse.tokens[c] for c in parse.children[at.i]]
        subject = [t for t in below if t.dep in ("nsubj", "nsubjpass") and t.i < verb.i]
        if subject:
            return subject[0]
    return None


def _from_head(
    document: Document,
    discourse: Discourse,
    head: Token,
    tokens: tuple[Token, ...],
    parent: Named | None,
) -> Named:
    opening = _opening_name(discourse, tokens)
    if opening is not None:
        return from_actor(discourse, opening, tokens[0].i)
    quoted = quoted_through(discourse.parse, head)
    if quoted is not None and _may_speak(discourse, quoted):
        return name_phrase(discourse, quoted, None)
    is_first = head.lower in FIRST_PERSON and head.text not in ("US", "ME")
    if is_first and head.tag in ("PRP", "PRP$", "NN", "NNP", "CD"):
        return _first_person(document, discourse, head, parent)
    owner = _owner_spoken_of(discourse, head)
    if owner is not None:
        own = (
            _addressed(discourse, owner)
            if owner.lower == "your"
            else _first_person(document, discourse, owner, parent)
        )
        if own is not None and own.name is not None:
            return own
    return _from_word(discourse, head) or (
        name_joint(discourse, tokens, head) or name_phrase(discourse, head, tokens)
    )


def _opening_name(discourse: Discourse, tokens: tuple[Token, ...]) -> Actor | None:
    """Return the person on whose name a source opens before a comma: 'X, at sea,'."""
    mention = mention_over(discourse, tokens[0].i)
    if mention is None or mention.last > tokens[-1].i:
        return None
    every = discourse.parse.tokens
    after = mention.last + (every[mention.last].lower in ("himself", "herself"))
    is_apart = every[after].text in (",", "(", "—", "–")
    others = (t for t in tokens if t.i >= mention.last and t.dep == "conj")
    joined = any(t.pos in ("NOUN", "PROPN", "PRON") for t in others)
    actor = discourse.cast.actor_at(mention.last - 1)
    is_person = actor is not None and actor.kind == "person"
    return actor if is_person and is_apart and not joined else None


def _owner_spoken_of(discourse: Discourse, head: Token) -> Token | None:
    """Return the 'my', 'our' or 'your' before a document's noun: 'our survey', 'your slide'."""
    nominal = discourse.nominals.get(head.i)
    if nominal is None or nominal.word.kind != "document" or nominal.word.same_as in UNOWNED:
        return None
    below = (discourse.parse.tokens[c] for c in discourse.parse.children[head.i])
    return next((t for t in below if t.lower in ("my", "our", "your") and t.i < head.i), None)


def _addressed(discourse: Discourse, word: Token) -> Named | None:
    """Return whom 'you' means: who is called by name in the same turn, else the other of two."""
    called = called_at(discourse, word.i)
    if called is not None:
        return from_actor(discourse, called, word.i)
    return addressed_at(discourse.turns, word.start)


def _one_of_them(discourse: Discourse, tokens: tuple[Token, ...]) -> Actor | None:
    """Return who is named behind a part of several: 'one of them, X'; 'a third, X,'."""
    comma = next((k for k, t in enumerate(tokens[:6]) if t.text == ","), 0)
    parts = [t.lower for t in tokens[:comma] if t.lower not in ("a", "an", "the")]
    if not parts or any(word not in PARTS and word not in PARTITIVE for word in parts):
        return None
    mention = mention_over(discourse, tokens[comma].i + 1)
    actor = discourse.cast.actor_at(mention.last - 1) if mention is not None else None
    is_somebody = actor is not None and actor.kind in ("person", "other", "organisation")
    return actor if is_somebody else None


def _cut_after_title(discourse: Discourse, tokens: tuple[Token, ...]) -> Actor | None:
    """Return the person whose name a sentence border cut off from the title: 'Capt. | X'."""
    every = discourse.parse.tokens
    cut = head_of(tokens) if len(tokens) > 2 else None
    at = cut.i + 1 if cut is not None and head_word(cut.lower + ".") else tokens[-1].i + 1
    after = at if every[min(at, len(every) - 1)].text == "." else tokens[-1].i + 1
    if after < len(every) and every[after].text == ".":
        after += 1
    title = every[after - 2] if every[after - 1].text == "." else tokens[-1]
    # "said X, a lawyer. Y": only a title's short form is cut off at its point
    word = head_word(title.lower + ".") if title.text[:1].isupper() else None
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
    if is_relative(head):
        antecedent = antecedent_of(discourse, head)
        if antecedent is None:
            return Named(None, "none", abstained=f"what '{head.text}' refers to is not clear")
        beside = _named_before(discourse, antecedent)
        if beside is not None:
            return fitting_pronoun(head.text, from_actor(discourse, beside, antecedent.i))
        below = set(discourse.parse.subtree(antecedent.i))
        first = phrase_start(discourse.parse, antecedent.i)
        phrase = tuple(t for t in discourse.parse.tokens[first : head.i] if t.i in below)
        who = name_phrase(discourse, antecedent, phrase or None)
        is_name = mention_over(discourse, antecedent.i) is not None  # not a document's maker
        return fitting_pronoun(head.text, who) if is_name else who
    if head.lower in ("you", "your"):
        other = _addressed(discourse, head)
        if other is not None:
            return other
        return Named(None, "unnamed", abstained=f"'{head.text}' is whoever is spoken to")
    return _from_pronoun(discourse, head) if head.lower in PRONOUNS else None


def _named_before(discourse: Discourse, noun: Token) -> Actor | None:
    """Return who is named right before an apposition: 'X, a pump attendant, who'."""
    parse = discourse.parse
    word = head_word(noun.lower)
    if noun.tag != "NN" or (word is not None and word.kind != "person"):
        return None
    at = phrase_start(parse, noun.i)
    if at < 2 or parse.tokens[at - 1].text != ",":
        return None
    mention = mention_over(discourse, at - 2)
    actor = discourse.cast.actor_at(mention.last - 1) if mention is not None else None
    is_end = mention is not None and mention.last == at - 1
    return actor if is_end and actor is not None and actor.kind == "person" else None


def _is_empty(parse: Parse, head: Token) -> bool:
    """Tell whether an 'it' or 'there' means no one: 'it emerged that …'."""
    if head.dep == "expl" or head.lower == "there":
        return True
    verb = parse.tokens[head.head]
    return head.lower == "it" and verb.lemma in ("appear", "seem", "emerge", "transpire", "happen")


def quoted_through(parse: Parse, head: Token) -> Token | None:
    """Return whom a source quotes: 'a Palace statement quoted X as saying', None otherwise."""
    verb = parse.tokens[head.head]
    if head.dep != "nsubj" or verb.lemma not in QUOTING:
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
    tokens = parse.tokens_of(attribution.source)
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
    writer = signed_by(document.text, discourse.cast, head.start)
    if writer is not None:
        return Named(writer, "voice")
    is_plural = head.lower in ("we", "us", "our", "ours", "ourselves")
    if is_plural and not (document.byline or document.publisher):
        return Named(None, "voice", abstained=f"who '{head.text}' are is not told")
    return Named(own_voice(document), "voice")


def _from_pronoun(discourse: Discourse, head: Token) -> Named:
    verdict = discourse.verdicts.get(head.i, Verdict(None))
    if verdict.key is None:
        return Named(None, _kind_of_pronoun(head), abstained=doubt(head.text, verdict))
    return fitting_pronoun(head.text, named_by_key(discourse, verdict.key, head.i))


def _kind_of_pronoun(head: Token) -> SourceKind:
    if head.lower in ("they", "them", "their", "theirs"):
        return "group"
    return "unnamed"


def remember_issued(discourse: Discourse, attribution: Attribution, who: Named) -> None:
    """Keep in mind whose a statement or report is that a source speaks in."""
    parse = discourse.parse
    places = attribution.cue or attribution.source
    if who.name is None or not places or who.kind == "voice":
        return
    inside = parse.tokens_in(places[0])
    if not inside:
        return
    sentence = parse.sentences[inside[0].sentence]
    for token in parse.tokens[sentence.first : sentence.last]:
        if token.pos != "NOUN" or token.lemma not in words_for("issued"):
            continue
        is_said = any(s.start <= token.start < s.end for s in attribution.content)
        article = determiner(parse, token.i)
        is_new = article is not None and article.lower in ("a", "an", "his", "her", "its", "their")
        if not is_said and is_new and parse.tokens[token.head].lower in ("in", "by", "through"):
            discourse.issued.append(Issued(token.i, token.lemma, who.name, who.kind, who.role))
