"""Names in a Document: where they stand, what kind of thing they name, and their titles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sayso.attribution.words import (
    given_names,
    head_word,
    is_outlet,
    places,
    plain_name,
    words_for,
)
from sayso.language.parse import Parse, Token

NameKind = Literal["person", "organisation", "place", "group", "other"]

PARTICLES = words_for("particle")
HONORIFICS = words_for("honorific")
DAYS_AND_MONTHS = words_for("day-or-month")
ORGANISATION_WORDS = words_for("organisation")
TITLE_LINKS = frozenset({"of", "for", "and", "to", "-", "'s", "’s", "&"})
PLACE_KINDS: dict[str, NameKind] = {
    "seat": "organisation",
    "party": "organisation",
    "demonym": "group",
    "party-adjective": "group",
}
NO_NAME = frozenset(
    {"PRON", "DET", "ADP", "SCONJ", "CCONJ", "AUX", "PUNCT", "NUM", "INTJ", "PART", "SYM"}
)


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name without its titles: tokens [first, last), with the tokens of its titles before it.

    `title` is the range of title tokens, empty where there are none.
    """

    first: int
    last: int
    text: str
    kind: NameKind
    title: tuple[int, int]

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the words of the name."""
        return tuple(self.text.split())


def find_names(parse: Parse) -> tuple[NameMention, ...]:
    """Return the names of a Document, in text order, titles set apart."""
    labels = _labels(parse)
    known = _known_words(parse)
    found: list[NameMention] = []
    for sentence in parse.sentences:
        at = sentence.first
        while at < sentence.last:
            last = _run_end(parse, at, sentence.last, known)
            if last == at:
                at += 1
                continue
            for first, end in _pieces(parse, at, last, labels):
                mention = _mention(parse, first, end, labels)
                if mention is not None:
                    found.append(mention)
            at = last
    return tuple(_agree(_without_headline_words(found)))


def _labels(parse: Parse) -> dict[int, str]:
    return {i: name.label for name in parse.names for i in range(name.first, name.last)}


def _known_words(parse: Parse) -> frozenset[str]:
    """Return the capitalised words that are names inside a sentence, where capitals tell."""
    starts = {s.first for s in parse.sentences}
    return frozenset(
        t.text
        for t in parse.tokens
        if t.pos == "PROPN" and t.i not in starts and t.text[:1].isupper() and len(t.text) > 2
    )


def is_capital(token: Token) -> bool:
    """Tell whether a token is a word with a capital, as names are written."""
    return token.text[:1].isupper() and token.pos not in NO_NAME


def _run_end(parse: Parse, at: int, limit: int, known: frozenset[str]) -> int:
    """Return the end of the run of name tokens that starts at a token, the token if none."""
    tokens = parse.tokens
    if not _starts_name(parse, at, known):
        return at
    end = at + 1
    while end < limit:
        width = _continues(tokens, end, limit, known)
        if not width:
            break
        end += width
    return end


def _continues(tokens: tuple[Token, ...], at: int, limit: int, known: frozenset[str]) -> int:
    """Return how many tokens at a place go on with a name, 0 for none."""
    here = tokens[at]
    if here.lower in DAYS_AND_MONTHS:
        return 0
    if is_capital(here) and (here.pos not in ("VERB", "ADV") or here.text in known):
        return 1
    if at + 1 >= limit:
        return 0
    after = tokens[at + 1]
    is_tight = here.start == tokens[at - 1].end
    if here.text in "-'’." and is_tight and after.start == here.end and after.text[:1].isalnum():
        return 2
    if here.text == "." and is_tight and tokens[at - 1].lower + "." in HONORIFICS:
        return 1
    if here.lower in PARTICLES and _after_particle(tokens, at, limit):
        return 1
    if here.lower in ("of", "for", "&") and is_capital(after):
        return 1
    is_body = tokens[at - 1].lower in ORGANISATION_WORDS and tokens[at - 1].text[:1].isupper()
    return 1 if here.lower in ("on", "and") and is_body and is_capital(after) else 0


def _after_particle(tokens: tuple[Token, ...], at: int, limit: int) -> bool:
    for k in range(at + 1, min(at + 4, limit)):
        if is_capital(tokens[k]):
            return True
        if tokens[k].text != "-" and tokens[k].lower not in PARTICLES:
            return False
    return False


def _starts_name(parse: Parse, at: int, known: frozenset[str]) -> bool:
    token = parse.tokens[at]
    if token.lower in DAYS_AND_MONTHS or not token.text[:1].isupper():
        return False
    if token.text in known and token.pos in ("NOUN", "VERB", "ADJ", "X", "INTJ"):
        return True
    if not is_capital(token):
        return False
    if token.pos == "PROPN":
        return True
    sentence = parse.sentences[token.sentence]
    if at > sentence.first and parse.tokens[at - 1].text not in "\"“‘'«(*":
        return token.pos in ("NOUN", "ADJ", "VERB", "X", "ADV")
    follows = parse.tokens[at + 1] if at + 1 < sentence.last else None
    listed = token.lower in given_names() or token.text in places()
    title = head_word(token.lower)
    return (listed or (title is not None and title.kind == "person")) and follows is not None


def _split_run(parse: Parse, first: int, last: int) -> list[tuple[int, int]]:
    """Split a run at 'of' and 'for' where what stands before it is a person's name."""
    for k in range(first + 1, last - 1):
        if parse.tokens[k].lower not in ("of", "for") or _is_title(parse, first, k):
            continue
        before = (
            _label_of(parse, first, k) == "PERSON" or parse.tokens[first].lower in given_names()
        )
        after = parse.tokens[k + 1].lower in given_names() and k + 2 < last
        if before or after:
            return [(first, k), *_split_run(parse, k + 1, last)]
    return [(first, last)]


def _pieces(parse: Parse, first: int, last: int, labels: dict[int, str]) -> list[tuple[int, int]]:
    """Return the names in a run; an office without a name ('the President of Arvania') has those of
    its place and body only."""
    found: list[tuple[int, int]] = []
    for start, end in _split_run(parse, first, last):
        head = next(
            (k for k in range(start + 1, end) if parse.tokens[k].lower in ("of", "for")), None
        )
        is_office = head is not None and _is_title(parse, start, head)
        if head is None or not is_office or _core_start(parse, start, end, labels) != start:
            found.append((start, end))
            continue
        if head - 1 > start:
            found.append((start, head - 1))
        found.append((head + 1, end))
    return found


def _label_of(parse: Parse, first: int, last: int) -> str | None:
    for name in parse.names:
        if name.first < last and first < name.last:
            return name.label
    return None


def _is_title(parse: Parse, first: int, last: int) -> bool:
    word = head_word(parse.tokens[last - 1].lower)
    return last > first and word is not None and word.kind == "person"


def _mention(parse: Parse, first: int, last: int, labels: dict[int, str]) -> NameMention | None:
    core = _core_start(parse, first, last, labels)
    if core >= last:
        return None
    while last > core + 1 and parse.tokens[last - 1].lower in ("of", "for", "and", "-"):
        last -= 1
    title_first = _title_start(parse, core)
    text = plain_name(parse.text[parse.tokens[core].start : parse.tokens[last - 1].end])
    if not text or not any(c.isalpha() for c in text):
        return None
    kind = _kind(parse, core, last, text, labels)
    is_body = text in places() or is_outlet(text) or text.split()[-1].lower() in ORGANISATION_WORDS
    is_named = parse.tokens[core].lower in given_names() and last - core > 1
    if title_first < core and (not is_body or is_named):
        kind = "person"
    elif kind != "person":
        title_first = core
        text = plain_name(parse.text[parse.tokens[first].start : parse.tokens[last - 1].end])
        core = title_first = first
        kind = _kind(parse, first, last, text, labels)
        if kind == "person":
            kind = "other"
    return NameMention(core, last, text, kind, (title_first, core))


def _core_start(parse: Parse, first: int, last: int, labels: dict[int, str]) -> int:
    """Return where the name proper starts in a run that may begin with titles."""
    title_end = first
    for k in range(first, last):
        word = head_word(parse.tokens[k].lower)
        if word is not None and word.kind == "person" and not _is_given(parse, k, last):
            title_end = k + 1
        elif parse.tokens[k].lower in HONORIFICS:
            title_end = k + 1
    if title_end == first:
        return first
    if title_end < last and parse.tokens[title_end].text == ".":
        title_end += 1
    if title_end < last and parse.tokens[title_end].lower in ("of", "for"):
        for k in range(title_end + 1, last):
            if labels.get(k) == "PERSON" and labels.get(k - 1) != "PERSON":
                return k
            if parse.tokens[k].lower in given_names() and k > title_end + 1:
                return k
        return first
    if title_end < last and parse.tokens[title_end].text == "-":
        return first
    return title_end


def _is_given(parse: Parse, k: int, last: int) -> bool:
    """Tell whether a word that is also a title is part of the name: 'Dean Norris', 'Amy King'."""
    word = parse.tokens[k].lower
    if k > 0 and parse.tokens[k - 1].lower in given_names() and word in given_names():
        return True
    follows = parse.tokens[k + 1].lower if k + 1 < last else ""
    return word in words_for("also-given") and follows not in given_names()


def _title_start(parse: Parse, core: int) -> int:
    """Return where the title before a name starts: 'the Russian deputy foreign minister' X."""
    tokens = parse.tokens
    sentence = parse.sentences[tokens[core].sentence]
    at = core - 1
    if at >= sentence.first and tokens[at].text == ".":
        at -= 1
    if at < sentence.first or not _ends_title(parse, at):
        return core
    start = at
    while start - 1 >= sentence.first and _in_title(tokens, start - 1):
        start -= 1
    while start < at and tokens[start].lower in TITLE_LINKS:
        start += 1
    return start


def _ends_title(parse: Parse, at: int) -> bool:
    token = parse.tokens[at]
    if token.lower in HONORIFICS:
        return True
    word = head_word(token.lower)
    if (
        word is not None
        and word.kind == "person"
        and token.tag not in ("NNS", "VB", "VBZ", "VBP", "VBD")
    ):
        return True
    # "Secretary of Defense X", "Director of National Intelligence X"
    for k in range(at, max(at - 4, 0), -1):
        if parse.tokens[k].lower in ("of", "for"):
            before = head_word(parse.tokens[k - 1].lower)
            return (
                before is not None
                and before.kind == "person"
                and parse.tokens[k - 1].text[:1].isupper()
            )
        if not parse.tokens[k].text[:1].isupper():
            break
    return False


def _in_title(tokens: tuple[Token, ...], at: int) -> bool:
    token = tokens[at]
    if token.text == "-":
        return at > 0 and tokens[at - 1].end == token.start
    if token.lower == "vice":
        return True
    if token.lower in TITLE_LINKS:
        return (
            token.lower not in ("and", "to", "for")
            and at > 0
            and tokens[at - 1].pos in ("NOUN", "PROPN")
        )
    if token.pos in ("NOUN", "PROPN", "ADJ"):
        return True
    return token.tag in ("VBN", "VBG") and token.dep == "amod"


def _kind(parse: Parse, first: int, last: int, text: str, labels: dict[int, str]) -> NameKind:
    words = text.split()
    if text in places():
        return PLACE_KINDS.get(places()[text].kind, "place")
    if is_outlet(text) or words[-1].lower() in ORGANISATION_WORDS | words_for("outlet-tail"):
        if not (
            len(words) > 1 and words[0].lower() in given_names() and labels.get(first) == "PERSON"
        ):
            return "organisation"
    got = Counter(labels[k] for k in range(first, last) if k in labels)
    label = got.most_common(1)[0][0] if got else ""
    if label != "PERSON" and len(words) > 1 and words[0].lower() in given_names():
        return "person"
    return _from_label(label)


def _from_label(label: str) -> NameKind:
    if label == "PERSON":
        return "person"
    if label in ("ORG",):
        return "organisation"
    if label in ("GPE", "LOC", "FAC"):
        return "place"
    return "group" if label == "NORP" else "other"


def _without_headline_words(found: list[NameMention]) -> list[NameMention]:
    """Cut what a headline in capitals adds to a name that the text gives without it."""
    whole = {m.text for m in found if m.kind == "person" and len(m.parts) == 2}
    cut: list[NameMention] = []
    for mention in found:
        short = " ".join(mention.parts[:2])
        if (
            len(mention.parts) > 2
            and short in whole
            and mention.last - mention.first == len(mention.parts)
        ):
            mention = NameMention(mention.first, mention.first + 2, short, "person", mention.title)
        cut.append(mention)
    return cut


def _agree(found: Iterable[NameMention]) -> list[NameMention]:
    """Give a name the kind that it and its last word mostly have; one word of a person's name is
    that person."""
    mentions = list(found)
    votes: dict[str, Counter[NameKind]] = {}
    for mention in mentions:
        titled = mention.title[0] < mention.title[1]
        votes.setdefault(_last_word(mention), Counter())[mention.kind] += 1 + 2 * titled
    persons = [m for m in mentions if m.kind == "person" and len(m.parts) > 1]
    words = {_last_word(m) for m in persons}
    words |= {m.parts[0].lower() for m in persons if m.parts[0].lower() in given_names()}
    return [_with_kind(m, _settled_kind(m, votes[_last_word(m)], words)) for m in mentions]


def _last_word(mention: NameMention) -> str:
    return mention.parts[-1].lower()


def _settled_kind(
    mention: NameMention, votes: Counter[NameKind], person_words: set[str]
) -> NameKind:
    """Return the kind of a name in the light of the others in the Document."""
    if mention.text in places():
        return mention.kind
    if mention.title[0] < mention.title[1]:
        return "person"
    if len(mention.parts) == 1 and mention.text.lower() in person_words:
        return "person"
    if is_outlet(mention.text) or _last_word(mention) in ORGANISATION_WORDS:
        return mention.kind
    if mention.kind != "place" and votes["person"] * 3 >= votes.total():
        return "person"
    return mention.kind


def _with_kind(mention: NameMention, kind: NameKind) -> NameMention:
    if kind == mention.kind:
        return mention
    return NameMention(mention.first, mention.last, mention.text, kind, mention.title)
