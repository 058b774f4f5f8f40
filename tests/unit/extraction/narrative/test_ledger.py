"""What a report tells of documents, decisions, fees and purchases in numbers."""

import pytest

from tests.unit.extraction.reports import report


def tallies(text: str) -> list[tuple[object, ...]]:
    """(about, what, least, share) of every number told."""
    base = report(overview=text)
    names = ("about", "what", "low", "share")
    return [
        tuple(one.get(name) for name in names)
        for one in base.of("tally")
        if one.get("kind") == "amount"
    ]


def denied(text: str) -> list[tuple[object, ...]]:
    """(about, what) of everything denied."""
    base = report(overview=text)
    return [
        (one.get("about"), one.get("what"))
        for one in base.of("tally")
        if one.get("kind") == "none"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "制发行政规范性文件7件，废止2件，现行有效19件。",
            [
                ("normative_documents", "made", 7, False),
                ("normative_documents", "repealed", 2, False),
                ("normative_documents", "in_force", 19, False),
            ],
        ),
        (
            "行政规范性文件方面，本年制发6份，现行有效二十一份。",
            [
                ("normative_documents", "made", 6, False),
                ("normative_documents", "in_force", 21, False),
            ],
        ),
        ("作出33件行政处罚决定。", [("penalty", "decisions", 33, False)]),
        (
            "办理行政许可512件、行政处罚8件。",
            [("licensing", "decisions", 512, False), ("penalty", "decisions", 8, False)],
        ),
        ("作出行政许可决定90件，其中准予许可88件。", [("licensing", "decisions", 90, False)]),
        ("收取行政事业性收费52000元。", [("admin_fees", "fee_amount", 51999.5, False)]),
        (
            "实施政府集中采购7次，采购总金额88万元。",
            [
                ("gov_procurement", "projects", 7, False),
                ("gov_procurement", "amount", 875000, False),
            ],
        ),
        (
            "发出收费通知6份，应收900元，实收500元。",
            [
                ("processing_fee_notices", "notices", 6, False),
                ("processing_fee", "due", 899.5, False),
                ("processing_fee", "collected", 499.5, False),
            ],
        ),
    ],
)
def test_numbers_of_the_rows_are_read(text: str, expected: list[tuple[object, ...]]) -> None:
    assert tallies(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "发布政策文件33件。",
        "公示行政处罚信息70条。",
        "协助公安机关办理行政处罚案件4件。",
        "参与起草行政规范性文件3件。",
        "备案审查行政规范性文件60件。",
        "公布行政事业性收费项目9项。",
        "减免行政事业性收费30万元。",
        "行政事业性收费中，证照工本费2万元。",
        "受理行政许可申请300件。",
        "年初有效行政规范性文件8件。",
        "分散采购6项。",
        "转发上级行政规范性文件5件。",
    ],
)
def test_what_only_sounds_like_the_rows_is_left_out(text: str) -> None:
    assert tallies(text) == []


def test_what_may_be_another_thing_is_in_doubt() -> None:
    assert tallies("在专栏发布行政规范性文件12件。") == [("normative_documents", "made", 12, None)]
    assert tallies("行政处罚21件。") == [("penalty", "decisions", 21, None)]
    twice = tallies("废止行政规范性文件3件，宣布失效1件。")
    assert [share for *_, share in twice] == [None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我局未制发行政规范性文件。", [("normative_documents", "made")]),
        ("全年未作出行政处罚决定。", [("penalty", "decisions")]),
        (
            "未发生行政许可、行政强制事项。",
            [("licensing", "decisions"), ("coercion", "decisions")],
        ),
        ("没有行政事业性收费。", [("admin_fees", "fee_amount")]),
        ("未向申请人收取信息处理费。", [("processing_fee", "collected")]),
        ("未发出收费通知。", [("processing_fee_notices", "notices")]),
        ("对首次轻微违法未作出行政处罚决定。", []),
        (
            "本镇未制发规范性文件，现行有效数量为零。",
            [("normative_documents", "made"), ("normative_documents", "in_force")],
        ),
        ("本镇制发规范性文件1件，投诉数量为零。", []),
        ("未按时公开行政处罚决定。", []),
    ],
)
def test_denials_are_read(text: str, expected: list[tuple[object, ...]]) -> None:
    assert denied(text) == expected


def test_all_paid_needs_a_fee_that_is_spoken_of() -> None:
    def paid(text: str) -> int:
        return sum(one.get("what") == "paid" for one in report(overview=text).of("tally"))

    assert paid("发出收费通知2份，申请人均已按期缴纳。") == 1
    assert paid("工会会费，会员均已按期缴纳。") == 0
