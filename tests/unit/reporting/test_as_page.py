import re
from copy import deepcopy
from html.parser import HTMLParser

import pytest
from tests.unit.reporting.documents import CLEAN, COPIES, FAULTY, VIEW, Run, run, two_reports

from hegui.reporting.as_page.render import render_page
from hegui.reporting.as_page.tables import Contents, DrawnTable, Mark, draw, gather
from hegui.reporting.as_page.view import report_view


def page(made: Run) -> str:
    return render_page(made[0], made[1], VIEW)


class Outline(HTMLParser):
    """What a page would fetch, which anchors it has, and where its links go."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.scripts = 0
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.scripts += tag == "script"
        self.ids += [given["id"]] if "id" in given else []
        if tag == "a":
            self.links.append(given.get("href", ""))
        elif "href" in given:
            self.fetched.append(given["href"])
        self.fetched += [given[name] for name in ("src", "srcset", "data") if name in given]
        if tag not in {"meta", "link", "br", "input"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def outline(html: str) -> Outline:
    found = Outline()
    found.feed(html)
    return found


def test_the_page_asks_nobody_for_anything() -> None:
    html = page(two_reports())

    assert outline(html).fetched == ["data:,"]
    assert "default-src 'none'" in html
    assert not re.findall(r"url\(|@import|fetch\(|https?://", html)


def test_every_tag_is_closed_and_every_link_arrives() -> None:
    found = outline(page(two_reports()))

    assert found.open == []
    assert len(found.ids) == len(set(found.ids))
    assert {link[1:] for link in found.links} <= set(found.ids)


def test_the_same_run_gives_the_same_bytes() -> None:
    assert page(two_reports()) == page(two_reports())


def test_a_report_shows_score_ledger_finding_law_and_place() -> None:
    html = page(two_reports())

    for words in (
        "共审核 2 份报告，1 份没有错误和警告",
        "暂定 [93.0, 96.0]",
        "ARI-01 勾稽不平，等级最高为良好。",
        '<td class="n">−3.0</td><td class="n">99.0</td>',
        "扣 3.0 分，改正后 99.0 分",
        "第131行「二、某处」",
        "《某条例》 第五十条：按格式编制",
        "<small>总计读不准</small>",
        "这一行少一个数，分不清是哪一列的",
        "通过的规则（1 条）",
        "不适用的规则（1 条）",
        "只适用于2021年及以后的报告",
        "没有发现问题。",
        "文件是空的",
    ):
        assert words in html


def test_cells_in_question_lead_to_their_finding() -> None:
    html = page(two_reports())

    assert (
        '<td class="error" title="ARI-01 合计应为3，填的是4">1'
        '<sup><a href="#r1f1">1</a></sup></td>'
    ) in html


@pytest.mark.parametrize(
    "hostile", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}",
                "</style></title><svg onload=alert(1)>", "a\u2028\ud800\x00"],
)  # fmt: skip
def test_text_of_a_report_stays_text(hostile: str) -> None:
    html = page(run((hostile, hostile, FAULTY), ("b.txt", "乙局", CLEAN), **{hostile: hostile}))

    found = outline(html)
    assert found.scripts == 1
    assert found.fetched == ["data:,"]
    assert found.open == []
    html.encode("utf-8")


def test_many_reports_are_folded_and_few_are_not() -> None:
    few = page(two_reports())
    many = page(run(*((f"{n}.txt", "甲局", FAULTY) for n in range(4))))

    assert few.count('<details class="report" id="r1" open>') == 1
    assert many.count('<details class="report" id="r1">') == 1


def test_a_run_without_reports_is_a_page_too() -> None:
    html = page(run(坏="文件是空的"))

    assert outline(html).open == []
    assert "没有审核成任何报告" in html


def drawn(
    cells: list[tuple[str, str]],
    marks: dict[str, str] | None = None,
    doubtful: tuple[str, ...] = (),
) -> DrawnTable:
    facts = [{"table": "visits", "row": r, "column": c, "text": "7", "state": "number"}
             for r, c in cells]  # fmt: skip
    found: dict[tuple[str, str | None, str | None], list[Mark]] = {
        ("visits", row, None): [Mark(1, severity, "不对")]
        for row, severity in (marks or {}).items()
    }
    contents = Contents(gather(facts), found, frozenset(("visits", row) for row in doubtful))
    return draw(VIEW["editions"]["2021"]["tables"][0], contents)


def test_a_table_is_drawn_as_the_form_prints_it() -> None:
    table = drawn([("young", "day"), ("young", "night"), ("old", "day")])

    told = [[(c.text, c.rows, c.columns) for c in row] for row in table.rows]
    assert told == [
        [("人群", 1, 2), ("白天", 1, 1), ("夜间", 1, 1)],
        [("来访", 2, 1), ("少年", 1, 1), ("7", 1, 1), ("7", 1, 1)],
        [("老年", 1, 1), ("7", 1, 1), ("未读到", 1, 1)],
    ]


def test_a_group_read_as_one_row_stands_for_its_parts() -> None:
    table = drawn([("group", "day"), ("group", "night")])

    assert [[(c.text, c.columns) for c in row] for row in table.rows[1:]] == [
        [("来访", 2), ("7", 1), ("7", 1)]
    ]


def test_a_finding_on_a_row_marks_all_its_cells() -> None:
    table = drawn([("young", "day"), ("old", "day")], {"old": "warning"})

    marked = [[bool(c.marks) for c in row if not c.label] for row in table.rows]
    assert marked == [[], [False, False], [True, True]]


def test_a_cell_that_was_not_read_is_in_doubt_where_its_row_is() -> None:
    table = drawn([("young", "day"), ("old", "day")], doubtful=("old",))

    assert [row[-1].text for row in table.rows[1:]] == ["未读到", "存疑"]


def test_a_scan_and_copies_are_told_on_the_page() -> None:
    document, facts = two_reports()
    document["reports"][0] |= {"needs_review": "由扫描件识别", "copies": COPIES}
    document["across"] = [
        {"rule": "STR-02", "severity": "notice", "message": "有两份", "paths": ["<a>", "b"]}
    ]

    html = page((document, facts))

    assert "需人工核对：由扫描件识别。" in html
    assert "同一份报告的其他文件：附件.pdf（2 处不同）。" in html
    assert "<small>等 2 个文件</small>" in html
    assert "有两份" in html
    assert '<span class="path">&lt;a&gt;</span>、<span class="path">b</span>' in html


def test_a_table_that_was_not_read_says_so() -> None:
    assert drawn([]).read is False


@pytest.mark.parametrize(
    ("year", "cited"), [(2023, ["《新》"]), (2020, ["《旧》"]), (None, ["《旧》", "《新》"])]
)
def test_only_the_law_due_that_year_is_cited(year: int | None, cited: list[str]) -> None:
    rules = deepcopy(VIEW)
    old = {**rules["editions"]["2021"], "document": "旧号", "first_year": 2019, "last_year": 2020}
    rules["editions"]["2019"] = old
    rules["rules"]["ARI-01"]["basis"] = [
        {"source": source, "document": number, "article": "表三", "requires": "相等"}
        for source, number in (("《旧》", "旧号"), ("《新》", "某函〔2021〕1号"))
    ]
    entry = {**two_reports()[0]["reports"][0], "year": year}

    view = report_view(1, entry, None, rules)

    assert [law["source"] for law in view.groups[0][1][0].basis] == cited


def _item(kind: str, what: str, **more: object) -> dict[str, object]:
    item = {"kind": kind, "what": what, "look": "看一看。", "source": "《某条例》 第五十条"}
    return {**item, "rules": [], "section": None, "places": [], **more}


def test_what_is_left_to_a_person_is_listed_with_where_and_by_which_law() -> None:
    document, facts = two_reports()
    spot = {"line": 12, "page": None, "path": None, "label": "二、来访"}
    document["reports"][0]["checklist"] = [
        _item("partial", "管到一部分<b>", rules=["ARI-01", "ZZZ-09"], section="p2", places=[spot]),
        _item("manual", "由人判断", section="p1"),
    ]

    html = page((document, facts))

    assert html.count("<h3>人工核查清单</h3>") == 1
    assert "规则只管到一部分的（1 项）" in html
    assert "<b>管到一部分&lt;b&gt;</b><br>看一看。" in html
    assert "看：第12行「二、来访」；依据：《某条例》 第五十条；已有规则" in html
    assert '<a class="id" href="#ARI-01">ARI-01</a>、<span class="id">ZZZ-09</span>' in html
    assert "看：一、概况；依据" in html
    assert outline(html).open == []


def test_an_entry_without_a_checklist_is_shown_too() -> None:
    document, facts = two_reports()
    for entry in document["reports"]:
        del entry["checklist"]

    assert "没有发现问题。" in page((document, facts))
