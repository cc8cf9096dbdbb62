"""Whether named-entity recognition earns its cost: accuracy without it and with it.

    python bench/entities.py FOLDER...

Each folder is a story that the grader beside the answer keys can load.  With it, a name whose
words the model labels takes its kind from the label (person, organisation, place, group); without
it, kinds come from titles, given names and word lists alone.  Prints the grader's figures.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import spacy
from weights import grader

from reconcile.assembly import assemble
from reconcile.claims import extract, reading
from reconcile.claims.names import NameRun, name_runs
from reconcile.claims.parse import Sentence, model_folder, parse
from reconcile.claims.tree import Tree
from reconcile.model import Article, NameKind, Report
from reconcile.reports import REPORTS, build_view
from reconcile.reports.view import Options
from reconcile.settings import DEFAULT_SETTINGS

KINDS: dict[str, NameKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "NORP": "group",
}  # fmt: skip
SHOWN = (
    "coverage", "atomicity", "link precision", "link recall", "link F1", "solo F1", "verdict",
    "false alarms", "noise", "planted", "planted kind", "harmless",
)  # fmt: skip


@contextmanager
def named_entities() -> Iterator[None]:
    """Names typed by the model's entity recogniser while the context lasts."""
    pipeline = spacy.load(model_folder(), exclude=["senter"])
    labels: dict[int, tuple[Sentence, dict[int, str]]] = {}

    def parsed(texts: Iterable[str]) -> Iterator[list[Sentence]]:
        every = list(texts)
        for text, sentences in zip(every, parse(every), strict=True):
            at = {
                place: entity.label_
                for entity in pipeline(text).ents
                for place in range(entity.start_char, entity.end_char)
            }
            for sentence in sentences:
                found = {t.i: at[t.start] for t in sentence if t.start in at}
                labels[id(sentence)] = (sentence, found)
            yield sentences

    def typed(tree: Tree) -> list[NameRun]:
        found = labels[id(tree.tokens)][1]
        out = []
        for run in name_runs(tree):
            kinds = {KINDS.get(found.get(i, ""), run.kind) for i in run.core}
            out.append(replace(run, kind=kinds.pop()) if len(kinds) == 1 else run)
        return out

    reading.parse, reading.name_runs = parsed, typed  # type: ignore[attr-defined, assignment]
    try:
        yield
    finally:
        reading.parse, reading.name_runs = parse, name_runs  # type: ignore[attr-defined]


def reported(_: str, story: Any) -> Any:
    """The report on a story, as the command prints it."""
    articles = [
        Article(id=key, path=Path(name).name, text=story.texts[key], story=story.name)
        for key, name in story.files.items()
    ]
    split = list(extract(articles))
    report: Report = assemble(articles, split, (), (), None, DEFAULT_SETTINGS)
    return json.loads(REPORTS["json"].render(build_view(report, Options(show_all=True))))


def main() -> None:
    """Print the table of docs/performance.md."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    call = parser.parse_args()
    score = grader(call.folders[0])
    score.run = reported
    grade: Callable[..., Any] = score.grade
    without, _, _ = grade(call.folders, "")
    with named_entities():
        having, _, _ = grade(call.folders, "")
    print("| figure | without | with named entities |\n|---|---|---|")
    for name in SHOWN:
        if name in without:
            print(f"| {name} | {without[name]:.3f} | {having[name]:.3f} |")


if __name__ == "__main__":
    main()
