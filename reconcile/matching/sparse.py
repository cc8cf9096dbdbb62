"""The border to scipy's sparse matrices, which only a large story needs: they take a quarter of a
second to import."""

from __future__ import annotations

from typing import Any

import numpy as np

from reconcile.matching.planes import Floats, Plane


def matrix(plane: Plane, shape: tuple[int, int], weights: Floats | None = None) -> Any:
    """A plane as a sparse matrix: 1, or the weight given for the entry, where something is held."""
    from scipy.sparse import csr_matrix

    data = np.ones(len(plane.rows)) if weights is None else weights
    return csr_matrix((data, (plane.rows, plane.columns)), shape=shape)
