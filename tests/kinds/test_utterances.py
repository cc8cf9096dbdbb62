"""A quotation that the split cuts is compared as one, and told where its words are."""

from __future__ import annotations

from reconcile.api import reconcile
from reconcile.model import Discrepancy, Report

LEFT = (
    "The envoy spoke in Oslo on Monday. "
    '"We welcome the plan, and we will sign the treaty before the summer ends," the envoy said.'
)
RIGHT = (
    "The envoy spoke in Oslo on Monday. "
    '"We welcome the plan, and we will reject the treaty before the winter ends," the envoy said.'
)


def quoted(report: Report) -> list[str]:
    return [
        d.why
        for f in report.findings
        if isinstance(f, Discrepancy)
        for d in f.differences
        if d.kind == "quote"
    ]


def test_each_change_of_one_utterance_is_told_once() -> None:
    whys = quoted(reconcile({"a": LEFT, "b": RIGHT}, use_cache=False))
    assert sum("summer" in why for why in whys) == 1
    assert sum("reject" in why for why in whys) == 1


def test_the_order_of_articles_changes_nothing() -> None:
    one = quoted(reconcile({"a": LEFT, "b": RIGHT}, use_cache=False))
    two = quoted(reconcile({"a": RIGHT, "b": LEFT}, use_cache=False))
    assert len(one) == len(two)


def test_the_same_utterance_differs_in_nothing() -> None:
    assert quoted(reconcile({"a": LEFT, "b": LEFT}, use_cache=False)) == []
