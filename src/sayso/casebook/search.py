"""Full text of a casebook: an index beside the store, rebuilt whenever it does not fit it."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.casebook.snippets import Wanted, find_snippet
from sayso.errors import InputError

if TYPE_CHECKING:
    from sayso.casebook.store import Casebook
    from sayso.model import Document, Span

INDEX = "index"
LAYOUT = "1"
"""Changes whenever the fields or the analyzer do."""

TITLE_BOOST = 2.0
"""A word in a title says more of what a text is about; the weight is a judgement."""

INDEX_MEMORY = 64_000_000
"""Bytes of memory for building: 4,000 articles fit, larger piles are merged from pieces."""

_ANALYZER = "sayso_en"
_FIELDS = ["title", "text"]


@dataclass(frozen=True, slots=True)
class Hit:
    """One Document that holds the words.

    `score` is BM25's, comparable within one search only. `snippet` is the stretch of the stored
    text that shows most of the words, `matches` are all places in the text, in order, where they
    stand; if they stand in the title alone, `matches` is empty and `snippet` the text's start.
    """

    document: str
    score: float
    snippet: Span
    matches: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """The hits, best first; `note` says how the words were read where not as they were given."""

    hits: tuple[Hit, ...]
    note: str | None = None


def search(book: Casebook, words: str, *, limit: int = 20) -> Hits:
    """Find the Documents that hold some words, in any of their English forms.

    Args:
        book: open for reading.
        words: all of them are looked for; "a phrase" in quotation marks, OR, NOT (or -) and
            brackets work. What is no such query is looked for word by word.
        limit: of hits, at least 1.

    Raises:
        InputError: there is no word in `words`.
        NoCasebook: and the other errors of `Casebook.reading`.
    """
    plain = " ".join(re.findall(r"[^\W_]+", words))
    if not plain:
        raise InputError(f"no word to search for in {words!r}", subject=words)
    if limit < 1:
        raise InputError(f"a search needs room for at least one hit, not {limit}")
    with book.reading():
        index = open_index(book)
        query, note = _parse(index, words, plain)
        wanted = Wanted.of(plain if note else words, stems_of)
        searcher = index.searcher()
        room = min(limit, max(searcher.num_docs, 1))  # tantivy sets aside memory for all of it
        hits = []
        for score, address in searcher.search(query, room).hits:
            key = searcher.doc(address)["id"][0]
            snippet, matches = find_snippet(book.document(key).text, wanted, stems_of)
            hits.append(Hit(key, float(score), snippet, matches))
    return Hits(tuple(hits), note)


def find_any(book: Casebook, words: Sequence[str], *, limit: int) -> tuple[tuple[str, ...], int]:
    """Find the Documents that hold some of many words, without looking into them.

    Args:
        book: open for reading.
        words: words and phrases, of which any may stand in a Document.
        limit: of Documents, at least 1.

    Returns:
        The ids of the Documents that hold most of them by BM25, best first, and how many hold any.
    """
    phrases = [" ".join(re.findall(r"[^\W_]+", one.lower())) for one in words]
    query = " ".join(f'"{one}"' for one in phrases if one)
    if not query:
        return (), 0
    with book.reading():
        index = open_index(book)
        parsed = index.parse_query(query, _FIELDS, {"title": TITLE_BOOST})
        searcher = index.searcher()
        room = min(limit, max(searcher.num_docs, 1))
        found = searcher.search(parsed, room)
        ids = tuple(searcher.doc(address)["id"][0] for _, address in found.hits)
    return ids, found.count or 0


def _parse(index: Any, words: str, plain: str) -> tuple[Any, str | None]:
    """Return the query, and a note where the words had to be taken one by one."""
    boosts = {"title": TITLE_BOOST}
    straight = re.sub("[“”„«»]", '"', words)
    try:
        query = index.parse_query(straight, _FIELDS, boosts, conjunction_by_default=True)
    except ValueError as error:
        # In lower case AND, OR and NOT are words like any other.
        query = index.parse_query(plain.lower(), _FIELDS, boosts, conjunction_by_default=True)
        reason = str(error).splitlines()[0]
        return query, f"not a query ({reason}): looked for all the words {plain!r} instead"
    return query, None


@lru_cache(maxsize=1)
def _analyzer() -> Any:
    from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

    builder = TextAnalyzerBuilder(Tokenizer.simple())
    return builder.filter(Filter.lowercase()).filter(Filter.stemmer("english")).build()


@lru_cache(maxsize=100_000)
def stems_of(word: str) -> tuple[str, ...]:
    """Return what the index makes of a word: lower case, without English endings."""
    return tuple(_analyzer().analyze(word))


def _new_index(path: Path | None) -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for field in _FIELDS:
        builder.add_text_field(field, tokenizer_name=_ANALYZER)
    index = tantivy.Index(builder.build(), path=None if path is None else str(path))
    index.register_tokenizer(_ANALYZER, _analyzer())
    return index


def _fill(index: Any, documents: tuple[Document, ...]) -> None:
    """Add the Documents in their order, so that equal scores come out in that order."""
    import tantivy

    writer = index.writer(INDEX_MEMORY, 1)
    for document in documents:
        entry = tantivy.Document(id=document.id, title=document.title or "", text=document.text)
        writer.add_document(entry)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()


def refresh_index(book: Casebook) -> None:
    """Build the index now where it does not fit the Documents, so that the first search need not.

    Raises:
        NoCasebook: and the other errors of `Casebook.reading`.
    """
    with book.reading():
        if not (book.folder / INDEX / index_stamp(book)).is_dir():
            open_index(book)


def index_stamp(book: Casebook) -> str:
    """Return what the index of the Documents as they are now is called."""
    return f"{LAYOUT}-{book.documents_digest()[:32]}"


def open_index(book: Casebook) -> Any:
    """Return the index that fits the Documents, built where there is none.

    It is built beside and then renamed, so that nobody meets half of one; in a folder that cannot
    be written to, it is built in memory.
    """
    stamp = index_stamp(book)
    place = book.folder / INDEX / stamp
    with suppress(ValueError, OSError):
        if place.is_dir():
            index = _new_index(place)
            # Opening one that has lost its list of pieces gives an empty one.
            if [(index.searcher().num_docs,)] == book.query("SELECT count(*) FROM documents"):
                return index
    try:
        return _build(book, place)
    except OSError:
        index = _new_index(None)
        _fill(index, book.documents())
        return index


def _build(book: Casebook, place: Path) -> Any:
    place.parent.mkdir(exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix="new-", dir=place.parent))
    try:
        _fill(_new_index(beside), book.documents())
        if place.exists():  # damaged, or another process was faster
            shutil.rmtree(place, ignore_errors=True)
        beside.rename(place)
    except (OSError, ValueError) as error:
        shutil.rmtree(beside, ignore_errors=True)
        raise OSError(f"no index in {place.parent}: {error}") from error
    for old in place.parent.iterdir():
        if old != place and not old.name.startswith("new-"):
            shutil.rmtree(old, ignore_errors=True)
    return _new_index(place)
