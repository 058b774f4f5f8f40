"""docs/reading.md says of limits and doubts what the code says."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from hegui.batch.limits import Limits as Worker
from hegui.documents.kinds import Kind
from hegui.documents.limits import Limits

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reading.md").read_text("utf-8")
TOLD = re.compile(r'\b(?:Remark|Doubt|doubt_at)\(\s*"([a-z_]+)"')
ODD_ROWS = re.compile(r'(?<!\w)doubt\s*=\s*"([a-z_]+)"')
OF_A_FILE = {field.name for field in fields(Limits)}
OF_A_WORKER = {
    "memory",
    "processor_seconds",
    "seconds",
    "slow_memory",
    "slow_processor_seconds",
    "slow_seconds",
}


def _table(heading: str) -> list[list[str]]:
    """Cells of the rows of the first table under a heading, its head left out."""
    text = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.strip("|").split(" | ") for line in text.splitlines() if line.startswith("|")]
    return rows[2:]


def _written(amount: int, name: str) -> tuple[str, ...]:
    """How a figure may be written."""
    plain = f"{amount:,}"
    if name.endswith("seconds"):
        return (f"{amount} s",)
    return plain, f"{amount >> 20} MB", f"{amount >> 30} GB"


def test_every_limit_stands_in_the_table_with_its_figure() -> None:
    figures = {name: getattr(Limits(), name) for name in OF_A_FILE}
    figures |= {name: getattr(Worker(), name) for name in OF_A_WORKER}
    shown: dict[str, str] = {}
    for _, most, names in _table("Limits"):
        shown |= dict.fromkeys(re.findall(r"`(\w+)`", names), most)

    assert shown.keys() == figures.keys()
    wrong = [
        name
        for name, amount in figures.items()
        if not any(
            re.search(rf"(?<![\d,]){re.escape(way)}(?![\d,]*\d)", shown[name])
            for way in _written(amount, name)
        )
    ]
    assert wrong == []


def test_every_doubt_that_is_told_is_explained() -> None:
    code = "\n".join(path.read_text("utf-8") for path in (ROOT / "src").rglob("*.py"))
    told = {*TOLD.findall(code), *ODD_ROWS.findall(code)}
    explained = set(re.findall(r"`([a-z_]+)`", "\n".join(row[0] for row in _table("Doubts"))))

    assert len(told) > 10
    assert told - explained == set()
    assert [name for name in explained if f'"{name}"' not in code] == []


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_is_explained(kind: Kind) -> None:
    assert f"`{kind}`" in "\n".join(row[0] for row in _table("Kinds, told by content"))
