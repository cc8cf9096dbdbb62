"""Claims to matches, matches to groups that tell one fact."""

from __future__ import annotations

from reconcile.matching.explain import pairing
from reconcile.matching.groups import group
from reconcile.matching.link import link

__all__ = ["group", "link", "pairing"]
