"""Native: the kernels as machine code, without numba.

numba compiles `kernels` once, in a process of its own (`compiling`), and the
code is kept in a file; a process that answers loads it in a few milliseconds through llvmlite and
never holds up anything while numba is imported or compiles. The file's name stands for all that
decides the code: the sources, the versions, the processor. A file that is cut or altered is not
loaded. Where there is no numba, no room for the file or no such processor, the same work is done
in numpy, with the same bits.
"""

from __future__ import annotations

import ctypes
import functools
import hashlib
import importlib.util
import logging
import platform
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import subprocess

_log = logging.getLogger(__name__)

Array = NDArray[Any]

SIGNATURES = {
    name: tuple(types.split())
    for name, types in {
        "distinct": "i4 i4 i8 i8",
        "count": "i8 i4 i4 i8 i8 i8",
        "fill": "i8 i4 i4 i8 i8 i8 u2 u4 u2 u2 u4 i4 i8",
        "remember": "i8 u4 i8 i8 i8 u1",
        "transpose": "i8 u4 u4 u4 i8 i8 i8 i4 i4",
        "scan": "u4 u4 u4 u2 u2 u2 u4 u2 i8 i8 i8 u4 u4 i8 u4 u2 f8 f8 f8 u1"
        " f8 u2 f8 f8 f8 f8 i8 i8 i8 i8 i8 f8 i8 i8 f8",
    }.items()
}
"""The types of each kernel's arrays, in order."""

DIGEST_BYTES = 32
"""SHA-256 of the code, before the code."""


class Native:
    """Loaded kernels. Calls release the interpreter's lock."""

    def __init__(self, code: bytes) -> None:
        import llvmlite.binding as llvm

        llvm.initialize_native_target()
        llvm.initialize_native_asmprinter()
        self._engine = llvm.create_mcjit_compiler(llvm.parse_assembly(""), machine())
        self._object = llvm.object_file.ObjectFileRef.from_data(code)
        self._engine.add_object_file(self._object)
        self._engine.finalize_object()
        # numba's convention: where the result goes, where an exception goes (none does), arguments.
        kind = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
        self._functions = {
            name: kind(self._engine.get_function_address(name)) for name in SIGNATURES
        }
        self.scan = self._functions["scan"]
        """scan(address of an int64 result, None, address of a `table`)."""

    def call(self, name: str, *arrays: Array) -> int:
        """Run a kernel; TypeError where an array is not what the kernel takes."""
        result = ctypes.c_int64()
        addresses = table(name, arrays)
        self._functions[name](ctypes.addressof(result), None, addresses.ctypes.data)
        return result.value


def table(name: str, arrays: Sequence[Array]) -> NDArray[np.int64]:
    """Where each array of a kernel is and how long: int64 [2 x arrays]. They have to outlive it."""
    signature = _types(name)
    if len(arrays) != len(signature):
        raise TypeError(f"{name} takes {len(signature)} arrays, not {len(arrays)}")
    found = []
    for place, (array, wanted) in enumerate(zip(arrays, signature, strict=True)):
        if array.dtype != wanted or not array.flags.c_contiguous:
            raise TypeError(f"{name}, array {place}: {array.dtype} instead of {wanted}")
        found += [array.__array_interface__["data"][0], array.size]
    return np.array(found, np.int64)


@functools.cache
def _types(name: str) -> tuple[np.dtype[Any], ...]:
    return tuple(np.dtype(code) for code in SIGNATURES[name])


def available() -> bool:
    """Whether kernels can be compiled here."""
    try:
        return all(importlib.util.find_spec(name) for name in ("numba", "llvmlite"))
    except ValueError:  # a None in sys.modules: somebody has ruled it out
        return False


def kept(directory: Path) -> bool:
    """Whether kernels stand there, of these sources or of others: quick to ask."""
    return next(iter(directory.glob("kernels-*")), None) is not None


def load(directory: Path) -> Native | None:
    """The kernels compiled earlier; None where there are none that can be trusted."""
    if not available():
        return None
    path = path_in(directory)
    try:
        data = path.read_bytes()
    except OSError:
        return None
    digest, code = data[:DIGEST_BYTES], data[DIGEST_BYTES:]
    if hashlib.sha256(code).digest() != digest:
        _log.warning("compiled kernels not used, the file is damaged: path=%s", path)
        return None
    try:
        return Native(code)
    except Exception as error:  # whatever llvmlite says, numpy can do the work
        _log.warning("compiled kernels not used: path=%s error=%s", path, error)
        return None


def compile_in_background(directory: Path) -> subprocess.Popen[bytes] | None:
    """Begin to compile in a process of its own; None where it cannot be."""
    if not available():
        return None
    import subprocess

    try:
        return subprocess.Popen(  # noqa: S603  # this interpreter, our own module
            [sys.executable, "-m", f"{__package__}.compiling", str(directory)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).resolve().parents[3],
            start_new_session=True,
        )
    except OSError as error:
        _log.warning("kernels not compiled: error=%s", error)
        return None


def path_in(directory: Path) -> Path:
    """The file of the kernels that belong to these sources, versions and processor."""
    import llvmlite.binding as llvm

    here = Path(__file__).parent
    names = ("compiling.py", "native.py", "segment.py")
    own = [*(here / name for name in names), *sorted((here / "kernels").glob("*.py"))]
    decides = hashlib.sha256()
    for part in (
        *(path.read_bytes() for path in own),
        f"numba {_version('numba')} llvmlite {_version('llvmlite')}".encode(),
        f"{platform.machine()} {sys.platform} {llvm.get_host_cpu_name()}".encode(),
        llvm.get_host_cpu_features().flatten().encode(),
    ):
        decides.update(part + b"\0")
    return directory / f"kernels-{decides.hexdigest()[:16]}"


def _version(package: str) -> str:
    """What says a package's version, without importing it."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return ""
    return Path(spec.origin).with_name("_version.py").read_text(encoding="utf-8")


def machine() -> Any:  # llvmlite has no types
    """This processor, as LLVM sees it."""
    import llvmlite.binding as llvm

    return llvm.Target.from_default_triple().create_target_machine(
        cpu=llvm.get_host_cpu_name(),
        features=llvm.get_host_cpu_features().flatten(),
        opt=3,
        reloc="pic",
        codemodel="jitdefault",
    )
