"""How an unmodified discord.py process is pointed at another server, by environment alone.

    PYTHONPATH=<this folder> FAKE_DISCORD_URL=http://127.0.0.1:8765 DISCORD_TOKEN=x python -m bot

FAKE_DISCORD_URL      the server, without /api: the REST interface is at <url>/api/v10
FAKE_DISCORD_GATEWAY  optional; <url>/gateway with the ws scheme by default

Python imports a module of this name at its start. Only discord.http.Route.BASE and
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY change, right after discord is imported; without
FAKE_DISCORD_URL nothing happens.
"""

from __future__ import annotations

import importlib.abc
import os
import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType

URL = os.environ.get("FAKE_DISCORD_URL", "").rstrip("/")


def _point_http(module: ModuleType) -> None:
    module.Route.BASE = f"{URL}/api/v10"


def _point_gateway(module: ModuleType) -> None:
    import yarl

    default = URL.replace("http", "ws", 1) + "/gateway"
    address = yarl.URL(os.environ.get("FAKE_DISCORD_GATEWAY") or default)
    module.DiscordWebSocket.DEFAULT_GATEWAY = address


CHANGES: dict[str, Callable[[ModuleType], None]] = {
    "discord.http": _point_http,
    "discord.gateway": _point_gateway,
}


class _Loader(importlib.abc.Loader):
    """Loads a module as its own loader does, then changes it."""

    def __init__(self, inner: importlib.abc.Loader, change: Callable[[ModuleType], None]) -> None:
        self._inner = inner
        self._change = change

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        return self._inner.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        self._inner.exec_module(module)
        self._change(module)

    def __getattr__(self, name: str) -> object:
        # Loaders can do more: inspect and linecache ask for the source, for instance.
        return getattr(self._inner, name)


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the modules to change, with the finders that come after it."""

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname not in CHANGES:
            return None
        for finder in sys.meta_path:
            if finder is self:
                continue
            spec = finder.find_spec(fullname, path, target)
            if spec is not None and spec.loader is not None:
                spec.loader = _Loader(spec.loader, CHANGES[fullname])
                return spec
        return None


if URL:
    sys.meta_path.insert(0, _Finder())
