"""A comparison on the terminal and as a page: plain words first, hostile text inert."""

import re
from io import StringIO

from rich.console import Console

from hegui.comparison.change import Counts
from hegui.comparison.compare import compare
from hegui.reporting.as_page.comparison import comparison_parts
from hegui.reporting.as_terminal.comparison import print_comparison
from hegui.reporting.follow_up import follow_up
from tests.unit.comparison.audits import audit, finding, report

HOSTILE = "=1+1 <script>alert(1)</script>{{ 7*7 }}\x1b[31m\u2028\ud800" + "长" * 40_000


def printed(old: dict[str, object], new: dict[str, object], **how: bool) -> str:
    out = StringIO()
    print_comparison(compare(old, new), console=Console(file=out, width=80), **how)
    return out.getvalue()


def page(old: dict[str, object], new: dict[str, object]) -> str:
    return "".join(comparison_parts(compare(old, new)))


def test_one_sentence_says_how_far_the_mending_is() -> None:
    counts = Counts(asked=12, mended=10, remaining=1, unchecked=1, new=2)
    assert follow_up(counts) == "整改情况：12 处，已改 10，未改 1，没有再查 1，新出现 2"
    assert follow_up(Counts(asked=2, remaining=1, settled=1)) == (
        "整改情况：2 处，已改 0，未改 1，不再要求改 1"
    )
    assert follow_up(Counts()) == "整改情况：原来没有要改的错误和警告"


def test_the_terminal_tells_what_is_left_and_ends_with_the_sentence() -> None:
    old = audit(report("a.txt", finding("ARI-01"), finding("STR-01", message="缺第三部分")))
    new = audit(report("a.txt", finding("STR-01", message="缺第四部分"), passed=("ARI-01",)))
    text = printed(old, new)
    assert "未改 错误 STR-01 缺第四部分" in text
    assert "原来：缺第三部分" in text
    assert "已改 错误 ARI-01 ARI-01 不合要求" in text
    assert text.splitlines()[-1] == "整改情况：2 处，已改 1，未改 1。"


def test_two_equal_audits_are_told_to_be_equal() -> None:
    same = audit(report("a.txt"))
    assert "两次审核没有差别。" in printed(same, same)
    assert "两次审核没有差别。" in page(same, same)


def test_lines_of_the_terminal_fit_eighty_columns() -> None:
    reports = [
        report(f"{n}.txt", finding("STR-01"), agency=f"青禾市第{n}实验局") for n in range(9)
    ]
    lost = [{"path": "x.pdf", "reason": "有密码"}]
    text = printed(audit(*reports), audit(*reports[:5], unreadable=lost), details=True)
    widths = [sum(2 if ord(sign) > 0x2E7F else 1 for sign in line) for line in text.split("\n")]
    assert max(widths) <= 80


def test_hostile_text_is_inert_on_the_page_and_on_the_terminal() -> None:
    old = audit(report("a.txt", finding("STR-01", message=HOSTILE), agency=HOSTILE))
    new = audit(report("b<b>.txt", agency=HOSTILE, undetermined=(("STR-01", HOSTILE),)))
    html, text = page(old, new), printed(old, new)
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)" in html
    assert "{{ 7*7 }}" in html
    for shown in (html, text):
        assert not re.search("[\x1b\u2028\ud800]", shown)
        assert len(shown) < 60_000
    html.encode("utf-8")


def test_the_page_asks_for_nothing_from_outside() -> None:
    html = page(audit(report("a")), audit(report("a")))
    assert not re.search(r"""(?:src|href)=["'](?!#|data:)""", html)
    assert "default-src 'none'" in html
