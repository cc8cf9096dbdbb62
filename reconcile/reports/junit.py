"""JUnit XML: a test case a discrepancy, failed where nobody has decided it."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from reconcile.reports.marks import Mark, marks
from reconcile.reports.view import View

# Characters that XML 1.0 cannot hold, not even escaped.
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _xml(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)


def _case(suite: ET.Element, mark: Mark, checked: bool) -> bool:
    """Adds a test case; whether it failed."""
    place = mark.places[0]
    case = ET.SubElement(
        suite,
        "testcase",
        {"classname": _xml(mark.story), "name": _xml(f"{mark.title} ({mark.id})")},
    )
    case.set("file", _xml(place.path))
    if place.line is not None:
        case.set("line", str(place.line))
    failed = mark.fails if checked else mark.is_open
    if failed:
        failure = ET.SubElement(
            case, "failure", {"message": _xml(mark.why), "type": _xml("+".join(mark.kinds))}
        )
        failure.text = _xml(mark.message)
    elif mark.is_open:
        out = ET.SubElement(case, "system-out")
        out.text = _xml(f"open, and not looked for\n{mark.message}")
    return failed


def render(view: View) -> str:
    """Every discrepancy, and every source that could not be read as an error."""
    root = ET.Element("testsuites", {"name": "reconcile"})
    suite = ET.SubElement(root, "testsuite", {"name": "reconcile"})
    checked = view.report.outcome is not None
    failures = sum([_case(suite, mark, checked) for mark in marks(view)])
    for path, reason in view.skipped:
        case = ET.SubElement(suite, "testcase", {"classname": "sources", "name": _xml(path)})
        ET.SubElement(case, "error", {"message": _xml(reason), "type": "unreadable"})
    if not len(suite):
        ET.SubElement(suite, "testcase", {"classname": "reconcile", "name": "no discrepancies"})
    for element in (root, suite):
        element.set("tests", str(len(suite)))
        element.set("failures", str(failures))
        element.set("errors", str(len(view.skipped)))
    ET.indent(root, " ")
    told = ET.tostring(root, encoding="unicode", short_empty_elements=True)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{told}\n'
