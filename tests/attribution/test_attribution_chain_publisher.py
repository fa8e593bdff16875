"""A publisher under another form of its name is the same link of a chain."""

from __future__ import annotations

import pytest
from attribution_world import make_document, resolve_in

from sayso.attribution.chain import join_chain


@pytest.mark.parametrize(
    ("publisher", "source"),
    [
        ("National Union of Weavers", "the Union"),
        ("Vesna agency", "Vesna"),
        ("Ministry of Water of Castell", "The Ministry of Water"),
    ],
)
def test_a_publisher_under_a_shorter_name_is_one_link(publisher: str, source: str) -> None:
    document = make_document(f"Today {source} said the bridge was safe.", publisher=publisher)
    (got,) = resolve_in(document, [(source, "said", "the bridge was safe")])
    assert got.chain == (publisher,)


@pytest.mark.parametrize(
    ("publisher", "source"),
    [("Castell Gazette", "Castell"), ("Embassy of Norway in Castell", "Norway")],
)
def test_a_place_in_a_publisher_s_name_is_another_link(publisher: str, source: str) -> None:
    assert join_chain((publisher,), (), source) == (publisher, source)
