"""Faults in the shape of a table: rows, columns and cells too many or too few, labels."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.generator.faults import fault
from tests.generator.faults_numbers import block_of
from tests.generator.report import Block, Column, Paper, Report, Row, count

_GONE = ("ARI-01", "ARI-02", "ARI-03")


def _rows(report: Report, change: Callable[[tuple[Row, ...]], tuple[Row, ...]]) -> Report:
    return report.with_block("requests", lambda b: replace(b, rows=change(b.rows)))


@fault("TBL-02", also=_GONE)
def drop_row(report: Report, rng: Random) -> Report | None:
    block = block_of(report, "requests")
    if block is None:
        return None
    gone = rng.choice(block.rows).id
    return _rows(report, lambda rows: tuple(r for r in rows if r.id != gone))


@fault("TBL-02")
def drop_row_of_table_two(report: Report, rng: Random) -> Report | None:
    name, gone = rng.choice(
        [("art20_1", "rules"), ("art20_6", "coercion"), ("art20_6", "penalty")]
    )
    return report.with_block(
        name, lambda b: replace(b, rows=tuple(r for r in b.rows if r.id != gone))
    )


@fault("TBL-15", also=_GONE)
def drop_cell(report: Report, rng: Random) -> Report | None:
    block = block_of(report, "requests")
    if block is None or "blanks" in report.odd:
        return None
    row, gone = rng.choice(block.rows).id, rng.randrange(7)
    return report.with_rows(
        "requests",
        lambda r: replace(r, cells=r.cells[:gone] + r.cells[gone + 1 :]) if r.id == row else r,
    )


@fault("TBL-03", also=(*_GONE, "TBL-15"))
def drop_column(report: Report, rng: Random) -> Report | None:
    block = block_of(report, "requests")
    if block is None or "blanks" in report.odd:
        return None
    gone = rng.choice(["research", "public_interest", "legal_service"])

    def change(old: Block) -> Block:
        kept: tuple[Column, ...] = tuple(c for c in old.columns if c.id != gone)
        rows = tuple(
            replace(r, cells=tuple(c for c in r.cells if c.column != gone)) for r in old.rows
        )
        return replace(old, columns=kept, rows=rows)

    return report.with_block("requests", change)


@fault("TBL-05", also=(*_GONE, "TBL-06"))
def duplicate_row(report: Report, rng: Random) -> Report | None:
    block = block_of(report, "requests")
    if block is None:
        return None
    twice = rng.choice([row.id for row in block.rows if row.leaf])
    return _rows(
        report, lambda rows: tuple(r for row in rows for r in [row] * (1 + (row.id == twice)))
    )


@fault("TBL-06")
def foreign_row(report: Report, _rng: Random) -> Report | None:
    def change(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        index = next(i for i, r in enumerate(rows) if r.id == "denied_admin_query")
        like = rows[index]
        cells = tuple(count(c.column, 0) for c in like.cells)
        new = replace(like, id="", label="9.属于工作秘密", cells=cells)
        return (*rows[: index + 1], new, *rows[index + 1 :])

    return _rows(report, change)


@fault("TBL-02")
def single_other_handling(report: Report, _rng: Random) -> Report | None:
    if report.edition == "2019" or "blanks" in report.odd:
        return None

    def change(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        parts = [r for r in rows if r.id.startswith("oh_")]
        index = rows.index(parts[0])
        group_id, group_label = parts[0].parents[-1]
        cells = tuple(
            count(c.column, sum(p.cells[i].value or Decimal(0) for p in parts))
            for i, c in enumerate(parts[0].cells)
        )
        one = Row(group_id, group_label, cells, parts[0].parents[:-1], leaf=True)
        return (*rows[:index], one, *rows[index + len(parts) :])

    return _rows(report, change)


@fault("TBL-17", also=("TBL-04",))
def fee_header_without_unit(report: Report, _rng: Random) -> Report | None:
    if not report.number("art20_8", "admin_fees", "fee_amount"):
        return None
    return report.with_block(
        "art20_8",
        lambda b: replace(b, columns=tuple(replace(c, label="本年收费金额") for c in b.columns)),
    )


@fault("TBL-18")
def caption_missing(report: Report, rng: Random) -> Report | None:
    name = rng.choice(["art20_1", "art20_5", "art20_8"])
    return report.with_block(name, lambda b: replace(b, caption=""))


@fault("TBL-19")
def note_missing(report: Report, _rng: Random) -> Report | None:
    def change(paper: Paper) -> Paper:
        return replace(paper, note="")

    return report.with_paper("requests", change)
