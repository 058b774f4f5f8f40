"""Letters say what the document says, in the office's own template, and nothing in them acts."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest

from hegui.errors import UsageError
from hegui.reporting.as_letters.bulletin import bulletin_values
from hegui.reporting.as_letters.make import FOLDER, templates
from hegui.reporting.as_letters.notice import notice_values
from hegui.reporting.as_letters.package import packed, read_package
from hegui.reporting.as_letters.pages import flush, package, sign, table
from hegui.reporting.as_letters.settings import LetterSettings, common_values
from hegui.reporting.as_letters.write import copy_templates, left_over, write_letters
from hegui.reporting.law import Law
from tests.reporting.made import FAULTY, HOSTILE, VIEW, decided, hostile, none, run, seen, two

OFFICE = LetterSettings(
    office="青禾市政务公开办", number="青公开〔2026〕7号", contact="王五", telephone="0000-1234567"
)
RULES = VIEW | {
    "parameters": {
        "mending-days": [
            {"from": "2019-01-01", "value": 30},
            {"from": "2030-01-01", "value": 10},
        ]
    }
}


def letters(folder: Path, document: dict[str, Any], **more: Any) -> dict[str, str]:
    """File name → all that is written in it, a line a paragraph."""
    settings = more.pop("settings", OFFICE)
    return {
        path.name: words(path) for path in write_letters(folder, document, RULES, settings, **more)
    }


def words(path: Path) -> str:
    document = docx.Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def template(folder: Path, *body: str) -> Path:
    path = folder / "本单位模板.docx"
    path.write_bytes(packed(package("".join(body), "模板")))
    return path


def refusal(folder: Path, *body: str) -> str:
    with pytest.raises(UsageError) as raised:
        letters(folder / "out", two(), notice=template(folder, *body))
    return str(raised.value)


def test_who_has_something_to_mend_gets_a_letter_and_who_has_not_gets_none(tmp_path: Path) -> None:
    assert list(letters(tmp_path / "new", two())) == [
        "综合通报.docx",
        "整改通知书-临岚县教育局-2023.docx",
    ]


def test_a_letter_says_whose_what_it_came_to_and_what_to_do(tmp_path: Path) -> None:
    said = letters(tmp_path, two())["整改通知书-临岚县教育局-2023.docx"]

    for expected in (
        "青禾市政务公开办",
        "青公开〔2026〕7号",
        "关于临岚县教育局2023年",
        "临岚县教育局：",
        "得分96.0分，等级为良好（ARI-01 勾稽不平，等级最高为良好）。"
        "有1项未能判断，得分是暂定的，核实后在93.0分至96.0分之间。",
        "要求整改的问题2处：错误1处，警告1处。",
        "1\n错误\n扣3.0分",
        "位置：第131行「二、某处」",
        "《某条例》（国令第1号）第五十条：按格式编制",
        "请核对后改正",
        "共1项检查通过",
        "下列1项从报告里无法判断，没有扣分，请核对后一并说明：",
        "1．ARI-02 的要求：",
        "请在2026年12月22日前改正所列问题",
        "联系人：王五",
        "联系电话：0000-1234567",
        "2026年11月22日",
    ):
        assert expected in said
    assert "{" not in said


def test_the_bulletin_counts_and_ranks_every_report(tmp_path: Path) -> None:
    said = letters(tmp_path, two())["综合通报.docx"]

    for expected in (
        "共审核报告2份，其中1份没有错误和警告，1份要求整改。发现错误1处、警告1处、提示0处。",
        "按等级：优秀1份、良好1份。",
        "1\n澄塘区民政局\n2023\n100.0\n优秀\n0\n0\n\n2\n临岚县教育局\n2023\n96.0\n良好\n1\n1\n暂定",
        "1\nARI-01 的要求\n错误\n1份",
        "1\n坏\n文件是空的",
    ):
        assert expected in said


def test_what_the_office_set_aside_is_not_asked_to_be_mended(tmp_path: Path) -> None:
    document = decided()
    document["reports"][0]["answers"] = []
    assert list(letters(tmp_path / "all", document)) == ["综合通报.docx"]

    document["reports"][0]["findings"][0]["settled"]["how"] = "confirmed"
    said = letters(tmp_path / "one", document)

    letter = said["整改通知书-临岚县教育局-2023.docx"]
    assert "要求整改的问题1处：错误1处，警告0处。" in letter
    assert "另有1处已经豁免或者核查不属实，不要求整改。" in letter
    assert "计入豁免和人工核查后，得分100.0分，等级为优秀。" in letter
    assert "建议先改第1项，改正后得分99.0分，等级为优秀。" in letter
    assert "计入豁免和人工核查后100.0（优秀）" in said["综合通报.docx"]


def test_what_a_person_found_wrong_is_asked_to_be_mended_too(tmp_path: Path) -> None:
    document = two()
    answer = {"kind": "duty", "what": "栏目可以查到", "verdict": "unmet", "note": "首页没有入口"}
    open_rule = {"kind": "open", "what": "ARI-02", "verdict": "unmet", "note": ""}
    person = {"by": "张三", "date": "2026-11-20"}
    document["reports"][1]["answers"] = [answer | person, open_rule | person]

    said = letters(tmp_path, document)["整改通知书-澄塘区民政局-2023.docx"]

    assert "程序审核没有发现错误和警告。" in said
    assert "1．栏目可以查到：首页没有入口（张三，2026-11-20）" in said
    assert "2．ARI-02 的要求（张三，2026-11-20）" in said


def test_what_is_not_known_stays_a_blank(tmp_path: Path) -> None:
    document = two()
    document["reports"][0] |= {"agency": "", "title": "", "year": None, "path": "县/a.txt"}
    said = letters(tmp_path, document, settings=LetterSettings())

    letter = said["整改通知书-a-txt-年度不明.docx"]
    assert "＿＿＿〔2026〕＿＿号" in letter
    assert "关于＿＿＿＿＿＿＿＿＿＿＿＿年" in letter
    assert "联系人：＿＿＿＿" in letter


def test_a_report_without_score_says_why(tmp_path: Path) -> None:
    document = two()
    report = document["reports"][0]
    report["score"] = dict.fromkeys(report["score"])
    report |= {"status": "unsure", "reason": "读不出年度"}

    assert (
        "未能评分：读不出年度。"
        in letters(tmp_path, document)["整改通知书-临岚县教育局-2023.docx"]
    )


@pytest.mark.parametrize(
    ("day", "days", "last"),
    [
        (date(2026, 3, 1), None, "2026年3月31日"),
        (date(2030, 1, 1), None, "2030年1月11日"),
        (date(2026, 12, 30), 3, "2027年1月2日"),
        (date(2018, 1, 1), None, "＿＿＿＿年＿＿月＿＿日"),
    ],
)
def test_the_last_day_is_counted_from_the_day_of_the_audit(
    day: date, days: int | None, last: str
) -> None:
    assert common_values(LetterSettings(days=days), day, RULES)["整改期限"] == last


def test_more_days_than_the_calendar_has_are_refused() -> None:
    with pytest.raises(UsageError, match="整改天数不对"):
        common_values(LetterSettings(days=10**9), date(2026, 1, 1), RULES)


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = (
        [path.read_bytes() for path in write_letters(tmp_path / name, two(), RULES, OFFICE)]
        for name in "ab"
    )

    assert first == second


def test_file_names_are_fit_for_every_system_and_no_two_are_alike(tmp_path: Path) -> None:
    names = ["甲/乙:*局", "甲-乙-局", "A局", "a局", "单位" * 100, "..", "局\x00\n"]
    made = run(*((f"{at}.txt", name, FAULTY) for at, name in enumerate(names)))[0]

    written = [path.name for path in write_letters(tmp_path, made, RULES, OFFICE)][1:]

    assert written == sorted(written)
    assert len({name.casefold() for name in written}) == len(names)
    for name in written:
        assert re.fullmatch(r'整改通知书-[^\\/:*?"<>|\s\x00-\x1f]+\.docx', name)
        assert len(name.encode()) < 255
    assert "整改通知书-甲-乙-局-2023-2.docx" in written
    assert "整改通知书-单位不明-2023.docx" in written


def test_nothing_in_a_report_acts_in_a_letter(tmp_path: Path) -> None:
    document = two()
    document["reports"] = [
        report
        for text in ("单位", *HOSTILE)
        for report in hostile(text)["reports"]
        if report["findings"]
    ]
    document["across"] = hostile(HOSTILE[0])["across"]

    bulletin, *written = write_letters(tmp_path, document, RULES, OFFICE)

    def marks(path: Path) -> str:
        with ZipFile(path) as file:
            return "".join(re.findall(r"<[^>]*>", file.read("word/document.xml").decode()))

    assert len(written) == len(HOSTILE) + 1
    assert words(bulletin).count("暂定") >= len(HOSTILE)
    assert len({marks(path) for path in written}) == 1


def test_braces_in_a_report_stay_braces(tmp_path: Path) -> None:
    written = write_letters(tmp_path, hostile("{{ 7*7 }}{_{x}_}{% for %}"), RULES, OFFICE)

    assert all("{{ 7*7 }}{_{x}_}{% for %}" in words(path) for path in written)


def test_a_template_may_print_braces(tmp_path: Path) -> None:
    own = template(tmp_path, flush("{_{ {{ 单位 }} }_} {_% x %_}"))

    (_, said) = letters(tmp_path / "out", two(), notice=own).values()
    assert said == "{{ 临岚县教育局 }} {% x %}"


def test_signs_that_word_cut_into_runs_are_understood(tmp_path: Path) -> None:
    cut = flush("{{ 单位 }}").replace(
        "{{ 单位", "{</w:t></w:r><w:r><w:t>{ 单</w:t></w:r><w:r><w:t>位"
    )
    own = template(tmp_path, cut)

    assert "临岚县教育局" in letters(tmp_path / "out", two(), notice=own).popitem()[1]


def test_text_marked_as_safe_is_text_all_the_same(tmp_path: Path) -> None:
    document = hostile("</w:t><w:br/>")
    own = template(tmp_path, flush("{{ 问题[0].问题|safe }}"))

    (_, said) = letters(tmp_path / "out", document, notice=own).values()
    assert said == "</w:t><w:br/>"


def test_a_name_nobody_knows_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    said = refusal(tmp_path, flush("{{ 单位名 }}"))

    assert said.startswith("模板 本单位模板.docx：没有“单位名”这一项。是否想写“单位”？")
    assert "问题" in said
    assert "整改期限" in said


def test_a_part_nobody_knows_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    said = refusal(
        tmp_path,
        table((("一", 10), ("二", 20)), "一处 in 问题", ("{{ 一处.位子 }}", "")),
    )

    assert "没有“位子”这一项。" in said
    assert "这里可以用：序号、级别、规则" in said


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("{{ 单位.__class__.__mro__ }}", "不允许的写法"),
        ("{{ ''.__class__ }}", "不允许的写法"),
        ("{% for x in range(999999999) %}{% endfor %}", "标记里的计算出错"),
        ("{{ 1 / 0 }}", "标记里的计算出错"),
        ("{% include 'x' %}", "不允许的写法"),
        ("{% if 单位 %}", "缺少结束的标记：{% endif %} 或者 {% endfor %}"),
        ("{% endif %}", "“{% endif %}”这一段写错了：“endif”没有和前面的标记配成对"),
        ("{% 如果 单位 %}", "不认识“如果”这种标记"),
        ("{{ 单位|大写 }}", "不认识“大写”"),
        ("甲乙 {{ 单位 丙 }}", "“甲乙 {{ 单位 丙 }}”这一段写错了：标记里的写法不对"),
    ],
)
def test_what_templates_may_not_do_or_do_wrong_is_told(
    body: str, expected: str, tmp_path: Path
) -> None:
    said = refusal(tmp_path, flush(body))

    assert said.startswith("模板 本单位模板.docx：")
    assert expected in said


def test_a_sign_that_tears_paragraphs_apart_is_told(tmp_path: Path) -> None:
    cell = f"<w:tbl><w:tr><w:tc>{flush('{% endif %}')}</w:tc></w:tr></w:tbl>"

    said = refusal(tmp_path, flush("{% if not 单位 %}"), cell)

    assert "不在同一段里：跨段的请写成 {%p … %}" in said


def test_signs_across_paragraphs_are_fine_with_their_letter(tmp_path: Path) -> None:
    own = template(
        tmp_path, sign("{%p for 一处 in 问题 %}"), flush("{{ 一处.规则 }}"), sign("{%p endfor %}")
    )

    assert letters(tmp_path / "out", two(), notice=own).popitem()[1] == "ARI-01\nSTR-01"


def test_what_is_no_word_file_is_told(tmp_path: Path) -> None:
    old = tmp_path / "旧.doc"
    old.write_bytes(b"\xd0\xcf\x11\xe0" + b"0" * 600)
    empty = tmp_path / "空.docx"
    with ZipFile(empty, "w") as file:
        file.writestr("a.txt", "x")

    for path, said in (
        (old, "请用 Word 或 WPS 另存为 .docx"),
        (empty, "里没有 word/document.xml"),
        (tmp_path / "没有.docx", "没有这个模板"),
        (tmp_path, "模板打不开"),
    ):
        with pytest.raises(UsageError, match=re.escape(said)):
            write_letters(tmp_path / "out", two(), RULES, OFFICE, bulletin=path)
    assert not (tmp_path / "out").exists()


def test_a_template_that_unpacks_to_no_end_is_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "炸弹.docx"
    bomb.write_bytes(packed({"word/document.xml": b" " * (51 * 1024 * 1024)}))

    with pytest.raises(UsageError, match="模板太大"):
        read_package(bomb)


def test_a_run_of_nothing_has_a_bulletin_all_the_same(tmp_path: Path) -> None:
    (said,) = letters(tmp_path, none()).values()

    assert "共审核报告0份" in said


def test_letters_of_an_earlier_run_are_told_and_left_alone(tmp_path: Path) -> None:
    old, mine = tmp_path / "整改通知书-旧局-2022.docx", tmp_path / "说明.docx"
    for path in (old, mine):
        path.write_bytes(b"x")
    written = write_letters(tmp_path, two(), RULES, OFFICE)

    assert left_over(tmp_path, written) == [old]
    assert mine.read_bytes() == b"x"


def test_templates_are_copied_out_and_never_over_those_of_the_office(tmp_path: Path) -> None:
    notice, bulletin = copy_templates(tmp_path / "模板")
    assert words(notice).count("{{ 单位 }}") == 2

    own = letters(tmp_path / "own", two(), notice=notice, bulletin=bulletin)
    assert own == letters(tmp_path / "shipped", two())
    with pytest.raises(FileExistsError):
        copy_templates(tmp_path / "模板")


def test_the_templates_in_the_package_are_those_the_script_makes() -> None:
    for name, made in templates().items():
        assert read_package(FOLDER / name) == {
            one: ZipFile(BytesIO(made)).read(one) for one in ZipFile(BytesIO(made)).namelist()
        }


def test_every_name_a_template_can_use_is_in_the_guide() -> None:
    guide = (Path(__file__).parents[2] / "docs/letters.md").read_text("utf-8")
    document = hostile("单位")
    report = document["reports"][1]
    report["next_grade"] = {"grade": "优", "value": "9", "findings": [report["findings"][0]["id"]]}
    report["answers"] = [
        {"what": "甲", "verdict": "unmet", "by": "乙", "date": "2026-01-01", "note": ""}
    ]
    report["checklist"] = [
        {"kind": "manual", "what": "甲", "look": "乙", "source": "丙", "places": []}
    ] * 2
    report["findings"][1]["severity"] = "notice"
    groups = {group["id"]: group["name"] for group in RULES["groups"]}
    names = _names(
        common_values(OFFICE, date(2026, 1, 1), RULES)
        | notice_values(report, Law(RULES), groups)
        | {
            f"_{at}": one
            for at, one in enumerate([bulletin_values(seen(document), document, 1, {})])
        }
    )

    assert [name for name in sorted(names) if name[0] != "_" and f"`{name}`" not in guide] == []


def _names(values: dict[str, Any]) -> set[str]:
    found = set(values)
    for value in values.values():
        one = value[0] if isinstance(value, list) and value else value
        if isinstance(one, dict):
            found |= _names(one)
    return found
