"""The numbers of one report, small enough to keep for every report of a run."""

import json
from decimal import Decimal, InvalidOperation

from hegui.facts.fact import FactBase
from hegui.roster.sums import Figures, figures_of

_MOST = 2_000  # cells; a form has some hundred
_LONGEST = 200
_WAY = "/"


def pack(base: FactBase) -> str:
    """The numbers of the tables that were read without doubt, as text that travels."""
    found = figures_of("", base, lambda _cell: True)
    cells = {_WAY.join(key): str(number) for key, number in found.cells.items()}
    return json.dumps([found.covers_all, cells], separators=(",", ":"))


def unpack(text: str, path: str) -> Figures | None:
    """The numbers that were packed of the report at *path*; None for a text that is none."""
    try:
        covers_all, cells = json.loads(text)
        if covers_all not in (True, False, None) or len(cells) > _MOST:
            return None
        return Figures(path, dict(_cell(*one) for one in cells.items()), covers_all)
    except (ValueError, TypeError, AttributeError, RecursionError, InvalidOperation):
        return None


def _cell(key: str, number: str) -> tuple[tuple[str, str, str], Decimal]:
    table, row, column = key.split(_WAY)
    if len(key) + len(number) > _LONGEST:
        raise ValueError("no number of a table")
    value = Decimal(number)
    if not value.is_finite():
        raise ValueError("no number of a table")
    return (table, row, column), value
