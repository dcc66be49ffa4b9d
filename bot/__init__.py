"""Dateline for people: the command line, the terminal chat and, later, Discord.

Importing this package does nothing but make sure that `bot`, `retrieval` and `config` are the
three of one checkout: "config" is a common name, and a foreign package of that name earlier on
the path would otherwise fail somewhere deep.
"""

from importlib.util import find_spec
from pathlib import Path

_HERE = Path(__file__).resolve().parent.parent

for _name in ("retrieval", "config"):
    _spec = find_spec(_name)
    _found = Path(_spec.origin).resolve().parent.parent if _spec and _spec.origin else None
    if _found != _HERE:
        raise ImportError(
            f"the package {_name!r} that Python finds is not Dateline's: it is in "
            f"{_found or 'no folder'}, Dateline is in {_HERE}; start it from there, or take the "
            "other one off PYTHONPATH"
        )
