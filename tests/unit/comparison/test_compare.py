"""Two audits held against each other: what is mended, what is only not looked at again."""

from typing import Any

import pytest

from hegui.comparison.change import Change, Comparison, Counts, Fate, State
from hegui.comparison.compare import compare
from hegui.comparison.diff_json import diff_document
from hegui.exchange.shape import shape_of
from tests.unit.comparison.audits import across, audit, finding, report

CELL = ("requests", "granted", "total")


def fates(comparison: Comparison, at: int = 0) -> list[tuple[str, str]]:
    return [(one.shown["rule"], one.fate.value) for one in comparison.reports[at].changes]


def only(comparison: Comparison) -> Change:
    (report,) = comparison.reports
    (change,) = report.changes
    return change


def fits(comparison: Comparison) -> bool:
    document = diff_document(comparison)
    return shape_of("diff")({**document, "reports": list(document["reports"])})


def test_the_same_audit_twice_has_no_difference() -> None:
    document = audit(report("a.txt", finding("ARI-01", cell=CELL)))
    comparison = compare(document, document)
    assert comparison.same
    assert comparison.cautions == ()
    assert comparison.totals.counts == Counts(asked=1, remaining=1)
    assert fits(comparison)


def test_a_finding_is_mended_if_its_rule_ran_again_and_did_not_find_it() -> None:
    old = audit(report("a.txt", finding("ARI-01", cell=CELL), finding("STR-01")))
    new = audit(report("a.txt", finding("STR-01"), finding("NVT-03"), passed=("ARI-01",)))
    comparison = compare(old, new)
    assert fates(comparison) == [
        ("STR-01", "remaining"), ("NVT-03", "new"), ("ARI-01", "mended"),
    ]  # fmt: skip
    assert comparison.totals.counts == Counts(asked=2, mended=1, remaining=1, new=1)
    assert not comparison.same


@pytest.mark.parametrize(
    ("now", "why"),
    [
        ({"undetermined": (("ARI-01", "没有读到这张表"),)}, "这次无法判断：没有读到这张表"),
        ({"not_applicable": (("ARI-01", "不是这类机关"),)}, "这次不适用：不是这类机关"),
        ({}, "这次没有运行这条规则"),
    ],
)
def test_a_rule_that_could_not_look_again_mends_nothing(now: Any, why: str) -> None:
    comparison = compare(audit(report("a.txt", finding("ARI-01"))), audit(report("a.txt", **now)))
    assert (only(comparison).fate, only(comparison).why) == (Fate.UNCHECKED, why)
    assert comparison.totals.counts == Counts(asked=1, unchecked=1)


def test_a_rule_that_is_open_on_one_subject_mends_none_of_its_others() -> None:
    old = audit(report("a.txt", finding("ARI-01", cell=CELL), finding("ARI-01", id="x")))
    new = audit(report("a.txt", finding("ARI-01", id="x"), undetermined=(("ARI-01", "读不准"),)))
    assert fates(compare(old, new)) == [("ARI-01", "remaining"), ("ARI-01", "unchecked")]


def test_a_rule_that_fails_elsewhere_has_run_and_mends() -> None:
    old = audit(report("a.txt", finding("ARI-01", cell=CELL)))
    new = audit(report("a.txt", finding("ARI-01", id="y", cell=("requests", "new", "total"))))
    assert fates(compare(old, new)) == [("ARI-01", "new"), ("ARI-01", "mended")]


def test_other_numbers_in_one_cell_are_the_same_finding_changed() -> None:
    old = audit(report("a.txt", finding("ARI-01", cell=CELL, message="共 12，应为 13")))
    new = audit(report("a.txt", finding("ARI-01", cell=CELL, message="共 14，应为 13")))
    change = only(compare(old, new))
    assert (change.fate, change.altered) == (Fate.REMAINING, True)
    told = diff_document(compare(old, new))["reports"][0]["findings"][0]
    assert (told["message"], told["old_message"]) == ("共 14，应为 13", "共 12，应为 13")


def test_an_agency_that_is_read_otherwise_keeps_its_findings_by_cell() -> None:
    old = audit(report("a.txt", finding("ARI-01", id="1", cell=CELL), agency="青禾民政局"))
    new = audit(report("a.txt", finding("ARI-01", id="2", cell=CELL)))
    assert only(compare(old, new)).fate is Fate.REMAINING


def test_a_sentence_with_another_number_is_the_same_finding() -> None:
    first, second = "全年新收申请26件，办结25件。", "全年新收申请27件，办结25件。"
    old = audit(report("a.txt", finding("NVT-01", id="1", text=first)))
    new = audit(report("a.txt", finding("NVT-01", id="2", text=second)))
    assert only(compare(old, new)).fate is Fate.REMAINING


def test_another_sentence_is_another_finding() -> None:
    old = audit(report("a.txt", finding("NVT-01", id="1", text="全年新收申请26件，办结25件。")))
    new = audit(report("a.txt", finding("NVT-01", id="2", text="收费减免三万元整")))
    assert fates(compare(old, new)) == [("NVT-01", "new"), ("NVT-01", "mended")]


def test_a_renamed_file_is_the_same_report() -> None:
    old = audit(report("old/a.txt", finding("STR-01"), value="80.0"))
    new = audit(report("new/整改后.txt", passed=("STR-01",), value="95.0"))
    comparison = compare(old, new)
    assert comparison.totals.reports[State.COMPARED] == 1
    assert (comparison.totals.better, comparison.totals.worse) == (1, 0)
    assert only(comparison).fate is Fate.MENDED


def test_reports_without_agency_are_paired_by_path_then_by_a_name_of_their_own() -> None:
    unknown: Any = {"agency": None, "year": None}
    old = audit(report("x/a.txt", **unknown), report("x/b.txt", **unknown))
    new = audit(report("x/a.txt", **unknown), report("y/b.txt", **unknown))
    assert compare(old, new).totals.reports[State.COMPARED] == 2


def test_files_of_one_name_in_folders_of_other_agencies_are_other_reports() -> None:
    old = audit(report("甲/2024.txt", agency="甲局"))
    new = audit(report("乙/2024.txt", agency="乙局"))
    states = compare(old, new).totals.reports
    assert (states[State.GONE], states[State.NEW]) == (1, 1)


def test_what_was_found_in_a_report_that_is_gone_is_not_mended() -> None:
    comparison = compare(audit(report("a.txt", finding("STR-01"))), audit())
    (gone,) = comparison.reports
    assert (gone.state, gone.changes[0].why) == (State.GONE, "这次没有这份报告")
    assert comparison.totals.counts == Counts(asked=1, unchecked=1)
    assert fits(comparison)


def test_what_was_found_in_a_report_that_cannot_be_read_any_more_is_not_mended() -> None:
    old = audit(report("旧/a.docx", finding("STR-01")))
    lost = [{"path": "新/a.docx", "reason": "有密码"}, {"path": "新/b.docx", "reason": "空"}]
    comparison = compare(old, audit(unreadable=lost))
    (gone,) = comparison.reports
    assert gone.state is State.UNREADABLE
    assert gone.reason == "这次未能审核（新/a.docx）：有密码"
    assert [one["path"] for one in comparison.unreadable] == ["新/b.docx"]


def test_a_report_that_is_a_copy_now_is_said_to_be_one() -> None:
    old = audit(report("a.pdf", finding("STR-01"), agency=None))
    new = audit(report("a.docx", agency="丙局", copies=("a.pdf",)))
    assert [one.reason for one in compare(old, new).reports] == [
        "", "这次是 a.docx 的副本，没有单独审核",
    ]  # fmt: skip


def test_findings_of_a_report_that_was_not_there_are_not_new_findings() -> None:
    new = audit(report("a.txt", finding("STR-01"), finding("WRD-01", severity="notice")))
    comparison = compare(audit(), new)
    assert comparison.totals.counts == Counts()
    assert comparison.totals.brought == 1


def test_notices_are_not_counted_and_a_graver_finding_stays_asked() -> None:
    old = audit(report("a.txt", finding("WRD-01", severity="notice"), finding("STR-01")))
    new = audit(report("a.txt", finding("STR-01", severity="warning"), passed=("WRD-01",)))
    assert compare(old, new).totals.counts == Counts(asked=1, remaining=1)


def test_a_finding_that_is_waived_since_is_settled_and_one_waived_before_was_not_asked() -> None:
    waived = {"how": "waived", "reason": "省里同意", "by": "", "date": "", "until": ""}
    bare, marked = finding("STR-01"), finding("STR-01", settled=waived)
    since = compare(audit(report("a", bare)), audit(report("a", marked)))
    assert (only(since).fate, only(since).why) == (Fate.SETTLED, "已豁免：省里同意")
    assert since.totals.counts == Counts(asked=1, settled=1)
    before = compare(audit(report("a", marked)), audit(report("a", passed=("STR-01",))))
    assert before.totals.counts == Counts()
    assert before.cautions == (
        "原来的审核里有 1 份报告的问题已豁免或经核查撤销，那些不算要改的。",
    )


def test_a_rule_on_trial_now_mends_nothing_and_one_on_trial_before_asked_nothing() -> None:
    real, trial = finding("STR-01"), finding("STR-01", draft=True)
    change = only(compare(audit(report("a", real)), audit(report("a", trial))))
    assert (change.fate, change.why) == (Fate.UNCHECKED, "这条规则这次是试行，不计")
    assert only(compare(audit(report("a", trial)), audit(report("a", real)))).fate is Fate.NEW


def test_rules_that_are_open_now_and_were_not_are_told_once() -> None:
    old = audit(report("a", undetermined=(("ARI-01", "x"),)))
    new = audit(report("a", undetermined=(("ARI-01", "x"), ("ARI-02", "y"), ("ARI-02", "z"))))
    (one,) = compare(old, new).reports
    assert [(entry["rule"], entry["reason"]) for entry in one.opened] == [("ARI-02", "y")]


def test_other_rules_and_days_are_said_first() -> None:
    rules = {"pack": "forms", "version": "1.1.0", "digest": "sha256:" + "b" * 64}
    cautions = compare(audit(), audit(rules=rules, as_of="2026-12-01")).cautions
    assert cautions == (
        "两次用的规则不同：原来 1.0.0 版，现在 1.1.0 版；所以有的变化可能出于规则，不是报告改了。",
        "两次按不同的日期审核：原来 2026-11-22，现在 2026-12-01。",
    )
    edited = compare(audit(), audit(rules=rules | {"version": "1.0.0"})).cautions
    assert edited[0].startswith("规则的版本号都是 1.0.0，内容却不同")


def test_what_shows_across_reports_is_mended_only_where_both_are_there_again() -> None:
    entry = across("YOY-01", "a", "b", id="1")
    old = audit(report("a"), report("b", year=2023), across=[entry])
    both = compare(old, audit(report("a"), report("b", year=2023)))
    assert [one.fate for one in both.across] == [Fate.MENDED]
    alone = compare(old, audit(report("a")))
    assert [(one.fate, one.why) for one in alone.across] == [
        (Fate.UNCHECKED, "这次没有放在一起的报告")
    ]
    shut = [{"rules": ["YOY-01"], "reason": "读不准", "paths": ["a"]}]
    again = audit(report("a"), report("b", year=2023), across_undetermined=shut)
    assert [one.why for one in compare(old, again).across] == ["这次无法对照：读不准"]


def test_a_missing_report_is_mended_when_it_comes_and_unchecked_without_the_roster() -> None:
    place = {"file": "名录.csv", "label": "名录：青禾市民政局", "text": ""}
    entry = across("PUB-01", id="1", places=[place])
    old = audit(across=[entry])
    agency: Any = {"agency": "x", "level": "县级", "region": None, "parent": None, "paths": []}
    with_roster = audit(report("a"), agencies=[agency])
    assert [one.fate for one in compare(old, with_roster).across] == [Fate.MENDED]
    assert [one.why for one in compare(old, audit(report("a"))).across] == ["这次没有与名录对照"]
    still_missing = audit(agencies=[agency])
    assert [one.fate for one in compare(old, still_missing).across] == [Fate.UNCHECKED]


def test_many_equal_findings_are_paired_one_by_one() -> None:
    old = audit(report("a", *(finding("STR-01", id="same") for _ in range(300))))
    new = audit(report("a", *(finding("STR-01", id="same") for _ in range(100))))
    counts = compare(old, new).totals.counts
    assert (counts.remaining, counts.mended) == (100, 200)


def test_sentences_without_number_are_compared_within_limits() -> None:
    old = audit(report("a", *(finding("NVT-01", id=f"o{n}", text=f"甲{n}") for n in range(60))))
    new = audit(report("a", *(finding("NVT-01", id=f"n{n}", text=f"甲{n}") for n in range(60))))
    assert compare(old, new).totals.counts == Counts(asked=60, mended=60, new=60)
