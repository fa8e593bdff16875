"""The library's face: a Book answers questions about one casebook.

Every answer is made of frozen rows (see `sayso.views`) that lead back to Documents and to exact
words: spans are half-open, in Unicode code points of the Document's stored text.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Self, TextIO, TypeVar, overload

from sayso.casebook import Casebook
from sayso.config import Settings
from sayso.judging import Judging

if TYPE_CHECKING:
    from sayso.casebook.verify import Problem
    from sayso.export.tables import Format, What
    from sayso.model import Kind, Skipped
    from sayso.run import Progress, ReadSummary
    from sayso.views.ask import Answers
    from sayso.views.documents import DocumentRow
    from sayso.views.echoes import Echoes
    from sayso.views.gaps import Gaps
    from sayso.views.matrix import Matrix
    from sayso.views.points import PointDetail, PointRow
    from sayso.views.search import Hits
    from sayso.views.show import Shown
    from sayso.views.summary import Summary
    from sayso.views.timeline import Timeline
    from sayso.views.who import SourceDetail, Sources

Options = ParamSpec("Options")
Answer = TypeVar("Answer")


class Book(Judging):
    """One casebook, open for questions; made by `sayso.read` or `sayso.open`.

    Each question sees one state of the casebook, also while another process reads into it. A Book
    without a folder of its own (`sayso.read` without `casebook`) keeps its casebook in a temporary
    folder, which goes when the Book is closed or no longer used. Use one Book a thread.

    Args:
        folder: the casebook's folder.
        settings: `wait_seconds` is how long a question waits for a writer.

    Attributes:
        folder: the casebook's folder.
        last_read: what the run that made the Book did; None where it was only opened.

    Raises:
        NoCasebook: there is none in the folder. Each question can also raise CasebookBusy
            (another process held it too long), CasebookTooNew and CasebookDamaged.

    Example:
        >>> import sayso, tempfile, pathlib
        >>> folder = pathlib.Path(tempfile.mkdtemp())
        >>> text = "The harbour is safe, minister Ada Quill said on Monday."
        >>> _ = (folder / "note.txt").write_text(text, "utf-8")
        >>> with sayso.read(folder) as book:
        ...     print(book.summary().documents)
        1
    """

    def __init__(self, folder: str | Path, *, settings: Settings | None = None) -> None:
        settings = settings or Settings.from_environment()
        self.folder = Path(folder)
        self.last_read: ReadSummary | None = None
        self._settings = settings
        self._casebook = Casebook.open(self.folder, wait_seconds=settings.wait_seconds)
        self._finalizer: weakref.finalize[..., Book] | None = None

    def _ask(
        self,
        view: Callable[Concatenate[Casebook, Options], Answer],
        *args: Options.args,
        **options: Options.kwargs,
    ) -> Answer:
        with self._casebook.reading():
            return view(self._casebook, *args, **options)

    @overload
    def who(
        self, name: None = None, *, min_confidence: float = 0.0, kinds: Iterable[Kind] = ()
    ) -> Sources: ...

    @overload
    def who(
        self, name: str, *, min_confidence: float = 0.0, kinds: Iterable[Kind] = ()
    ) -> SourceDetail: ...

    def who(self, name: str | None = None, **options: Any) -> Sources | SourceDetail:
        """Return who speaks, or everything that one source says.

        Args:
            name: of a source, an alias, or whole words of either; capitals do not count. Without
                it, all sources are listed.
            options: `min_confidence` in [0, 1] and `kinds` ("statement", "belief" …) leave out
                other Attributions.

        Returns:
            Without a name, `Sources`: the one with most statements first, and what stayed
            unresolved by reason. With one, `SourceDetail`: what it says, statements first, and what
            it passes on from others.

        Raises:
            InputError: the name could mean several sources; the message names them.
            NoSuchThing: nobody of that name speaks; the message names the nearest.
        """
        from sayso.views.who import find_source, list_sources

        if name is None:
            return self._ask(list_sources, **options)
        return self._ask(find_source, name, **options)

    def points(self, *, contested_only: bool = False) -> tuple[PointRow, ...]:
        """Return what sources take positions on, the most contested and best attested first.

        Args:
            contested_only: leave out points on which nobody disagrees.
        """
        from sayso.views.points import list_points

        return self._ask(list_points, contested_only=contested_only)

    def point(self, key: str | int) -> PointDetail:
        """Return one point: its sides with every claim, and why they conflict.

        Args:
            key: its number among `points()`, from 1, or its id or enough of its beginning.

        Raises:
            InputError: several ids begin so.
            NoSuchThing: there is none.
        """
        from sayso.views.points import find_point

        return self._ask(find_point, key)

    def matrix(
        self,
        *,
        contested_only: bool = False,
        min_confidence: float = 0.0,
        kinds: Iterable[Kind] = (),
    ) -> Matrix:
        """Return the positions of sources, and what publishers carry, on each point.

        Args:
            contested_only: leave out points on which nobody disagrees.
            min_confidence: leave out claims whose Attribution is less sure; in [0, 1].
            kinds: only claims in Attributions of these, or in a Document's own voice.
        """
        from sayso.views.matrix import make_matrix

        return self._ask(
            make_matrix, contested_only=contested_only, min_confidence=min_confidence, kinds=kinds
        )

    def echoes(self) -> Echoes:
        """Return passages that repeat each other, credits, and the count of independent origins."""
        from sayso.views.echoes import list_echoes

        return self._ask(list_echoes)

    def timeline(
        self,
        *,
        source: str | None = None,
        point: str | int | None = None,
        since: str | None = None,
        until: str | None = None,
    ) -> Timeline:
        """Return who said what, by day of publication, what is undated, and who shifted.

        Args:
            source: only what this source says; named as for `who`.
            point: only what is on this one.
            since: ISO 8601 date, or its beginning ("2019"); leaves out what is earlier or undated.
            until: the same, included.

        Raises:
            InputError: it could be several, or a limit is no date.
            NoSuchThing: there is no such source or point.
        """
        from sayso.views.timeline import make_timeline

        return self._ask(make_timeline, source=source, point=point, since=since, until=until)

    def gaps(self) -> Gaps:
        """Return the points on which a publisher is silent while others report them."""
        from sayso.views.gaps import find_gaps

        return self._ask(find_gaps)

    def show(
        self, document: str | int, *, min_confidence: float = 0.0, kinds: Iterable[Kind] = ()
    ) -> Shown:
        """Return one Document's text, cut into segments by what is marked in it.

        Args:
            document: its number among `documents()`, from 1; its id or enough of its beginning; its
                path or the end of it, with "#PART" for a part of a compilation.
            min_confidence: leave out Attributions below it; in [0, 1].
            kinds: only Attributions of these; all where empty.

        Raises:
            InputError: it could be several Documents.
            NoSuchThing: there is none.
        """
        from sayso.views.show import show_document

        return self._ask(show_document, document, min_confidence=min_confidence, kinds=kinds)

    def search(self, words: str, *, limit: int = 20) -> Hits:
        """Return the Documents that hold some words, the best first, with who says them.

        Args:
            words: all are looked for; "a phrase" in quotation marks, OR, NOT and brackets work.
            limit: of Documents, at least 1.

        Raises:
            InputError: there is no word to look for.
        """
        from sayso.views.search import find_words

        return self._ask(find_words, words, limit=limit)

    def ask(self, question: str) -> Answers:
        """Return the claims that speak for what a question asks about, against it, and the unclear.

        Args:
            question: "Is the dam safe?", "Who closed the gate?", or a plain statement.

        Raises:
            InputError: there is no claim in the question's words.
        """
        from sayso.asking import ask

        return ask(self._casebook, question, self._settings)

    def notes(self) -> tuple[str, ...]:
        """Return what must be known before answers are trusted: that linking is unfinished."""
        return self._casebook.notes()

    def summary(self) -> Summary:
        """Return what the casebook holds, in numbers."""
        from sayso.views.summary import summarise

        return self._ask(summarise)

    def documents(self) -> tuple[DocumentRow, ...]:
        """Return the Documents in order of path and part, without their texts."""
        from sayso.views.documents import list_documents

        return self._ask(list_documents)

    def skipped(self) -> tuple[Skipped, ...]:
        """Return what was not read or not analysed, with the reason, by path."""
        return self._casebook.skipped()

    def export(
        self,
        what: What,
        *,
        format: Format = "jsonl",  # noqa: A002 - as on the command line
        to: str | Path | TextIO,
        min_confidence: float = 0.0,
        kinds: Iterable[Kind] = (),
    ) -> int:
        """Write one kind of record for other programs, always in the same order and bytes.

        Args:
            what: "documents", "attributions", "claims", "relations", "points", "echoes",
                "entities" or "judgements".
            format: "jsonl", one object a line as in `sayso/export/schemas`, or "csv" for
                spreadsheets.
            to: a file, replaced as a whole once all is written, or a stream of text.
            min_confidence: leave out Attributions below it, and the claims in them; in [0, 1].
            kinds: only Attributions of these, and the claims in them; all where empty.

        Returns:
            How many lines were written, the CSV's column names not counted.

        Raises:
            InputError: there is no such kind or format, the file cannot be written, or kind and
                confidence are to choose among other records.
        """
        from sayso.export.write import export

        return self._ask(
            export, what, format=format, to=to, min_confidence=min_confidence, kinds=kinds
        )

    def report(self, path: str | Path) -> Path:
        """Write everything as one HTML file that needs no network.

        Args:
            path: of the file; replaced where there is one.

        Returns:
            The path as it was written.

        Raises:
            InputError: the file cannot be written.
        """
        from sayso.export.html import write_report

        with self._casebook.reading():
            write_report(self, Path(path))
        return Path(path)

    def verify(self) -> tuple[Problem, ...]:
        """Return what in the casebook does not agree with itself or with the original files.

        Returns:
            A Problem for each, in a stable order, with `is_damage` False where the casebook itself
            is sound (an original was moved or changed since); nothing where all is well.
        """
        from sayso.casebook.verify import find_problems

        return self._ask(find_problems)

    def close(self) -> None:
        """Let go of the casebook; remove it where it is a temporary one."""
        if self._finalizer is not None:
            self._finalizer()

    def __enter__(self) -> Self:
        """Return the Book, to be closed at the end of the block."""
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def read(
    paths: str | Path | Sequence[str | Path],
    *,
    casebook: str | Path | None = None,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Book:
    """Read files and folders, find who says what in them, and return the Book of all of it.

    Args:
        paths: a file or folder, or several; "-" is standard input, "@FILE" a list of paths.
        casebook: the folder to keep it in, made where missing; what it holds already stays. None: a
            temporary folder that lives as long as the Book.
        settings: how to read; its `casebook` is not used here.
        progress: called with the stage, how much of it is done, and how much there is.

    Returns:
        A Book over everything in the casebook; its `last_read` says what this run did, with
        whatever was skipped and why.

    Raises:
        CasebookBusy: another process is writing to the casebook.
        CasebookError: the casebook cannot be used.
        ResourceError: a lexicon or the language pipeline is missing.
    """
    from sayso.run import read_into

    given = [paths] if isinstance(paths, str | Path) else list(paths)
    folder = Path(casebook) if casebook is not None else Path(tempfile.mkdtemp(prefix="sayso-"))
    chosen = replace(settings or Settings.from_environment(), casebook=folder)
    try:
        summary = read_into(chosen, given, progress=progress)
        book = Book(folder, settings=chosen)
    except BaseException:
        if casebook is None:
            shutil.rmtree(folder, ignore_errors=True)
        raise
    book.last_read = summary
    if casebook is None:
        book._finalizer = weakref.finalize(book, shutil.rmtree, folder, ignore_errors=True)
    return book


def open_book(folder: str | Path | None = None, *, settings: Settings | None = None) -> Book:
    """Open a casebook that has been read into before.

    Args:
        folder: the casebook's; that of the settings where None.
        settings: the defaults and environment where None.

    Raises:
        NoCasebook: there is none in the folder.
    """
    settings = settings or Settings.from_environment()
    return Book(settings.casebook if folder is None else folder, settings=settings)
