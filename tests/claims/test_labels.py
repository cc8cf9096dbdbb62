"""Labels that are remembered are those that the model's own components give."""

from __future__ import annotations

import pytest
import spacy

from reconcile.claims import parse as parsing

TEXTS = [
    pytest.param("He's in. Let's go: I'm gonna stay, y'all, and it ain't over.", id="rows"),
    pytest.param("There is a fire and there were two more, the mayor said.", id="expletive"),
    pytest.param("The men had left; they had been told that, but not why.", id="auxiliaries"),
    pytest.param("It  was 5   pm.\n\nThat that is, is.", id="spaces"),
    pytest.param("", id="nothing"),
]


@pytest.mark.parametrize("text", TEXTS)
def test_labels_are_the_models_own(text: str) -> None:
    model = parsing.load_model()
    whole = spacy.load(parsing.model_folder(), exclude=list(parsing.EXCLUDED))
    bare = model.pipeline(text)
    expected = whole(text)
    for told, token in zip(model.labels.of(bare), expected, strict=True):
        assert told[:4] == (token.text, token.lemma_.lower(), token.pos_, token.tag_)


def test_forgetting_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "The mayor said on Monday that the mill had burned down."
    before = list(parsing.parse([text]))
    monkeypatch.setattr(parsing, "_MOST_REMEMBERED", 1)
    assert list(parsing.parse([text, text])) == before * 2
