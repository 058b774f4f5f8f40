import pytest
from tests.unit.reporting.documents import CLEAN, FAULTY, run, two_reports

from hegui.reporting.order import by_section
from hegui.reporting.summary import middle, summary, verdict


def test_totals_count_reports_findings_and_files() -> None:
    totals = summary(two_reports()[0], ["优秀", "良好", "合格", "不合格"])

    assert (totals.reports, totals.clean, totals.unreadable, totals.unscored) == (2, 1, 1, 0)
    assert totals.findings == {"error": 1, "warning": 1, "notice": 0}
    assert totals.grades == (("优秀", 1), ("良好", 1), ("合格", 0), ("不合格", 0))
    assert (totals.lowest, totals.median) == ("96.0", "98.0")
    assert (totals.undetermined, totals.provisional, totals.limited) == (1, 1, 1)


@pytest.mark.parametrize(
    ("ordered", "expected"),
    [
        ((), None),
        (("88.5",), "88.5"),
        (("60.0", "88.5", "100.0"), "88.5"),
        (("96.0", "100.0"), "98.0"),
        (("100.0", "100.0"), "100.0"),
        (("9.0", "93.5", "96.0", "100.0"), "94.75"),
        (("80.01", "80.02"), "80.02"),  # 80.015
        (("0.0", "0.1"), "0.05"),
    ],
)
def test_the_middle_of_an_even_number_is_the_mean_of_two(
    ordered: tuple[str, ...], expected: str | None
) -> None:
    assert middle(ordered) == expected


def test_the_gravest_and_most_frequent_rules_come_first() -> None:
    document, _ = run(("a.txt", "甲局", FAULTY), ("b.txt", "乙局", FAULTY))

    assert [(one.rule, one.reports) for one in summary(document).common] == [
        ("ARI-01", 2),
        ("STR-01", 2),
    ]


def test_the_verdict_is_one_sentence() -> None:
    assert verdict(summary(two_reports()[0])) == (
        "共审核 2 份报告，1 份没有错误和警告；发现错误 1 处、警告 1 处、提示 0 处；"
        "无法判断 1 项；1 个文件未能审核。"
    )


def test_a_run_without_reports_says_so() -> None:
    assert verdict(summary(run(坏="文件是空的")[0])) == "没有审核成任何报告；1 个文件未能审核。"


def test_a_clean_run_says_nothing_of_what_did_not_happen() -> None:
    assert verdict(summary(run(("a.txt", "甲局", CLEAN))[0])) == (
        "共审核 1 份报告，1 份没有错误和警告；发现错误 0 处、警告 0 处、提示 0 处。"
    )


def test_findings_stand_under_the_heading_of_their_section_and_the_rest_last() -> None:
    findings = two_reports()[0]["reports"][0]["findings"]

    groups = by_section(findings, {"p1": "一、概况", "p2": "二、来访"})

    assert [(heading, [f["rule"] for f in found]) for heading, found in groups] == [
        ("二、来访", ["ARI-01"]),
        ("全文", ["STR-01"]),
    ]
