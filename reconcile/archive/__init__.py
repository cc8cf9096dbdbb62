"""An archive: more articles than one report, or one process, should hold.

Files are planned into partitions by their stories, worked on wherever an engine runs, and written
by the workers, a partition a file; a run that was ended goes on where it was.
"""

from __future__ import annotations

from reconcile.archive.run import Outcome, run_archive
from reconcile.archive.write import FORMATS

__all__ = ["FORMATS", "Outcome", "run_archive"]
