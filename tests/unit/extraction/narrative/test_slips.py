"""Slips of the pen, and the right things that look like them."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hegui.documents.readers.plain.text import read_text
from hegui.extraction.extract import extract_facts
from hegui.extraction.narrative.slips.doubled import _TWICE, _twice
from hegui.extraction.narrative.slips.garbled import find_garbled
from hegui.extraction.narrative.slips.pairs import find_unpaired
from tests.unit.extraction.reports import TITLE, all_of, form, pack, report


def kinds(text: str) -> list[str]:
    return sorted(set(all_of(report(overview=text), "slip", "kind")))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("加强公开工作工作，落实制度。", "doubled"),
        ("严格按照按照要求办理。", "doubled"),
        ("我局将将其纳入考核。", "doubled"),
        ("为了了提高质量，按月自查。", "doubled"),
        ("公开信息12条条。", "doubled"),
        ("进下一步加强公开。", "doubled"),
        ("及时更新。。按月自查。", "repeated_sign"),
        ("设有财政、、惠民等栏目。", "repeated_sign"),
        ("根据《公开办法的要求编制。", "unpaired"),
        ("推送信息118篇），可以留言。", "unpaired"),
        ("分为“主动公开、“依申请公开”两类。", "unpaired"),
        ("落实“谁起草、谁负责“的原则。", "unpaired"),
        ("坚持公开为常态,定期自查.", "width"),
        ("健 全监督机制，按月 巡检。", "width"),
        ("公开政�文件十一件。", "garbled"),
        ("全年主动***息九十三条。", "garbled"),
        ("涉及□□村等地。", "garbled"),
        ("发布防护????知识。", "garbled"),
        ("主要表现如下：", "dangling"),
        ("具体为：。另行公布。", "dangling"),
        ("存在的主要问题：\n改进情况：增设查询机。", "dangling"),
        ("采取措施：一是成立小组，按月开会。", "enumeration"),
        ("仍存在一些的薄弱环节。", "broken"),
        ("公开信息XX条。", "placeholder"),
        ("由某某同志负责，按月开会。", "placeholder"),
        ("收到申请【】件。", "placeholder"),
        ("发布信息____条。", "placeholder"),
        ("20XX年，公开工作有序。", "placeholder"),
        ("收取 ** 元。", "placeholder"),
        ("主动公开信息   条，均已发布。", "blank_number"),
        ("主动公开信息条，均已发布。", "blank_number"),
    ],
)
def test_slips_are_found(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "各部门门户网站与政务公开公开栏同步更新，全面面向企业；重点工作工作专班、信息信息员负责。",
        "县人民政府政府网站、高校校园、人大大会、群众众筹，常常听取，细细梳理。",
        "逐条逐条过、一项一项查，高高兴兴，整改整改台账所列事项。",
        "目的的明确、参与与否、总和和占比，通过过渡期安排。",
        "1）成立小组；2）建立台账（含“问题（隐患）清单”）。",
        "（一）主动公开。a) 政策；b) 互动（含《问答》[视频版]）。",
        "统计期限自 2023 年 1 月 1 日起，见 www.qinghe.example/a,b.html ，采用 PDF 格式。",
        "（一）主动公开 主动公开信息均在网站发布，按月自查。",
        "“□是 □否”勾选式表格，证件号显示为“5301**********1234”，★级窗口。",
        "回答“怎么报？报多少？”等问题。",
        "主要做法如下：\n1.清理文件。\n2.按月自查。",
        "分两步：一是自查。\n二是整改。",
        "公示内容一是一、二是二。",
        "早一些的安排，好一些的渠道。",
        "自助区7×24小时开放，公示X光机、X射线设备检测结果，代码5301XXXX1234。",
        "以“某甲”“李某某”指代当事人，设【办事指南】【互动交流】栏目。",
        "二○○八年施行，二〇〇九年修订。",
        "无上年结转件，头条、信条、信息条目均已核对。",
    ],
)
def test_right_things_that_look_like_slips_are_none(text: str) -> None:
    assert kinds(text) == []


def test_widths_are_told_once_with_how_many_there_are() -> None:
    base = report(overview="科学开展 政务公开,提高 公开能力;按月自查.")

    assert all_of(base, "slip", "kind", "count") == [("width", 5)]


def test_a_colon_before_a_heading_has_nothing_behind_it_but_before_a_table_it_has() -> None:
    text = f"{TITLE}\n一、总体情况\n情况如下：\n二、主动公开政府信息情况\n数据如下：\n"
    table = (
        "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
        "规章\t0\t0\t0\n行政规范性文件\t1\t0\t3\n"
    )

    base = extract_facts(read_text((text + table).encode()), pack(), form())

    assert all_of(base, "slip", "kind", "section") == [("dangling", "s1_overview")]


def test_what_a_page_may_have_done_is_not_sure() -> None:
    document = read_text(f"{TITLE}\n一、总体情况\n根据《办法的要求，将将其公开。".encode())

    sure = extract_facts(document, pack(), form())
    paper = extract_facts(replace(document, kind="pdf"), pack(), form())
    scan = extract_facts(replace(document, kind="pdf", unsure="由扫描件识别"), pack(), form())

    assert all_of(sure, "slip", "kind", "sure") == [("unpaired", True), ("doubled", True)]
    assert all_of(paper, "slip", "kind", "sure") == [("unpaired", None), ("doubled", True)]
    assert all_of(scan, "slip", "kind", "sure") == [("unpaired", None), ("doubled", None)]


@given(
    st.recursive(
        st.sampled_from(["公开", "，"]),
        lambda inner: st.tuples(
            st.sampled_from(["（）", "《》", "“”", "【】", "〔〕"]), inner, inner
        ).map(lambda parts: f"{parts[0][0]}{parts[1]}{parts[0][1]}{parts[2]}"),
        max_leaves=12,
    )
)
def test_nested_pairs_are_never_alone_and_one_less_is(text: str) -> None:
    assert list(find_unpaired(text, lambda _: "")) == []
    if text[0] in "《【〔“":
        assert len(list(find_unpaired(text[1:], lambda _: ""))) == 1


@given(st.text(alphabet="公开，。0123456789ABab（）《》“”", max_size=80))
def test_ordinary_characters_are_never_garbled(text: str) -> None:
    assert list(find_garbled(text)) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("审查制度的内容包括：\n（四）平台\n按月巡检。", "dangling"),
        ("使干部的公开意识和业务能力。", "broken"),
        ("通过健全制度和。", "broken"),
        ("未收取费用以及。", "broken"),
        ("较上年增长%，共12条。", "blank_number"),
        ("全年公开信息N条。", "placeholder"),
        ("（单位名称）公开信息。", "placeholder"),
        ("公开信息12条（数据待核实）。", "placeholder"),
        ("我局局全年公开信息。", "doubled"),
    ],
)
def test_less_common_slips_are_seen(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "内容包括：\n1.目录\n2.指南",
        "内容包括：\n（一）目录\n（二）指南",
        "让群众满意的服务质量。",
        "认真核对。公众参与。逐步普及。予以合并。审议通过。",
        "我局局长带头，第N次修订，设立1+N个点。",
        "一是清理文件，其次标注属性。",
    ],
)
def test_what_looks_like_them_is_none(text: str) -> None:
    assert kinds(text) == []


@given(st.text(alphabet="公开信息工作，1。\U00020000", max_size=60))
def test_what_stands_twice_is_found_as_by_the_plain_expression(text: str) -> None:
    assert [hit.span() for hit in _twice(text)] == [hit.span() for hit in _TWICE.finditer(text)]


@pytest.mark.parametrize("piece", ["公开", "公", "1", "公开公开了"])
def test_what_stands_twice_is_found_in_linear_time(piece: str) -> None:
    begin = time.process_time()
    for _ in _twice((piece * 200_000)[:200_000]):
        pass
    assert time.process_time() - begin < 2


def test_a_slip_is_quoted_from_its_own_paragraph() -> None:
    base = report(overview="（一）管理情况\n建立建立台账，按月核对。")
    assert all_of(base, "slip", "text") == ["建立建立台账，按月核对。"]
