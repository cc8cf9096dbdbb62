"""Stories of an archive by what its articles tell: as ``--group auto`` finds them in a folder."""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from folders import files, rows

from bench.corpora import stories, write
from reconcile.archive import grouping, index, run_archive
from reconcile.archive.flow import LocalFlow
from reconcile.archive.hands import Alone, Hands, Several
from reconcile.archive.plan import listed
from reconcile.archive.tables import Counts, added, counted, settled, summed
from reconcile.readers import profile_of, read_sources
from reconcile.readers.articles import article_from_text

FERRY = (
    "The ferry Northern Lark ran aground off Skerrow on Tuesday with 84 people aboard, the coast "
    "guard said. Captain Una Brek steered between the Mewstone rocks in fog."
)
FERRY_AGAIN = (
    "All 84 aboard the Northern Lark were taken to Skerrow after the ferry struck the Mewstone "
    "rocks. Una Brek, the captain, told the coast guard of thick fog."
)
CUP = (
    "Halden Rovers won the Lowland Cup on Saturday, beating Trask United by two goals to one. "
    "Striker Piet Oduya scored both for Halden in front of 31,000 people."
)
CUP_AGAIN = (
    "Two goals by Piet Oduya gave Halden Rovers the Lowland Cup. Trask United had led the final "
    "by one when Oduya, the striker, came on before 31,000 people."
)
GENE = (
    "Researchers at the Vesper Institute in Corran have found a gene that lets wheat grow in salt. "
    "Marta Iliescu, who led the work, sowed the wheat in fields at Lake Dunmer."
)

Corpus = Callable[[Path], Path]
Sets = set[frozenset[str]]


def put(folder: Path, texts: dict[str, str]) -> Path:
    """The texts as files; what stands before a date is the text's own name."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def few(folder: Path) -> Path:
    """Two stories in three folders, and an article about something else."""
    return put(
        folder,
        {"a/1.txt": FERRY, "b/1.txt": CUP, "b/2.txt": FERRY_AGAIN, "c/1.txt": CUP_AGAIN,
         "c/2.txt": GENE},
    )  # fmt: skip


def generated(folder: Path) -> Path:
    """Stories with sister stories elsewhere, of which some are much alike."""
    write(folder, stories(40, facts=6))
    return folder


def printed_often(folder: Path) -> Path:
    """A report that forty-five outlets print, with a line of their own, one told otherwise, and
    another story."""
    texts = {f"{n}.txt": f"{FERRY * 2}\n\nPrinted by desk {n}." for n in range(45)}
    return put(folder, texts | {"own.txt": FERRY_AGAIN, "x.txt": CUP, "y.txt": CUP_AGAIN})


def every_spring(folder: Path) -> Path:
    """A race of the same name every spring: too many hold its names, but few around a day."""
    texts = {}
    for year in range(30):
        day = date(1990 + year, 4, 1)
        for n, told in enumerate(("won the Lowland Cup at", "took the Lowland Cup in a final at")):
            text = f"Halden Rovers {told} Trask, the fourteenth of April. Oduya was cheered."
            when = day + timedelta(days=n)
            texts[f"{year}-{n}.txt"] = f"---\ndate: {when}\n---\n{text}\n"
    return put(folder, texts)


CORPORA = [few, generated, printed_often, every_spring]


def sets(told: dict[str, str]) -> Sets:
    """Articles by story, without the stories' names."""
    out: dict[str, set[str]] = defaultdict(set)
    for path, story in told.items():
        out[story].add(path)
    return {frozenset(paths) for paths in out.values()}


def in_memory(folder: Path) -> dict[str, str]:
    """Each article's story, as a normal run finds it."""
    return {a.path: a.story for a in read_sources([folder], group="auto")[0]}


def found(folder: Path, hands: Hands) -> dict[str, str]:
    """Each article's story, as an archive's steps find it."""
    told, _, _ = listed([str(folder)])
    with tempfile.TemporaryDirectory() as scratch:
        by_file = index.found(told, LocalFlow(hands, Path(scratch)))
    return {
        one.file.path: story.story
        for one, stories in zip(told, by_file, strict=True)
        for story in stories
    }


@pytest.mark.parametrize("corpus", CORPORA)
def test_a_small_archive_falls_into_the_stories_of_a_normal_run(
    corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = corpus(tmp_path)
    told = in_memory(folder)
    assert 1 < len(set(told.values())) < len(told)
    for chunk in (300, 5_000, 10**9):
        monkeypatch.setattr(index, "CHUNK_BYTES", chunk)
        assert found(folder, Alone()) == told


@pytest.mark.parametrize(
    ("corpus", "sizes"),
    [(few, [1, 2, 2]), (printed_often, [2, 46]), (every_spring, [2] * 30)],
)
def test_the_stories_are_right(corpus: Corpus, sizes: list[int], tmp_path: Path) -> None:
    told = found(corpus(tmp_path), Alone())
    assert sorted(map(len, sets(told))) == sizes


def test_processes_find_the_same(tmp_path: Path) -> None:
    generated(tmp_path)
    with Several(2) as hands:
        assert found(tmp_path, hands) == found(tmp_path, Alone())


def test_other_names_of_files_change_no_story(tmp_path: Path) -> None:
    one, two = few(tmp_path / "one"), tmp_path / "two"
    paths = sorted(one.rglob("*.txt"))
    put(two, {f"{9 - n}.txt": path.read_text("utf-8") for n, path in enumerate(paths)})
    first, second = found(one, Alone()), found(two, Alone())
    assert [first[str(p)] for p in paths] == [second[f"{two}/{9 - n}.txt"] for n in range(5)]


def test_a_chain_of_likeness_is_no_story() -> None:
    edges = np.array([(n, n + 1, 0.2 + 0.1 * (n % 3)) for n in range(6)], dtype=grouping.EDGE)
    whole = grouping.parts([edges[:2], edges[2:]])
    assert [whole.of(n) for n in range(8)] == [0, 0, 0, 0, 0, 0, 0, 7]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(grouping, "MOST_TOGETHER", 3)
        cut = grouping.parts([edges])
    assert [cut.of(n) for n in range(7)] == [0, 1, 1, 1, 4, 4, 4]
    assert grouping.parts([]).of(5) == 5


def test_words_are_counted_in_any_grouping(tmp_path: Path) -> None:
    profiles = [
        profile_of(article_from_text(text, id=str(n)))
        for n, text in enumerate((FERRY, FERRY_AGAIN, CUP, CUP_AGAIN, GENE))
    ]
    whole = settled(counted(profiles))
    summed_up = settled(
        summed([counted(profiles[:1]), summed([counted(profiles[1:]), counted([])])])
    )
    words = ["skerrow", "oduya", "wheat", "nowhere"]
    for table in (whole, summed_up):
        assert (table.total, list(table.names(words[:2]))) == (5, [2, 2])
        assert list(table.terms(words)) == [2, 2, 1, 1]
    assert list(added([Counts.of(["a", "b", "a"]), Counts.of(["b"])])(["a", "b", "c"], 0)) == [
        2, 2, 0,
    ]  # fmt: skip


def test_articles_of_one_file_go_to_their_stories(tmp_path: Path) -> None:
    texts = [("ferry", FERRY), ("cup", CUP), ("gene", GENE), ("none", "")]
    lines = [json.dumps({"id": id, "text": text}) for id, text in texts]
    put(
        tmp_path / "in",
        {"day.jsonl": "\n".join(lines), "more/late.txt": CUP_AGAIN, "more/sea.txt": FERRY_AGAIN},
    )
    outcome = run_archive([str(tmp_path / "in")], tmp_path / "out", group="auto", engine="local")
    assert outcome.unread == len(outcome.named) == 1
    told = sets({row["id"].split("/in/")[1]: row["story"] for row in articles(tmp_path / "out")})
    assert told == {
        frozenset({"day.jsonl#ferry", "more/sea.txt"}),
        frozenset({"day.jsonl#cup", "more/late.txt"}),
        frozenset({"day.jsonl#gene"}),
    }
    found = [row for row in rows(tmp_path / "out", "findings") if len(row["claims"]) > 1]
    assert {row["story"] for row in found} == {
        row["story"] for row in articles(tmp_path / "out") if "more/" in row["path"]
    }


def articles(folder: Path) -> list[dict[str, str]]:
    return rows(folder, "articles")


def test_an_archive_that_grew_is_as_one_that_was_always_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["reconcile.archive.plan"], "PARTITION_BYTES", 100)
    monkeypatch.chdir(tmp_path)
    folder = few(Path("in"))
    first = run_archive([str(folder)], tmp_path / "out", group="auto", engine="local")
    assert first.partitions > 1
    with monkeypatch.context() as patch:
        patch.setattr(index, "found", None)
        again = run_archive([str(folder)], tmp_path / "out", group="auto", engine="local")
    assert again.before == again.partitions
    put(folder, {"d/1.txt": "Piet Oduya of Halden Rovers is injured. The Lowland Cup is over."})
    put(folder, {"a/0.txt": GENE.replace("found", "named")})
    run_archive([str(folder)], tmp_path / "out", group="auto", engine="local")
    anew = tmp_path / "anew"
    (anew / "done").mkdir(parents=True)
    (anew / "run.json").write_bytes((tmp_path / "out" / "run.json").read_bytes())
    run_archive([str(folder)], anew, group="auto", engine="local")
    assert files(tmp_path / "out") == files(anew)
    assert {row["path"] for row in articles(anew)} == {str(p) for p in folder.rglob("*.txt")}


def test_what_is_left_of_stories_half_written_is_found_again(tmp_path: Path) -> None:
    folder = few(tmp_path / "in")
    run_archive([str(folder)], tmp_path / "out", group="auto", engine="local")
    whole = files(tmp_path / "out")
    (tmp_path / "out" / index.STORIES).write_text('{"key": "', encoding="utf-8")
    run_archive([str(folder)], tmp_path / "out", group="auto", engine="local")
    assert files(tmp_path / "out") == whole
