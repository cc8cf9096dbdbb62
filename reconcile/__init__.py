"""Reconcile: what several reports of one story agree on, where they differ, what one alone says."""

from __future__ import annotations

__version__ = "0.1.0"
