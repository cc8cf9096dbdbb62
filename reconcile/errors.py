"""Errors that a user can do something about.  Every message names the place and the remedy."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """What the command's exit status means."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    BUG = 3
    INTERRUPTED = 130


class ReconcileError(Exception):
    """Base of every error that is the input's or the call's, not the program's."""


class ReadError(ReconcileError):
    """A source could not be read; the message is the reason and the remedy, without the path."""


class LedgerError(ReconcileError):
    """claims.yaml is not as documented; the message begins with file:line."""


class ModelError(ReconcileError):
    """The language model is missing or is not the one that this version was tested with."""


class ClaimsFileError(ReconcileError):
    """A --claims-from file does not fit the articles."""


class CheckError(ReconcileError):
    """What a check was asked for does not exist, or is not clear."""


class NoReportError(ReconcileError):
    """What should be a report in JSON is none."""


class FindingError(ReconcileError):
    """An id that was asked for names no finding or no claim of the report."""


class EngineError(ReconcileError):
    """There is no such engine, what it needs is not installed, or its cluster is gone."""


class ArchiveError(ReconcileError):
    """The folder for an archive's partitions can't be written to, or holds something else."""
