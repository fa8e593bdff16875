"""Addresses, fetched only where the user allowed the network."""

from __future__ import annotations

from urllib.error import URLError
from urllib.request import Request, build_opener

from sayso.config import Settings
from sayso.errors import NetworkRefused, UnreadableFile

TIMEOUT_SECONDS = 30


def fetch(address: str, settings: Settings) -> bytes:
    """Return the bytes at an address, of which at most one more than the settings allow is read.

    Raises:
        NetworkRefused: the settings do not allow the network.
        UnreadableFile: nothing could be fetched.
    """
    if not settings.allow_network:
        message = f"{address} was not fetched: add --allow-network to allow it"
        raise NetworkRefused(message, subject=address)
    request = Request(address, headers={"User-Agent": "sayso"})  # noqa: S310 - http(s) only
    try:
        with build_opener().open(request, timeout=TIMEOUT_SECONDS) as answer:
            data: bytes = answer.read(settings.max_bytes + 1)
            return data
    except (URLError, OSError, ValueError) as error:
        raise UnreadableFile(f"cannot be fetched: {error}", subject=address) from error
