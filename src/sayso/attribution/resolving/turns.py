"""Who speaks in the turns of a transcript: 'NAME: words', 'Q: words'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.attribution.cast.actors import Actor, Cast, folded
from sayso.attribution.cast.labels import (
    bare_label,
    bearer_of,
    bracketed_name,
    fuller_name,
    initialled,
    is_titular,
    owner_of,
    without_letters,
    without_titles,
)
from sayso.attribution.cast.titles import HONORIFICS
from sayso.attribution.resolving.named import Named, best_role, own_voice, plain_publisher
from sayso.attribution.words import head_word, is_outlet, plain_name, words_for
from sayso.language.parse import Parse
from sayso.model import Attribution, Document, Span

ASKING = words_for("asks-in-turn")
ANSWERING = words_for("answers-in-turn")
LEADING = words_for("leads-talk")
ASIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]")
BEFORE_LABEL = re.compile(r"(?:[^\w\n]|\[[\d:. ]+\]|(?:Q\.?\s?)?\d[\d:.]*\b)*$")

HANDLE_LIKE = re.compile(r"@?\w*[a-z]\w*(?:[_.\d]+\w+)+|@\w+|[a-z]+\d+")
"""A name of the kind that people choose for a forum: 'otter_77', '@weir_watch'."""

Talk = tuple[tuple[Span, str], ...]
"""What is said in each turn of a text, and the label before it."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What somebody says in a turn: the spans from first to last, and the label before them."""

    span: Span
    label: str
    named: Named


def is_turn(text: str, attribution: Attribution) -> bool:
    """Tell whether an attribution is a turn: a label at the start of a line, and a colon."""
    if len(attribution.source) != 1 or len(attribution.cue) != 1 or not attribution.content:
        return False
    if attribution.cue[0].of(text).strip() not in (":", "."):
        return False
    start = attribution.source[0].start
    line = text[text.rfind("\n", 0, start) + 1 : start]
    return bool(BEFORE_LABEL.match(line))


def split_label(label: str) -> tuple[list[str], list[str]]:
    """Return the titles of a label and the words of the name after them, both may be empty."""
    words = plain_name(ASIDE.sub("", label)).split()
    titles = [k for k, word in enumerate(words[:-1]) if _is_title(word)]
    at = titles[-1] + 1 if titles else 0
    if at == len(words) - 1 and _is_title(words[at]) and all(map(_is_title, words)):
        at += 1
    rest = words[at:]
    if at and rest and rest[0].lower() in ("for", "of", "to", "at"):
        return words, []
    if all(len(w.strip(".")) < 2 for w in rest) or not without_titles(" ".join(words)):
        return words, []
    return words[:at], rest


def _is_title(word: str) -> bool:
    lower = word.lower()
    known = head_word(lower) or head_word(lower.rstrip(".") + ".")
    is_label = lower in ASKING or lower in ANSWERING
    is_person = known is not None and known.kind == "person"
    return lower in HONORIFICS or lower.rstrip(".") in HONORIFICS or is_person or is_label


def match_label(cast: Cast, label: str) -> int | None:
    """Return whom a label names by a full or a last name, None for nobody or several."""
    _, rest = split_label(bracketed_name(label) or bare_label(label))
    wanted = folded(" ".join(rest))
    if not wanted:
        return None
    fits = [
        a
        for a in cast.actors_with(wanted[-1])
        if folded(a.name)[-len(wanted) :] == wanted or folded(a.name)[:1] == wanted
    ]
    persons = [a for a in fits if a.kind == "person"] or fits
    longest = max((len(folded(a.name)) for a in persons), default=0)
    persons = [a for a in persons if len(folded(a.name)) == longest]
    return persons[0].key if len(persons) == 1 else None


def name_label(document: Document, cast: Cast, parse: Parse, label: str, talk: Talk) -> Named:
    """Return who speaks under a label.

    A person of the Document; its publisher by name or initials; its author for whoever asks; the
    one person whom the questions address for whoever answers; who bears the office that the label
    gives, if roster or labels say so; else the label's own words.
    """
    within = bracketed_name(label)
    shown = within or bare_label(label)
    shown = without_letters(shown)
    titles, rest = split_label(shown)
    plain = plain_name(ASIDE.sub("", shown))
    borne = _bearer(document, talk, plain, label)
    if plain.startswith("@"):
        borne = owner_of(plain, document.text)
    elif borne is None and ((own := _from_cast(cast, shown)) is None or own.name == plain):
        persons = (a.name for a in cast.actors if a.kind == "person")
        borne = initialled(plain, document.text, persons)
    if borne is not None:
        titles, rest, shown = [], borne.split(), borne
    named = _from_cast(cast, shown)
    author = document.byline and plain_name(document.byline)
    if author and borne is None and (_is_part_of(plain, author) or _abbreviates(plain, author)):
        return Named(author, "voice")
    publisher = plain_publisher(document)
    is_full = named is not None and named.kind == "person" and len(folded(named.name)) > 1
    is_publisher = bool(publisher) and not is_full and borne is None
    if is_publisher and publisher and _stands_for(plain, publisher):
        return Named(publisher, "voice")
    role = " ".join(t for t in titles if t.lower().strip(".") not in HONORIFICS).strip() or None
    role = plain if borne is not None and is_titular(plain.split()[-1]) else role
    if rest and len(rest) == 1:
        fuller = fuller_name(document.text, rest[0], titles)
        if fuller is None:  # two bear the name: the one who is introduced speaks
            first = next((span.start for span, other in talk if other == label), None)
            fuller = fuller_name(document.text, rest[0], titles, until=first)
        if fuller is not None and (named is None or not _is_full_name(named.name)):
            told = best_role(named.roles) if named is not None else None
            return Named(fuller, "person", told or _told_role(role))
    if named is not None and (named.kind in ("person", "other") or len(rest) > 1):
        shown = named.name.title() if named.name.isupper() and len(named.name) > 3 else named.name
        return Named(bare_label(shown), "person", best_role(named.roles) or _told_role(role))
    others = {o for _, o in talk if o != label}
    labelled = {k for o in others for k in [match_label(cast, o)] if k is not None}
    return _without_cast(document, (cast, parse, labelled), plain, rest, role)


def _without_cast(
    document: Document,
    known: tuple[Cast, Parse, set[int]],
    plain: str,
    rest: list[str],
    role: str | None,
) -> Named:
    """Return who speaks under a label that names nobody of the cast."""
    cast, parse, labelled = known
    first = plain.split(maxsplit=1)[0].lower() if plain else ""
    if first in ASKING and not rest:
        is_own = first in words_for("own-interviewer") or is_outlet(document.publisher or "")
        is_told = bool(document.byline or (is_own and document.publisher))
        return Named(
            own_voice(document) if is_told else plain.lower(), "voice" if is_own else "unnamed"
        )
    if first in ANSWERING and len(plain.split()) == 1 and not rest:
        sworn = _sworn_in(cast, document.text)
        sole = sworn.key if sworn is not None else _sole_person(cast, parse, labelled)
        if sole is not None:
            actor = cast.actors[sole]
            return Named(actor.name, "person", best_role(actor.roles))
    if HANDLE_LIKE.fullmatch(plain):
        return Named(plain, "person")
    if not rest and (bearer := _told_bearer(cast, plain, labelled)) is not None:
        return Named(bearer.name, "person", best_role(bearer.roles))
    if not rest or any(c.islower() for c in rest[0][:1]) or not without_titles(plain):
        words = plain.lower() if plain.isupper() else plain
        return Named(words or None, "unnamed")
    name = " ".join(w.title() if w.isupper() and len(w) > 2 else w for w in rest)
    return Named(name, "person", _told_role(role))


def _told_bearer(cast: Cast, label: str, labelled: set[int]) -> Actor | None:
    """Return the one person who is said to be what a label of one word gives: 'NOMINEE'.

    Nobody who has a label of their own. Who leads the talk is not told by its words, which may
    speak of another chair.
    """
    known = head_word(label.lower())
    if known is None or known.kind != "person" or known.same_as in LEADING:
        return None
    fits = [
        a
        for a in cast.actors
        if a.kind == "person"
        and a.key not in labelled
        and any(r.head == known.same_as for r in a.roles)
    ]
    return fits[0] if len(fits) == 1 and " " in fits[0].name else None


def _from_cast(cast: Cast, label: str) -> Actor | None:
    key = match_label(cast, label)
    return cast.actors[key] if key is not None else None


def _is_full_name(name: str) -> bool:
    return len(without_titles(name).split()) > 1 and not is_titular(name.split(maxsplit=1)[0])


def _is_part_of(label: str, author: str) -> bool:
    """Tell whether a label is the author's first or last name."""
    words = author.lower().split()
    return len(words) > 1 and label.lower() in (words[0], words[-1])


def _abbreviates(label: str, author: str) -> bool:
    """Tell whether a label is the author's initials: 'TV' of 'Tora Vind'."""
    letters = label.replace(".", "")
    words = re.findall(r"[^\W\d_][\w'’-]*", author)
    return 1 < len(letters) == len(words) and letters == "".join(w[0].upper() for w in words)


def _bearer(document: Document, talk: Talk, plain: str, label: str) -> str | None:
    """Return who holds the office that is all a label gives, None where no one is said to."""
    words = plain.split()
    is_office = bool(words) and is_titular(words[-1]) and not without_titles(plain)
    is_asking = len(words) == 1 and plain.lower() in LEADING
    if not talk or not (is_office or is_asking):
        return None
    text = document.text
    start = min(span.start for span, _ in talk)
    roster = text[: text.rfind("\n", 0, start) + 1]
    own = [span.of(text) for span, other in talk if other == label]
    others = dict.fromkeys(other for _, other in talk if other != label)
    return bearer_of(plain, roster, [label, *others], own)


def _told_role(role: str | None) -> str | None:
    return role.lower() if role is not None and role.isupper() else role


def _stands_for(label: str, publisher: str) -> bool:
    """Tell whether a label is part of a publisher's name, or its initials."""
    own = re.findall(r"\w+", publisher)
    capitals = "".join(w[0] for w in own if w[0].isupper())
    if label.isupper() and 1 < len(label) <= 5 and capitals.endswith(label):
        return True
    if label.isupper() and 2 < len(label) <= 5 and capitals.startswith(label):
        return True
    words = label.lower().split()
    is_part = bool(words) and set(words) <= {w.lower() for w in own}
    if is_part and is_titular(words[-1]) and words[-1] != own[-1].lower():
        return False
    return is_part and label[:1].isupper() and len(words[-1]) > 2


CALLED = re.compile(r"\b(?:You are|Are you|your name is)[ \t]+((?:[A-Z][\w'’\-]+[ \t]?){2,4})")
"""How a witness is asked who they are."""


def _sworn_in(cast: Cast, text: str) -> Actor | None:
    """Return the one person whom the questions greet by name: 'You are X, and …'."""
    names = {m[1].strip() for m in CALLED.finditer(text)}
    fits = [a for a in cast.actors if a.kind in ("person", "other") and a.name in names]
    return fits[0] if len(fits) == 1 else None


def _sole_person(cast: Cast, parse: Parse, labelled: set[int]) -> int | None:
    """Return whom a transcript addresses and gives no label, or the one it names at all."""
    addressed = set()
    for mention in cast.names:
        key = cast.at.get(mention.last - 1)
        if key is None or cast.actors[key].kind != "person":
            continue
        before = parse.tokens[mention.title[0] - 1].text if mention.title[0] else ""
        after = parse.tokens[mention.last].text if mention.last < len(parse.tokens) else ""
        if before in (",", ":") and after in (",", "?", "."):
            addressed.add(key)
    persons = {a.key for a in cast.actors if a.kind == "person" and len(a.name) > 2}
    first = parse.sentences[0].paragraph if parse.sentences else 0
    opening = {
        cast.at[m.last - 1]
        for m in cast.names
        if cast.at.get(m.last - 1) in persons
        and parse.sentences[parse.tokens[m.first].sentence].paragraph == first
    }
    for found in (addressed - labelled, persons, opening):
        if len(found) == 1:
            return next(iter(found))
    return None


def addressed_at(turns: list[Turn], at: int) -> Named | None:
    """Return whom 'you' means in a turn: the other one where two talk; None else."""
    here = next((t for t in turns if t.span.start <= at < t.span.end), None)
    if here is None:
        return None
    labels = dict.fromkeys(t.named.name or t.label for t in turns)
    if len(labels) != 2:
        return None
    own = here.named.name or here.label
    other = next(t for t in turns if (t.named.name or t.label) != own)
    return other.named if other.named.kind in ("person", "organisation", "voice") else None
