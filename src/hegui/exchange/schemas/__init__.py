"""The JSON Schemas (draft-07) of the documents, as the package ships them.

What comes out of a worker is held against them by ``shape``; in tests jsonschema does it too.
"""

import json
from pathlib import Path
from typing import Any

NAMES = ("facts", "audit", "diff", "bundle")


def load(name: str) -> dict[str, Any]:
    """The schema of one document: ``facts``, ``audit``, ``diff`` or ``bundle``.

    Raises:
        KeyError: there is no schema of that name.
    """
    if name not in NAMES:
        raise KeyError(name)
    # importlib.resources would take 14 ms to import, on every audit.
    file = Path(__file__).with_name(f"{name}.schema.json")
    schema: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return schema
