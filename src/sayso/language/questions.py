"""A question turned into the statement that it asks about.

"Is the bridge safe?" asks about "The bridge is safe", "Who closed the bridge?" about "Somebody
closed the bridge" and who that is. A statement stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.config import DEFAULT_PIPELINE
from sayso.language.parse import Parse, Token, parse_document
from sayso.model import Asks, Document, OffsetMap

AUXILIARIES = frozenset({"be", "do", "have"})
"""Lemmas that stand before the subject in a question; modals are known by their tag."""

LEAD = re.compile(
    r"^(?:(?:so|and|but|well|please|then)\b[,\s]*)*(?:"
    r"(?:is|was)(?:n['’]t)?\s+it\s+(?:really\s+)?(?:true|the\s+case|so|correct|a\s+fact|right)\s+that\s+|"
    r"(?:do|does|did)\s+(?:we|you|they|anyone|anybody|somebody|someone|people)\s+"
    r"(?:know|say|think|believe|claim|agree)\s+(?:that|whether|if)\s+|"
    r"(?:who|does\s+anyone|does\s+anybody)\s+(?:says?|said|claims?|claimed)\s+(?:that\s+)?|"
    r"whether\s+(?:or\s+not\s+)?)?",
    re.IGNORECASE,
)
"""What stands before the statement where it is asked for as a whole. Own list."""

TAG_QUESTION = re.compile(
    r",\s*(?:(?:is|are|was|were|do|does|did|have|has|had|will|would|can|could)(?:n['’]t)?\s+"
    r"(?:it|he|she|they|there|we|you)|right|correct|or\s+not)\s*[?.!]*$",
    re.IGNORECASE,
)
"""What stands behind it: "the bridge is safe, isn't it?"."""

ASKING: dict[str, Asks] = {
    "who": "who",
    "whom": "who",
    "whose": "who",
    "what": "what",
    "which": "what",
    "when": "when",
    "where": "where",
    "why": "why",
    "how": "why",
}
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
NOT = frozenset({"not", "n't", "n’t", "never"})
OPEN: dict[Asks, str] = {"who": "somebody", "what": "something"}
"""What stands for what is asked where the statement needs a word there."""


PAST: dict[str, str] = dict(
    re.findall(
        r"(\w+):(\w+)",
        "beat:beat become:became begin:began bend:bent bite:bit bleed:bled blow:blew break:broke "
        "bring:brought build:built burst:burst buy:bought cast:cast catch:caught choose:chose "
        "come:came cost:cost cut:cut deal:dealt dig:dug do:did draw:drew drink:drank drive:drove "
        "eat:ate fall:fell feed:fed feel:felt fight:fought find:found flee:fled fly:flew "
        "forbid:forbade forget:forgot forgive:forgave freeze:froze get:got give:gave go:went "
        "grow:grew hang:hung have:had hear:heard hide:hid hit:hit hold:held hurt:hurt keep:kept "
        "know:knew lay:laid lead:led leave:left lend:lent let:let lie:lied lose:lost make:made "
        "mean:meant meet:met mistake:mistook overthrow:overthrew pay:paid put:put quit:quit "
        "read:read ride:rode ring:rang rise:rose run:ran say:said see:saw seek:sought sell:sold "
        "send:sent set:set shake:shook shoot:shot show:showed shut:shut sing:sang sink:sank "
        "sit:sat sleep:slept speak:spoke spend:spent split:split spread:spread stand:stood "
        "steal:stole stick:stuck strike:struck swear:swore sweep:swept swim:swam swing:swung "
        "take:took teach:taught tear:tore tell:told think:thought throw:threw "
        "understand:understood undertake:undertook wear:wore win:won withdraw:withdrew "
        "write:wrote",
    )
)
"""Past forms that are not made by a rule, of verbs that news uses. Own list."""


@dataclass(frozen=True, slots=True)
class Proposition:
    """What a question asks about.

    `words` is a statement, without what is asked where it can do without. `noun` is the lemma of
    what is counted or chosen from ("how many soldiers", "which ward"), None otherwise.
    """

    words: str
    asks: Asks
    noun: str | None = None


def read_question(question: str, *, pipeline: str = DEFAULT_PIPELINE) -> Proposition:
    """Return what a question, or a plain statement, asks about.

    Args:
        question: one sentence, with or without a question mark.
        pipeline: name of the spaCy pipeline.

    Raises:
        ResourceError: the pipeline is not installed.

    Example:
        >>> read_question("Is the old bridge safe?").words
        'The old bridge is safe.'
        >>> read_question("Who closed the bridge?")
        Proposition(words='Somebody closed the bridge.', asks='who', noun=None)
    """
    line = " ".join(question.split())
    words = LEAD.sub("", TAG_QUESTION.sub("?", line), count=1) or line
    words = words.rstrip(" ?!.") + "?"
    words = words[:1].upper() + words[1:]
    parse = parse_document(note(words), pipeline=pipeline)
    tokens = [token for token in parse.tokens if token.text != "?"]
    asked = _find_asked(tokens)
    if asked is not None:
        return _open_question(parse, tokens, *asked, pipeline)
    if tokens and _is_auxiliary(tokens[0]):
        return Proposition(_sentence(_undo(parse, tokens, 0, pipeline)), "whether")
    return Proposition(words.removesuffix("?") + ".", "whether")


def note(words: str) -> Document:
    """Return a Document of a few words that nobody published."""
    offsets = OffsetMap("characters", ())
    return Document("question", "question", "", 0, "text", "", words, offsets, language="en")


def _find_asked(tokens: Sequence[Token]) -> tuple[Asks, int] | None:
    """Return what is left open, and the place of the word that asks, near the start."""
    for at, token in enumerate(tokens[:3]):
        if token.lower in ASKING and token.tag in {"WP", "WP$", "WDT", "WRB"}:
            follows = tokens[at + 1].lower if at + 1 < len(tokens) else ""
            if token.lower == "how" and follows in {"many", "much"}:
                return "how many", at
            if token.lower == "what" and follows in {"time", "day", "date", "year", "month"}:
                return "when", at
            return ASKING[token.lower], at
        if token.pos != "ADP":
            return None
    return None


def _open_question(
    parse: Parse, tokens: Sequence[Token], asks: Asks, asked_at: int, pipeline: str
) -> Proposition:
    """Undo a question that leaves a part open: the part goes, or a word stands for it."""
    verb = next(
        (at for at, token in enumerate(tokens) if at > asked_at and token.pos in {"AUX", "VERB"}),
        None,
    )
    if verb is None:
        return Proposition(_sentence(tokens), asks)
    phrase = [token for token in tokens[asked_at + 1 : verb] if token.lower not in {"many", "much"}]
    nouns = [token for token in phrase if token.pos in {"NOUN", "PROPN"}]
    noun = nouns[-1].lemma if nouns else None
    rest = tokens[verb:]
    is_subject = not _is_inverted(parse, tokens, verb)
    if is_subject:
        stands = phrase if asks in {"how many", "what"} and phrase else []
        return Proposition(_sentence(rest, before=_words(stands) or OPEN.get(asks, "")), asks, noun)
    told = _undo(parse, tokens, verb, pipeline)
    stands = phrase if asks in {"how many", "what"} else []
    if not stands and asks not in OPEN:
        return Proposition(_sentence(told), asks, noun)
    # the verb's object goes behind the verb again: "Mora has soldiers in the valley"
    main = _main_verb(told)
    words = _words(stands) or OPEN.get(asks, "")
    spoken = " ".join(part for part in (_words(told[:main]), words, _words(told[main:])) if part)
    return Proposition(f"{spoken[:1].upper()}{spoken[1:]}.", asks, noun)


def _main_verb(tokens: Sequence[Token]) -> int:
    """Return the place behind the main verb and the prepositions that nothing follows."""
    verbs = [at for at, token in enumerate(tokens) if token.pos in {"VERB", "AUX"}]
    main = next((at for at in verbs if tokens[at].dep == "ROOT"), verbs[-1] if verbs else 0)
    is_stranded = all(token.pos in {"ADP", "PART"} for token in tokens[main + 1 :])
    return len(tokens) if is_stranded else main + 1


def _is_auxiliary(token: Token) -> bool:
    return token.tag == "MD" or (token.lemma in AUXILIARIES and token.tag.startswith("VB"))


def _is_inverted(parse: Parse, tokens: Sequence[Token], verb: int) -> bool:
    """Tell whether the subject stands behind the auxiliary."""
    if not _is_auxiliary(tokens[verb]):
        return False
    return _subject_end(parse, tokens, verb) > verb + 1


def _undo(parse: Parse, tokens: Sequence[Token], verb: int, pipeline: str) -> list[Token]:
    """Return the words with the subject before the auxiliary, without what stood before both."""
    start = verb + 1
    if start < len(tokens) and tokens[start].lower in {"n't", "n’t"}:
        start += 1  # "isn't it safe?" asks whether it is
    end = _subject_end(parse, tokens, verb)
    end = _parsed_end(tokens, verb, start, end, pipeline) or end
    return _inflected([*tokens[start:end], tokens[verb], *tokens[end:]], tokens[verb])


MOST_WORDS = 24
"""Words up to which a question is tried with each possible end of its subject."""


def _parsed_end(
    tokens: Sequence[Token], verb: int, start: int, end: int, pipeline: str
) -> int | None:
    """Return where the subject ends by the parse of the statement, None where that tells nothing.

    A question's parse takes "the train crash" of "where did the train crash?" for one thing;
    "the train will crash" is read right.
    """
    auxiliary = tokens[verb]
    is_done = auxiliary.lemma == "do" or auxiliary.tag == "MD"
    if len(tokens) > MOST_WORDS or not (is_done or auxiliary.lemma == "be"):
        return None
    if auxiliary.tag == "MD" and end < len(tokens):
        return None
    ends = sorted(range(start + 1, len(tokens)), key=lambda at: (at != end, at))
    if not is_done and end < len(tokens) and tokens[end].pos not in {"ADP", "ADV"}:
        return None
    for at in ends:
        if tokens[at - 1].pos in {"DET", "ADP"}:
            continue
        middle = "will" if auxiliary.lemma == "do" else auxiliary.lower
        words = f"{_words(tokens[start:at])} {middle} {_words(tokens[at:])}."
        words = words[:1].upper() + words[1:] if tokens[start].pos != "PROPN" else words
        if _is_told(parse_document(note(words), pipeline=pipeline), middle, is_done=is_done):
            return at
    return None


def _is_told(parse: Parse, auxiliary: str, *, is_done: bool) -> bool:
    """Tell whether all before the auxiliary is its subject, and a verb or adjective follows it."""
    at = next((t.i for t in parse.tokens if t.lower == auxiliary and t.pos == "AUX"), 0)
    root = next((t for t in parse.tokens if t.dep == "ROOT"), None)
    if not at or root is None or (root.i != at and parse.tokens[at].head != root.i):
        return False
    subjects = [t for t in parse.tokens[:at] if t.dep in SUBJECTS and t.head == root.i]
    if not subjects or len(parse.subtree(subjects[0].i)) != at:
        return False
    follows = next((t for t in parse.tokens[at + 1 :] if t.pos not in {"ADV", "PART"}), None)
    if follows is None:
        return False
    if is_done:
        return follows.i == root.i and follows.tag == "VB"
    return follows.dep == "acomp" or (follows.i == root.i and follows.tag in {"VBN", "VBG"})


def _inflected(tokens: Sequence[Token], auxiliary: Token) -> list[Token]:
    """Put the main verb for "do" and its infinitive: "the guards did fire" is "… fired"."""
    at = next((n for n, token in enumerate(tokens) if token.i == auxiliary.i), 0)
    verb = next((n for n, t in enumerate(tokens) if n > at and t.pos not in {"ADV", "PART"}), None)
    between = tokens[at + 1 : verb]
    if auxiliary.lemma != "do" or verb is None or any(t.lower in NOT for t in between):
        return list(tokens)
    plain = tokens[verb]
    if not plain.lower.isalpha() or plain.lower != plain.text:
        return list(tokens)
    word = {"did": past_of, "does": third_of}.get(auxiliary.lower, str)(plain.lower)
    told = replace(plain, text=word, lower=word, pos="VERB", dep="ROOT")
    return [*tokens[:at], *between, told, *tokens[verb + 1 :]]


def past_of(verb: str) -> str:
    """Return the past form of a verb.

    Example:
        >>> past_of("break"), past_of("carry"), past_of("stop"), past_of("withhold")
        ('broke', 'carried', 'stopped', 'withheld')
    """
    if verb in PAST:
        return PAST[verb]
    joined = re.fullmatch(r"(with|under|over|up|mis|out|fore|re)(\w+)", verb)
    if joined and joined[2] in PAST:
        return joined[1] + PAST[joined[2]]
    if verb.endswith("e"):
        return f"{verb}d"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ied"
    # one vowel before one consonant doubles it, in verbs of one syllable
    doubles = re.fullmatch(r"[^aeiou]*[aeiou][bdgklmnprt]", verb)
    return f"{verb}{verb[-1]}ed" if doubles else f"{verb}ed"


def third_of(verb: str) -> str:
    """Return the form of a verb for "he" or "she".

    Example:
        >>> third_of("have"), third_of("deny"), third_of("reach"), third_of("say")
        ('has', 'denies', 'reaches', 'says')
    """
    if verb == "have":
        return "has"
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{verb}s"


def _subject_end(parse: Parse, tokens: Sequence[Token], verb: int) -> int:
    """Return the place behind the subject that follows an auxiliary; verb + 1 where none does."""
    places = {token.i: at for at, token in enumerate(tokens)}
    auxiliary = tokens[verb]
    heads = {auxiliary.i, auxiliary.head}
    first = verb + 1
    if first < len(tokens) and tokens[first].lower in {"n't", "n’t"}:
        first += 1
    for at in range(first, len(tokens)):
        token = tokens[at]
        if token.dep in SUBJECTS and token.head in heads:
            below = [places[i] for i in parse.subtree(token.i) if places.get(i, 0) >= first]
            end = _shortened(tokens, at, max(below, default=at) + 1)
            break
    else:
        end = _first_phrase(tokens, first)
    is_number = end < len(tokens) and tokens[end].pos == "NUM"
    return end + 1 if is_number and tokens[end - 1].pos == "PROPN" else end  # "Ward 4"


def _shortened(tokens: Sequence[Token], head: int, end: int) -> int:
    """Cut a subject that has swallowed the rest of the sentence behind its head."""
    if end < len(tokens) or not any(t.dep in {"prep", "advmod"} for t in tokens[head + 1 : end]):
        return end
    return head + 1


def _first_phrase(tokens: Sequence[Token], first: int) -> int:
    """Return where the first run of nouns with their adjectives ends."""
    at = first
    named = False
    while at < len(tokens) and tokens[at].pos in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"}:
        if named and tokens[at].pos in {"DET", "ADJ", "PRON"}:
            break
        named = named or tokens[at].pos in {"NOUN", "PROPN", "PRON"}
        at += 1
    return at if named else first


def _words(tokens: Sequence[Token]) -> str:
    """Return words as one writes them; contractions and marks close up."""
    told = ""
    for token in tokens:
        word = token.lower if token.i == 0 and _is_auxiliary(token) else token.text
        closes = word[:1] in "'’.,;:)%-" or token.lower in {"n't", "n’t"}
        opens = told.endswith(("(", "“", "$", "€", "£", "-"))
        told += word if closes or opens or not told else f" {word}"
    return told


def _sentence(tokens: Sequence[Token], *, before: str = "") -> str:
    words = " ".join(part for part in (before, _words(tokens)) if part)
    return f"{words[:1].upper()}{words[1:]}." if words else ""
