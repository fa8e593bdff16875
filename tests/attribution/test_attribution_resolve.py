"""Sources resolved inside a Document."""

from __future__ import annotations

from attribution_world import resolved


def test_a_last_name_leads_to_the_full_name_and_role() -> None:
    text = "Deputy Trade Minister Orla Venn spoke on Monday. Venn said the port would close."
    (got,) = resolved(text, ("Venn", "said", "the port would close"))
    assert (got.source_name, got.source_kind, got.role) == (
        "Orla Venn",
        "person",
        "Deputy Trade Minister",
    )
