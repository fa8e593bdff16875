"""Who and what is named in full in a Document, put together from its names."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.attribution.cast.labels import fuller_name
from sayso.attribution.cast.mention import NameKind, NameMention
from sayso.attribution.cast.roles import Role, prefix_role, role_after, role_before
from sayso.attribution.cast.titles import FEMALE, MALE
from sayso.attribution.words import (
    Gender,
    given_names,
    head_word,
    is_outlet,
    places,
    strip_article,
    words_for,
)
from sayso.language.parse import Parse


@dataclass(slots=True)
class Draft:
    """A person or thing while the cast is being put together."""

    name: str
    kind: NameKind
    mentions: list[NameMention] = field(default_factory=list)


class Drafts:
    """The drafts of a cast in the order in which they came up, and by the words of their names."""

    def __init__(self) -> None:
        self._all: list[Draft] = []
        self._by_word: dict[str, list[int]] = defaultdict(list)

    def __len__(self) -> int:
        return len(self._all)

    def __iter__(self) -> Iterator[Draft]:
        return iter(self._all)

    def __getitem__(self, number: int) -> Draft:
        return self._all[number]

    def append(self, draft: Draft) -> None:
        """Add a draft."""
        self._all.append(draft)
        self._note(len(self._all) - 1)

    def rename(self, number: int, name: str) -> None:
        """Give a draft another name."""
        self._all[number].name = name
        self._note(number)

    def near(self, words: Iterable[str]) -> list[int]:
        """Return the numbers, in order, of drafts that have or had one of some words in a name."""
        return sorted({number for word in words for number in self._by_word.get(word, ())})

    def _note(self, number: int) -> None:
        for word in folded(self._all[number].name) or ("",):
            self._by_word[word].append(number)


def full_names(names: Iterable[NameMention]) -> Drafts:
    """Return a draft for each person named in more than one word, and for each other thing."""
    drafts = Drafts()
    for mention in names:
        is_short = len(mention.parts) < 2 and mention.text not in places()
        is_thing = mention.kind in ("other", "organisation")
        is_other = is_thing and not is_outlet(mention.text)
        if is_short and (mention.kind == "person" or is_other):
            continue
        # one who is the same has a person's last word, or the first word of anything else
        words = folded(mention.text) or ("",)
        own = [w for w in words if w not in SUFFIXES] if mention.kind == "person" else []
        near = drafts.near(own[-1:] or words[:1])
        same = next((n for n in near if _is_same(drafts[n], mention)), None)
        if same is None:
            same = len(drafts)
            drafts.append(Draft(mention.text, mention.kind))
        elif len(mention.text) > len(drafts[same].name):
            is_person = mention.kind == "person"
            old = drafts[same].name
            drafts.rename(same, _better_name(old, mention.text) if is_person else mention.text)
        drafts[same].mentions.append(mention)
    return drafts


def add_told_in_full(
    parse: Parse, names: Iterable[NameMention], drafts: Drafts, publisher: str | None = None
) -> None:
    """Add who is named in full only where the parser saw no name: in a heading or a roster.

    The publisher may name them too: 'Campaign office of Jo Tarn'.
    """
    persons = {folded(d.name)[-1] for d in drafts if d.kind == "person" and folded(d.name)}
    for mention in names:
        word = folded(mention.text)
        if mention.kind != "person" or len(word) != 1 or word[0] in persons:
            continue
        persons.add(word[0])
        titles = title_words(parse, mention)
        fuller = fuller_name(parse.text, mention.text, titles)
        if fuller is None and publisher is not None:
            fuller = fuller_name(publisher, mention.text, titles)
        if fuller is not None:
            drafts.append(Draft(fuller, "person"))


def with_publisher(names: Iterable[NameMention], publisher: str) -> tuple[NameMention, ...]:
    """Return names with the publisher's in full wherever a text of its own cuts it.

    'The Bureau' of 'Harbour Court, Ferry Bureau' is that bureau of it.
    """
    kept = tuple(names)
    publisher, *sections = sections_of(publisher)
    if folded(publisher)[:1] and folded(publisher)[0] in given_names():
        return kept
    runs_for = re.search(r"\bfor ([^\W\d_]+)$", publisher)
    if runs_for is not None and runs_for[1].lower() in words_for("office"):
        return kept
    people = {word for m in kept if m.kind == "person" for word in folded(m.text)[1:]}
    told = []
    for m in kept:
        is_free = m.title[0] == m.title[1] and folded(m.text)[:1] not in {(w,) for w in people}
        is_open = is_free and m.kind != "group"
        own = publisher if is_open and is_cut_from(m.text, publisher) else None
        if own is None and is_open:
            own = next((s for s in sections if is_cut_from(m.text, s.rpartition(", ")[2])), None)
        told.append(
            m if own is None else NameMention(m.first, m.last, own, "organisation", m.title)
        )
    return tuple(told)


def sections_of(publisher: str) -> list[str]:
    """Return a publisher's name up to its first comma, and up to each later body it names."""
    parts = [part.strip() for part in publisher.split(",")]
    heads = [folded(part.partition(" of ")[0])[-1:] for part in parts]
    bodies = [k for k, head in enumerate(heads) if k and any(map(_is_body_word, head))]
    return [parts[0], *(", ".join(parts[: k + 1]) for k in bodies)]


def add_publisher(drafts: Drafts, publisher: str) -> None:
    """Add the publisher, which 'the Museum' can mean."""
    publisher = publisher.partition(",")[0].strip()
    if len(folded(publisher)) < 2 or not _is_body_name(publisher):
        return
    if not any(d.kind != "person" and d.name == publisher for d in drafts):
        drafts.append(Draft(publisher, "organisation"))


def is_cut_from(name: str, publisher: str) -> bool:
    """Tell whether a name is what a publisher's begins or ends with, its telling noun included.

    'Brightwater' of 'Brightwater Cape Oder', 'Museum of Ice' of 'Museum of Ice and Snow', 'Ledger'
    of 'Harbour Ledger'; but 'Harbour' is a place there.
    """
    own, full = folded(name), folded(publisher)
    if not own or name in places():
        return False
    if full[: len(own)] == own:
        rest = full[len(own) :]
        is_told = not rest or rest[0] in ("of", "for", "in") or not any(map(_is_body_word, rest))
        is_head = _is_body_word(own[0]) or own[0].endswith("s")
        return is_told and (len(own) > 1 or rest[:1] != ("of",) or is_head)
    return full[-len(own) :] == own and _is_body_word(own[-1])


def _is_body_word(word: str) -> bool:
    known = head_word(word)
    is_body = known is not None and known.kind in ("organisation", "outlet")
    return is_body or word in words_for("organisation") or word in words_for("outlet-tail")


def _is_body_name(name: str) -> bool:
    """Tell whether a name is an outlet's, or has a word for an organisation."""
    if is_outlet(name):
        return True
    known = (head_word(word) for word in folded(name))
    return any(w is not None and w.kind in ("organisation", "outlet") for w in known)


FAMILY = r"(?:brothers|sisters|twins|siblings|cousins|family|couple)"
FAMILIES = re.compile(
    rf"\b{FAMILY} ([A-Z]\w+)\b|\b[Tt]he ([A-Z]\w+) {FAMILY}\b|\b[Tt]he ([A-Z]\w+?)s\b"
)
"""How a family is named: 'the brothers X', 'the X twins', 'the Xs'."""


def name_families(parse: Parse, drafts: Drafts) -> None:
    """Give those who go by a first name alone the last name of the one family of a text.

    'The Tarn brothers share a car. Emil …'; for 'the Tarns' somebody must be named in full.
    """
    held = {folded(d.name)[-1] for d in drafts if d.kind == "person" and len(folded(d.name)) > 1}
    told = {
        m[1] or m[2] or (m[3] if m[3].lower() in held else "")
        for m in FAMILIES.finditer(parse.text)
    }
    told.discard("")
    if len(told) != 1:
        return
    last = next(iter(told))
    taken = {folded(d.name)[0] for d in drafts if len(folded(d.name)) > 1}
    for number, draft in enumerate(drafts):
        word = folded(draft.name)
        is_first = len(word) == 1 and word[0] in given_names() and draft.name != last
        is_free = (
            word
            and word[0] not in taken
            and not any(m.title[0] < m.title[1] for m in draft.mentions)
        )
        if is_first and is_free and draft.kind not in ("place", "group"):
            drafts.rename(number, f"{draft.name} {last}")
            draft.kind = "person"


def _is_shortened(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Tell whether one name of several words is the other, or what it begins with."""
    if len(short) < 2 or full[: len(short)] != short:
        return False
    return len(full) == len(short) or full[len(short)] in ("of", "for", "in")


@lru_cache(maxsize=4096)
def folded(name: str) -> tuple[str, ...]:
    """Return the words of a name to compare by: lower case, no article, no 'al-'."""
    plain = re.sub(r"\b[aA][ln]-", "", strip_article(name).replace("’", "'"))
    return tuple(w.strip(".,").lower() for w in plain.split() if w.strip(".,"))


def _is_same(draft: Draft, mention: NameMention) -> bool:
    one, other = folded(draft.name), folded(mention.text)
    if one == other:
        return True
    if not one or not other:
        return False
    bodies = {draft.kind, mention.kind} <= {"organisation", "other"}
    if bodies and "organisation" in (draft.kind, mention.kind):
        return _is_shortened(one, other) or _is_shortened(other, one)
    if draft.kind != "person" or mention.kind != "person":
        return False
    return _same_person(one, other)


SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def _same_person(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two names of several words are one person's: a middle name more or less."""
    if (set(one) & SUFFIXES) != (set(other) & SUFFIXES):
        return False
    one = tuple(w for w in one if w not in SUFFIXES)
    other = tuple(w for w in other if w not in SUFFIXES)
    if not one or not other or one[-1] != other[-1] or len(one) == 1 or len(other) == 1:
        return False
    short, long = sorted((one, other), key=len)
    return short[0] == long[0] or (len(short[0]) == 1 and long[0].startswith(short[0]))


def _better_name(old: str, new: str) -> str:
    """Keep the form without capitals throughout; the first form otherwise."""
    return new if old.isupper() and not new.isupper() else old


def title_words(parse: Parse, mention: NameMention) -> set[str]:
    """Return the words of the titles before a name, in lower case."""
    return {parse.tokens[k].lower for k in range(*mention.title)}


def roles_told(parse: Parse, mentions: Iterable[NameMention]) -> list[Role]:
    """Return the roles that stand beside a person's mentions, each once."""
    found: list[Role] = []
    for mention in mentions:
        for read in (prefix_role, role_after, role_before):
            role = read(parse, mention)
            if role is not None and role not in found:
                found.append(role)
    return found


def gender_of(parse: Parse, name: str, mentions: Iterable[NameMention]) -> Gender:
    """Return a person's gender by titles and roles, else by the first name."""
    seen: Counter[Gender] = Counter()
    kept = list(mentions)
    for mention in kept:
        words = title_words(parse, mention)
        if words & FEMALE:
            seen["female"] += 2
        if words & MALE:
            seen["male"] += 2
        for word in words:
            known = head_word(word)
            if known is not None and known.gender != "either":
                seen[known.gender] += 1
    if not seen:
        for role in roles_told(parse, kept[:3]):
            if role.gender != "either":
                seen[role.gender] += 1
    if len(seen) == 1 or (len(seen) > 1 and len({n for _, n in seen.most_common(2)}) > 1):
        return seen.most_common(1)[0][0]
    parts = name.split()
    return given_names().get(parts[0].lower(), "either") if len(parts) > 1 else "either"
