"""What is known of a source once it is resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sayso.attribution.cast.roles import Role
from sayso.attribution.resolving.salience import Verdict
from sayso.attribution.words import given_names, head_word, places, plain_name, words_for
from sayso.model import THIS_DOCUMENT, Document, SourceKind


@dataclass(frozen=True, slots=True)
class Named:
    """What is known of a source: `name` is None where Sayso abstained or there is no source."""

    name: str | None
    kind: SourceKind
    role: str | None = None
    abstained: str | None = None
    last: int | None = None


def own_voice(document: Document) -> str:
    """Return the name for a Document's own voice: its author, else its publisher."""
    if document.byline:
        plain = plain_name(re.sub(r"^\s*[Bb][Yy]:?\s+", "", document.byline))
        words = plain.split()
        while len(words) > 2 and words[0].lower() in words_for("before-author"):
            words = words[1:]
        if plain and plain.lower() not in words_for("no-author"):
            return " ".join(words)
    return plain_publisher(document) or THIS_DOCUMENT


def plain_publisher(document: Document) -> str | None:
    """Return a Document's publisher without what follows its name: 'Port Court, decision 7'."""
    if document.publisher is None:
        return None
    bare = re.sub(r"\s*\([^()]*\)\s*$", "", document.publisher).strip()
    if bare and bare != document.publisher and "," not in document.publisher:
        return bare
    if "," not in document.publisher:
        return document.publisher
    name, _, _ = document.publisher.partition(",")
    rest = document.publisher.rpartition(",")[2].strip()
    word = head_word(re.findall(r"\w+", rest)[-1].lower()) if re.search(r"\w", rest) else None
    is_told = word is not None and word.kind == "document"
    is_tail = rest[:1].islower() or rest[:1] in "\"“‘'" or any(c.isdigit() for c in rest)
    return name.strip() if is_told or is_tail else document.publisher


PERSONAL = frozenset({"he", "him", "his", "she", "her", "hers"})
NEUTER = frozenset({"it", "its", "which"})


def fitting_pronoun(word: str, who: Named) -> Named:
    """Return who a pronoun means, left open where 'he' is no person, or 'it' is one."""
    is_person = who.kind in ("person", "voice")
    is_wrong = word.lower() in NEUTER and is_person
    is_wrong = is_wrong or (word.lower() in PERSONAL and who.kind in ("organisation", "place"))
    if not is_wrong or who.name is None:
        return who
    if word.lower() in NEUTER and who.name.isupper():  # letters that nothing tells are a body's
        return replace(who, kind="organisation")
    return Named(None, "unnamed", abstained=f"'{word}' is perhaps {who.name}")


def doubt(words: str, verdict: Verdict) -> str:
    """Return in few words why a source was left open."""
    if not verdict.candidates:
        return f"no name found for '{words}'"
    names = verdict.candidates
    listed = " or ".join(names) if len(names) == 2 else ", ".join(names[:-1]) + f" or {names[-1]}"
    return f"'{words}' could be {listed}" if len(names) > 1 else f"'{words}' is perhaps {names[0]}"


def best_role(roles: tuple[Role, ...]) -> str | None:
    """Return the role to show: an office that says whose it is before a bare one, rank or kin."""
    kept = [r for r in roles if r.head not in words_for("relation")]
    return min(kept, key=_plainness).text if kept else None


def _plainness(role: Role) -> int:
    if role.head in words_for("kin"):
        return 4
    is_rank = role.head in words_for("rank")
    return (2 if is_rank else 0) + (0 if role.modifiers else 1)


def fitting_kind(named: Named) -> Named:
    """Return a source with its kind mended where the words of its name tell another.

    "Secretary of Defense" is somebody, though the parser calls it an organisation; "Harbour Board"
    is nobody's name.
    """
    if named.name is None or " and " in named.name:
        return named
    words = named.name.split()
    before = next((k for k, w in enumerate(words) if k and w in ("of", "for")), len(words))
    head = head_word(words[before - 1])
    is_given = words[0].lower() in given_names()
    if named.kind in ("organisation", "place") and named.name not in places():
        is_person = head is not None and head.kind == "person" and len(words) > 1
        return replace(named, kind="unnamed") if is_person else named
    if named.kind == "person" and named.role is None and not is_given:
        if named.name in places():
            return replace(named, kind="place")
        is_body = head is not None and head.kind in ("organisation", "outlet") and len(words) > 1
        return replace(named, kind="organisation") if is_body else named
    return named
