"""Bytes to characters: byte order marks, UTF-8, UTF-16, and a measured guess for the rest."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from sayso.errors import UnreadableFile
from sayso.reading.draft import TextBuilder

BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""The UTF-32 marks stand before those of UTF-16, which begin them."""

SAMPLE_BYTES = 128 * 1024
"""How much the guesser reads: more did not change a guess and costs time."""

DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.I)

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL and lone surrogates cannot be written to UTF-8 stores; each becomes U+FFFD, one for one."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a file without its byte order mark; `is_guess` where none was declared."""

    text: str
    encoding: str
    is_guess: bool = False


def decode(data: bytes, *, is_markup: bool = False) -> Decoded:
    """Return the characters of a file.

    Args:
        data: the file's bytes.
        is_markup: whether a charset declared in the first bytes counts (HTML, XML).

    Raises:
        UnreadableFile: the bytes are not text in any encoding that is tried.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return Decoded(data[len(mark) :].decode(encoding, "replace"), encoding)
    if (wide := _wide_encoding(data)) is not None:
        return Decoded(data.decode(wide, "replace"), wide, is_guess=True)
    if is_binary(data):
        raise UnreadableFile("the bytes are not text: convert the file to text first")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if is_markup and (declared := _declared(data)) is not None:
        return Decoded(data.decode(declared, "replace"), declared)
    if _is_damaged_utf8(data):
        return Decoded(data.decode("utf-8", "replace"), "utf-8", is_guess=True)
    return _guess(data)


def is_binary(data: bytes) -> bool:
    """Tell whether bytes hold control characters that no text holds."""
    head = data[:SAMPLE_BYTES]
    controls = sum(head.count(bytes([c])) for c in (*range(9), 14, 15, *range(16, 27), 28, 29, 30))
    return controls > max(2, len(head) // 200)


def _wide_encoding(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by where its zero bytes stand."""
    head = data[:2048]
    if len(head) < 4 or len(data) % 2:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:4096])
    if found is None:
        return None
    try:
        return codecs.lookup(found.group(1).decode("ascii")).name
    except LookupError:
        return None


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell UTF-8 with a few broken bytes from another encoding."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    wide = sum(1 for c in text if c > "\x7f") - broken
    return wide >= 2 * broken


def _guess(data: bytes) -> Decoded:
    """Take Windows-1252 unless the guesser finds a script that it cannot write."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:SAMPLE_BYTES]).best()
    if best is not None:
        letters = [c for c in str(best) if c.isalpha() and c > "\x7f"]
        foreign = sum(1 for c in letters if c > "\u024f")
        if letters and foreign > len(letters) / 2:
            return Decoded(data.decode(best.encoding, "replace"), best.encoding, is_guess=True)
    return Decoded(data.decode("cp1252", "replace"), "cp1252", is_guess=True)


LINE_BREAK = re.compile(r"\r\n?")


def storable(text: str) -> str:
    """Return the text with characters that no store can hold replaced, one for one."""
    return UNSTORABLE.sub("\ufffd", text)


def fold_lines(builder: TextBuilder, text: str, *, at: int = 0) -> None:
    """Append text whose line breaks become LF, each mapped to the break that it stands for.

    Args:
        builder: what it is appended to.
        text: characters of the original.
        at: where they begin in the original.
    """
    last = 0
    for found in LINE_BREAK.finditer(text):
        builder.add(text[last : found.start()], at + last, at + found.start())
        builder.add("\n", at + found.start(), at + found.end())
        last = found.end()
    builder.add(text[last:], at + last, at + len(text))
