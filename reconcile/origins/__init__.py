"""Who has it from whom: credits, copied text, versions of one article, and what they add up to.

Each name is loaded on first use: a run whose findings are remembered traces nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reconcile.origins.credits import credited
    from reconcile.origins.kin import families
    from reconcile.origins.relations import in_time, provenance
    from reconcile.origins.trace import Tracer, tie_of

_HOME = {
    "credited": "credits",
    "families": "kin",
    "in_time": "relations",
    "provenance": "relations",
    "Tracer": "trace",
    "tie_of": "trace",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


__all__ = ["Tracer", "credited", "families", "in_time", "provenance", "tie_of"]
