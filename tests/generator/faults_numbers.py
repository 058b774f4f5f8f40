"""Faults in the numbers: sums, signs, and figures that cannot stand beside each other."""

import re
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from random import Random

from tests.generator.faults import SUMS, fault
from tests.generator.figures import APPLICANTS
from tests.generator.form import leaves
from tests.generator.report import Block, Cell, Report, Row, count

_REVIEW = ("XTB-04", "XTB-05", "XTB-06", "TBL-14", "ARI-07")
Key = tuple[str, str, str]


def block_of(report: Report, block_id: str) -> Block | None:
    """A block as printed; None where the edition has none."""
    blocks = [block for paper in report.papers() for block in paper.blocks]
    return next((block for block in blocks if block.id == block_id), None)


def put(report: Report, changes: dict[Key, int | Decimal]) -> Report:
    """The report with some numbers in place of others."""
    for (table, row, column), value in changes.items():
        report = report.with_cell(table, row, column, count(column, value))
    return report


def add(report: Report, keys: Iterable[Key], step: int) -> Report:
    """The report with *step* added to some cells."""
    return put(report, {key: report.number(*key) + step for key in keys})


def _numeric(report: Report, block: str) -> list[Row]:
    found = block_of(report, block)
    return [
        row
        for row in (found.rows if found else ())
        if row.id and all(cell.state == "number" for cell in row.cells)
    ]


@fault("ARI-01", also=SUMS)
def wrong_row_total(report: Report, rng: Random) -> Report | None:
    rows = _numeric(report, "requests")
    if not rows:
        return None
    return add(report, [("requests", rng.choice(rows).id, "total")], rng.randint(1, 3))


@fault("ARI-03", also=SUMS)
def wrong_column_total(report: Report, rng: Random) -> Report | None:
    return add(report, [("requests", "results_total", rng.choice(APPLICANTS))], 1)


@fault("ARI-03", also=("TBL-16", "XTB-01", "XTB-14"))
def wrong_leaf(report: Report, rng: Random) -> Report | None:
    rows = [row for row in _numeric(report, "requests") if row.leaf and row.id != "oh_fee_unpaid"]
    if not rows:
        return None
    row = rng.choice(rows).id
    keys = [("requests", row, rng.choice(APPLICANTS)), ("requests", row, "total")]
    return add(report, keys, rng.randint(1, 4))


@fault("ARI-02", also=("TBL-16", "XTB-01", "XTB-02", "XTB-03"))
def unbalanced(report: Report, rng: Random) -> Report | None:
    column = rng.choice(APPLICANTS)
    row = rng.choice(["carried_out", "carried_in", "new_received"])
    return add(report, [("requests", row, column), ("requests", row, "total")], rng.randint(1, 2))


def _review_total(report: Report, block: str) -> Report:
    key = ("review_litigation", "counts", f"{block}_total")
    old = report.number(*key)
    return put(report, {key: Decimal(0) if old else Decimal(1)})


@fault("ARI-04", also=_REVIEW)
def review_total(report: Report, _rng: Random) -> Report | None:
    return _review_total(report, "review")


@fault("ARI-05", also=_REVIEW)
def direct_total(report: Report, _rng: Random) -> Report | None:
    return _review_total(report, "direct")


@fault("ARI-06", also=_REVIEW)
def after_review_total(report: Report, _rng: Random) -> Report | None:
    return _review_total(report, "after_review")


@fault("XTB-01", also=SUMS)
def outcomes_without_requests(report: Report, rng: Random) -> Report | None:
    received = [report.number("requests", row, "total") for row in ("new_received", "carried_in")]
    if any(received):
        return None
    row = rng.choice(["granted", "unable_not_held"])
    keys = [
        ("requests", r, c) for r in (row, "results_total") for c in ("natural_person", "total")
    ]
    return add(report, keys, 2)


@fault("XTB-02", also=("XTB-03", "TBL-16", "TBL-08", "NA-04"))
def all_carried_over(report: Report, _rng: Random) -> Report | None:
    if report.number("requests", "new_received", "total") <= 2 or "blanks" in report.odd:
        return None
    for column in (*APPLICANTS, "total"):
        changes: dict[Key, int | Decimal] = {
            ("requests", row, column): 0
            for row in (*leaves(report.edition, "requests"), "results_total")
        }
        pool = sum(
            report.number("requests", row, column) for row in ("new_received", "carried_in")
        )
        report = put(report, {**changes, ("requests", "carried_out", column): Decimal(pool)})
    return report


@fault("XTB-03", also=("TBL-16",))
def many_carried_over(report: Report, _rng: Random) -> Report | None:
    granted = report.number("requests", "granted", "natural_person")
    new = report.number("requests", "new_received", "total")
    done = report.number("requests", "results_total", "total")
    if granted < 5 or granted <= new * Decimal("0.4") or done - granted < 1:
        return None
    step = int(granted)
    ends = ("natural_person", "total")
    report = add(report, [("requests", "carried_out", c) for c in ends], step)
    rows = ("granted", "results_total")
    return add(report, [("requests", r, c) for r in rows for c in ends], -step)


@fault("XTB-15", also=("TBL-16",))
def one_class_of_applicants(report: Report, rng: Random) -> Report | None:
    if report.number("requests", "new_received", "total") < 10 or "blanks" in report.odd:
        return None
    only = rng.choice(["legal_service", "other_org"])

    def change(row: Row) -> Row:
        total = next((c.value for c in row.cells if c.column == "total"), None) or Decimal(0)
        cells = tuple(
            c if c.column == "total" else count(c.column, total if c.column == only else 0)
            for c in row.cells
        )
        return replace(row, cells=cells)

    return report.with_rows("requests", change)


@fault("XTB-06", also=("XTB-04", "TBL-16"))
def more_reviews_than_requests(report: Report, _rng: Random) -> Report | None:
    if report.number("requests", "new_received", "total") > 10:
        return None
    keys = [("review_litigation", "counts", c) for c in ("review_upheld", "review_total")]
    return add(report, keys, 30)


@fault("TBL-16", also=SUMS)
def shifted_columns(report: Report, _rng: Random) -> Report | None:
    new = report.number("requests", "new_received", "natural_person")
    if not new:
        return None
    values = dict.fromkeys((*APPLICANTS, "total"), Decimal(0)) | {
        "natural_person": new,
        "other_org": new,
    }
    return put(report, {("requests", "new_received", c): v for c, v in values.items()})


@fault("ARI-08", also=("XTB-11",))
def in_force_too_few(report: Report, _rng: Random) -> Report | None:
    if report.edition == "2019":
        return None
    return put(
        report,
        {
            ("art20_1", "normative_documents", c): n
            for c, n in (("made", 5), ("repealed", 0), ("in_force", 3))
        },
    )


@fault("ARI-09", also=("XTB-11",))
def public_total_too_few(report: Report, _rng: Random) -> Report | None:
    return _made(report, 9, 8, 3)


@fault("ARI-10", also=("XTB-11",))
def more_public_than_made(report: Report, _rng: Random) -> Report | None:
    return _made(report, 2, 6, 9)


def _made(report: Report, made: int, public: int, total: int) -> Report | None:
    if report.edition != "2019":
        return None
    names = {"new_made": made, "new_public": public, "public_total": total}
    return put(report, {("art20_1", "normative_documents", c): n for c, n in names.items()})


@fault("ARI-11", also=("TBL-12", "XTB-12"))
def fewer_than_no_items(report: Report, _rng: Random) -> Report | None:
    if report.edition != "2019" or "not_involved" in report.odd:
        return None
    report = report.with_cell("art20_5", "licensing", "change", count("change", -5))
    return put(report, {("art20_5", "licensing", "prev_items"): 3})


@fault("XTB-12")
def decisions_without_items(report: Report, _rng: Random) -> Report | None:
    if report.edition != "2019" or "not_involved" in report.odd or report.kind == "institution":
        return None
    names = {"prev_items": 0, "change": 0, "decisions": 45}
    return put(report, {("art20_5", "licensing", c): n for c, n in names.items()})


@fault("ARI-12", also=("TBL-12",))
def projects_without_amount(report: Report, _rng: Random) -> Report | None:
    if report.edition != "2019":
        return None
    names = {"projects": 2, "amount": 0}
    return put(report, {("art20_9", "gov_procurement", c): n for c, n in names.items()})


@fault("XTB-08", also=("TBL-16", "CON-08"))
def unpaid_fee_unsaid(report: Report, _rng: Random) -> Report | None:
    granted = report.number("requests", "granted", "natural_person")
    if report.edition == "2019" or not granted or report.odd & {"period_in_six", "not_involved"}:
        return None
    ends = ("natural_person", "total")
    report = add(report, [("requests", "granted", c) for c in ends], -1)
    unpaid = {c: report.number("requests", "oh_fee_unpaid", c) + 1 for c in ends}
    report = put(report, {("requests", "oh_fee_unpaid", c): v for c, v in unpaid.items()})
    return report.with_section("s6_other", lambda s: replace(s, paragraphs=("无。",)))


@fault("XTB-07", also=("XTB-06", "XTB-04", "XTB-05"))
def corrected_unsaid(report: Report, _rng: Random) -> Report | None:
    words = ("纠正", "纠错", "败诉", "撤销", "确认违法", "复议", "诉讼")

    def clean(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
        kept = (
            "".join(s for s in re.findall(r"[^。]*。?", p) if not any(word in s for word in words))
            for p in paragraphs
        )
        return tuple(p for p in kept if p)

    for name in ("s1_overview", "s5_problems"):
        report = report.with_section(name, lambda s: replace(s, paragraphs=clean(s.paragraphs)))
    keys = [("review_litigation", "counts", c) for c in ("review_corrected", "review_total")]
    return add(report, keys, 1)


@fault("ARI-04", also=_REVIEW)
def review_part(report: Report, rng: Random) -> Report | None:
    part = rng.choice(["review_upheld", "review_other", "review_pending"])
    return add(report, [("review_litigation", "counts", part)], 1)


def negative_cell(column: str, text: str) -> Cell:
    """A count below nought."""
    return Cell(column, text, "number", Decimal(text))
