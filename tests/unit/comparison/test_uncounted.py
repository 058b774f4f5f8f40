"""What is not counted stands apart with its reason, and every writer tells the same numbers."""

import re
from io import StringIO
from typing import Any

from rich.console import Console

from hegui.comparison.change import Counts, Seen, Uncounted
from hegui.comparison.compare import compare
from hegui.comparison.diff_json import diff_document
from hegui.exchange.shape import shape_of
from hegui.reporting.as_page.comparison import comparison_parts
from hegui.reporting.as_terminal.comparison import print_comparison
from hegui.reporting.follow_up import settled_score_words, uncounted_words
from tests.unit.comparison.audits import across, audit, finding, report

Document = dict[str, Any]
HOSTILE = "=1+1 <script>alert(1)</script>{{ 7*7 }}\x1b[31m\u2028\ud800" + "长" * 40_000


def decided(how: str, reason: str = "省里同意") -> Document:
    return {"how": how, "reason": reason, "by": "张三", "date": "2026-03-01", "until": None}


def answer(what: str, verdict: str, date: str = "2026-03-01", **more: Any) -> Document:
    return {
        "kind": "duty", "what": what, "verdict": verdict, "by": "李四", "date": date,
        "note": "没有公开", **more,
    }  # fmt: skip


def score(value: str, grade: str) -> Document:
    return {"value": value, "low": value, "high": value, "grade": grade, "limited_by": None}


def before() -> Document:
    one = report(
        "a.txt",
        finding("ARI-01"), finding("ARI-02"), finding("ARI-03"), finding("STR-01"),
        finding("NVT-01", settled=decided("dismissed")),
        finding("NVT-02", settled=decided("waived")),
        finding("NVT-03", settled=decided("waived", "去年的情况")),
        answers=[answer("公开指南", "unmet"), answer("更新目录", "unmet")],
        settled_score=score("94.0", "优秀"),
    )  # fmt: skip
    return audit(one)


def after() -> Document:
    one = report(
        "a.txt",
        finding("ARI-02"), finding("ARI-03"), finding("STR-01"),
        finding("NVT-02", settled=decided("waived")), finding("NVT-03"),
        finding("SEC-01"), finding("WRD-01", severity="notice"),
        finding("SEC-02", settled=decided("waived")),
        passed=("ARI-01", "NVT-01"), value="92.0",
        answers=[answer("公开指南", "unmet"), answer("更新目录", "met", "2026-09-01")],
        settled_score=score("95.0", "优秀"),
    )  # fmt: skip
    return audit(one)


def printed(old: Document, new: Document, **how: bool) -> str:
    out = StringIO()
    print_comparison(compare(old, new), console=Console(file=out, width=80), **how)
    return out.getvalue()


def page(old: Document, new: Document) -> str:
    return "".join(comparison_parts(compare(old, new)))


def document(old: Document, new: Document) -> Document:
    told = diff_document(compare(old, new))
    return {**told, "reports": list(told["reports"])}


def part(text: str, start: str, end: str) -> str:
    return text[text.index(start) : text.index(end, text.index(start))]


COUNTED = "4 处，已改 1，未改 3，新出现 1"
WAIVED = "原来豁免或者认定误报的（不计）3 处"
BESIDE = (
    "另外列出、不计在内的：原来豁免或者认定误报的 3 处（其中 1 处这次不再豁免，要改），"
    "新出现而已经豁免或者认定误报的 1 处，提示 1 处；"
    "人工核查不符合的 2 项，由人再看（其中 1 项已再看，不再是不符合）。"
)


def test_what_is_not_counted_is_summed_up_beside_the_counts() -> None:
    totals = compare(before(), after()).totals
    assert totals.counts == Counts(asked=4, mended=1, remaining=3, new=1)
    assert totals.uncounted == Uncounted(
        waived=3, lapsed=1, notices=1, settled=1, unmet=2, cleared=1
    )
    assert uncounted_words(totals.uncounted) == BESIDE
    assert uncounted_words(Uncounted()) == ""


def test_the_terminal_lists_under_the_counts_as_many_as_it_counts() -> None:
    text = printed(before(), after(), details=True)
    counted = part(text, COUNTED, WAIVED).splitlines()[1:]
    words = [line.split()[0] for line in counted if line.strip() and line[2] != " "]
    assert words == ["未改", "未改", "未改", "新出现", "已改"]
    apart = part(text, WAIVED, "两次都有的报告")
    assert [line.strip() for line in apart.splitlines() if line.strip()] == [
        f"{WAIVED}：",
        "还在 错误 NVT-02 NVT-02 不合要求",
        "原来的决定：豁免：省里同意（张三，2026-03-01）",
        "这次：豁免：省里同意（张三，2026-03-01）",
        "位置：第12行「一、概况」",
        "还在，要改 错误 NVT-03 NVT-03 不合要求",
        "原来的决定：豁免：去年的情况（张三，2026-03-01）",
        "这次：没有豁免，也没有认定误报，要改",
        "位置：第12行「一、概况」",
        "没有了 错误 NVT-01 NVT-01 不合要求",
        "原来的决定：误报：省里同意（张三，2026-03-01）",
        "新出现而已经豁免或者认定误报的（不计）1 处：",
        "新出现 错误 SEC-02 SEC-02 不合要求",
        "说明：已豁免：省里同意",
        "提示（不计）1 处：",
        "新出现 提示 WRD-01 WRD-01 不合要求",
        "位置：第12行「一、概况」",
        "人工核查不符合的 2 项：由人再看，程序不能再查：",
        "由人再看 公开指南",
        "原来：不符合：没有公开（李四，2026-03-01）",
        "再看：符合 更新目录",
        "原来：不符合：没有公开（李四，2026-03-01）",
        "这次：符合：没有公开（李四，2026-09-01）",
    ]
    assert "".join(text.split("\n")[-4:]).endswith(f"整改情况：{COUNTED}。")
    assert BESIDE in re.sub(r"\n *", "", text)


def test_the_page_lists_the_same() -> None:
    html = page(before(), after())
    assert f"整改情况：{COUNTED}。" in html
    assert BESIDE in html
    table = part(html, f"<p>{COUNTED}。</p>", f"<h4>{WAIVED}</h4>")
    fates = re.findall(r'<td class="fate \w+">(.*?)</td>', table)
    assert fates == ["未改", "未改", "未改", "新出现", "已改"]
    apart = part(html, f"<h4>{WAIVED}</h4>", "</details>")
    assert re.findall(r'<td class="fate \w+">(.*?)</td>', apart) == [
        "还在", "还在，要改", "没有了", "新出现", "新出现", "由人再看", "再看：符合",
    ]  # fmt: skip


def test_the_document_says_of_each_finding_whether_it_is_counted() -> None:
    told = document(before(), after())
    assert shape_of("diff")(told)
    (one,) = told["reports"]
    fates = [entry["fate"] for entry in one["findings"] if entry["counted"]]
    assert sorted(fates) == ["mended", "new", "remaining", "remaining", "remaining"]
    assert {entry["rule"]: entry["apart"] for entry in one["findings"] if entry["apart"]} == {
        "NVT-01": "waived", "NVT-02": "waived", "NVT-03": "waived",
        "SEC-02": "settled", "WRD-01": "notice",
    }  # fmt: skip
    assert one["counts"] == {name: told["totals"][name] for name in one["counts"]}
    assert one["uncounted"] == told["totals"]["uncounted"]
    assert [(each["what"], each["seen"]) for each in one["unmet"]] == [
        ("公开指南", "waiting"), ("更新目录", "cleared"),
    ]  # fmt: skip


def test_scores_after_waivers_and_checks_stand_beside_the_scores_as_found() -> None:
    words = "计入豁免和人工核查后：94.0 分优秀 → 95.0 分优秀"
    text, html, told = printed(before(), after()), page(before(), after()), document(*both())
    assert words in text
    assert words in html
    assert "计入豁免和人工核查后 94.0→95.0" in html
    (one,) = told["reports"]
    assert [one[f"{side}_settled_score"]["value"] for side in ("old", "new")] == ["94.0", "95.0"]
    assert (told["totals"]["better"], told["totals"]["settled_better"]) == (1, 1)
    assert told["totals"]["settled_worse"] == 0


def both() -> tuple[Document, Document]:
    return before(), after()


def test_a_side_on_which_nothing_was_settled_keeps_its_score_as_found() -> None:
    old = audit(report("a", value="80.0", settled_score=None))
    new = audit(report("a", value="80.0", settled_score=score("93.0", "优秀")))
    assert "计入豁免和人工核查后 80.0→93.0" in page(old, new)
    assert settled_score_words(compare(old, new).reports[0]) == "80.0 分优秀 → 93.0 分优秀"
    told = document(old, new)
    assert (told["same"], told["totals"]["better"]) == (False, 0)
    assert told["totals"]["settled_better"] == 1
    bare = audit(report("a"))
    assert "计入豁免" not in printed(bare, bare)
    assert document(bare, bare)["totals"]["settled_better"] is None


def test_an_answer_that_only_came_along_is_no_second_look() -> None:
    was = answer("公开指南", "unmet")
    later = answer("公开指南", "unmet", "2026-10-01")

    def seen(now: list[Document]) -> list[Seen]:
        comparison = compare(audit(report("a", answers=[was])), audit(report("a", answers=now)))
        return [one.seen for one in comparison.reports[0].unmet]

    assert seen([]) == [Seen.WAITING]
    assert seen([was]) == [Seen.WAITING]
    assert seen([later]) == [Seen.STANDING]
    assert seen([answer("公开指南", "not_applicable")]) == [Seen.CLEARED]
    assert seen([was, answer("更新目录", "unmet")]) == [Seen.WAITING, Seen.FOUND]


def test_what_people_found_in_a_report_that_is_gone_is_still_told() -> None:
    old = audit(report("a", finding("STR-01"), answers=[answer("公开指南", "unmet")]))
    text = printed(old, audit())
    assert "没有再查 错误 STR-01" in text
    assert "由人再看 公开指南" in text
    assert compare(old, audit()).totals.uncounted == Uncounted(unmet=1)


def test_a_waiver_that_has_run_out_is_a_difference() -> None:
    marked = finding("STR-01", settled=decided("waived"))
    same = compare(audit(report("a", marked)), audit(report("a", marked)))
    over = compare(audit(report("a", marked)), audit(report("a", finding("STR-01"))))
    assert (same.same, over.same) == (True, False)
    assert over.totals.uncounted == Uncounted(waived=1, lapsed=1)


def test_a_notice_that_has_become_an_error_is_listed_and_not_counted() -> None:
    old = audit(report("a", finding("STR-01", severity="notice")))
    new = audit(report("a", finding("STR-01")))
    assert compare(old, new).totals.uncounted == Uncounted(notices=1)
    assert "不计：原来是提示，没有要求改" in printed(old, new)


def test_findings_across_reports_are_told_apart_too() -> None:
    waived = across("YOY-01", "a", id="1", settled=decided("waived"))
    old = audit(report("a"), across=[waived, across("YOY-02", "a", id="2")])
    new = audit(report("a"), across=[waived, across("YOY-02", "a", id="2")])
    text, html, told = printed(old, new), page(old, new), document(old, new)
    assert part(text, "未改 警告 YOY-02", "还在 警告 YOY-01").count("不计") == 1
    assert html.index("YOY-02") < html.index("不计）1 处") < html.index("YOY-01")
    assert [(one["rule"], one["counted"]) for one in told["across"]] == [
        ("YOY-01", False), ("YOY-02", True),
    ]  # fmt: skip
    assert shape_of("diff")(told)


def test_hostile_words_of_people_are_inert() -> None:
    marked = finding("STR-01", settled=decided("waived", HOSTILE))
    old = audit(report("a", marked, answers=[answer(HOSTILE, "unmet", note=HOSTILE)]))
    html, text = page(old, old), printed(old, old)
    assert "<script" not in html
    for shown in (html, text):
        assert not re.search("[\x1b\u2028\ud800]", shown)
        assert len(shown) < 60_000


def test_findings_of_a_report_that_is_new_are_marked_as_brought() -> None:
    told = document(audit(), audit(report("a", finding("STR-01"))))
    assert [one["apart"] for one in told["reports"][0]["findings"]] == ["brought"]
    assert told["reports"][0]["counts"] is None
    assert shape_of("diff")(told)


def test_a_score_after_decisions_is_told_only_where_somebody_decided() -> None:
    said = printed(audit(report("a.html", value="90.0")), audit(report("a.html", value="80.0")))

    assert "得分上升 0 份，下降 1 份" in said
    assert "计入豁免" not in said
