"""The house: no room is crowded, at whatever depth it lies."""

from __future__ import annotations

from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "sayso"
MOST_MODULES = 24


def crowds(root: Path) -> dict[str, int]:
    """Return the folders with too many modules, each with how many there are."""
    folders = sorted({module.parent for module in root.rglob("*.py")})
    counts = {str(f.relative_to(root)): len(list(f.glob("*.py"))) for f in folders}
    return {folder: count for folder, count in counts.items() if count > MOST_MODULES}


def test_no_room_within_a_room_is_crowded() -> None:
    assert crowds(SOURCE) == {}


def test_the_gate_of_rooms_fires_at_any_depth(tmp_path: Path) -> None:
    inner = tmp_path / "stage" / "rules"
    inner.mkdir(parents=True)
    for number in range(MOST_MODULES + 1):
        (inner / f"rule_{number}.py").touch()
    assert crowds(tmp_path) == {"stage/rules": MOST_MODULES + 1}
