"""Wholes and their parts: which number divides which, and whether they agree."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.extraction.narrative.prose_lists import accused, breakdowns, numbers
from tests.unit.extraction.reports import all_of, report

SEED = next(
    "".join(line.split())
    for line in (Path(__file__).parents[4] / "sample_reports" / "嘉祥分中心-2020.txt")
    .read_text("utf-8")
    .splitlines()
    if "2527" in line
)
PLACES = [
    (hit.start() + at, hit[0])
    for hit in re.finditer(r"[0-9]+(?=条)", SEED)
    for at in range(len(hit[0]))
]


@pytest.mark.parametrize(
    ("written", "tree"),
    [
        ("发布信息50条，其中政策30条、动态20条。", [(50, [30, 20])]),
        ("发布信息50条：政策30条，动态20条。", [(50, [30, 20])]),
        ("发布信息50条（政策30条、动态20条）。", [(50, [30, 20])]),
        ("发布信息五十条，分别为政策三十条、动态二十条。", [(50, [30, 20])]),
        ("发布信息50条，由30条政策和20条动态组成。", [(50, [30, 20])]),
        ("50条信息中，政策30条，动态20条。", [(50, [30, 20])]),
        ("发布信息50条。按内容划分，政策30条，动态20条。", [(50, [30, 20])]),
        ("共收到申请9件。提交方式上，网上7件，信函2件。", [(9, [7, 2])]),
        ("网站发布30条，微博发布20条，合计50条。", [(50, [30, 20])]),
        ("9件申请中，网络、信函各4件，当面1件。", [(9, [8, 1])]),
        ("网站、信函、当面申请分别为7件、3件、2件，共计12件。", [(12, [7, 3, 2])]),
        ("收到50件，已办40件，其余10件正在办理。", [(50, [40, 10])]),
    ],
)
def test_every_way_of_dividing_a_number_is_read(
    written: str, tree: list[tuple[int, list[int]]]
) -> None:
    assert numbers(written) == tree
    assert accused(written) == []


@pytest.mark.parametrize(
    ("written", "tree", "rules"),
    [
        (
            "公开85条，其中财政30条、教育40条、医疗20条。解读材料6篇。",
            [(85, [30, 40, 20])],
            ["NAR-02"],
        ),
        ("公开85条，其中财政30条、教育40条。公众号推送85条。", [(85, [30, 40])], []),
        ("公开85条，其中财政30条、教育40条。其余15条为医疗类。", [(85, [30, 40, 15])], []),
        ("公开85条，其中财政30条、教育40条。其余25条为医疗类。", [(85, [30, 40, 25])], ["NAR-02"]),
        ("公开85条，其中财政30条、教育40条。另有医疗类15条。", [(85, [30, 40, 15])], []),
        (
            "办结85件，其中同意70件、拒绝15件。复议6件，其中维持4件；诉讼3件。",
            [(85, [70, 15]), (6, [4])],
            [],
        ),
    ],
)
def test_a_list_ends_at_its_full_stop_unless_the_next_sentence_goes_on(
    written: str, tree: list[tuple[int, list[int]]], rules: list[str]
) -> None:
    assert numbers(written) == tree
    assert accused(written) == rules


@pytest.mark.parametrize(
    ("written", "second"),
    [
        ("收到64件，其中个人50件、企业11件、社团3件；按方式分，网络44件、信函20件。", [44, 20]),
        ("收到64件，其中个人50件、企业11件、社团3件。从方式看，网络44件、信函20件。", [44, 20]),
        ("收到64件（个人50件、企业14件），依渠道统计，网络44件、信函20件。", [44, 20]),
    ],
)
def test_another_division_is_of_the_same_whole(written: str, second: list[int]) -> None:
    assert (64, second) in numbers(written)
    assert accused(written) == []


def test_a_division_of_which_only_some_are_told_is_not_complete() -> None:
    assert accused("公开64条，同比增长5%；按主题分，其中教育类20条；医疗类30条。") == []


def test_another_division_that_does_not_add_up_is_told() -> None:
    assert accused("收到申请64件，其中个人50件、企业14件；按方式分，网络44件、信函25件。") == [
        "NAR-02"
    ]
    assert accused("公开90条，其中网站60条，按内容分为政策25条、动态40条；报纸30条。") == [
        "NAR-03"
    ]


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        ("制作海报、折页、展板三类材料40件，各为18件、12件、14件。", ["NAR-02"]),
        ("制作海报、折页、展板三类材料40件，各为18件、12件、10件。", []),
        ("共有专栏20个，其中保留往年专栏13个，新增专栏9个。", ["NAR-02"]),
        ("共有专栏20个，其中保留往年专栏13个，新增专栏7个。", []),
        ("共有专栏20个，其中新增专栏5个；更新专栏18个。", []),
        ("编写问答12篇、图解9幅、动画4个，三类解读共计27个。", ["NAR-01"]),
        ("编写问答12篇、图解9幅、动画4个，三类解读共计25个。", []),
        ("答复建议16件、提案24件，其中全文公开36件。", []),
        ("10个乡镇各公开信息20条，县直单位公开300条，合计500条。", []),
        ("公开140条（网站90条、报纸50条），网站信息中本级60条、转载38条。", ["NAR-03"]),
        ("公开140条（网站90条、报纸50条），网站信息中本级60条、转载30条。", []),
    ],
)
def test_other_ways_of_dividing_are_held_against_the_whole(written: str, rules: list[str]) -> None:
    assert accused(written) == rules


@settings(max_examples=40, deadline=None)
@given(parts=st.lists(st.integers(1, 900), min_size=2, max_size=6), behind=st.integers(1, 900))
def test_what_stands_behind_a_full_stop_never_makes_a_right_list_wrong(
    parts: list[int], behind: int
) -> None:
    listed = "、".join(f"{'甲乙丙丁戊己'[at]}类{part}条" for at, part in enumerate(parts))
    assert accused(f"公开{sum(parts)}条，其中{listed}。举办活动{behind}场，推送{behind}条。") == []


@pytest.mark.parametrize(
    ("written", "tree"),
    [
        (
            "发布90条，其中网站60条（政策40条、动态20条），公众号30条。",
            [(90, [60, 30]), (60, [40, 20])],
        ),
        (
            "发布90条，其中网站60条，新媒体30条，含公众号18条、视频号12条。",
            [(90, [60, 30]), (30, [18, 12])],
        ),
        (
            "发布90条：网站60条，包括政策40条、动态20条；公众号30条。",
            [(90, [60, 30]), (60, [40, 20])],
        ),
        (
            "发布90条，其中网站60条、公众号30条；网站信息中，政策40条、动态20条。",
            [(90, [60, 30]), (60, [40, 20])],
        ),
        (
            "发布90条，网站60条，公众号30条。网站的60条中，政策40条（本级25条、部门15条），动态20条。",
            [(60, [40, 20]), (40, [25, 15])],
        ),
    ],
)
def test_lists_within_lists_are_read_as_they_add_up(
    written: str, tree: list[tuple[int, list[int]]]
) -> None:
    found = numbers(written)
    assert [one for one in tree if one not in found] == []
    assert accused(written) == []


@pytest.mark.parametrize(
    ("rule", "written"),
    [
        ("NAR-01", "发布信息50条，分为政策30条、动态19条两类。"),
        ("NAR-01", "发布信息50条，其中政策30条、动态12条、其他7条。"),
        ("NAR-01", "设点二十三处，分布为机关两处、村级二十处。"),
        ("NAR-01", "发布50条，归入以下三类：政策30条、动态12条、公告6条。"),
        ("NAR-01", "收到申请50件。提交方式上，网上30件，信函12件，其他方式7件。"),
        ("NAR-01", "公开栏三处合计20条：甲处9条，乙处6条，丙处4条。"),
        ("NAR-01", "印发公文80份，按属性划分，主动公开50份，不予公开29份。"),
        ("NAR-01", "收到60封，已回40封，其余18封正在办理。"),
        ("NAR-01", "清单60项，由甲类30项、乙类20项、丙类9项构成。"),
        ("NAR-01", "第一、二季度分别公开30条、42条，两个季度合计73条。"),
        ("NAR-01", "发布甲类21条、乙类9条、其他5条，总计38条。"),
        ("NAR-01", "公众号推送21条，微博推送9条，两个账号合计推送33条。"),
        ("NAR-02", "办理提案30件，主办、协办依次为20件、15件。"),
        ("NAR-02", "清单30项，其中甲类20项、乙类15项。"),
        ("NAR-02", "制度9项，其中新建5项、修改6项。"),
        ("NAR-02", "收到留言30条，包括咨询18条、建议12条、其他3条。"),
        ("NAR-03", "收到46件，其中自然人40件（本地31件、外地8件），法人6件。"),
        ("NAR-03", "发布90条，其中网站60条、公众号30条；网站信息中，政策40条、其他类18条。"),
        ("NAR-03", "发布90条，其中网站60条，具体为政策40条、动态22条；公众号30条。"),
        ("NAR-11", "各渠道公开信息100条，其中公众号发布240条。"),
        ("NAR-11", "网站、公众号共发布信息100条（不重复计数），其中网站80条、公众号45条。"),
    ],
)
def test_a_list_that_does_not_add_up_is_found(rule: str, written: str) -> None:
    assert accused(written) == [rule]


@pytest.mark.parametrize(
    "written",
    [
        "发布信息50条，其中政策5条、动态8条。",
        "发布信息50条，主要为政策30条、动态12条。",
        "发布信息50条，以政策（30条）、动态（12条）居多。",
        "发布信息50条，包括政策20条、动态12条、公告9条等。",
        "发布信息50条，其中重点领域20条，包括财政8条、教育5条。",
        "发布信息50余条，分为政策30条、动态12条两类。",
        "发布信息50条，其中政策30条，阅读900次，转发80次。",
        "发布信息50条，同比增加12条，其中政策30条。",
        "收到50件，上年为62件，其中网上30件。",
        "收到50件，上年结转4件，其中网上30件、信函24件。",
        "收到50件，办结52件（含上年结转3件）。",
        "受理15件，其中5个工作日内办结9件，10个工作日内办结13件。",
        "培训90人，其中党员71人、女性34人、35岁以下48人。",
        "受理50件，其中延期答复6件、告知补正3件、自然人申请47件。",
        "解读36篇，其中图文24篇、视频15篇，3篇兼有图文和视频。",
        "同一信息可在多个渠道发布，公开信息80条，其中网站70条，公众号40条。",
        "上半年公开61条，全年公开139条。",
        "公开信息30条（仅统计网站），公众号另发70条。",
        "公开信息93条（不含转载41条），其中政策61条、动态32条。",
        "网站设一级栏目7个、二级栏目31个，更新信息46条，其中住房9条。",
        "立案43起，处罚38件，移送2件，其余仍在调查。",
        "发布甲类21条、乙类9条、丙类7条、其他5条。",
        "发布甲类21条，乙类9条，丙类7条，其他5条，总计42条。",
        "不予处理47件（信访20件、重复27件），无法提供9件，其他处理6件。",
        "从三个方面改进：一是对4个栏目检查；二是对12人轮训。",
        "围绕两个环节：首先，合并6个栏目；其次，设3名专人。",
        "现有平台三个，分别为网站、公众号和微博；网站设栏目12个。",
        "账号六个，分别为网站、公众号3个、微博2个。",
        "回复留言30条，其中按期回复28条，当日回复15条。",
        "网站设五个栏目：概况、动态、公开、服务、互动，下设栏目20个。",
        "网站发布信息80条，其中首页30条；微博发布信息90条，其中原创50条。",
    ],
)
def test_what_only_looks_like_a_wrong_sum_is_left_alone(written: str) -> None:
    assert accused(written) == []


def test_the_sample_report_has_three_levels_that_all_add_up() -> None:
    found = numbers(SEED)
    assert [(whole, len(parts)) for whole, parts in found] == [(2650, 4), (2527, 2), (2388, 19)]
    assert all(one.agrees for one in breakdowns(SEED))


@pytest.mark.parametrize("place", range(len(PLACES)))
def test_every_digit_of_the_sample_report_counts(place: int) -> None:
    at, number = PLACES[place]
    digit = str((int(SEED[at]) + 1) % 10)
    assert accused(SEED[:at] + digit + SEED[at + 1 :]), number


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(PLACES), st.sampled_from("0123456789"))
def test_any_other_digit_is_found_too(place: tuple[int, str], digit: str) -> None:
    at, _ = place
    changed = SEED[:at] + digit + SEED[at + 1 :]
    assert bool(accused(changed)) is (changed != SEED)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 900), min_size=2, max_size=9), st.integers(-3, 3))
def test_a_full_list_agrees_exactly_if_it_adds_up(parts: list[int], more: int) -> None:
    named = "、".join(
        f"{name}类{part}条" for name, part in zip("甲乙丙丁戊己庚辛壬", parts, strict=False)
    )
    written = f"发布信息{sum(parts) + more}条，分为{named}。"
    assert [one.agrees for one in breakdowns(written)] == [more == 0]


def test_facts_name_the_whole_the_parts_and_the_words() -> None:
    base = report(overview="全年发布信息50条，分为政策30条、动态19条两类。")
    assert all_of(base, "breakdown", "whole", "sum", "parts", "closed", "agrees", "items") == [
        (50, 49, 2, True, False, "30＋19")
    ]
    assert all_of(base, "breakdown", "text") == ["全年发布信息50条，分为政策30条、动态19条"]


def test_a_rounded_number_leaves_the_sum_unknown() -> None:
    base = report(overview="发布信息50余条，分为政策30条、动态12条两类。")
    assert all_of(base, "breakdown", "sum", "agrees") == [(None, None)]
