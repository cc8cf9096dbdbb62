"""From paths to articles."""

from __future__ import annotations

import itertools
import os
import time
from pathlib import Path

import pytest

from reconcile.errors import ReadError
from reconcile.readers import article_from_text, opening, read_sources
from reconcile.readers.names import printable, shortest_unique


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    place = tmp_path / "desk"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def write(*paths: str, text: str = "Two people were killed.") -> None:
    """Make each file, with the folders that it needs, and words that are its own."""
    for path in paths:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_text(f"{text} {path}", encoding="utf-8")


def shape(*paths: str, group: str = "folder") -> list[tuple[str, str, str]]:
    """Each article's path, id and story."""
    return [(a.path, a.id, a.story) for a in read_sources(paths, group=group)[0]]


def reasons(*paths: str) -> dict[str, str]:
    """Each skipped path's reason."""
    return {skip.path: skip.reason for skip in read_sources(paths)[1]}


TREE = ("s/a.txt", "s/x/b.md", "s/x/y/c.TXT", "s/z/a.txt")


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        pytest.param(
            ["s"],
            [
                ("s/a.txt", "s/a", "s"),
                ("s/x/b.md", "b", "x"),
                ("s/x/y/c.TXT", "c", "x/y"),
                ("s/z/a.txt", "z/a", "z"),
            ],
            id="folder",
        ),
        pytest.param(["s/x/"], [("s/x/b.md", "b", "x"), ("s/x/y/c.TXT", "c", "y")], id="slash"),
        pytest.param(["s/x/b.md"], [("s/x/b.md", "b", "x")], id="file"),
        pytest.param(
            ["s/z/a.txt", "s/x/b.md"],
            [("s/x/b.md", "b", "files"), ("s/z/a.txt", "a", "files")],
            id="files-of-two-folders",
        ),
        pytest.param(
            ["s/z", "s/z/a.txt", "s/z"], [("s/z/a.txt", "a", "z")], id="given-three-times"
        ),
        pytest.param(
            ["s/z", "s/x/b.md"],
            [("s/x/b.md", "b", "x"), ("s/z/a.txt", "a", "z")],
            id="folder-and-file",
        ),
    ],
)
def test_stories_and_ids(
    here: Path, paths: list[str], expected: list[tuple[str, str, str]]
) -> None:
    write(*TREE)
    for order in itertools.permutations(paths):
        assert shape(*order) == expected


def test_the_working_directory_is_named_as_itself(here: Path) -> None:
    write("a.txt", "x/b.txt")
    assert shape(".") == [("./a.txt", "a", "desk"), ("./x/b.txt", "b", "x")]


def test_one_story_of_everything(here: Path) -> None:
    write(*TREE)
    assert {story for _, _, story in shape("s", group="one")} == {"s"}
    assert {story for _, _, story in shape("s/x", "s/z", group="one")} == {"files"}
    with pytest.raises(ValueError, match="use 'folder' or 'one'"):
        read_sources(["s"], group="all")


def test_folders_of_one_name_are_two_stories(here: Path) -> None:
    write("p/quake/a.txt", "q/quake/b.txt", "s/s/c.txt", "s/d.txt")
    assert shape("p/quake", "q") == [
        ("p/quake/a.txt", "a", "p/quake"),
        ("q/quake/b.txt", "b", "q/quake"),
    ]
    assert [story for _, _, story in shape("s")] == ["desk/s", "s/s"]


def test_stories_do_not_depend_on_where_the_folder_lives(here: Path) -> None:
    write(*TREE, *(f"deep/er/{path}" for path in TREE))
    assert [row[1:] for row in shape("s")] == [row[1:] for row in shape("deep/er/s")]


def test_two_formats_of_one_stem_keep_their_suffixes(here: Path) -> None:
    write("s/a.txt", "s/a.md", "s/b.txt", "a.txt")
    assert [id for _, id, _ in shape("s")] == ["a.md", "a.txt", "b"]


def test_what_is_no_article_is_passed_over_in_silence(here: Path) -> None:
    write("s/a.txt", "s/claims.yaml", "s/readme.json", "s/x.json", "s/.hidden.txt", "s/.git/b.txt")
    articles, skipped, warnings = read_sources(["s"])
    assert [article.path for article in articles] == ["s/a.txt"]
    assert (skipped, warnings) == ((), ())


def test_a_readme_is_passed_over_with_a_warning(here: Path) -> None:
    write("s/a.txt", "s/README.md", "s/x/readme.txt")
    told = "a README is not read as an article; name the file to read it"
    for paths in (["s"], ["s", "s/x", "s"]):
        articles, _, warnings = read_sources(paths)
        assert [article.path for article in articles] == ["s/a.txt"]
        assert warnings == (f"s/README.md: {told}", f"s/x/readme.txt: {told}")
    articles, _, warnings = read_sources(["s/README.md", "s/x/readme.txt", "s"])
    assert {a.path for a in articles} == {"s/a.txt", "s/README.md", "s/x/readme.txt"}
    assert warnings == ()


def test_a_folder_with_only_a_readme_holds_no_articles(here: Path) -> None:
    write("s/README.md")
    assert "the folder holds no articles" in reasons("s")["s"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        pytest.param(
            "x.png",
            b"PNG",
            ".png files cannot be read; give the article as .txt, .md, .html, .pdf or .docx",
            id="picture",
        ),
        pytest.param("x", b"text", "files without a suffix cannot be read", id="no-suffix"),
        pytest.param("x.txt", b"", "the file is empty", id="empty"),
        pytest.param("x.txt", b" \r\n\t\xe2\x80\x8b", "the file is empty", id="white-space"),
        pytest.param("x.txt", b"\xef\xbb\xbf", "the file is empty", id="mark-alone"),
        pytest.param("x.md", b"---\ntitle: x\n---\n \n", "nothing follows the front", id="no-body"),
        pytest.param("x.txt", b"a\0\1\2\0", "no text file", id="binary"),
    ],
)
def test_what_cannot_be_read_is_told_and_costs_nothing_else(
    here: Path, name: str, data: bytes, reason: str
) -> None:
    write("s/good.txt")
    Path("s", name).write_bytes(data)
    for paths in (["s"], ["s/good.txt", f"s/{name}"]):
        assert [path for path, _, _ in shape(*paths)] == ["s/good.txt"]
        assert reason in reasons(*paths)[f"s/{name}"]


def test_paths_that_lead_nowhere(here: Path) -> None:
    write("good.txt")
    Path("empty").mkdir()
    os.symlink("gone.txt", "broken.txt")
    os.mkfifo("pipe.txt")
    told = reasons(
        "missing", "", "good.txt", "good.txt/x", "empty", "broken.txt", "pipe.txt", "a\0b"
    )
    assert told == {
        "": "the path is empty; name a file or a folder",
        "a\0b": "no file can have this name; check it",
        "broken.txt": "no such file or folder; check the name",
        "empty": "the folder holds no articles; put .txt, .md, .html, .pdf or .docx files in it",
        "good.txt/x": "no such file or folder; check the name",
        "missing": "no such file or folder; check the name",
        "pipe.txt": "not a regular file; give a file or a folder",
    }


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_what_is_forbidden(here: Path) -> None:
    write("s/a.txt", "s/b.txt", "s/x/c.txt")
    Path("s/b.txt").chmod(0)
    Path("s/x").chmod(0)
    told = reasons("s")
    Path("s/x").chmod(0o700)
    assert set(told) == {"s/b.txt", "s/x"}
    assert all("permission denied" in reason for reason in told.values())


def test_a_file_above_the_limit(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write("s/a.txt", "s/b.txt", text="x")
    write("s/c.txt", text="x" * 50)
    monkeypatch.setattr(opening, "MAX_FILE_BYTES", 20)
    assert [path for path, _, _ in shape("s")] == ["s/a.txt", "s/b.txt"]
    assert "split it" in reasons("s")["s/c.txt"]


def test_links(here: Path) -> None:
    write("s/a.txt", "s/x/b.txt", "out/c.txt", "out/d.txt")
    os.symlink("..", "s/x/up")
    os.symlink(".", "s/x/self")
    os.symlink("x", "s/again")
    os.symlink("../out", "s/out")
    os.symlink("../s", "out/back")
    os.symlink("a.txt", "s/0.txt")
    assert [row[0] for row in shape("s")] == ["s/a.txt", "s/out/c.txt", "s/out/d.txt", "s/x/b.txt"]
    assert set(reasons("s")) == {"s/x/up", "s/x/self"}
    assert "remove the link" in reasons("s")["s/x/up"]


def test_a_maze_of_links_is_walked_once(here: Path) -> None:
    for number in range(12):
        write(f"s/{number:02}/a.txt")
        for other in range(12):
            os.symlink(f"../{other:02}", f"s/{number:02}/to{other:02}")
    assert len(shape("s")) == 12


@pytest.mark.parametrize(
    ("name", "path", "id"),
    [
        pytest.param("-rf.txt", "s/-rf.txt", "-rf", id="dash"),
        pytest.param("a\nb.txt", "s/a\nb.txt", "a\\nb", id="newline"),
        pytest.param("[red]x.txt", "s/[red]x.txt", "[red]x", id="markup"),
        pytest.param(os.fsdecode(b"\xff.txt"), "s/\\udcff.txt", "\\udcff", id="no-text"),
        pytest.param("\u202eabc.txt", "s/\u202eabc.txt", "\\u202eabc", id="right-to-left"),
        pytest.param("a b.txt", "s/a b.txt", "a b", id="space"),
    ],
)
def test_odd_names(here: Path, name: str, path: str, id: str) -> None:
    Path("s").mkdir()
    Path("s", name).write_bytes(b"\x93Text\x94")
    articles, skipped, warnings = read_sources(["s"])
    assert [(a.path, a.id) for a in articles] == [(path, id)]
    assert skipped == ()
    assert warnings == (f"{printable(path)}: read as windows-1252 (not UTF-8)",)
    assert "\n" not in warnings[0]
    path.encode("utf-8")


def test_the_article_carries_what_the_file_says(here: Path) -> None:
    data = "---\r\ntitle: T\r\npublisher: P\r\ndate: 1 May 2020\r\n---\r\nBódy.\r\n".encode(
        "cp1252"
    )
    Path("a.txt").write_bytes(data)
    (article,), _, _ = read_sources([Path("a.txt")])
    assert article.text == data.decode("cp1252")
    assert article.text[article.body_start :] == "Bódy.\r\n"
    assert (article.title, article.outlet, article.published) == ("T", "P", "2020-05-01")
    assert article.encoding == "windows-1252"


@pytest.mark.parametrize(
    ("keys", "names"),
    [
        pytest.param(["a", "b"], ["a", "b"], id="stems"),
        pytest.param(["x/a", "y/a", "b"], ["x/a", "y/a", "b"], id="parents"),
        pytest.param(["p/x/a", "q/x/a", "y/a"], ["p/x/a", "q/x/a", "y/a"], id="grandparents"),
        pytest.param(["a", "x/a"], ["a", "x/a"], id="end-of-another"),
        pytest.param(["a", "a"], ["a", "a~2"], id="equal"),
    ],
)
def test_shortest_unique(keys: list[str], names: list[str]) -> None:
    assert shortest_unique([tuple(key.split("/")) for key in keys]) == names


def test_ids_of_thousands_of_files_take_no_time() -> None:
    keys = [("sources", f"{n:06}", stem) for n in range(20_000) for stem in "ab"]
    began = time.perf_counter()
    names = shortest_unique(keys)
    assert time.perf_counter() - began < 5
    assert names[:2] == ["000000/a", "000000/b"]
    assert len(set(names)) == len(keys)


def test_texts_in() -> None:
    article = article_from_text("---\ntitle: T\ndate: 1 May 2020\n---\nBody.", id="a", outlet="O")
    assert (article.id, article.path, article.story) == ("a", "a", "texts")
    assert (article.title, article.outlet, article.published) == ("T", "O", "2020-05-01")
    assert article.text[article.body_start :] == "Body."
    assert article_from_text("Half \ud800 a pair", id="a").text == "Half \ufffd a pair"


@pytest.mark.parametrize(
    ("text", "published", "message"),
    [
        pytest.param(" ", None, "empty", id="empty"),
        pytest.param("a\0b", None, "NUL", id="binary"),
        pytest.param("Body.", "03/04/2020", "write it like 2022-11-28", id="date"),
    ],
)
def test_texts_refused(text: str, published: str | None, message: str) -> None:
    with pytest.raises(ReadError, match=message):
        article_from_text(text, id="a", published=published)
