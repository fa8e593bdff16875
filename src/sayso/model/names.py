"""Names as they are compared: one form for the many ways in which a name is written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

FIRST_AFTER_ARTICLE = re.compile(
    r"\b(?:[ae]l|ul|a(sh|[dnrstz])(?=-\1)|e([dz])(?=-\2)|u([dr])(?=-\3))-(?=\w)", re.IGNORECASE
)
"""The Arabic article, written in several ways or left out: "al-Badri", "el-Badri", "Badri". Before
some consonants it is written as it is spoken: "ar-Rashid", "ez-Zahra"."""


@lru_cache(maxsize=65536)
def normal_form(name: str) -> str:
    """Return a name without what differs between spellings.

    Case, accents, dots, apostrophes, hyphens, a leading article, a possessive ending and the Arabic
    article are left out. An acronym keeps its capitals, so that "WHO" is not "who".

    Example:
        >>> normal_form("the el-Badri family’s")
        'badri family'
        >>> normal_form("U.N.")
        'UN'
    """
    text = unicodedata.normalize("NFKD", name.replace("ʿ", "").replace("ʾ", ""))
    text = "".join(mark for mark in text if not unicodedata.combining(mark)).strip()
    text = re.sub(r"['’]s\b|['’]$", "", text)
    text = re.sub(r"(?i)^(?:the|an?)\s+", "", text)
    shortened = re.sub(r"(?<=\b[A-Za-z])\.(?=\s*\b|$)", "", text)
    joined = re.sub(r"[^\w]", "", shortened)
    if 2 <= len(joined) <= 8 and joined.isupper() and " " not in shortened:
        return joined
    text = FIRST_AFTER_ARTICLE.sub("", shortened)
    text = re.sub(r"['’`.]", "", text)
    return " ".join(re.sub(r"[\W_]+", " ", text).casefold().split())
