"""Addresses, against a real server on loopback."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from sayso.config import Settings
from sayso.model import Document, Skipped
from sayso.reading import Found, find_inputs, read_input


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    page = "<html><head><title>The gate</title></head><body><p>The gate is shut.</p></body></html>"
    (tmp_path / "gate.html").write_text(page, "utf-8")
    server = HTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def read_one(address: str) -> Document | Skipped:
    settings = Settings(allow_network=True)
    (found,) = find_inputs([address], settings)
    assert isinstance(found, Found)
    (result,) = read_input(found, settings)
    return result


def test_a_page_is_fetched_where_the_user_allows_it(address: str) -> None:
    document = read_one(f"{address}/gate.html")
    assert isinstance(document, Document)
    assert "The gate is shut." in document.text


def test_a_page_that_is_not_there_is_counted_with_the_reason(address: str) -> None:
    left_out = read_one(f"{address}/none.html")
    assert isinstance(left_out, Skipped)
    assert left_out.is_error
    assert "404" in left_out.reason
