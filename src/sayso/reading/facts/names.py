"""Which words name a publisher and which a person: what bylines and citations turn on."""

from __future__ import annotations

import re
from functools import cache

from sayso.lexicons import given_name_genders, load_lexicon

PUBLISHER_NOUN = re.compile(
    r"(?<!\w)(?:News|Times|Post|Journal|Herald|Tribune|Gazette|Chronicle|Telegraph|Observer|Courier|"
    r"Daily|Weekly|Press|Media|Radio|TV|Television|Broadcasting|Magazine|Review|Register|Sentinel|"
    r"Examiner|Inquirer|Dispatch|Mirror|Mail|Express|Star|Globe|Standard|Record|Reporter|Monitor|"
    r"Ledger|Argus|Bulletin|Digest|Wire|Newswire|Agency|Network|Online|Outlook|Report|Insider|"
    r"Institute|Institution|Foundation|Council|Center|Centre|University|Quarterly|Blog|Today|"
    r"Journalism|Newspaper|Bureau|Ministry|Department|Office|Service)(?!\w)"
)
"""Words that stand in the names of newspapers, stations, agencies and institutes."""

QUALIFICATION = re.compile(
    r"(?<!\w)(?:professor|prof\.|lecturer|fellow|director|analyst|editor|correspondent|reporter|"
    r"journalist|columnist|researcher|scholar|scientist|economist|historian|student|candidate|"
    r"ph\.?\s?d|m\.?a\.|j\.?d\.|dr\.|president|chair(?:man|woman)?|minister|ambassador|senator|"
    r"general|colonel|attorney|lawyer|counsel|officer|expert|specialist|consultant|adviser|advisor|"
    r"author|writer|staff|co-?founder|founder|head|chief|secretary|department of|school of|"
    r"faculty|member of)(?!\w)",
    re.IGNORECASE,
)
"""Words that tell what somebody is: the qualification of an author."""

_PART = r"(?:[^\W\d_a-z](?:[^\W\d_]|['’.-](?=[^\W\d_]))*\.?)"
_PARTICLE = r"(?:de|da|del|della|der|den|di|du|dos|la|le|van|von|ter|bin|bint|ibn|al|el|abu|y|of)"
PERSON = re.compile(
    rf"{_PART}(?:[ \u00a0](?:{_PARTICLE}[ \u00a0])*{_PART}){{1,4}}(?:,? (?:Jr|Sr|II|III)\.?)?"
)
"""Two to five capitalised words, particles between them."""


@cache
def publisher_kinds() -> dict[str, str]:
    """Return what kind of publisher each known name is, by the name without case or article."""
    kinds: dict[str, str] = {}
    for lexicon in ("agencies", "publishers"):
        for row in load_lexicon(lexicon):
            kinds.setdefault(_key(row["name"]), row["kind"])
    return kinds


@cache
def given_names() -> frozenset[str]:
    """Return the given names that are known, without case."""
    return frozenset(given_name_genders())


@cache
def place_names() -> frozenset[str]:
    """Return the places that speak, without case: a town before a date is no publisher."""
    return frozenset(row["name"].lower() for row in load_lexicon("speaking_places"))


def _key(name: str) -> str:
    words = name.strip(" .,;:*_'\"“”‘’").lower()
    return words.removeprefix("the ")


def is_agency(name: str) -> bool:
    """Tell whether a name is that of a news agency; a short code only as it is written."""
    if publisher_kinds().get(_key(name)) != "agency":
        return False
    return len(name) > SHORT or name in _codes()


SHORT = 4
"""'Pa.' in brackets is a state and 'PA' an agency: codes up to this length keep their case."""


@cache
def _codes() -> frozenset[str]:
    names = (row["name"] for lexicon in ("agencies", "publishers") for row in load_lexicon(lexicon))
    return frozenset(name for name in names if len(name) <= SHORT)


def is_publisher(name: str) -> bool:
    """Tell whether a name is that of a known agency, outlet or institute."""
    return _key(name) in publisher_kinds()


def looks_like_publisher(name: str) -> bool:
    """Tell whether a name is a known publisher or has a publisher's noun in it."""
    words = name.split()
    return is_publisher(name) or (
        0 < len(words) <= 7
        and words[0][:1].isupper()
        and PUBLISHER_NOUN.search(name) is not None
        and not name.rstrip().endswith((".", "?", "!"))
        and is_titled(name)
    )


SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "de", "la", "&", "to", "al", "a", "s", "-", "–"}
)
"""Words that stay small in a name."""


def is_titled(name: str) -> bool:
    """Tell whether every word but the small ones is capitalised."""
    return all(
        word[0].isupper() or word.lower() in SMALL or not word[0].isalpha() for word in name.split()
    )


@cache
def _body_nouns() -> frozenset[str]:
    uses = {"organisation", "outlet-tail"}
    return frozenset(row["word"] for row in load_lexicon("name_words") if row["use"] in uses)


@cache
def _unnamed() -> frozenset[str]:
    return frozenset(row["word"] for row in load_lexicon("papers") if row["use"] == "unnamed")


def is_body(name: str) -> bool:
    """Tell whether a name says that it is an organisation's: "Weavers' Union", "Ministry of Works".

    Two words or more, capitalised, and the first noun of them ("of" before the others) is one of
    a body, which they name; or a publisher that is known.
    """
    words = re.sub(r" \([A-Z]{2,7}\)$", "", name.strip())
    if is_publisher(words):
        return words[:1].isupper()
    bare = re.sub(r"^the ", "", words, flags=re.IGNORECASE)
    if not 2 <= len(bare.split()) <= 9 or not is_titled(bare) or not bare[:1].isupper():
        return False
    if re.search(r"[.,:;!?\"“”]| and the ", bare):
        return False
    head = re.split(r" (?:of|for|on|in|to) ", bare)[0].split()[-1]
    return head.lower() in _body_nouns() and names_one(bare)


def names_one(words: str) -> bool:
    """Tell whether any word names a body, and does not only tell its kind: "Press Office"."""
    return any(w not in _unnamed() and w not in _body_nouns() for w in words.lower().split())


def is_person(name: str) -> bool:
    """Tell whether words have the form of a person's name and are no publisher's."""
    return PERSON.fullmatch(name.strip()) is not None and not looks_like_publisher(name)


def is_known_person(name: str) -> bool:
    """Tell whether a name has the form of a person's and begins with a known given name."""
    return is_person(name) and name.split(maxsplit=1)[0].strip(".").lower() in given_names()


def is_place(name: str) -> bool:
    """Tell whether a name is that of a country, capital or seat of power."""
    return name.strip(" ,.").lower() in place_names()
