from hegui.reporting.order import by_doubt


def test_rules_that_hang_on_one_doubt_are_told_together() -> None:
    entries = [
        {"rule": "ARI-01", "reason": "这一格读不准", "doubt": "只读到6个数"},
        {"rule": "ARI-01", "reason": "那一格读不准", "doubt": "只读到6个数"},
        {"rule": "ARI-03", "reason": "合计算不出", "doubt": "只读到6个数"},
        {"rule": "STR-08", "reason": "期限没有写明", "doubt": ""},
    ]

    doubts, alone = by_doubt(entries)

    assert doubts == {"只读到6个数": ["ARI-01", "ARI-03"]}
    assert alone == {"STR-08": ["期限没有写明"]}
