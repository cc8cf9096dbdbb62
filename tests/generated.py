"""Write the generated parts of README.md and docs/ again: ``python -m tests.generated``.

A part stands between ``<!-- generated: NAME -->`` and ``<!-- end of NAME -->``; everything else in
a document is written by hand.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import fields
from functools import cache
from importlib import import_module
from pathlib import Path

import click
from click.testing import CliRunner

from reconcile import settings
from reconcile.cli import app
from reconcile.kinds import KINDS
from reconcile.kinds.base import Example
from reconcile.ledger.records import DECISIONS
from reconcile.readers import READERS
from reconcile.reports import REPORTS

ROOT = Path(__file__).resolve().parent.parent
WIDTH = 80
MARKED = re.compile(
    r"(?P<begin><!-- generated: (?P<name>[\w-]+) -->\n).*?(?P<end><!-- end of (?P=name) -->)", re.S
)
COMMAND = [sys.executable, "-c", "import sys; from reconcile.cli import main; sys.exit(main())"]

# What README.md shows of the sample's first story, by its words, where the report has it.
SHOWN_DISCREPANCIES = (r"^ *\d+ +NAME\b", r"^ *\d+ +QUOTE\b", r"^ *\d+ +ROLE\b")
SHOWN_AGREEMENTS = (r"only\s+once", r"was\s+not\s+used\s+on", "Milley", r"for\s+comment")
SHOWN_SINGLES = (r"Nova\s+Kakhovka", "Zaporizhzhia", "few details")
MOST_DISCREPANCIES, MOST_AGREEMENTS, MOST_SINGLES = 2, 4, 3

UNITS = {
    "link_threshold": "similarity, 0 to 1",
    "second_partner_threshold": "similarity, 0 to 1",
    "repeated_threshold": "similarity, 0 to 1",
    "about_tolerance": "share of the figure, 0 to 1",
    "rounding_tolerance": "share of the larger figure, 0 to 1",
    "undated_confidence": "confidence, 0 to 1",
    "difference_threshold": "confidence, 0 to 1",
    "finding_threshold": "confidence, 0 to 1",
    "copy_share": "share of the shorter article, 0 to 1",
    "short_copy_share": "share of the shorter article, 0 to 1",
    "duplicate_share": "share of either article, 0 to 1",
    "version_share": "share of the shorter article, 0 to 1",
    "family_resemblance": "share of fingerprints, 0 to 1",
    "opposite_threshold": "confidence, 0 to 1",
}


def documents() -> list[Path]:
    """Every document that may have generated parts."""
    return [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]


def fenced(text: str, language: str = "text") -> str:
    """Text as a code block."""
    return f"```{language}\n{text.rstrip()}\n```"


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    """A table; a bar inside a cell is escaped."""
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(
        "| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in lines
    )


def help_of(*command: str) -> str:
    """What ``--help`` prints at 80 columns."""
    runner = CliRunner(env={"COLUMNS": str(WIDTH)})
    done = runner.invoke(app, [*command, "--help"], prog_name="reconcile")
    return fenced(done.output)


def helps() -> str:
    """The help of ``reconcile`` and of each command."""
    each = "\n\n".join(f"### `reconcile {' '.join(n)}`\n\n{help_of(*n)}" for n in names())
    return f"### `reconcile`\n\n{help_of()}\n\n{each}"


def names() -> Iterator[tuple[str, ...]]:
    """Every command, and those of a group after it."""
    for name, command in app.commands.items():
        yield (name,)
        if isinstance(command, click.Group):
            yield from ((name, inner) for inner in command.commands)


def commands() -> str:
    """One line a command."""
    rows = [("`reconcile PATH...`", "The same as `reconcile report PATH...`.")]
    for name, command in app.commands.items():
        arguments = [p for p in command.params if isinstance(p, click.Argument)]
        places = " ".join(a.metavar or (a.name or "").upper() for a in arguments)
        rows.append((f"`reconcile {name} {places}`".replace(" `", "`"), first_line(command)))
    return table(("Command", "What it does"), rows)


def first_line(command: click.Command) -> str:
    return (command.help or "").strip().split("\n")[0]


def kinds() -> str:
    """Every kind of discrepancy, with examples that must be flagged and that must not."""
    return "\n\n".join(
        f"### {kind.id}\n\n{kind.description}\n\n" + "\n".join(examples(kind.examples))
        for kind in KINDS
    )


def examples(given: tuple[Example, ...], most: int = 2) -> Iterator[str]:
    """The first few of both sorts."""
    for flag, word in ((True, "Flagged"), (False, "Left alone")):
        for one in [e for e in given if e.flag is flag][:most]:
            yield f"- {word}: {plain(one.left)} / {plain(one.right)}"


def plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return re.sub(r"([\\`*_<>\[\]|])", r"\\\1", " ".join(text.split()))


def reasons() -> dict[str, str]:
    """The comment above each setting: why it is that."""
    source = Path(settings.__file__).read_text("utf-8")
    lines = source.splitlines()
    found = {}
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            at, words = node.lineno - 2, []
            while lines[at].strip().startswith("#"):
                words.insert(0, lines[at].strip().lstrip("# "))
                at -= 1
            found[node.target.id] = " ".join(words)
    return found


def setting_rows() -> str:
    """Every setting with its value, unit and reason."""
    why = reasons()
    rows = [
        (f"`{f.name}`", str(f.default), UNITS[f.name], why[f.name])
        for f in fields(settings.Settings)
    ]
    return table(("Setting", "Value", "Unit", "Why"), rows)


def formats() -> str:
    """Every output format with the suffixes of its files."""
    rows = [
        (f"`{n}`", ", ".join(f"`{s}`" for s in r.suffixes) or "none") for n, r in REPORTS.items()
    ]
    return table(("`--format`", "Suffixes of `--output`"), rows)


def readers() -> str:
    """Every input format."""
    rows = []
    for suffix, read in READERS.items():
        module = import_module(read.__module__)
        rows.append((f"`{suffix}`", (module.__doc__ or "").strip().split("\n")[0]))
    return table(("Suffix", "What is read"), rows)


def decisions() -> str:
    """What a reviewer can say of a finding."""
    return table(("Decision", "Meaning"), [(f"`{d}`", m) for d, m in DECISIONS.items()])


@cache
def sample_report() -> str:
    """What ``reconcile sources/`` prints at 80 columns."""
    env = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"COLUMNS": str(WIDTH)}
    done = subprocess.run(
        [*COMMAND, "sources/"], cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def excerpt() -> str:
    """A short true excerpt of the report on the sample: what is left out is marked."""
    summary, _, rest = sample_report().partition("\n")
    story = next(part for part in rest.split("━━ ") if part.startswith("hotline"))
    head, *sections = re.split(r"\n(?=[A-Z ]+  \d+\n|SOURCES\n)", story)
    told = {section.split("  ")[0]: section for section in sections}
    lines = ["$ reconcile sources/", summary, "", f"━━ {head.strip()}", ""]
    lines += cut(told["DISCREPANCIES"], r"^ *\d+  [A-Z]", SHOWN_DISCREPANCIES, MOST_DISCREPANCIES)
    lines += cut(told["AGREEMENTS"], r"^  • ", SHOWN_AGREEMENTS, MOST_AGREEMENTS)
    lines += cut(told["ONLY IN ONE SOURCE"], r"^  \S", SHOWN_SINGLES, 1, inner=r"^ +\d+  ")
    return fenced("\n".join(line.rstrip() for line in lines))


def cut(
    section: str, start: str, wanted: tuple[str, ...], most: int, inner: str | None = None
) -> list[str]:
    """A section's heading and ``most`` of its entries: those that are wanted, else the first.

    ``inner``: the entries have entries of their own, which are cut in the same way.
    """
    head, *entries = re.split(rf"(?m)(?={start})", section)
    chosen = choose(entries, wanted, most)
    if inner:
        chosen = [
            "".join([top, *choose(below, wanted, MOST_SINGLES), "        …\n"])
            for top, *below in (re.split(rf"(?m)(?={inner})", entry) for entry in chosen)
        ]
    more = ["    …"] if len(entries) > len(chosen) else []
    return [*head[:-1].split("\n"), *("".join(chosen).rstrip().split("\n")), *more, ""]


def choose(entries: list[str], wanted: tuple[str, ...], most: int) -> list[str]:
    """At most ``most`` entries in their order: one for each wanted pattern, then the first ones.

    A line that only counts what is not shown is no entry.
    """
    clean = [re.sub(r"(?m)^ +… and .*\n?", "", entry) for entry in entries]
    found: list[int] = []
    for pattern in wanted:
        fits = [n for n, entry in enumerate(clean) if re.search(pattern, entry)]
        found += [n for n in fits if n not in found][:1]
    found += [n for n in range(len(clean)) if n not in found]
    return [clean[n] for n in sorted(found[:most])]


PARTS: dict[str, Callable[[], str]] = {
    "excerpt": excerpt,
    "commands": commands,
    "help": helps,
    "kinds": kinds,
    "settings": setting_rows,
    "formats": formats,
    "readers": readers,
    "decisions": decisions,
}


def renewed(text: str) -> str:
    """A document's text with its generated parts made again."""

    def part(found: re.Match[str]) -> str:
        return f"{found['begin']}{PARTS[found['name']]()}\n{found['end']}"

    return MARKED.sub(part, text)


def main() -> None:
    """Write every document whose generated parts are out of date."""
    for path in documents():
        text = path.read_text("utf-8")
        new = renewed(text)
        if new != text:
            path.write_text(new, "utf-8")
            print(path.relative_to(ROOT))


if __name__ == "__main__":
    main()
