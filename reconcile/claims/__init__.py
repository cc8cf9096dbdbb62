"""Articles to claims: parse, lay out, split, attribute, resolve, and read off the values."""

from __future__ import annotations

from reconcile.claims.extract import extract

__all__ = ["extract"]
