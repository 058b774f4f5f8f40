"""Files of one report in a folder become one report; nothing that differs goes unsaid."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hegui.batch.child import Start
from hegui.batch.copies import with_copies
from hegui.batch.results import Judged
from hegui.batch.run import AuditRun, Options
from hegui.batch.sketch import Copy, Sketch, compare, same_report, sketch_of, unpack
from hegui.batch.slots import Answered
from hegui.batch.task import HowToJudge, Task
from hegui.batch.together import Family, families, folder_of
from hegui.batch.work import Judging
from hegui.exchange.document import Document, dump
from hegui.model.verdict import Verdict
from hegui.rules.open import open_ruleset
from hegui.rules.ruleset import Ruleset
from tests.batch.whole import audited
from tests.generator.as_html import as_html
from tests.generator.as_text import as_text
from tests.generator.judge import open_judge
from tests.generator.judge import read_bytes as facts_of_bytes
from tests.generator.make import make_report
from tests.generator.report import Report, count, placeholder

DAY = date(2026, 1, 31)
RULESET = open_ruleset(None, None)

Judge = Callable[[Task], Judged]


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judging(HowToJudge(RULESET.own(), "reference"))(careful=False, tell=lambda _stage: None)


@pytest.fixture(scope="module")
def made() -> Report:
    return make_report(11, edition="2021", year=2023, kind="department", size="large", odd=())


def page(report: Report) -> bytes:
    return as_html(report, "clean")


def text(report: Report) -> bytes:
    return as_text(report, "tabs").encode()


def laid(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def run(judge: Judge, folder: Path, files: Mapping[str, bytes]) -> Document:
    """The audit of some files without worker processes, whose start takes the longest."""

    def here(items: Sequence[Any], start: Start[Any, Any]) -> Iterator[Answered[Any]]:
        own = isinstance(start, Judging)
        work = judge if own else start(careful=False, tell=lambda _stage: None)
        for index in range(len(items)):
            yield Answered(index, work(items[index]))

    options = Options(DAY, None, "reference", 1)
    return audited([laid(folder, files)], RULESET, options, runner=here).document


def run_in_workers(folder: Path, rules: Ruleset, jobs: int) -> AuditRun:
    options = Options(DAY, None, "reference", jobs)
    return audited([folder], rules, options)


def names(result: Document, folder: Path) -> list[str]:
    return [one["path"].removeprefix(f"{folder}/") for one in result["reports"]]


def findings(report: Mapping[str, Any], rule: str = "PUB-08") -> list[Mapping[str, Any]]:
    return [one for one in report["findings"] if one["rule"] == rule]


def test_a_page_and_its_attachment_are_one_report(
    judge: Judge, tmp_path: Path, made: Report
) -> None:
    result = run(judge, tmp_path, {"年报.html": page(made), "附件.txt": text(made)})

    (entry,) = result["reports"]
    assert entry["path"].endswith("年报.html")
    assert entry["copies"] == [
        {"path": f"{tmp_path}/附件.txt", "kind": "text", "differences": 0, "scanned": False}
    ]
    assert "PUB-08" in entry["passed"]
    assert findings(entry) == []
    assert result["across"] == []


def test_a_report_alone_has_nothing_to_agree_with(
    judge: Judge, tmp_path: Path, made: Report
) -> None:
    (entry,) = run(judge, tmp_path, {"年报.html": page(made)})["reports"]

    assert entry["copies"] == []
    assert "PUB-08" in [one["rule"] for one in entry["not_applicable"]]


def test_cells_that_differ_are_named_with_both_numbers_and_cost_nothing(
    judge: Judge, tmp_path: Path, made: Report
) -> None:
    other = made.with_cell("art20_5", "licensing", "decisions", count("decisions", 12))
    other = other.with_cell(
        "art20_6", "penalty", "decisions", placeholder("decisions", "", "blank")
    )
    mine = made.with_cell("art20_5", "licensing", "decisions", count("decisions", 13))
    mine = mine.with_cell("art20_6", "penalty", "decisions", count("decisions", 7))
    files = {"年报.html": page(mine), "附件.txt": text(other)}

    (entry,) = run(judge, tmp_path, files)["reports"]

    (found,) = findings(entry)
    assert found["severity"] == "notice"
    assert found["deduction"] == "0.0"
    assert found["message"].startswith("与同一份报告的另一个文件“附件.txt”有2处不同")
    assert "行政许可 × 本年处理决定数量」13／12" in found["message"]
    assert "行政处罚 × 本年处理决定数量」7／空白" in found["message"]
    assert [place["row"] for place in found["places"]] == [None, "licensing", "penalty"]
    assert found["places"][1]["cell"].startswith("R")
    assert entry["copies"][0]["differences"] == 2


def test_another_period_is_a_difference_at_the_place_where_it_is_written(
    judge: Judge, tmp_path: Path, made: Report
) -> None:
    half = replace(made, preface=tuple(one.replace("12月31日", "6月30日") for one in made.preface))
    files = {"年报.html": page(made), "附件.txt": text(half)}

    (entry,) = run(judge, tmp_path, files)["reports"]

    (found,) = findings(entry)
    assert (
        "「统计期限」2023年1月1日至2023年12月31日／2023年1月1日至2023年6月30日" in found["message"]
    )
    assert [place["label"] for place in found["places"]] == ["附件.txt", "前言"]


def test_a_section_that_one_file_lacks_is_a_difference(
    judge: Judge, tmp_path: Path, made: Report
) -> None:
    short = replace(made, sections=made.sections[:-1])
    files = {"年报.html": page(made), "附件.txt": text(short)}

    (entry,) = run(judge, tmp_path, files)["reports"]

    (found,) = findings(entry)
    assert "六、其他需要报告的事项」有／没有" in found["message"]


def test_cells_that_only_one_file_has_are_no_difference(
    judge: Judge, tmp_path: Path, made: Report
) -> None:
    less = made.with_rows("requests", lambda row: row)
    less = less.with_block("art20_5", lambda block: replace(block, rows=block.rows[:-1]))
    files = {"年报.html": page(made), "附件.txt": text(less)}

    (entry,) = run(judge, tmp_path, files)["reports"]

    assert entry["path"].endswith("年报.html")
    assert entry["copies"][0]["differences"] == 0


def test_the_file_of_which_more_was_read_stands_for_the_report(
    judge: Judge, tmp_path: Path, made: Report
) -> None:
    bare = replace(made, sections=tuple(replace(one, paper=None) for one in made.sections))
    files = {"年报.html": page(bare), "附件.txt": text(made)}

    (entry,) = run(judge, tmp_path, files)["reports"]

    assert entry["path"].endswith("附件.txt")
    assert [copy["path"] for copy in entry["copies"]] == [f"{tmp_path}/年报.html"]


def test_equal_files_of_one_kind_are_copies(judge: Judge, tmp_path: Path, made: Report) -> None:
    files = {"a.html": page(made), "b.html": page(made), "子/a.html": page(made)}

    result = run(judge, tmp_path, files)

    assert names(result, tmp_path) == ["a.html", "子/a.html"]
    assert [one["path"] for one in result["reports"][0]["copies"]] == [f"{tmp_path}/b.html"]


def test_different_files_of_one_kind_stay_two_reports_and_it_is_said(
    judge: Judge, tmp_path: Path, made: Report
) -> None:
    other = made.with_cell("art20_5", "licensing", "decisions", count("decisions", 1))
    files = {"一稿.html": page(made), "二稿.html": page(other)}

    result = run(judge, tmp_path, files)

    assert names(result, tmp_path) == ["一稿.html", "二稿.html"]
    (item,) = result["across"]
    assert (item["rule"], item["severity"]) == ("PUB-08", "notice")
    assert item["message"].startswith(f"有2份文件都是“{made.agency}”2023年度的报告，内容不同")
    assert item["paths"] == [f"{tmp_path}/一稿.html", f"{tmp_path}/二稿.html"]


def test_each_draft_keeps_its_own_attachment(judge: Judge, tmp_path: Path, made: Report) -> None:
    other = made.with_cell("art20_5", "licensing", "decisions", count("decisions", 1))
    files = {
        "一稿.html": page(made),
        "一稿.txt": text(made),
        "二稿.html": page(other),
        "二稿.txt": text(other),
    }

    result = run(judge, tmp_path, files)

    assert [
        (one["path"].rpartition("/")[2], [copy["differences"] for copy in one["copies"]])
        for one in result["reports"]
    ] == [("一稿.html", [0]), ("二稿.html", [0])]


def test_another_report_that_only_bears_the_same_name_is_no_copy(
    judge: Judge, tmp_path: Path, made: Report
) -> None:
    stranger = make_report(29, edition="2021", year=2023, kind="department", size="large", odd=())
    stranger = replace(stranger, agency=made.agency, title=made.title)
    files = {"a.html": page(made), "b.txt": text(stranger)}

    result = run(judge, tmp_path, files)

    assert names(result, tmp_path) == ["a.html", "b.txt"]
    assert len(result["across"]) == 1


def test_reports_of_other_years_and_folders_have_nothing_to_do_with_each_other(
    judge: Judge, tmp_path: Path, made: Report
) -> None:
    later = make_report(11, edition="2021", year=2024, kind="department", size="large", odd=())
    files = {"2023.html": page(made), "2024.txt": text(later), "旧/2023.txt": text(made)}

    result = run(judge, tmp_path, files)

    assert len(result["reports"]) == 3
    assert result["across"] == []


def test_a_page_that_holds_only_the_title_is_the_page_of_its_attachment(
    judge: Judge, tmp_path: Path, made: Report
) -> None:
    title = "".join(made.title)
    shell = (
        f"<html><head><title>{title}</title></head><body><h1>{title}</h1>"
        "<p><a href='年报.docx'>附件下载</a></p></body></html>"
    )
    files = {"页面.html": shell.encode(), "年报.txt": text(made)}

    (entry,) = run(judge, tmp_path, files)["reports"]

    assert entry["path"].endswith("年报.txt")
    assert entry["copies"][0]["path"].endswith("页面.html")
    assert findings(entry) == []


def test_the_number_of_workers_does_not_show(judge: Judge, tmp_path: Path, made: Report) -> None:
    other = made.with_cell("art20_5", "licensing", "decisions", count("decisions", 1))
    files = {"a.html": page(made), "b.txt": text(other), "c.html": page(other)}

    alone = run(judge, tmp_path, files)
    one, three = (run_in_workers(tmp_path, RULESET, jobs) for jobs in (1, 3))

    assert dump(one.document) == dump(three.document) == dump(alone)
    assert len(one.facts) == 3


def test_a_file_that_cannot_be_read_stays_told_beside_its_report(
    judge: Judge, tmp_path: Path, made: Report
) -> None:
    result = run(judge, tmp_path, {"年报.html": page(made), "年报.txt": b""})

    assert names(result, tmp_path) == ["年报.html"]
    assert [one["path"] for one in result["unreadable"]] == [f"{tmp_path}/年报.txt"]


def test_without_the_rule_copies_are_still_one_report(tmp_path: Path, made: Report) -> None:
    profile = tmp_path / "方案.yaml"
    profile.write_text(
        "name: 某办\nextends: zfxxgk-annual-report\noff:\n  - {rule: PUB-08, reason: 不比}\n",
        "utf-8",
    )
    other = made.with_cell("art20_5", "licensing", "decisions", count("decisions", 1))
    files = {"a.html": page(made), "b.txt": text(other), "c.html": page(other)}

    rules = open_ruleset(None, str(profile))
    result = run_in_workers(laid(tmp_path / "报告", files), rules, 1).document

    assert [len(one["copies"]) for one in result["reports"]] == [0, 1]
    assert result["across"] == []


@pytest.mark.parametrize(
    ("shown", "folder"),
    [
        ("年报.html", ""),
        ("县/年报.html", "县/"),
        ("县/年报.zip!年报.html", "县/"),
        ("县/年报.zip!内/年报.html", "县/年报.zip!内/"),
        ("县/外.zip!内.zip!年报.html", "县/"),
        ("年报.zip!年报.html", ""),
    ],
)
def test_what_lies_at_the_top_of_an_archive_lies_beside_it(shown: str, folder: str) -> None:
    assert folder_of(shown) == folder


def sketch(**given: Any) -> Sketch:
    cells = {f"t/r{n}/c": str(n) for n in range(10)}
    plain = Sketch(
        kind="html",
        scanned=False,
        agency="某局",
        year=2023,
        edition="2021",
        title_year=2023,
        period="",
        sections={"a": True},
        cells=cells,
        clauses=(),
        doubts=0,
    )
    return replace(plain, **given)


def test_a_sketch_comes_back_as_it_was_sent() -> None:
    one = sketch(clauses=(3, 9), cells={"t/r/c": "“不涉及”"})

    assert unpack(one.pack()) == one


@pytest.mark.parametrize(
    "sent", ["", "{}", "[]", "null", sketch().pack().replace('"3"', "3"), "[" * 100_000]
)
def test_what_is_no_sketch_is_not_taken_for_one(sent: str) -> None:
    assert unpack(sent) is None


def test_three_of_five_telling_cells_are_enough_and_two_are_not() -> None:
    one = {f"t/r{n}/c": "8" for n in range(5)} | {f"t/z{n}/c": "0" for n in range(50)}
    three = one | {"t/r0/c": "1", "t/r1/c": "1"}
    two = three | {"t/r2/c": "1"}

    assert same_report(sketch(cells=one), sketch(cells=three))
    assert not same_report(sketch(cells=one), sketch(cells=two))


def test_where_all_is_nought_the_words_decide() -> None:
    cells = {f"t/r{n}/c": "0" for n in range(50)}
    one = sketch(cells=cells, clauses=(1, 2, 3, 4, 5))

    assert same_report(one, sketch(cells=cells, clauses=(1, 2, 3, 8, 9)))
    assert not same_report(one, sketch(cells=cells, clauses=(1, 2, 7, 8, 9)))
    assert not same_report(one, sketch(cells=cells, clauses=(1, 2)))


def test_what_one_file_does_not_say_is_no_difference() -> None:
    one = sketch(period="2023-01-01至2023-12-31")
    other = sketch(cells={"t/r1/c": "1"}, sections={}, title_year=None, edition=None)

    assert compare(one, other) == ()


def test_title_period_and_edition_are_compared() -> None:
    one = sketch(period="2023-01-01至2023-12-31")
    other = sketch(period="2023-01-01至2023-06-30", title_year=2022, edition="2019")

    assert [(d.what, d.here, d.there) for d in compare(one, other)] == [
        ("title_year", "2023", "2022"),
        ("period", "2023-01-01至2023-12-31", "2023-01-01至2023-06-30"),
        ("edition", "2021", "2019"),
    ]


def families_of(files: Mapping[str, Sketch]) -> tuple[tuple[Family, ...], ...]:
    heads = {path: {"agency": one.agency, "year": one.year} for path, one in files.items()}
    return families(heads, lambda path: files[path].pack())


def test_a_scan_never_stands_for_a_report_that_can_be_read() -> None:
    less = sketch(cells={f"t/r{n}/c": str(n) for n in range(1, 7)}, doubts=9)
    files = {"a.pdf": (sketch(kind="scan", scanned=True)), "z.html": (less)}

    ((family,),) = families_of(files)

    assert family.first.shown == "z.html"
    assert [one.shown for one in family.others] == ["a.pdf"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (sketch(), sketch(cells={f"t/r{n}/c": str(n) for n in range(1, 7)})),
        (sketch(), sketch(doubts=1)),
        (sketch(kind="html"), sketch(kind="docx")),
        (sketch(kind="docx"), sketch(kind="pdf")),
        (sketch(kind="ofd"), sketch(kind="pdf")),
        (sketch(kind="pdf"), sketch(kind="odd")),
    ],
)
def test_what_was_read_best_stands_for_the_report(better: Sketch, worse: Sketch) -> None:
    if worse.kind == better.kind:
        worse = replace(worse, kind="mht")

    ((family,),) = families_of({"a": worse, "b": better})

    assert family.first.shown == "b"


def test_a_report_that_cannot_be_judged_again_stays_as_it_was_and_loses_no_file(
    judge: Judge, tmp_path: Path, made: Report
) -> None:
    def fails_beside_others(task: Task) -> Judged:
        return Judged("", None, None, "超时") if task.file.beside else judge(task)

    files = {"年报.html": page(made), "附件.txt": text(made)}
    result = run(fails_beside_others, tmp_path, files)

    assert names(result, tmp_path) == ["年报.html", "附件.txt"]
    assert [one["copies"] for one in result["reports"]] == [[], []]
    assert result["unreadable"] == []


def test_a_number_recognised_in_a_scan_leaves_the_rule_open(made: Report) -> None:
    base = facts_of_bytes(page(made))
    cells = sketch_of(base).cells
    key = next(iter(cells))
    scan = replace(sketch_of(base), kind="scan", scanned=True, cells={**cells, key: "9999"})

    outcome = open_judge().outcomes(with_copies(base, [Copy("扫描.pdf", scan)]))["PUB-08"]

    assert outcome.verdict is Verdict.UNDETERMINED
    (doubt,) = outcome.doubts
    assert doubt.startswith("“扫描.pdf”与本文件有由扫描件识别的")
    assert doubt.endswith("该文件读作9999，请人工核对")


def test_a_scan_that_says_the_same_passes(made: Report) -> None:
    base = facts_of_bytes(page(made))
    scan = replace(sketch_of(base), kind="scan", scanned=True)

    outcome = open_judge().outcomes(with_copies(base, [Copy("扫描.pdf", scan)]))["PUB-08"]

    assert outcome.verdict is Verdict.PASS
