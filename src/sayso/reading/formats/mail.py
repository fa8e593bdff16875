"""Mail: the words of a message, its thread split into messages; attachments are counted."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage

from sayso.errors import UnreadableFile
from sayso.model import Skipped
from sayso.reading.decode import decode, storable
from sayso.reading.draft import Draft, Facts
from sayso.reading.facts.dates import read_date
from sayso.reading.formats.html import read_html_text
from sayso.reading.formats.text import plain_draft
from sayso.reading.splitting.threads import split_thread

MOST_PARTS = 200


def read_mail(data: bytes) -> list[Draft | Skipped]:
    """Read a message; offsets are characters of its decoded body.

    Returns:
        A draft a message of the thread, the newest as it stands first, then a Skipped an
        attachment.

    Raises:
        UnreadableFile: it has no headers, or no body of text.
    """
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise UnreadableFile("no mail: it has no header lines")
    body, others = _bodies(message)
    skipped = [_attachment(part) for part in others]
    if body is None:
        raise UnreadableFile("a mail without words: its parts are all attachments")
    draft = _draft(body)
    facts = _facts(message)
    draft = replace(draft, facts=facts, kind="message")
    return [*(split_thread(draft) or [draft]), *skipped]


def _bodies(message: EmailMessage) -> tuple[EmailMessage | None, list[EmailMessage]]:
    """Return the part that holds the words, plain text before HTML, and all attachments."""
    plain: EmailMessage | None = None
    page: EmailMessage | None = None
    others: list[EmailMessage] = []
    for number, part in enumerate(message.walk()):
        if number > MOST_PARTS:
            break
        if not isinstance(part, EmailMessage) or part.is_multipart():
            continue
        kind = part.get_content_type()
        if part.get_content_disposition() == "attachment" or not kind.startswith("text/"):
            others.append(part)
        elif kind == "text/plain" and plain is None:
            plain = part
        elif kind == "text/html" and page is None:
            page = part
    return plain or page, others


def _attachment(part: EmailMessage) -> Skipped:
    name = part.get_filename() or part.get_content_type()
    return Skipped("", "type", f"an attachment, not read: {name}; save it as a file to read it")


def _draft(part: EmailMessage) -> Draft:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    try:
        text = data.decode(charset) if charset else decode(data).text
    except (LookupError, UnicodeDecodeError):
        text = decode(data).text
    if part.get_content_type() == "text/html":
        return read_html_text(storable(text), is_page=False)
    return plain_draft(storable(text))


def _facts(message: EmailMessage) -> Facts:
    sender = message["from"]
    addresses = sender.addresses if sender is not None and hasattr(sender, "addresses") else ()
    name = addresses[0].display_name or addresses[0].addr_spec if addresses else None
    date = read_date(str(message["date"])) if message["date"] else None
    subject = " ".join(str(message["subject"] or "").split())
    return Facts(
        title=storable(subject) or None,
        byline=storable(name) if name else None,
        published=date.value if date else None,
    )
