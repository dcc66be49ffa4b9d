"""Compiling the kernels: numba's work, in a process of its own. See `native`.

    python -m retrieval.engines.embedded.compiling DIRECTORY

Each kernel becomes a function of one argument, the table of its arrays' places and sizes. What
a kernel needs of numba's runtime would not be there: that is refused here, not a crash elsewhere.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import sys
import uuid
from pathlib import Path

import llvmlite.binding as llvm
import numpy as np
from numba import carray, njit, types
from numba.core import cgutils
from numba.extending import intrinsic

from retrieval.engines.embedded import kernels
from retrieval.engines.embedded.native import SIGNATURES, machine, path_in

_log = logging.getLogger(__name__)

_C_LIBRARY = {"memset", "memcpy", "memmove"}

_RUNTIME = "define void @NRT_MemInfo_call_dtor(ptr %owner) { ret void }"
"""What numba calls when the last view of an array's owner goes. The arrays here have no owner."""


def compile_into(directory: Path) -> None:
    """Compile, and put the file into place in one step; OSError where it cannot be written. The
    folder has to be there: a library that is gone by now is not begun anew."""
    path = path_in(directory)
    code = machine_code()
    beside = path.with_name(f"{path.name}.{uuid.uuid4().hex}.new")
    try:
        beside.write_bytes(hashlib.sha256(code).digest() + code)
        beside.replace(path)
    finally:
        with contextlib.suppress(OSError):
            beside.unlink()


def machine_code() -> bytes:
    """An object file with a function for each of `SIGNATURES`, by its name."""
    llvm.initialize_native_target()
    llvm.initialize_native_asmprinter()

    @intrinsic
    def pointer(context, address):  # type: ignore[no-untyped-def]  # noqa: ARG001
        def generate(context, builder, signature, arguments):  # type: ignore[no-untyped-def]  # noqa: ARG001
            return builder.inttoptr(arguments[0], cgutils.voidptr_t)

        return types.voidptr(types.int64), generate

    whole = llvm.parse_assembly(_RUNTIME)
    for function in kernels.KERNELS:
        name = function.py_func.__name__
        arrays = ", ".join(
            f"carray(pointer(table[{2 * i}]), (table[{2 * i + 1}],), {code})"
            for i, code in enumerate(SIGNATURES[name])
        )
        scope = {"kernel": function, "carray": carray, "pointer": pointer}
        scope |= {code: np.dtype(code).type for code in SIGNATURES[name]}
        exec(f"def entry(table): return kernel({arrays})", scope)  # noqa: S102  # our own words
        entry = njit(
            types.int64(types.CPointer(types.int64)),
            error_model="numpy",
            no_cpython_wrapper=True,
            no_cfunc_wrapper=True,
        )(scope["entry"])
        (signature,) = entry.signatures
        module = llvm.parse_assembly(entry.inspect_llvm(signature))
        own = entry.overloads[signature].fndesc.llvm_func_name
        for variable in module.global_variables:
            if not variable.is_declaration:
                variable.linkage = "internal"
        module.get_function(own).name = name
        whole.link_in(module)
    for function in whole.functions:
        if not function.is_declaration and function.name not in SIGNATURES:
            function.linkage = "internal"
    target = machine()
    passes = llvm.create_new_module_pass_manager()
    # numba's runtime stands in each module; nothing calls it here.
    passes.add_global_dead_code_eliminate_pass()
    passes.run(whole, llvm.create_pass_builder(target, llvm.create_pipeline_tuning_options()))
    missing = {f.name for f in whole.functions if f.is_declaration} - _C_LIBRARY
    if missing := {name for name in missing if not name.startswith("llvm.")}:
        raise RuntimeError(f"kernels call what is not there: {sorted(missing)}")
    code: bytes = target.emit_object(whole)
    return code


if __name__ == "__main__":
    os.nice(10)  # whoever asked for this is answering meanwhile
    compile_into(Path(sys.argv[1]))
