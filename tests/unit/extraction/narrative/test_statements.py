import pytest

from tests.unit.extraction.reports import all_of, one, report

POWERS = ["licensing", "penalty", "coercion"]


def said(text: str, kind: str) -> list[str]:
    base = report(other=text)
    return [about for what, about in all_of(base, "statement", "kind", "about") if what == kind]


@pytest.mark.parametrize(
    "text",
    [
        "我单位不涉及行政许可、行政处罚和行政强制等事项。",
        "行政许可、行政处罚、行政强制均不涉及。",
        "不涉及行政许可、处罚、强制。",
        "本机关不涉及“行政许可”“行政处罚”“行政强制”事项。",
        "我中心为事业单位，没有行政许可、行政处罚、行政强制权。",
        "行政许可、行政处罚、行政强制我局不涉及。",
    ],
)
def test_each_power_denied_is_told(text: str) -> None:
    assert said(text, "not_involved") == POWERS


@pytest.mark.parametrize(
    "text",
    [
        "公开内容不涉及商业秘密、个人隐私。",
        "不涉及行政许可的企业均已走访。",
        "本年度不涉及规章的制定和废止。",
        "上年度不涉及行政处罚。",
        "2022年不涉及行政许可。",
    ],
)
def test_what_is_no_denial_of_a_power_is_left_alone(text: str) -> None:
    assert said(text, "not_involved") == []


def test_a_power_not_used_is_told() -> None:
    assert said("因职能划转，我局全年未办理行政许可。", "none") == ["licensing"]
    assert said("我局自身未作出行政处罚决定。", "none") == ["penalty"]


@pytest.mark.parametrize(
    ("text", "amount", "unit", "exact"),
    [
        ("全年作出行政处罚决定9件，均已公示。", 9, "件", True),
        ("全年作出行政处罚十二件。", 12, "件", True),
        ("实施行政处罚共1,113起。", 1113, "起", True),
        ("作出行政处罚决定约50件。", None, "件", False),
    ],
)
def test_an_amount_is_told(text: str, amount: int | None, unit: str, *, exact: bool) -> None:
    statement = one(report(overview=text), "statement")
    assert (statement.get("kind"), statement.get("about")) == ("amount", "penalty")
    assert (statement.get("amount"), statement.get("unit")) == (amount, unit)
    assert statement.get("exact") is exact


@pytest.mark.parametrize(
    "text",
    [
        "协助公安机关办理行政处罚案件5件。",
        "协助公安机关，作出行政处罚决定3件。",
        "2022年作出行政处罚决定3件。",
        "公开双公示数据3147条（许可类1277条、处罚类16条）。",
        "新承接行政许可事项5项，办理45件。",
    ],
)
def test_amounts_of_others_and_of_other_things_are_left_alone(text: str) -> None:
    assert report(overview=text).of("statement") == []


def test_a_statement_about_other_bodies_says_so() -> None:
    assert one(report(other="我局下属单位不涉及行政许可。"), "statement").get("scope") == "other"
    assert (
        one(report(other="我局及下属单位不涉及行政许可。"), "statement").get("scope") == "unknown"
    )
    assert one(report(other="我局不涉及行政许可。"), "statement").get("scope") == "own"
