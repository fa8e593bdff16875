"""The command line: thin, no logic; data on stdout, messages on stderr."""

from __future__ import annotations


def main() -> None:
    """Run the `sayso` command."""
    import io
    import os
    import sys
    from pathlib import Path

    # A program started with closed streams has None in their place.
    sys.stdout = sys.stdout or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that has not all characters
    try:
        from sayso.cli.app import sayso

        sayso(prog_name="sayso")
    except KeyboardInterrupt:
        sys.exit(130)
