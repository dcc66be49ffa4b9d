"""The loops over postings, as numba compiles them. Imported only where they are compiled.

They take arrays alone, allocate nothing and raise nothing, so that the machine code runs without
numba and without the interpreter's lock; `native` says how they are called.
"""

from retrieval.engines.embedded.kernels.building import count, distinct, fill, remember, transpose
from retrieval.engines.embedded.kernels.searching import scan

KERNELS = (distinct, count, fill, remember, transpose, scan)
