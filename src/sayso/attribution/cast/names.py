"""Names in a Document: where they stand, what kind of thing they name, and their titles."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sayso.attribution.cast.capitals import (
    DAYS_AND_MONTHS,
    is_day_or_month,
    is_office,
    is_shouted_cue,
)
from sayso.attribution.cast.headlines import split_headlines, without_headline_words
from sayso.attribution.cast.labels import without_letters
from sayso.attribution.cast.mention import NameKind, NameMention
from sayso.attribution.cast.pieces import name_pieces
from sayso.attribution.cast.titles import HONORIFICS, core_start, title_start
from sayso.attribution.words import (
    given_names,
    head_word,
    is_outlet,
    places,
    plain_name,
    words_for,
)
from sayso.language.boundaries import sentence_openers
from sayso.language.parse import Parse, Token

PARTICLES = words_for("particle")
ORGANISATION_WORDS = words_for("organisation")
BODY_WORDS = ORGANISATION_WORDS | words_for("outlet-tail")
PLACE_KINDS: dict[str, NameKind] = {
    "seat": "organisation",
    "party": "organisation",
    "demonym": "group",
    "party-adjective": "group",
}
TAILS: dict[str, NameKind] = {"place-tail": "place", "thing-tail": "other"}
UNSURE = frozenset({"other", "organisation"})
ELIDED = re.compile(r"[dl]['’][^\W\d_a-z]")
NO_NAME = frozenset(
    {"PRON", "DET", "ADP", "SCONJ", "CCONJ", "AUX", "PUNCT", "NUM", "INTJ", "PART", "SYM"}
)


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
            for first, end in name_pieces(parse, at, last, labels):
                mention = _mention(parse, first, end, labels)
                if mention is not None:
                    found.append(mention)
            at = last
    return tuple(_agree(split_headlines(parse, without_headline_words(found))))


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
    is_large = token.text[:1].isupper() or bool(ELIDED.match(token.text))
    return is_large and token.pos not in NO_NAME


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
    return _links(tokens, at) if at + 1 < limit else 0


def _links(tokens: tuple[Token, ...], at: int) -> int:
    """Return how many tokens at a place link the words of a name: hyphens, particles, 'of'."""
    here, after = tokens[at], tokens[at + 1]
    if here.lower == "of" and after.lower == "the" and at + 2 < len(tokens):
        is_body = tokens[at - 1].lower in words_for("of-the") and tokens[at - 1].text[:1].isupper()
        return 2 if is_body and is_capital(tokens[at + 2]) else 0
    is_tight = here.start == tokens[at - 1].end
    if here.text in "-'’." and is_tight and after.start == here.end and after.text[:1].isalnum():
        return 2
    if here.text == "." and is_tight and tokens[at - 1].lower + "." in HONORIFICS:
        return 1
    if here.lower in PARTICLES and _after_particle(tokens, at):
        return 1
    if here.lower in ("of", "for", "&") and is_capital(after):
        return 1
    is_body = tokens[at - 1].lower in ORGANISATION_WORDS and tokens[at - 1].text[:1].isupper()
    is_day = after.lower in DAYS_AND_MONTHS
    return 1 if here.lower in ("on", "and") and is_body and is_capital(after) and not is_day else 0


def _after_particle(tokens: tuple[Token, ...], at: int) -> bool:
    for k in range(at + 1, min(at + 4, len(tokens))):
        if is_capital(tokens[k]):
            return True
        if tokens[k].text != "-" and tokens[k].lower not in PARTICLES:
            return False
    return False


def _starts_name(parse: Parse, at: int, known: frozenset[str]) -> bool:
    token = parse.tokens[at]
    if not token.text[:1].isupper() or is_day_or_month(parse, at) or is_shouted_cue(parse, at):
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


def _mention(parse: Parse, first: int, last: int, labels: dict[int, str]) -> NameMention | None:
    core = core_start(parse, first, last, labels)
    if core >= last or is_office(parse, first, last):
        return None
    while last > core + 1 and parse.tokens[last - 1].lower in ("of", "for", "and", "-"):
        last -= 1
    if core == first and _opens_on_noun(parse, first, last):
        core = first + 1
        first = core
    title_first = title_start(parse, core)
    text = plain_name(parse.text[parse.tokens[core].start : parse.tokens[last - 1].end])
    text = without_letters(text)
    if text.lower() in words_for("never-name") or not any(c.isalpha() for c in text):
        return None
    kind = _kind(core, last, text, labels)
    is_body = text in places() or is_outlet(text) or text.split()[-1].lower() in ORGANISATION_WORDS
    is_named = parse.tokens[core].lower in given_names() and last - core > 1
    parts = text.split()
    if kind != "place" and parse.tokens[core].text == parts[0] and _is_address(parse, core, parts):
        core, text = core + 1, " ".join(parts[1:])
    if title_first < core and (not is_body or is_named):
        kind = "person"
    elif kind != "person":
        title_first = core
        text = plain_name(parse.text[parse.tokens[first].start : parse.tokens[last - 1].end])
        text = without_letters(text)
        core = title_first = first
        kind = _kind(first, last, text, labels)
        if kind == "person":
            kind = "other"
    if (
        kind in ("place", "other", "organisation")
        and len(text.split()) > 1
        and _has_age(parse, last)
    ):
        kind = "person"
    return NameMention(core, last, text, kind, (title_first, core))


def _is_address(parse: Parse, core: int, words: Sequence[str]) -> bool:
    """Tell whether a name begins with a word of address or praise, or with a turn's letter.

    'Big Jo Tarn', 'A. Jo came'. One that is a given name or an initial too ('Don', 'M.') only
    where the text has it before the first or the last name alone as well.
    """
    first = words[0].lower()
    if len(words) < 2:
        return False
    if first in ("q.", "a."):
        return len(words) == 2 and parse.text[: parse.tokens[core].start].endswith("\n")
    if len(words) > 2 and first in words_for("epithet"):
        return True
    if first not in words_for("address") or words[1].lower() in PARTICLES:
        return False
    title, name, last = (re.escape(w) for w in (words[0], words[1], words[-1]))
    if len(words) == 2:
        longer = rf"\b{title} (?:{name} [^\W\d_a-z]\w|[^\W\d_a-z]\w+ {last}\b)"
        return bool(re.search(longer, parse.text))
    alone = rf"\b{title} (?:{name}\b(?! {re.escape(words[2])})|{last}\b)"
    return words[1].lower() in given_names() or bool(re.search(alone, parse.text))


def _has_age(parse: Parse, at: int) -> bool:
    """Tell whether a name is followed by an age between commas: 'X, 71, saw it'."""
    after = parse.tokens[at : at + 3]
    if len(after) < 3 or after[0].text != "," or after[2].text not in (",", ".", "of"):
        return False
    return after[1].text.isdigit() and 4 < int(after[1].text) < 111


def _opens_on_noun(parse: Parse, first: int, last: int) -> bool:
    """Tell whether a sentence opens on a noun before a full name: 'Gaffer Len Strand'."""
    tokens = parse.tokens
    if last - first < 2 or first != parse.sentences[tokens[first].sentence].first:
        return False
    if tokens[first].text in sentence_openers():
        return True
    names = given_names()
    if last - first < 3:
        return False
    is_name = tokens[first].lower in names or tokens[first + 1].lower not in names
    return not is_name and len(tokens[first].text) > 2 and tokens[first].text.isalpha()


def _kind(first: int, last: int, text: str, labels: dict[int, str]) -> NameKind:
    words = text.split()
    if text in places():
        return PLACE_KINDS.get(places()[text].kind, "place")
    is_given = len(words) > 1 and words[0].lower() in given_names()
    for use, kind in TAILS.items():
        if len(words) > 1 and words[-1].lower() in words_for(use):
            return kind
    before = next((k for k, w in enumerate(words) if k and w in ("of", "for")), len(words))
    is_body = is_outlet(text) or words[-1].lower() in BODY_WORDS
    last_word = head_word(" ".join(words[-2:]).lower()) or head_word(words[-1].lower())
    is_body = is_body or (
        (len(words) > 1 or not text.endswith("s"))
        and last_word is not None
        and last_word.kind in ("organisation", "outlet")
    )
    is_body = is_body or (
        1 < before < len(words) and words[before - 1].lower() in ORGANISATION_WORDS
    )
    if is_body and not (is_given and labels.get(first) == "PERSON"):
        return "organisation"
    got = Counter(labels[k] for k in range(first, last) if k in labels)
    label = got.most_common(1)[0][0] if got else ""
    if label != "PERSON" and is_given:
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


def _agree(found: Iterable[NameMention]) -> list[NameMention]:
    """Give a name the kind that its last word mostly has.

    One word of a person's name alone is that person.
    """
    mentions = list(found)
    votes: dict[str, Counter[NameKind]] = {}
    for mention in mentions:
        titled = mention.title[0] < mention.title[1]
        votes.setdefault(_last_word(mention), Counter())[mention.kind] += 1 + 2 * titled
    persons = [m for m in mentions if m.kind == "person" and len(m.parts) > 1]
    words = {_last_word(m) for m in persons} | _used_as_last_names(mentions)
    words |= {m.parts[0].lower() for m in persons if m.parts[0].lower() in given_names()}
    return [_with_kind(m, _settled_kind(m, votes[_last_word(m)], words)) for m in mentions]


def _used_as_last_names(mentions: Sequence[NameMention]) -> set[str]:
    """Return the last words of names that stand alone later, as people's last names do."""
    alone = {m.text.lower() for m in mentions if len(m.parts) == 1}
    return {
        _last_word(m)
        for m in mentions
        if m.kind in ("organisation", "other")
        and 1 < len(m.parts) <= 3
        and m.text.replace(" ", "").replace("-", "").isalpha()
        and not m.text.isupper()
        and _last_word(m) in alone
        and not _is_word_of_body(_last_word(m))
    }


def _is_word_of_body(word: str) -> bool:
    known = head_word(word)
    is_body = known is not None and known.kind != "person"
    return is_body or word in ORGANISATION_WORDS or word in words_for("outlet-tail")


def _last_word(mention: NameMention) -> str:
    return mention.parts[-1].lower()


def _settled_kind(
    mention: NameMention, votes: Counter[NameKind], person_words: set[str]
) -> NameKind:
    """Return the kind of a name in the light of the others in the Document."""
    if mention.text in places():
        return mention.kind
    is_titled = mention.title[0] < mention.title[1]
    is_short = len(mention.parts) == 1 and mention.text.lower() in person_words
    is_like = len(mention.parts) <= 3 and _last_word(mention) in person_words
    if is_titled or is_short or (is_like and mention.kind in UNSURE):
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
