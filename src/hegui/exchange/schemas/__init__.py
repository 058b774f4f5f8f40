"""The JSON Schemas (draft-07) of the documents, as the package ships them.

They are checked in tests, never while reports are judged.
"""

import json
from importlib.resources import files
from typing import Any

NAMES = ("facts", "audit")


def load(name: str) -> dict[str, Any]:
    """The schema of one document: ``facts`` or ``audit``.

    Raises:
        KeyError: there is no schema of that name.
    """
    if name not in NAMES:
        raise KeyError(name)
    text = files(__package__).joinpath(f"{name}.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
