"""Damage done to table three on the way from the office's file to text (mutation suite).

What is *printed* is damaged; what is *true* says what the paper still tells. Rows named in
``rows`` may be told as unreadable; every other cell has to be read as if nothing happened.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tests.generator.report import Block, Cell, Report, Row

Edit = Callable[[list[Row], int, Random], list[Row]]
_STRAY = ("第 3 页", "续表", "单位：件", "注：本表数据由各科室报送", "- 4 -")
_SYNONYMS = {
    "重复申请": "反复申请",
    "予以公开": "同意公开",
    "属于行政查询事项": "属行政查询的事项",
    "信访举报投诉类申请": "信访、举报、投诉类申请",
    "属于国家秘密": "涉及国家秘密",
}


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged report: what was, what is printed, what remains true, which rows were hit."""

    before: Report
    printed: Report
    true: Report
    rows: frozenset[str]


def damage(report: Report, kind: str, rng: Random) -> Damaged:
    """*report* with one kind of ``DAMAGES`` done to a row drawn by *rng*."""
    paper = next(paper for paper in report.papers() if paper.id == "requests")
    rows = list(paper.blocks[0].rows)
    at = rng.randrange(len(rows) - 5)
    edit, truth = DAMAGES[kind]
    hit = {rows[at].id}
    if kind in ("swap_rows", "drop_five_rows"):
        hit = {row.id for row in rows[at : at + 5]}
    seed = rng.getrandbits(32)

    def apply(change: Edit) -> Report:
        edited = tuple(change(list(rows), at, Random(seed)))

        def put(block: Block) -> Block:
            return replace(block, rows=edited)

        return report.with_block("requests", put)

    return Damaged(report, apply(edit), apply(truth), frozenset(hit))


def _keep(rows: list[Row], _at: int, _rng: Random) -> list[Row]:
    return rows


def _row(change: Callable[[Row, Random], Row]) -> Edit:
    def edit(rows: list[Row], at: int, rng: Random) -> list[Row]:
        return [*rows[:at], change(rows[at], rng), *rows[at + 1 :]]

    return edit


def _label(change: Callable[[str, Random], str]) -> Edit:
    return _row(lambda row, rng: replace(row, label=change(row.label, rng)))


def _cells(change: Callable[[list[Cell], Random], list[Cell]]) -> Edit:
    return _row(lambda row, rng: replace(row, cells=tuple(change(list(row.cells), rng))))


def _drop_rows(count: int) -> Edit:
    return lambda rows, at, _rng: [*rows[:at], *rows[at + count :]]


def _swap(rows: list[Row], at: int, _rng: Random) -> list[Row]:
    """The row and the next one of the same group change places."""
    other = next((i for i in range(at + 1, at + 5) if rows[i].parents == rows[at].parents), at)
    rows[at], rows[other] = rows[other], rows[at]
    return rows


def _drop(count: int, *, last: bool = False) -> Callable[[list[Cell], Random], list[Cell]]:
    def change(cells: list[Cell], rng: Random) -> list[Cell]:
        gone = {6} if last else set(rng.sample(range(6), count))
        return [cell for index, cell in enumerate(cells) if index not in gone]

    return change


def _double(cells: list[Cell], rng: Random) -> list[Cell]:
    at = rng.randrange(7)
    return [*cells[: at + 1], cells[at], *cells[at + 1 :]]


def _stray_number(cells: list[Cell], rng: Random) -> list[Cell]:
    at = rng.randrange(7)
    text = str(rng.randint(11, 99))
    return [*cells[:at], replace(cells[at], text=text), *cells[at:]]


def _stray_text(cells: list[Cell], rng: Random) -> list[Cell]:
    at = rng.randrange(7)
    return [*cells[:at], replace(cells[at], text=rng.choice(_STRAY)), *cells[at:]]


def _join(cells: list[Cell], rng: Random) -> list[Cell]:
    """Two values in one cell."""
    at = rng.randrange(6)
    both = replace(cells[at], text=f"{cells[at].text} {cells[at + 1].text}")
    return [*cells[:at], both, *cells[at + 2 :]]


def _merge(row: Row, _rng: Random) -> Row:
    """Label and values in one cell."""
    text = " ".join([row.label, *(cell.text for cell in row.cells)])
    return replace(row, label=text, cells=())


def _wrap(label: str, _rng: Random) -> str:
    return f"{label[: len(label) // 2]}\n{label[len(label) // 2 :]}"


def _typo(label: str, _rng: Random) -> str:
    return f"{label[:-2]}{label[-1]}" if len(label) > 6 else label


def _space(label: str, rng: Random) -> str:
    at = rng.randrange(3, len(label)) if len(label) > 4 else 1
    return f"{label[:at]} {label[at:]}"


def _punctuate(label: str, _rng: Random) -> str:
    return label.replace(".", "、").replace("（", "(").replace("）", ")").replace("、行", "，行")


def _synonym(label: str, _rng: Random) -> str:
    for word, other in _SYNONYMS.items():
        label = label.replace(word, other)
    return label


DAMAGES: dict[str, tuple[Edit, Edit]] = {
    "drop_row": (_drop_rows(1), _drop_rows(1)),
    "drop_five_rows": (_drop_rows(5), _drop_rows(5)),
    "drop_cell": (_cells(_drop(1)), _cells(_drop(1))),
    "drop_total": (_cells(_drop(1, last=True)), _cells(_drop(1, last=True))),
    "drop_two_cells": (_cells(_drop(2)), _cells(_drop(2))),
    "double_cell": (_cells(_double), _keep),
    "stray_number": (_cells(_stray_number), _keep),
    "stray_text": (_cells(_stray_text), _keep),
    "two_in_one": (_cells(_join), _keep),
    "swap_rows": (_swap, _swap),
    "label_dropped": (_label(lambda _label, _rng: ""), _keep),
    "label_wrapped": (_label(_wrap), _keep),
    "label_merged": (_row(_merge), _keep),
    "label_typo": (_label(_typo), _keep),
    "label_space": (_label(_space), _keep),
    "label_punctuation": (_label(_punctuate), _keep),
    "label_synonym": (_label(_synonym), _keep),
}
