import base64
import gzip
import json
import re
from copy import deepcopy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.unit.reporting.documents import CLEAN, FAULTY, VIEW, Run, run, two_reports

from hegui.errors import UsageError
from hegui.reporting.as_site.charts import Point, course, histogram, span, steps
from hegui.reporting.as_site.columns import script
from hegui.reporting.as_site.pages import agency_pages, rule_file
from hegui.reporting.as_site.write import WrittenSite, write_site
from hegui.reporting.row import row_of
from hegui.reporting.summary import survey


def write(folder: Path, made: Run) -> WrittenSite:
    document, facts = made
    names = [grade["name"] for grade in VIEW["grades"]]
    return write_site(folder, document, facts, VIEW, survey(document, names))


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def page_of(folder: Path, agency: str) -> str:
    pages = (path.read_text("utf-8") for path in (folder / "agencies").iterdir())
    return next(text for text in pages if f"<h1>{agency}</h1>" in text)


def table_of(text: str) -> list[dict[str, str]]:
    """The rows that a data script hands to the page."""
    told = json.loads(gzip.decompress(base64.b64decode(text.split('"')[1])))
    columns = {
        name: [one["values"][at] for at in one["at"]] if "at" in one else one["values"]
        for name, one in told["columns"].items()
    }
    return [{name: columns[name][at] for name in columns} for at in range(told["count"])]


def findings_of(folder: Path) -> list[dict[str, str]]:
    return table_of((folder / "data" / "findings.js").read_text("utf-8"))


def years() -> Run:
    """One agency in two years, another that is not known to be anybody's."""
    document, facts = run(
        ("甲/2022.txt", "临岚县教育局", FAULTY),
        ("甲/2023.txt", "临岚县教育局", FAULTY),
        ("乙.txt", "澄塘区民政局", CLEAN),
    )
    document = deepcopy(document)
    reports = {one["path"]: one for one in document["reports"]}
    reports["甲/2022.txt"]["year"] = 2022
    document["agencies"] = [
        {
            "agency": "临岚县教育局",
            "level": "county",
            "region": "临岚县",
            "parent": "临岚县人民政府",
            "paths": ["甲/2022.txt", "甲/2023.txt"],
        }
    ]
    return document, facts


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    write(tmp_path / "a", years())
    write(tmp_path / "b", years())

    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_what_was_written_is_counted(tmp_path: Path) -> None:
    site = write(tmp_path, years())

    files = contents(tmp_path)
    listed = json.loads(files.pop("manifest.json"))["files"]
    assert (site.files, site.size) == (len(files), sum(map(len, files.values())))
    assert sorted(files) == sorted(listed)
    assert site.index == tmp_path / "index.html"
    assert {name.partition("/")[0] for name in files} == {
        "agencies", "agencies.html", "assets", "data", "findings.html", "index.html", "rules",
        "rules.html",
    }  # fmt: skip


def test_names_are_safe_on_every_system(tmp_path: Path) -> None:
    hostile = 'CON<>:"/\\|?*../' + "\x00" + "长" * 300
    write(tmp_path, run((hostile, hostile, FAULTY), ("aux.txt", "NUL", CLEAN)))

    for name in contents(tmp_path):
        assert re.fullmatch(r"(?:[a-z]+/)?(?:[0-9a-f]{12}|[a-z]+|[A-Z]{2,4}-\d+)\.[a-z]+", name)
    assert rule_file("ARI-01") == "rules/ARI-01.html"
    assert re.fullmatch(r"rules/[0-9a-f]{12}\.html", rule_file("../../ARI-01"))


def test_an_agency_keeps_its_page_when_more_reports_come(tmp_path: Path) -> None:
    document, facts = years()
    before = write(tmp_path / "a", run(("甲/2023.txt", "临岚县教育局", FAULTY)))
    write(tmp_path / "b", (document, facts))

    one = [name for name in contents(before.index.parent) if name.startswith("agencies/")]
    assert set(one) <= set(contents(tmp_path / "b"))


def test_namesakes_have_pages_of_their_own() -> None:
    document, _ = run(("甲县/a.txt", "教育局", CLEAN), ("乙县/a.txt", "教育局", CLEAN))

    pages = agency_pages([row_of(one) for one in document["reports"]], ())

    assert [page.name for page in pages] == ["教育局", "教育局"]
    assert pages[0].file != pages[1].file


def test_two_reports_of_one_year_stand_under_anchors_of_their_own() -> None:
    document, _ = years()
    document["reports"][1]["year"] = document["reports"][2]["year"] = 2022

    pages = agency_pages([row_of(one) for one in document["reports"]], document["agencies"])

    assert [[one.anchor for one in page.reports] for page in pages] == [
        ["y2023"],
        ["y2022", "y2022-2"],
    ]


def test_the_page_of_an_agency_shows_years_score_law_remedy_and_ledger(tmp_path: Path) -> None:
    write(tmp_path, years())

    page = page_of(tmp_path, "临岚县教育局")
    for words in (
        "地区：临岚县；上级：临岚县人民政府",
        '<a href="#y2022">2022</a>',
        '<h2 id="y2023">2023 年度报告</h2>',
        "历年得分：2022 ",
        '<b>1 处</b></td><td class="n"><b>1 处</b>',  # the same rule in both years
        "暂定，可能的范围 [93.0, 96.0]",
        "扣 3.0 分，改正后 99.0 分",
        "第131行「二、某处」",
        "《某条例》 第五十条：按格式编制",
        '<a class="id" href="../rules/ARI-01.html">ARI-01</a>',
    ):
        assert words in page
    ids = re.findall(r' id="([^"]*)"', page)
    assert len(ids) == len(set(ids))


def test_what_people_decided_and_what_to_mend_first_are_shown(tmp_path: Path) -> None:
    document, facts = years()
    report = next(one for one in document["reports"] if one["path"] == "甲/2023.txt")
    grave, light = report["findings"]
    grave["settled"] = {
        "how": "waived", "reason": "机构改革", "by": "张三", "date": "2026-03-01",
        "until": "2026-12-31",
    }  # fmt: skip
    report["settled_score"] = {
        "value": "99.0", "low": "99.0", "high": "99.0", "grade": "优秀", "limited_by": None,
    }  # fmt: skip
    report["next_grade"] = {"grade": "优秀", "value": "99.0", "findings": [light["id"]]}
    report["answers"] = [
        {"what": "公开平台建设", "verdict": "unmet", "by": "李四", "date": "2026-03-02",
         "note": "没有写", "points": "2.0"},
    ]  # fmt: skip

    write(tmp_path, (document, facts))

    page = page_of(tmp_path, "临岚县教育局")
    for words in (
        "豁免：机构改革（张三，2026-03-01，至 2026-12-31）",
        "计入豁免和人工核查后，得分 99.0（优秀）",
        "计入豁免和人工核查后 99.0（优秀）",
        "改正下面 1 处，得分可到 99.0，等级可到优秀：",
        "<td>公开平台建设</td><td>不符合</td><td>李四</td><td>2026-03-02</td><td>没有写</td>",
    ):
        assert words in page
    assert [one["settled"] for one in findings_of(tmp_path)].count("豁免") == 1
    assert ">计入豁免和人工核查后的得分<" in (tmp_path / "agencies.html").read_text("utf-8")


def test_the_list_says_how_many_findings_do_not_count(tmp_path: Path) -> None:
    document, facts = years()
    write(tmp_path, (document, facts))
    assert "共 4 处。" in (tmp_path / "findings.html").read_text("utf-8")

    next(one for one in document["reports"] if one["findings"])["findings"][1]["draft"] = True
    write(tmp_path, (document, facts))
    assert "共 4 处，其中试行 1 处不计。" in (tmp_path / "findings.html").read_text("utf-8")


def test_findings_are_listed_gravest_first_with_their_page(tmp_path: Path) -> None:
    write(tmp_path, years())

    rows = findings_of(tmp_path)
    assert [(one["severity"], one["year"]) for one in rows] == [
        ("error", "2023"), ("error", "2022"), ("warning", "2023"), ("warning", "2022"),
    ]  # fmt: skip
    assert rows[0]["points"] == "3.0"
    assert rows[0]["place"].startswith("第131行")
    for one in rows:
        page = (tmp_path / one["page"]).read_text("utf-8")
        assert page.count(f'id="{one["anchor"]}"') == 1


def test_a_finding_of_several_reports_is_listed_once_and_shown_with_each(tmp_path: Path) -> None:
    document, facts = two_reports()
    beside = {"rule": "STR-02", "severity": "warning", "message": "两份雷同", "draft": False}
    document["across"] = [
        {**beside, "id": "00aa", "paths": ["县/a.txt", "县/b.txt"]},
        {**beside, "id": "00bb", "message": "没有这份", "paths": ["县/z.txt"]},
    ]

    write(tmp_path, (document, facts))

    rows = [one for one in findings_of(tmp_path) if one["origin"] == "报告对照"]
    assert [(one["message"], bool(one["page"])) for one in rows] == [
        ("没有这份", False), ("两份雷同", True),
    ]  # fmt: skip
    assert sum("两份雷同" in text.decode() for name, text in contents(tmp_path).items()
               if name.startswith("agencies/")) == 2  # fmt: skip


def test_a_rule_has_a_page_with_law_limits_and_where_it_was_broken(tmp_path: Path) -> None:
    write(tmp_path, years())

    broken = (tmp_path / "rules" / "ARI-01.html").read_text("utf-8")
    assert "2 份报告不符合，共 2 处" in broken
    assert "《某条例》" in broken
    assert '<th scope="row">2022</th><td class="n">1 份</td>' in broken
    assert "没有报告不符合这一条；有 2 份无法判断" in (
        tmp_path / "rules" / "ARI-02.html"
    ).read_text("utf-8")


def test_other_files_of_the_folder_stay_and_stale_pages_go(tmp_path: Path) -> None:
    write(tmp_path, run(("a.txt", "旧单位", CLEAN), ("b.txt", "改过的单位", CLEAN), 坏="空"))
    (tmp_path / "说明.docx").write_text("ours")
    (tmp_path / "agencies" / "note.html").write_text("<p>ours</p>")
    pages = {page: page.read_text("utf-8") for page in (tmp_path / "agencies").iterdir()}
    old = next(page for page, text in pages.items() if "<h1>旧单位" in text)
    changed = next(page for page, text in pages.items() if "<h1>改过的单位" in text)
    changed.write_text("<p>with a note of somebody</p>")

    site = write(tmp_path, run(("c.txt", "新单位", CLEAN)))

    assert not old.exists()
    assert changed.read_text() == "<p>with a note of somebody</p>"
    assert site.removed == (f"agencies/{old.name}", "unreadable.html")
    assert site.left == (f"agencies/{changed.name}",)
    assert (tmp_path / "说明.docx").read_text() == "ours"
    assert (tmp_path / "agencies" / "note.html").read_text() == "<p>ours</p>"


@pytest.mark.parametrize("name", ["index.html", "manifest.json", "assets/site.css"])
def test_a_file_that_is_not_ours_is_not_written_over(tmp_path: Path, name: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text('{"files": {}}')

    with pytest.raises(UsageError, match="不是本程序写的"):
        write(tmp_path, two_reports())

    assert (tmp_path / name).read_text() == '{"files": {}}'


def test_a_site_that_broke_off_is_written_again(tmp_path: Path) -> None:
    document, facts = two_reports()
    broken = {**document, "reports": [document["reports"][0], {**document["reports"][1]}]}
    names = [grade["name"] for grade in VIEW["grades"]]
    seen = survey(document, names)
    del broken["reports"][1]["ledger"]
    with pytest.raises(KeyError):
        write_site(tmp_path, broken, facts, VIEW, seen)

    write(tmp_path / "whole", (document, facts))
    write(tmp_path, run(("c.txt", "新单位", CLEAN)))
    write(tmp_path, (document, facts))

    whole = contents(tmp_path / "whole")
    assert {name: contents(tmp_path)[name] for name in whole} == whole
    assert len(list((tmp_path / "agencies").iterdir())) == 2


def test_a_manifest_cannot_name_files_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    write(folder, two_reports())
    victim = tmp_path / "victim.html"
    victim.write_bytes(b"")
    told = json.loads((folder / "manifest.json").read_text())
    told["files"]["../victim.html"] = "e3b0c44298fc1c149afbf4c8996fb924"
    (folder / "manifest.json").write_text(json.dumps(told))

    write(folder, two_reports())

    assert victim.exists()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("")

    with pytest.raises(UsageError, match=r"写不了网站.*文件，不是文件夹"):
        write(tmp_path / "a" / "b", two_reports())


def test_nothing_at_all_still_makes_a_site(tmp_path: Path) -> None:
    write(tmp_path, run(坏="文件是空的"))

    assert "没有审核成任何报告" in (tmp_path / "index.html").read_text("utf-8")
    assert "没有发现问题" in (tmp_path / "findings.html").read_text("utf-8")
    assert "文件是空的" in (tmp_path / "unreadable.html").read_text("utf-8")


def test_no_page_asks_the_network_or_runs_what_stands_in_it(tmp_path: Path) -> None:
    write(tmp_path, years())

    for name, data in contents(tmp_path).items():
        text = data.decode("utf-8")
        if name.endswith(".html"):
            assert "default-src 'none'" in text
            assert "unsafe-inline" not in text
            assert not re.search(r"<script(?! src=\"(?:data|assets)/)|\son[a-z]+=|\sstyle=", text)
        assert not re.search(r"https?://|url\(|@import|fetch\(|innerHTML|eval\(", text), name


@pytest.mark.parametrize("count", [0, 1, 5, 30_000])
def test_a_table_comes_back_as_it_was(count: int) -> None:
    few = [f"第{at % 3}局\u2028</script>" for at in range(count)]
    many = [f"{at * 7919 % 30_011} \"'\\" for at in range(count)]

    text = "".join(script(count, {"few": lambda: few, "many": lambda: iter(many)}))

    assert table_of(text) == [
        {"few": one, "many": other} for one, other in zip(few, many, strict=True)
    ]
    assert re.fullmatch(r'/\* Hegui \*/\nwindow\.heguiTable = "[A-Za-z0-9+/=]*";\n', text)


def test_scores_are_counted_in_steps() -> None:
    found = {
        one.label: one.number
        for one in histogram(
            [Decimal(0), Decimal("59.9"), Decimal(60), Decimal("99.9"), Decimal(100)]
        )
    }

    assert {label: number for label, number in found.items() if number} == {
        "<60": 2, "60–": 1, "95–": 1, "100": 1,
    }  # fmt: skip


def test_charts_have_a_size_words_and_no_markup_of_others() -> None:
    point = Point("<2023>", Decimal(90), Decimal(88), Decimal(95), '"><script>')
    charts: list[Any] = [
        steps("<b>", list(histogram([Decimal(90)]))),
        course("<b>", [point, point]),
        span("<b>", point, Decimal(60)),
    ]

    for chart in charts:
        assert re.match(r'<svg role="img" aria-label="&lt;b&gt;" width="\d+" height="\d+"', chart)
        assert "<script>" not in chart
        assert "<2023>" not in chart
