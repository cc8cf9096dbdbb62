"""Reconcile: what several reports of one story agree on, where they differ, what one alone says.

>>> from reconcile import reconcile
>>> report = reconcile("sources/")              # doctest: +SKIP
>>> [f for f in report.findings]                # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Report", "__version__", "reconcile"]

if TYPE_CHECKING:
    from reconcile.api import reconcile
    from reconcile.model import Report


def __getattr__(name: str) -> Any:
    """Load the API on first use: ``reconcile --help`` should not pay for it."""
    if name == "reconcile":
        from reconcile.api import reconcile

        return reconcile
    if name == "Report":
        from reconcile.model import Report

        return Report
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
