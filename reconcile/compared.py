"""Two reports compared: which findings are new, which are gone, and which have changed."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import Any

from reconcile.errors import NoReportError
from reconcile.ledger.identify import Telling, Tellings, identify, recognised
from reconcile.ledger.records import CONFIRMED, FindingEntry, SourceWords
from reconcile.ledger.wordings import Wording
from reconcile.model import (
    Agreement,
    Difference,
    Discrepancy,
    Finding,
    FindingChange,
    Severity,
    Side,
    SingleSource,
)

Json = Mapping[str, Any]


class Snapshot:
    """A report, from the object that its JSON holds.  Raises NoReportError where it is none."""

    def __init__(self, told: Any, name: str) -> None:
        try:
            self.findings: list[Json] = list(told["findings"])
            self.claims: dict[str, Json] = {c["id"]: c for c in told["claims"]}
            paths = {a["id"]: str(a["path"]) for a in told["articles"]}
            self.paths = {c: paths[claim["article"]] for c, claim in self.claims.items()}
            files = _below(paths)
            self.files = {c: files[claim["article"]] for c, claim in self.claims.items()}
            self.texts = {c: str(claim["text"]) for c, claim in self.claims.items()}
            self.entries = tuple(self._entry(f) for f in self.findings)
            self.records = tuple(self._record(f) for f in self.findings)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise NoReportError(
                f"{name} is no report in JSON ({type(error).__name__}: {error}); make one with "
                "`reconcile PATH... --format json`"
            ) from error

    def _values(self, finding: Json) -> dict[str, list[tuple[str, str]]]:
        """What each claim has of each kind that differs."""
        out: dict[str, list[tuple[str, str]]] = {}
        for difference in finding["differences"]:
            for claim, value in difference["values"].items():
                out.setdefault(claim, []).append((str(difference["kind"]), str(value)))
        return out

    def _entry(self, finding: Json) -> FindingEntry:
        values = self._values(finding)
        sources = [
            SourceWords(file=self.files[c], words=self.texts[c], values=tuple(values.get(c, ())))
            for c in finding["claims"]
        ]
        return FindingEntry(
            id=str(finding["id"]),
            decision=CONFIRMED,
            verdict=str(finding["verdict"]),
            sources=tuple(sources),
        )

    def _record(self, finding: Json) -> Finding:
        id, claims = str(finding["id"]), tuple(str(c) for c in finding["claims"])
        match finding["verdict"]:
            case "discrepancy":
                differences = tuple(
                    Difference(
                        kind=str(d["kind"]),
                        sides=tuple(
                            Side(claim=str(c), value=str(v), span=None)
                            for c, v in d["values"].items()
                        ),
                        why=str(d["why"]),
                    )
                    for d in finding["differences"]
                )
                return Discrepancy(
                    id=id, claims=claims, confidence=0.0, independent_origins=1,
                    severity=Severity(finding["severity"]), differences=differences,
                )  # fmt: skip
            case "agreement":
                return Agreement(id=id, claims=claims, confidence=0.0, independent_origins=1)
            case "single-source":
                return SingleSource(id=id, claims=claims, confidence=0.0)
            case other:
                raise ValueError(f"unknown verdict {other!r}")

    def told(self, id: str) -> Json:
        """A finding by its id."""
        return next(f for f in self.findings if f["id"] == id)

    def place(self, finding: Json) -> tuple[str, ...]:
        """The paths of its articles."""
        return tuple(dict.fromkeys(self.paths[c] for c in finding["claims"]))

    def text(self, finding: Json) -> str:
        """The fullest of its claims."""
        return max((self.texts[c] for c in finding["claims"]), key=len)


def _below(paths: Mapping[str, str]) -> dict[str, str]:
    """Each path from the folder that holds all of them, so that the folder's name counts for
    nothing."""
    folders = {os.path.dirname(path) for path in paths.values()}
    try:
        common = os.path.commonpath(folders) if folders else ""
    except ValueError:  # absolute and relative ones, or two drives
        common = ""
    return {
        id: os.path.relpath(path, common).replace(os.sep, "/") if common else path
        for id, path in paths.items()
    }


def compared(old: Snapshot, new: Snapshot) -> tuple[FindingChange, ...]:
    """What has changed from one report to the other: new findings, gone ones, changed ones, each
    in the order of its report.  Findings are known again as those of a ledger are."""
    tellings = Tellings.of(
        Telling(claim=c, file=new.files[c], words=Wording(text=text))
        for c, text in new.texts.items()
    )
    known = recognised(old.entries, tellings, lambda file: False)
    found = identify(old.entries, new.records, known, new.files)
    placed = {one.entry.id for one in found.values()}
    out: list[FindingChange] = []
    for told in new.findings:
        match = found.get(told["id"])
        if match is None:
            out.append(_change("new", told, new))
            continue
        before = old.told(match.entry.id)
        what = (*_graver(before, told), *match.changes)
        if what:
            out.append(_change("changed", told, new, what))
    out.extend(_change("gone", f, old) for f in old.findings if f["id"] not in placed)
    order = {"new": 0, "gone": 1, "changed": 2}
    return tuple(sorted(out, key=lambda change: order[change.what]))


def _graver(before: Json, now: Json) -> Sequence[str]:
    out: list[str] = []
    for field in ("verdict", "severity"):
        if before[field] != now[field] and not (field == "severity" and out):
            out.append(f"{field}: {before[field]} → {now[field]}")
    return out


def _change(what: Any, told: Json, at: Snapshot, how: tuple[str, ...] = ()) -> FindingChange:
    values = [str(v) for d in told["differences"] for v in d["values"].values()]
    return FindingChange(
        what=what,
        id=str(told["id"]),
        verdict=told["verdict"],
        severity=Severity(told["severity"]),
        kinds=tuple(dict.fromkeys(str(d["kind"]) for d in told["differences"])),
        values=tuple(dict.fromkeys(values)),
        claim=at.text(told),
        paths=at.place(told),
        how=how,
    )
