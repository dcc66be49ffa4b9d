"""How a kernel is compiled."""

from __future__ import annotations

from numba import njit

from retrieval.engines.embedded.segment import BLOCK

SHIFT = BLOCK.bit_length() - 1

kernel = njit(error_model="numpy", no_cpython_wrapper=True, no_cfunc_wrapper=True)
inlined = njit(inline="always", error_model="numpy")
