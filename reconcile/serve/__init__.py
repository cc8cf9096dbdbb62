"""The page on this machine: made again when a file changes, with decisions that go to the ledger.

Nothing of Starlette, uvicorn or watchfiles is imported before it runs.
"""

from __future__ import annotations

from reconcile.serve.desk import Desk, Request
from reconcile.serve.guard import Address
from reconcile.serve.run import run

__all__ = ["Address", "Desk", "Request", "run"]
