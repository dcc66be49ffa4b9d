"""Engines with compiled kernels and without: both have to give the same bits."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from retrieval.engines.embedded import EmbeddedEngine, native
from retrieval.engines.embedded.native import Native

OpenEmbedded = Callable[..., EmbeddedEngine]


@pytest.fixture(scope="session")
def kernels_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The compiled kernels, made once for all tests."""
    if not native.available():
        pytest.skip("numba is not installed: there are no kernels to compile")
    directory = tmp_path_factory.mktemp("kernels")
    compiler = native.compile_in_background(directory)
    assert compiler is not None
    assert compiler.wait() == 0
    (path,) = directory.iterdir()
    return path


@pytest.fixture(params=["numpy", "compiled"])
def loaded(request: pytest.FixtureRequest) -> Native | None:
    """The kernels, or None for numpy."""
    if request.param == "numpy":
        return None
    path: Path = request.getfixturevalue("kernels_file")
    found = native.load(path.parent)
    assert found is not None
    return found


@pytest.fixture(params=["numpy", "compiled"])
def open_embedded(request: pytest.FixtureRequest, tmp_path: Path) -> OpenEmbedded:
    """Opens an embedded engine in a folder under the test's own."""

    def make(fingerprint: str = "one", folder: str = "index") -> EmbeddedEngine:
        directory = tmp_path / folder
        if request.param == "compiled":
            path: Path = request.getfixturevalue("kernels_file")
            directory.mkdir(exist_ok=True)
            shutil.copy(path, directory / path.name)
        return EmbeddedEngine(directory, fingerprint=fingerprint, kernels=request.param)

    return make
