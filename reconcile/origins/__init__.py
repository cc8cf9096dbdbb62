"""Who has it from whom: origins that articles credit, and how many of them are independent."""

from __future__ import annotations

from reconcile.origins.credits import independent, origins

__all__ = ["independent", "origins"]
