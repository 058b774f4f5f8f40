"""The official form for the generator, straight from the edition files.

Plain dictionaries on purpose: the loaders under test must not supply the truth they are
measured against.
"""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

EDITIONS = Path(__file__).resolve().parents[2] / "rules" / "zfxxgk-annual-report" / "editions"


@cache
def edition(edition_id: str) -> dict[str, Any]:
    """The edition file as YAML gives it."""
    text = (EDITIONS / f"{edition_id}.yaml").read_text(encoding="utf-8")
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def edition_of(year: int) -> str:
    """Which edition a report of that year follows."""
    return "2019" if year <= 2020 else "2021"


def section(edition_id: str, section_id: str) -> dict[str, Any]:
    """One section of the form."""
    sections: list[dict[str, Any]] = edition(edition_id)["sections"]
    return next(one for one in sections if one["id"] == section_id)


def table(edition_id: str, table_id: str) -> dict[str, Any]:
    """One table of the form as it stands on paper."""
    tables: list[dict[str, Any]] = edition(edition_id)["tables"]
    return next(one for one in tables if one["id"] == table_id)


def leaves(edition_id: str, table_id: str) -> tuple[str, ...]:
    """Ids of the rows that add up to the total row."""
    rows = table(edition_id, table_id)["blocks"][0]["rows"]
    return tuple(row["id"] for row in rows if row.get("leaf"))
