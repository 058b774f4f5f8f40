"""Traces travel as text, and nothing else is taken for one."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.batch.across.trace import SAMPLE, STRETCHES, Trace, trace_of, unpack
from tests.unit.batch.across.texts import FIVE, ONE, prose, report

CELLS = {("t", "a", "x"): 35, ("t", "b", "x"): 120, ("t", "b", "total"): 155, ("t", "c", "x"): 0}


def made() -> Trace:
    return trace_of(report("临岚县松坪镇人民政府", one=prose(1), five=prose(2, 5), cells=CELLS))


def test_what_is_packed_comes_out_again() -> None:
    assert unpack(made().pack()) == made()
    assert made().pack().isascii()


def test_only_sections_that_are_long_enough_are_kept() -> None:
    base = report("松坪镇人民政府", one=prose(1), five="栏目更新慢。检索不便，字体太小。")

    assert [one.section for one in trace_of(base).sections] == [ONE]


def test_what_does_not_count_makes_nothing_long() -> None:
    base = report("松坪镇人民政府", one="本年度未收到申请，没有发生行政复议、诉讼。" * 20)

    assert trace_of(base).sections == ()


def test_a_trace_stays_small_however_long_the_text() -> None:
    [one] = trace_of(report("松坪镇人民政府", one=prose(1, 3_000))).sections

    assert len(one.sample) == SAMPLE * 8
    assert len(one.stretches) == STRETCHES * 4
    assert len(one.clauses) <= 2_000 * 4


def test_names_and_figures_leave_no_trace() -> None:
    here = trace_of(
        report("松坪镇人民政府", one=prose(1) + "松坪镇2023年开放日来了35人次参观档案。")
    )
    there = trace_of(
        report("河湾乡人民政府", one=prose(1) + "河湾乡2022年开放日来了8人次参观档案。")
    )

    assert here.sections == there.sections


def test_sums_and_noughts_are_no_numbers_of_a_table() -> None:
    [table] = made().tables

    assert (table.nonzero, table.distinct, table.digits, table.largest) == (2, 2, 5, 120)


def test_a_table_with_a_doubtful_cell_is_left_out() -> None:
    base = report("松坪镇人民政府", cells=CELLS)
    doubtful = [*base.facts]
    fields = {**doubtful[-1].fields, "state": None}
    doubtful[-1] = type(doubtful[-1])("cell", fields, doubtful[-1].place)

    assert trace_of(type(base)(tuple(doubtful))).tables == ()


@pytest.mark.parametrize(
    "change",
    [
        lambda plain: plain[:3],
        lambda plain: ["甲" * 300, *plain[1:]],
        lambda plain: [plain[0], "2023", *plain[2:]],
        lambda plain: [plain[0], True, *plain[2:]],
        lambda plain: [*plain[:2], [*plain[2], plain[2][0]], plain[3]],
        lambda plain: [*plain[:2], [["", *plain[2][0][1:]]], plain[3]],
        lambda plain: [*plain[:2], [[ONE, "AA==", "", ""]], plain[3]],
        lambda plain: [*plain[:2], [[ONE, "不是", "", ""]], plain[3]],
        lambda plain: [*plain[:2], [[ONE, "AAAAAAAAAAAAAAAAAAAAAA==", "", ""]], plain[3]],
        lambda plain: [*plain[:2], [[ONE, "", "", 5]], plain[3]],
        lambda plain: [*plain[:2], [[FIVE, "", ""]], plain[3]],
        lambda plain: [*plain[:3], [["requests", -1, 2, 2, 5, 120]]],
        lambda plain: [*plain[:3], [["requests", 1, 2, 2, 5]]],
        lambda plain: [*plain[:3], [["requests", 1, 2, 2, 5, 1.5]]],
        lambda plain: {"agency": plain[0]},
    ],
)
def test_what_is_no_trace_is_none(change: object) -> None:
    plain = json.loads(made().pack())

    assert unpack(json.dumps(change(plain))) is None  # type: ignore[operator]


@given(st.text(max_size=60))
def test_no_text_does_harm(text: str) -> None:
    assert unpack(text) is None
