"""Faults in what is written in the cells: blanks, words, signs and styles."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.generator.faults import SUMS, fault
from tests.generator.faults_numbers import block_of, negative_cell
from tests.generator.report import Cell, Report, Row, count, placeholder


@fault("TBL-13", also=("TBL-08", "NA-04", "ARI-03", "TBL-16"), faded=("TBL-15",))
def blank_total(report: Report, rng: Random) -> Report | None:
    rows = [
        t.row
        for t in report.truth()
        if t.table == "requests"
        and t.column == "total"
        and t.value
        and t.row not in ("new_received", "results_total")
    ]
    if not rows:
        return None
    empty = placeholder("total", "", "blank")
    return report.with_cell("requests", rng.choice(rows), "total", empty)


@fault("TBL-14", also=(*SUMS, "TBL-08", "NA-04"), faded=("TBL-15",))
def total_without_parts(report: Report, rng: Random) -> Report | None:
    block = block_of(report, "requests")
    if block is None:
        return None
    row = rng.choice([r.id for r in block.rows if r.leaf and r.id != "oh_fee_unpaid"])

    def change(old: Row) -> Row:
        if old.id != row:
            return old
        cells = tuple(
            count("total", 3) if c.column == "total" else count(c.column, 0) for c in old.cells
        )
        return replace(old, cells=cells)

    return report.with_rows("requests", change)


def _empty(row: Row) -> Row:
    return replace(row, cells=tuple(placeholder(c.column, "", "blank") for c in row.cells))


@fault(
    "TBL-10",
    also=("TBL-08", "NA-04", "XTB-04", "XTB-06", "XTB-14"),
    faded=("TBL-15", "TBL-01", "TBL-02"),
)
def blank_table(report: Report, _rng: Random) -> Report | None:
    return report.with_rows("requests", _empty)


@fault("TBL-08", also=("NA-04", "ARI-03"), faded=("TBL-15",))
def blank_cells(report: Report, rng: Random) -> Report | None:
    if "blanks" in report.odd:
        return None
    zeros = [
        t for t in report.truth() if t.table == "requests" and t.value == 0 and t.column != "total"
    ]
    for truth in rng.sample(zeros, min(3, len(zeros))):
        empty = placeholder(truth.column, "", "blank")
        report = report.with_cell(truth.table, truth.row, truth.column, empty)
    return report if zeros else None


@fault("NA-05", also=("NA-01", "NA-04"))
def not_involved_in_table_three(report: Report, rng: Random) -> Report | None:
    if report.kind == "institution":  # article 27 does not bind it
        return None
    block = block_of(report, "requests")
    rows = [
        row.id
        for row in (block.rows if block else ())
        if all(cell.value == 0 for cell in row.cells)
    ]
    if not rows:
        return None
    return report.with_rows("requests", _say("不涉及", "not_applicable", rng.choice(rows)))


@fault("NA-05", also=("NA-01", "NA-04"))
def not_involved_in_table_four(report: Report, _rng: Random) -> Report | None:
    row = next(r for p in report.papers() for b in p.blocks for r in b.rows if r.id == "counts")
    if any(cell.value for cell in row.cells) or report.kind == "institution":
        return None
    return report.with_rows("review_litigation", _say("不涉及", "not_applicable", "counts"))


def _say(text: str, state: str, row_id: str) -> Callable[[Row], Row]:
    def change(row: Row) -> Row:
        if row.id != row_id:
            return row
        return replace(row, cells=tuple(placeholder(c.column, text, state) for c in row.cells))

    return change


@fault("TBL-09", also=("NA-04", "XTB-12"))
def dash_cells(report: Report, rng: Random) -> Report | None:
    if "not_involved" in report.odd:
        return None
    if "行政强制" in "".join(report.section("s1_overview").paragraphs):
        return None
    return report.with_rows("art20_6", _say(rng.choice(["/", "—", "-"]), "dash", "coercion"))


@fault("TBL-07", also=("NA-04", "XTB-12"), faded=("TBL-15",))
def words_in_cell(report: Report, rng: Random) -> Report | None:
    if "not_involved" in report.odd:
        return None
    column = "decisions"
    text = rng.choice(["详见公示栏", "若干", "正在统计"])
    return report.with_cell("art20_6", "coercion", column, Cell(column, text, "text", None))


@fault("TBL-11", also=("ARI-08", "XTB-12"))
def negative_count(report: Report, rng: Random) -> Report | None:
    if "not_involved" in report.odd:
        return None
    text = f"-{rng.randint(1, 9)}"
    return report.with_cell("art20_6", "coercion", "decisions", negative_cell("decisions", text))


@fault("TBL-11", also=("XTB-12", "XTB-11"))
def decimal_count(report: Report, rng: Random) -> Report | None:
    if "not_involved" in report.odd:
        return None
    text = f"{rng.randint(1, 40)}.5"
    return report.with_cell("art20_6", "coercion", "decisions", negative_cell("decisions", text))


@fault("TBL-12", also=("XTB-11", "XTB-12"))
def unit_in_cell(report: Report, rng: Random) -> Report | None:
    if "not_involved" in report.odd:
        return None
    number = rng.randint(0, 30)
    wide = str(number).translate({ord("0") + n: ord("０") + n for n in range(10)})
    text = rng.choice([f"{number}件", wide])
    cell = Cell("decisions", text, "number", Decimal(number))
    return report.with_cell("art20_6", "coercion", "decisions", cell)


@fault("TBL-17", also=("TBL-12",))
def fee_in_yuan(report: Report, rng: Random) -> Report | None:
    if report.edition == "2019":
        return None
    number = rng.randint(100_000, 3_000_000)
    cell = Cell("fee_amount", f"{number}元", "number", Decimal(number))
    return report.with_cell("art20_8", "admin_fees", "fee_amount", cell)


@fault("TBL-20")
def negative_fee(report: Report, _rng: Random) -> Report | None:
    if report.edition == "2019":
        return None
    return report.with_cell(
        "art20_8", "admin_fees", "fee_amount", negative_cell("fee_amount", "-1.5")
    )


@fault("TBL-21", also=("NA-04", "XTB-12"))
def word_for_nought(report: Report, _rng: Random) -> Report | None:
    if "not_involved" in report.odd:
        return None
    return report.with_rows("art20_6", _say("无", "none", "coercion"))


@fault("ARI-07", also=(*SUMS, "TBL-07"), faded=("TBL-15",))
def part_beyond_row_total(report: Report, rng: Random) -> Report | None:
    """One cell cannot be read, so the row cannot be added up; another is too large for it."""
    if "blanks" in report.odd:
        return None
    row = rng.choice(["granted", "unable_not_held", "np_repeat"])
    more = report.number("requests", row, "total") + 5
    report = report.with_cell("requests", row, "natural_person", count("natural_person", more))
    return report.with_cell("requests", row, "research", Cell("research", "不详", "text", None))


@fault("ARI-14", also=(*SUMS, "TBL-07", "XTB-14"), faded=("TBL-15",))
def outcome_beyond_column_total(report: Report, rng: Random) -> Report | None:
    """One cell cannot be read, so the column cannot be added up; another is too large for it."""
    if "blanks" in report.odd:
        return None
    more = report.number("requests", "results_total", "enterprise") + 3
    row = rng.choice(["partial", "unable_unclear", "np_publication"])
    report = report.with_cell("requests", row, "enterprise", count("enterprise", more))
    unread = Cell("enterprise", "不详", "text", None)
    return report.with_cell("requests", "np_repeat", "enterprise", unread)
