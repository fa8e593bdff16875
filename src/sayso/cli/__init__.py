"""The command line: thin, no logic; data on stdout, messages on stderr."""

from __future__ import annotations


def main() -> None:
    """Run the `sayso` command."""
    from sayso.cli.app import sayso

    sayso(prog_name="sayso")
