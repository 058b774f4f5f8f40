"""The harness itself: a case becomes the report it describes, and is counted as it deserves."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cases.case import Case, read_case
from tests.cases.complete import CannotBeCompletedError, papers
from tests.cases.flow import Edge, circulate
from tests.cases.judged import Judgement, judge
from tests.cases.report import neutral, report_of
from tests.cases.tally import by_group, by_rule, in_all
from tests.generator.figures import APPLICANTS
from tests.generator.form import edition


def _case(**changes: Any) -> Case:
    given: dict[str, Any] = {
        "id": "X-001",
        "edition": "2021",
        "year": 2023,
        "agency": "望溪区民政局",
        "agency_kind": "department",
        "slot": "s1_on_request",
        "text": "",
        "cells": {},
        "expect": [],
        "forbid": ["PER-03"],
        "severity_at_least": None,
        "why": "made up",
        "kind": "made-up",
    }
    return read_case(given | changes)


def _values(case: Case) -> dict[tuple[str, str, str], Decimal | None]:
    return {truth.key: truth.value for truth in report_of(case).truth()}


def _broken(case: Case) -> list[str]:
    """Identities of the form that the completed tables break, reckoned from the edition file."""
    cells = _values(case)
    wrong = []
    for identity in edition(case.edition)["identities"]:
        block = identity["block"]
        for one in identity["each"]:
            sides = [
                sum(
                    (cells[block, one, x] if identity["within"] == "row" else cells[block, x, one])
                    or Decimal(0)
                    for x in identity[side]
                )
                for side in ("left", "right")
            ]
            if sides[0] != sides[1]:
                wrong.append(f"{identity['id']} {one}")
    return wrong


def test_named_cells_stand_and_what_the_form_forces_follows_from_them() -> None:
    case = _case(cells={"requests.new_received.total": 9, "requests.carried_out.total": 2})

    cells = _values(case)

    assert cells["requests", "new_received", "total"] == 9
    assert cells["requests", "results_total", "total"] == 7
    assert cells["requests", "granted", "total"] == 7
    assert cells["requests", "carried_in", "total"] == 0
    assert _broken(case) == []


def test_a_named_applicant_takes_his_share_of_every_row() -> None:
    case = _case(
        cells={
            "requests.new_received.total": 10,
            "requests.new_received.enterprise": 3,
            "requests.results_total.total": 10,
            "requests.granted.total": 4,
            "requests.granted.natural_person": 4,
        }
    )

    cells = _values(case)

    assert cells["requests", "results_total", "enterprise"] == 3
    assert cells["requests", "granted", "enterprise"] == 0
    assert _broken(case) == []


def test_totals_of_table_four_follow_from_their_parts_and_parts_from_totals() -> None:
    case = _case(
        cells={
            "review_litigation.counts.review_upheld": 2,
            "review_litigation.counts.review_pending": 1,
            "review_litigation.counts.direct_total": 3,
            "review_litigation.counts.direct_upheld": 1,
        }
    )

    cells = _values(case)

    assert cells["review_litigation", "counts", "review_total"] == 3
    assert cells["review_litigation", "counts", "direct_other"] == 2
    assert _broken(case) == []


def test_a_text_stands_in_its_cell_as_it_is() -> None:
    report = report_of(_case(cells={"art20_5.licensing.decisions": "不涉及"}))

    texts = {truth.key: truth.text for truth in report.truth()}

    assert texts["art20_5", "licensing", "decisions"] == "不涉及"


def test_an_amount_keeps_its_decimals() -> None:
    report = report_of(_case(cells={"art20_8.admin_fees.fee_amount": 27.948692}))

    texts = {truth.key: truth.text for truth in report.truth()}

    assert texts["art20_8", "admin_fees", "fee_amount"] == "27.948692"


@pytest.mark.parametrize(
    "cells",
    [
        {"requests.new_received.total": 3, "requests.results_total.total": 5}
        | {"requests.carried_in.total": 1},
        {"requests.granted.total": 3, "requests.results_total.total": 2},
        {"review_litigation.counts.review_total": 1, "review_litigation.counts.review_upheld": 2},
        {"requests.granted.totals": 1},
    ],
)
def test_cells_that_cannot_add_up_or_do_not_exist_are_refused(cells: dict[str, int]) -> None:
    with pytest.raises(CannotBeCompletedError, match="X-001"):
        papers(_case(cells=cells))


_ROWS = ("new_received", "carried_in", "granted", "partial", "np_repeat", "carried_out")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(APPLICANTS), st.sampled_from(_ROWS[:2]), st.sampled_from(_ROWS[2:])
        ),
        max_size=40,
    ),
    st.sets(st.sampled_from([(r, c) for r in _ROWS for c in (*APPLICANTS, "total")])),
)
def test_whatever_cells_of_a_balanced_table_are_named_the_rest_can_be_found(
    requests: list[tuple[str, str, str]], named: set[tuple[str, str]]
) -> None:
    full = {(row, column): 0 for row in _ROWS for column in (*APPLICANTS, "total")}
    for applicant, came, went in requests:
        for row in (came, went):
            full[row, applicant] += 1
            full[row, "total"] += 1
    case = _case(cells={f"requests.{r}.{c}": full[r, c] for r, c in sorted(named)})

    cells = _values(case)

    assert all(cells["requests", row, column] == full[row, column] for row, column in named)
    assert _broken(case) == []


def test_a_flow_that_cannot_be_is_none() -> None:
    assert circulate([Edge("a", "b", 2, 2), Edge("b", "a", 0, 1)]) is None


def test_a_flow_carries_no_more_than_bounds_force_and_earlier_edges_first() -> None:
    flow = circulate(
        [Edge("a", "b", 3), Edge("b", "c"), Edge("b", "d"), Edge("c", "a"), Edge("d", "a")]
    )

    assert flow == {("a", "b"): 3, ("b", "c"): 3, ("b", "d"): 0, ("c", "a"): 3, ("d", "a"): 0}


def test_the_fragment_replaces_what_stands_in_its_slot() -> None:
    report = report_of(
        _case(slot="preface", text="甲。\n乙。", also=[{"slot": "s6_other", "text": ""}])
    )

    assert report.preface == ("甲。", "乙。")
    assert report.section("s6_other").paragraphs == ()
    assert "定期开展自查。" in report.section("s1_overview").paragraphs


def test_a_whole_section_one_takes_its_sub_headings_along() -> None:
    report = report_of(_case(slot="s1_overview", text="（一）主动公开\n全年公开信息。"))

    assert report.section("s1_overview").paragraphs == ("（一）主动公开", "全年公开信息。")


@pytest.mark.parametrize(("edition_id", "year"), [("2019", 2020), ("2021", 2024)])
def test_a_neutral_report_draws_neither_error_nor_warning(edition_id: str, year: int) -> None:
    case = neutral(_case(edition=edition_id, year=year, cells={"requests.new_received.total": 4}))

    judgement = judge(case)

    # CON-10 asks for figures in a paragraph that is neutral because it has none.
    grave = [f for f in judgement.findings if f.severity.value != "notice" and f.rule != "CON-10"]
    assert [f"{f.rule} {f.message}" for f in grave] == []
    assert set(judgement.undetermined) <= {"CON-04"}  # a stock phrase is for a person to judge


_SHORT = "统计期限为2023年1月1日至2023年12月9日。"
_WHOLE = "统计期限为2023年1月1日至2023年12月31日。"


def _error(text: str, **changes: Any) -> Judgement:
    wants = {"expect": ["PER-03"], "forbid": [], "severity_at_least": "error"}
    return judge(_case(**{"slot": "preface", "text": text} | wants | changes))


def test_an_error_is_found_by_a_finding_that_is_grave_enough_and_missed_without_one() -> None:
    found, missed = _error(_SHORT), _error(_WHOLE)

    assert found.passed
    assert [finding.rule for finding in found.right] == ["PER-03"]
    assert not missed.passed


def test_a_finding_that_is_too_light_is_no_hit() -> None:
    told = _error("本报告根据有关规定编制。", expect=["PER-01"], severity_at_least="error")

    assert any(finding.rule == "PER-01" for finding in told.findings)
    assert not told.right


def test_a_trap_fails_by_a_forbidden_finding_of_any_severity() -> None:
    alarmed = judge(_case(slot="preface", text=_SHORT))
    silent = judge(_case(slot="preface", text=_WHOLE))

    assert [finding.rule for finding in alarmed.alarms] == ["PER-03"]
    assert silent.passed


def test_counts_by_group_and_by_rule() -> None:
    judgements = [_error(_SHORT), _error(_WHOLE), judge(_case(slot="preface", text=_SHORT))]

    whole, rules = in_all(judgements), by_rule(judgements)

    assert list(by_group(judgements)) == ["PER"]
    assert (whole.errors, whole.found, whole.traps, whole.alarmed) == (2, 1, 1, 1)
    assert (whole.recall, whole.precision) == (0.5, 0.5)
    assert (rules["PER-03"].hits, rules["PER-03"].missed, rules["PER-03"].alarms) == (1, 1, 1)
    assert rules["PER-03"].cases == 3


def test_an_error_that_another_rule_found_is_no_miss_of_this_one() -> None:
    rules = by_rule([_error(_SHORT, expect=["PER-04", "PER-03"])])

    assert (rules["PER-04"].hits, rules["PER-04"].missed) == (0, 0)
    assert rules["PER-03"].hits == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"slot": "s7"}, "slot"),
        ({"colour": "red"}, "colour"),
        ({"cells": {"requests.total": 1}}, "block.row.column"),
        ({"expect": ["PER-01"]}, "severity_at_least"),
        ({"expect": ["PER-03"], "severity_at_least": "error"}, "PER-03"),
        ({"also": [{"slot": "s1_on_request", "text": ""}]}, "twice"),
        ({"slot": "s1_overview", "also": [{"slot": "s1_active", "text": ""}]}, "s1_overview"),
    ],
)
def test_a_case_that_cannot_be_meant_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        _case(**changes)
