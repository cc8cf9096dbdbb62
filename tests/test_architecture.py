"""Who may import whom, and how long things may get: read from the source, nothing is run."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "reconcile"
FILES = sorted(PACKAGE.rglob("*.py"))
NAMES = [path.relative_to(PACKAGE).as_posix() for path in FILES]

BASE = {"model", "errors", "settings"}
ROOMS = {"readers", "claims", "matching", "kinds", "origins", "ledger"}

# For each part of the package, the other parts that it may import.
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "settings": set(),
    "lexicon": {"model"},
    **{room: BASE | {"lexicon"} for room in ROOMS},
    "cache": BASE,
    "pipeline": BASE | ROOMS | {"lexicon", "__init__"},
    "assembly": BASE | ROOMS | {"cache", "pipeline", "__init__"},
    # Records travel to workers and back in the bytes that the cache has for them.
    "engines": BASE | ROOMS | {"cache", "pipeline", "__init__"},
    # Two spellings of a value are one vote.
    "reports": BASE | {"lexicon"},
    "reviewing": BASE | {"ledger"},
    "serve": BASE,
    "collect": BASE | {"readers", "__init__"},
    "api": BASE | ROOMS | {"assembly", "cache", "engines", "reviewing"},
    "changes": BASE | ROOMS | {"pipeline"},
    "compared": BASE | {"ledger"},
    "history": BASE | {"api", "changes"},
    "bookkeeping": BASE | {"api", "ledger", "reviewing"},
    # Workers write what they found themselves, as the report in JSON has it.
    "archive": BASE | ROOMS | {"assembly", "cache", "engines", "reports", "__init__"},
    "cli": BASE
    | {
        "api",
        "bookkeeping",
        "cache",
        "collect",
        "compared",
        "history",
        "reports",
        "reviewing",
        "serve",
    }
    | {"archive", "__init__"},
    "__init__": {"api", "model"},
    "__main__": {"cli"},
}

# Third-party types stay at the border: the only modules that may import each library.
BORDER: dict[str, tuple[str, ...]] = {
    "spacy": ("claims/parse.py",),
    "dask": ("engines/cluster.py", "archive/cluster.py"),
    "distributed": ("engines/cluster.py",),
    "pyarrow": ("archive/write.py",),
    "thinc": ("claims/parse.py",),
    "threadpoolctl": ("claims/parse.py",),
    "rapidfuzz": ("matching/*", "lexicon/*"),
    "rich": ("reports/*terminal*.py", "cli/*"),
    "jinja2": ("reports/html.py",),
    "markupsafe": ("reports/html.py", "reports/fragment.py"),
    "click": ("cli/*",),
    "yaml": ("readers/*", "ledger/*"),
    "msgspec": ("cache/codec.py", "reports/json_report.py"),
    "platformdirs": ("cache/store.py",),
    "numpy": ("matching/*", "archive/grouping.py", "archive/tables.py"),
    "scipy": ("matching/*", "archive/grouping.py"),
    "charset_normalizer": ("readers/decode.py",),
    "feedparser": ("readers/*",),
    "lxml": ("readers/*",),
    "mammoth": ("readers/*",),
    "odfdo": ("readers/*",),
    "protego": ("collect/*",),
    "pypdf": ("readers/*",),
    "striprtf": ("readers/*",),
    "trafilatura": ("readers/*",),
    "urllib3": ("collect/*",),
    "warcio": ("readers/*",),
    "ruamel": ("ledger/*",),
    "filelock": ("ledger/*",),
    "textual": ("cli/*",),
    "starlette": ("serve/app.py",),
    "uvicorn": ("serve/run.py",),
    "watchfiles": ("serve/watch.py",),
}

MOST_LINES_OF_A_FILE = 400
MOST_LINES_OF_A_FUNCTION = 50
# Longer than that, and known: path, or path:function.  The records stand in one file because
# they are read together; the functions are one literal each.
LONG = {
    "reconcile/model.py",
    "tests/reports/sample_hostile.py:hostile_report",
    "tests/reports/sample_plain.py:_disputed",
    "tests/reports/sample_plain.py:_facts",
}


def imported(path: Path) -> Iterator[str]:
    """Every module that a file imports, at its top or inside a function, absolute."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(module=module, level=level, names=names):
                assert level == 0, f"{path.name}: write imports in full"
                assert module is not None
                yield from (f"{module}.{alias.name}" for alias in names)


def part(module: str) -> str:
    """The part of the package that an absolute name of ours lies in."""
    first = module.split(".")[1:2]
    inside = first and ((PACKAGE / first[0]).is_dir() or (PACKAGE / f"{first[0]}.py").is_file())
    return first[0] if inside else "__init__"


def own_part(name: str) -> str:
    """The part that a file of the package makes or belongs to."""
    return name.split("/")[0].removesuffix(".py")


@pytest.mark.parametrize("name", NAMES)
def test_parts_import_only_what_lies_before_them(name: str) -> None:
    own = own_part(name)
    assert own in MAY_IMPORT, f"{own} is new: say in MAY_IMPORT what it may import"
    ours = {part(m) for m in imported(PACKAGE / name) if m.split(".")[0] == "reconcile"}
    assert ours - {own} <= MAY_IMPORT[own]


@pytest.mark.parametrize("name", NAMES)
def test_libraries_stay_at_their_border(name: str) -> None:
    others = {m.split(".")[0] for m in imported(PACKAGE / name)} - {"reconcile"}
    for library in sorted(others - sys.stdlib_module_names):
        assert library in BORDER, f"{library} is new: say in BORDER who may import it"
        assert any(fnmatch(name, place) for place in BORDER[library]), library


def long_things() -> Iterator[str]:
    """Files and functions over the limits, in the package, the tests and the benchmarks."""
    for path in sorted(
        p for top in (PACKAGE, ROOT / "tests", ROOT / "bench") for p in top.rglob("*.py")
    ):
        name = path.relative_to(ROOT).as_posix()
        text = path.read_text("utf-8")
        if text.count("\n") > MOST_LINES_OF_A_FILE:
            yield name
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > MOST_LINES_OF_A_FUNCTION:
                    yield f"{name}:{node.name}"


def test_files_and_functions_are_short() -> None:
    assert set(long_things()) == LONG


def test_every_module_says_what_it_is_for() -> None:
    assert not [
        n
        for n, p in zip(NAMES, FILES, strict=True)
        if not ast.get_docstring(ast.parse(p.read_text("utf-8")))
    ]
