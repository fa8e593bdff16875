"""Bring the documentation in step with the program: run it after a change of behaviour.

Writes docs/reference/commands.md from the command line itself, and replaces the output of every
`$ sayso ...` in a ```console block of README.md and docs/ by what the command prints on the shipped
examples. The tests compare instead of writing.

usage: python docs/refresh.py [--check]
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import click

ROOT = Path(__file__).parents[1]
REFERENCE = ROOT / "docs" / "reference" / "commands.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.S | re.M)
CUT = "[…]"
"""A line that stands for any number of lines of output."""


def pages() -> list[Path]:
    """Return the pages whose examples are run."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def command_reference() -> str:
    """Return the page that lists every command with every option."""
    from sayso.cli.app import sayso

    parts = [
        "# Commands\n",
        "Made from the program by `python docs/refresh.py`. Exit status: 0 found, 1 nothing found, "
        "2 error (for `read`: some input could not be read).\n",
    ]
    # below the program's own context, from which each command has its -h
    program = sayso.make_context("sayso", ["--"], resilient_parsing=True)
    for name, command in sayso.commands.items():
        context = click.Context(command, info_name=name, parent=program)
        context.max_content_width = 78
        formatter = click.HelpFormatter(width=78)
        command.format_help(context, formatter)
        parts.append(f"## sayso {name}\n\n```text\n{formatter.getvalue().strip()}\n```\n")
    return "\n".join(parts)


def run_block(block: str, folder: Path) -> str:
    """Run the commands of a block in a folder and return the block with their output."""
    lines: list[str] = []
    old = block.splitlines()
    starts = [i for i, line in enumerate(old) if line.startswith("$ ")]
    for here, following in zip(starts, [*starts[1:], len(old)], strict=True):
        lines.append(old[here])
        lines += cut_as_before(run(old[here][2:], folder), old[here + 1 : following])
    return "\n".join(lines) + "\n"


def run(command: str, folder: Path) -> list[str]:
    """Return what a command prints on stdout, in a folder that holds the examples as `dispute`."""
    words = shlex.split(command)
    if words[0] != "sayso":
        raise ValueError(f"only sayso is run in the documentation, not {command!r}")
    if words[1] == "read":  # each page shows a first reading
        shutil.rmtree(folder / "sayso.casebook", ignore_errors=True)
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100", "PYTHONUTF8": "1"}
    environment.pop("SAYSO_CASEBOOK", None)
    done = subprocess.run(
        [sys.executable, "-m", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{command!r} ended with {done.returncode}: {done.stderr}")
    return done.stdout.rstrip("\n").splitlines()


def cut_as_before(new: list[str], old: list[str]) -> list[str]:
    """Leave out of the new output what the old one left out with a line CUT."""
    if CUT not in old:
        return new
    head = old.index(CUT)
    tail = len(old) - old.index(CUT) - 1
    return [*new[:head], CUT, *(new[len(new) - tail :] if tail else [])]


def refreshed(page: str, folder: Path) -> str:
    """Return a page with the output of its commands as it is now."""
    return BLOCK.sub(lambda m: f"```console\n{run_block(m.group(1), folder)}```", page)


def scene(folder: Path) -> None:
    """Lay out the folder that the commands are run in: the examples, read into a casebook."""
    from sayso.examples import demo_folder

    with demo_folder() as examples:
        shutil.copytree(examples, folder / "dispute")
    run("sayso read dispute", folder)


def main() -> int:
    """Write what differs, or with --check only tell."""
    check = "--check" in sys.argv[1:]
    stale = []
    with tempfile.TemporaryDirectory() as scratch:
        scene(Path(scratch))
        new = {page: refreshed(page.read_text("utf-8"), Path(scratch)) for page in pages()}
    new[REFERENCE] = command_reference()
    for page, text in new.items():
        if not page.exists() or page.read_text("utf-8") != text:
            stale.append(page.relative_to(ROOT))
            if not check:
                page.write_text(text, "utf-8")
    for page in stale:
        print(("stale: " if check else "written: ") + str(page))
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
