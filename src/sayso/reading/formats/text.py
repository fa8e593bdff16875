"""Plain text: the characters as they are, line breaks folded to LF."""

from __future__ import annotations

from sayso.reading.decode import decode, fold_lines, storable
from sayso.reading.draft import Draft, TextBuilder
from sayso.reading.formats.markdown import is_markdown, read_markdown_text


def read_text(data: bytes) -> list[Draft]:
    """Read plain text; text that is written in Markdown is read as Markdown.

    Raises:
        UnreadableFile: the bytes are not text.
    """
    text = storable(decode(data).text)
    if is_markdown(text):
        return [read_markdown_text(text)]
    return [plain_draft(text)]


def plain_draft(text: str) -> Draft:
    """Return a draft of characters that are stored as they are, but for their line breaks."""
    builder = TextBuilder()
    fold_lines(builder, text)
    stored, offsets = builder.build()
    return Draft(stored, offsets)
