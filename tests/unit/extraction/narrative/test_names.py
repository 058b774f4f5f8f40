"""How a report names its agency, and which names stand in its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.extraction.narrative.names.near import is_short_for, one_apart, shared
from hegui.extraction.narrative.names.places import place_reader
from tests.unit.extraction.reports import pack, report

STATISTICS = "望溪区统计局"


def names(agency: str, overview: str = "", preface: str = "") -> list[tuple[object, ...]]:
    """(what, text, relation) of every name read in a report of *agency*."""
    title = f"{agency}2023年政府信息公开工作年度报告"
    base = report(preface=preface, overview=overview, title=title)
    return [(one.get("what"), one.get("text"), one.get("relation")) for one in base.of("name")]


def wrong(agency: str, text: str) -> list[tuple[object, ...]]:
    """Those of the names that are not the agency's own."""
    return [one for one in names(agency, text) if one[2] != "own"]


@pytest.mark.parametrize(
    ("agency", "text", "word"),
    [
        ("澄塘区南桥街道办事处", "我局专人负责公开目录。", "我局"),
        ("澄塘区南桥街道办事处", "我镇专人负责公开目录。", "我镇"),
        ("临岚县松坪镇人民政府", "由我中心各科按月自查。", "我中心"),
        ("白榆县河湾乡人民政府", "本街道设公开栏9处。", "本街道"),
        ("白榆县林业局", "本乡明确了联络员。", "本乡"),
        ("临岚县卫生健康局", "我委开设健康专栏。", "我委"),
        ("青禾市教育局", "我办收到申请后按时登记。", "我办"),
        ("青禾市财政局", "我厅公开预算。", "我厅"),
        ("望溪区图书馆", "我局公开活动预告。", "我局"),
        ("白榆县人民医院", "本局公开收费标准。", "本局"),
        ("临岚县人民政府", "我区发布信息2100条。", "我区"),
        ("望溪区民政局", "我县救助信息按月公开。", "我县"),
        ("云岭省教育厅", "我市招生信息按时公开。", "我市"),
    ],
)
def test_a_word_that_does_not_fit_the_agency_is_foreign(agency: str, text: str, word: str) -> None:
    assert wrong(agency, text) == [("self", word, "foreign")]


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        ("临岚县教育局", "我县招生办法由我局公布，我市、我省的办法一并转载。"),
        ("青禾市公安局望溪分局", "我局、我区的警务信息按月公开。"),
        ("青禾市公共资源交易中心临岚分中心", "我县项目由本中心公开。"),
        ("青禾市高新技术产业开发区管理委员会", "我区、我委、我管委会的信息。"),
        ("临岚县人民政府办公室", "我县年报由我办汇总。"),
        ("澄塘区南桥街道办事处", "我办、我街道、我区的信息。"),
        ("白榆县卫生健康局", "我委托第三方评估，发布课本局部更正、样本中心城区的说明。"),
        ("青禾市教育局", "为我办成一件事，群众不再自我局限。"),
        ("青禾市教育局", "专栏“我镇新鲜事”上线，来信反映我街道路灯不亮。"),
        ("临岚县人民政府", "各乡镇在本镇公开栏公示，各部门公开本局目录。"),
        ("青禾市教育局", "督促学校公开本校收费。"),
        ("单县教育局", "我县、我局的信息。"),
        ("东山族乡族自治县教育局", "我县、我局的信息。"),
    ],
)
def test_a_word_that_fits_or_is_none_is_left_alone(agency: str, text: str) -> None:
    assert wrong(agency, text) == []


def test_an_agency_that_may_have_two_names_is_in_doubt() -> None:
    assert wrong("青禾市政务服务中心", "我局公开办事指南。") == [("self", "我局", None)]


def test_one_word_is_told_once_with_how_often_it_stands() -> None:
    title = "澄塘区南桥街道办事处2023年政府信息公开工作年度报告"
    (fact,) = report(overview="我局自查。我局整改。我局通报。", title=title).of("name")
    assert (fact.get("times"), fact.place.text) == (3, "我局")


@pytest.mark.parametrize(
    ("agency", "text", "found"),
    [
        (STATISTICS, "本报告由望溪区民政局编制。", ("issuer", "望溪区民政局", "foreign")),
        (STATISTICS, "编制单位：望溪区民政局", ("issuer", "望溪区民政局", "foreign")),
        (
            STATISTICS,
            "2023年，望溪区民政局主动公开信息77条。",
            ("subject", "望溪区民政局", "foreign"),
        ),
        (STATISTICS, "本报告由澄塘区统计局编制。", ("issuer", "澄塘区统计局", "elsewhere")),
        (STATISTICS, "枫河区全年公开信息77条。", ("subject", "枫河区", "elsewhere")),
        (STATISTICS, "在澄塘区委、区政府领导下推进。", ("led", "澄塘区委", "elsewhere")),
        (STATISTICS, "可在澄塘区人民政府网站下载。", ("site", "澄塘区人民政府", "elsewhere")),
        (STATISTICS, "可登录嘉泽市统计局网站查阅。", ("site", "嘉泽市统计局", "elsewhere")),
        (STATISTICS, "望区统计局公开信息77条。", ("mention", "望区统计局", "slip")),
        (STATISTICS, "溪望区统计局公开信息77条。", ("mention", "溪望区统计局", "slip")),
        (STATISTICS, "联系地址：澄塘区河西路2号。", ("address", "澄塘区", "elsewhere")),
        (
            "临岚县松坪镇人民政府",
            "受理以县人民政府为对象的申请4件。",
            ("asked", "县人民政府", "foreign"),
        ),
        (
            "临岚县松坪镇人民政府",
            "白榆县松坪镇人民政府编制本报告。",
            ("issuer", "白榆县松坪镇人民政府", "elsewhere"),
        ),
        (
            "临岚县生态环境局",
            "本报告由临岚县环境保护局编制。",
            ("issuer", "临岚县环境保护局", "former"),
        ),
        (
            "白榆县疾病预防控制中心",
            "白榆县疾控站收到申请2件。",
            ("subject", "白榆县疾控站", "alias"),
        ),
    ],
)
def test_a_name_in_the_agencys_place_is_told(
    agency: str, text: str, found: tuple[str, str, str]
) -> None:
    assert wrong(agency, text) == [found]


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        (STATISTICS, "赴澄塘区考察，澄塘区公开信息的做法值得借鉴。"),
        (STATISTICS, "与澄塘区统计局签订数据共享协议，共同发布信息3条。"),
        (STATISTICS, "走访望奚区统计局。"),
        (STATISTICS, "可在青禾市人民政府网站、望溪区人民政府网站下载。"),
        (STATISTICS, "学习澄塘区人民政府网站的栏目，下载模板。"),
        (STATISTICS, "改版区政府网站，供公众查阅。推动区教育局公开信息77条。"),
        (STATISTICS, "在中共望溪区委、上级统计局的领导下推进。"),
        (STATISTICS, "望溪区统计局普查中心公开信息77条，区统计局收到申请2件。"),
        (STATISTICS, "区政府办公室收到申请5件，转我局办理1件。"),
        ("青禾市人民政府", "望溪区主动公开信息3000条，临岚县收到申请20件。"),
        ("临岚县人民政府", "县财政局公开信息77条，松坪镇公开信息33条。"),
        ("临岚县自然资源局", "原临岚县国土资源局收到申请2件，档案已移交。"),
        ("临岚县人力资源和社会保障局", "县人社局全年公开信息77条。"),
        ("临岚县松坪镇人民政府", "收到县政府办公室转来的向县政府提出的申请1件。"),
        ("临岚县松坪镇人民政府", "公民可向县政府提出申请，全年收到0件。"),
        ("青禾市审计局", "联系地址：望溪区河西路2号。"),
        ("望溪区城市管理局", "老城区公示信息20条，移民安置区公示信息3条。"),
        ("临岚县卫生健康局", "临岚县人民医院公开信息20条。"),
    ],
)
def test_partners_superiors_and_parts_are_left_alone(agency: str, text: str) -> None:
    assert wrong(agency, text) == []


def test_the_city_written_before_the_own_district_is_the_one_above() -> None:
    text = "青禾市望溪区统计工作稳步推进。可登录嘉泽市人民政府网站查阅。"
    assert wrong(STATISTICS, text) == [("site", "嘉泽市人民政府", "elsewhere")]


def test_a_third_short_name_without_explanation_is_another_name() -> None:
    said = "市建设局公开信息3条。市住建局收到申请2件。市房建局公开信息4条。"
    title = "青禾市住房和城乡建设局"
    assert wrong(title, said) == [("subject", "市房建局", "alias")]
    assert wrong(title, "青禾市住房和城乡建设局（以下简称市房建局）编制本报告。" + said) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("云岭省青禾市望溪区统计局", ["云岭省", "青禾市", "望溪区"]),
        ("青禾市市场监督管理局", ["青禾市"]),
        ("青禾市住房和城乡建设局", ["青禾市"]),
        ("望溪区城市管理局", ["望溪区"]),
        ("临岚县松坪镇人民政府", ["临岚县", "松坪镇"]),
        ("东州市西市区财政局", ["东州市", "西市区"]),
        ("东山族乡族自治县教育局", ["东山族乡族自治县"]),
        ("城市管理局", []),
    ],
)
def test_places_are_told_by_their_endings(text: str, places: list[str]) -> None:
    reader = place_reader(pack().reading["names"]["places"])
    assert [place.text for place in reader.read(text, strict=False).places] == places


@pytest.mark.parametrize(
    ("right", "written", "apart"),
    [
        ("望溪区统计局", "望区统计局", ("lost", 1)),
        ("望溪区统计局", "望奚区统计局", ("changed", 1)),
        ("望溪区统计局", "溪望区统计局", ("swapped", 0)),
        ("望溪区统计局", "望溪区统计局", None),
        ("望溪区统计局", "望区计局", None),
        ("望溪区统计局", "", None),
    ],
)
def test_one_slip_is_told_from_other_differences(
    right: str, written: str, apart: tuple[str, int] | None
) -> None:
    assert one_apart(right, written) == apart


_TEXT = st.text(alphabet="甲乙丙丁", max_size=8)


@given(_TEXT, _TEXT)
def test_what_is_short_for_a_name_is_wholly_shared_with_it(short: str, long: str) -> None:
    if short:
        assert is_short_for(short, long) == (shared(short, long) == 1.0)


@given(_TEXT.filter(bool), st.data())
def test_a_lost_character_is_always_seen(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    written = name[:at] + name[at + 1 :]
    assert (one_apart(name, written) or ("lost", 0))[0] == "lost"


_PIECES = st.sampled_from(
    [
        "我局",
        "本镇",
        "望溪区",
        "县",
        "由",
        "统计局",
        "公开信息3条",
        "在",
        "领导下",
        "网站",
        "。",
        "，",
    ]
)


@settings(max_examples=25, deadline=None)
@given(st.lists(_PIECES, max_size=30))
def test_every_name_stands_in_the_text_as_told(pieces: list[str]) -> None:
    title = f"{STATISTICS}2023年政府信息公开工作年度报告"
    text = "按时公开。" + "".join(pieces)
    for fact in report(overview=text, title=title).of("name"):
        assert str(fact.get("text")) in text


@pytest.mark.parametrize(
    ("agency", "text", "slip"),
    [
        ("澄塘区司法局", "澄塘区司发局公开信息97条。", "澄塘区司发局"),
        ("澄塘区司法局", "澄塘区司法居调整分工。", "澄塘区司法居"),
        ("临岚县财政局", "信息由临岚县财证局汇总。", "临岚县财证局"),
        ("青禾市粮食储备中心", "青禾市粮食储倍中心公开信息8条。", "青禾市粮食储倍中心"),
        (
            "白榆经济技术开发区管理委员会",
            "白榆经济技术开发管理委员会已部署。",
            "白榆经济技术开发管理委员会",
        ),
        ("临岚县松坪镇人民政府", "由临岚县松坪振人民政府填写。", "临岚县松坪振人民政府"),
    ],
)
def test_a_character_said_alike_is_a_slip_and_no_other_agency(
    agency: str, text: str, slip: str
) -> None:
    assert ("mention", slip, "slip") in names(agency, text)


@pytest.mark.parametrize(
    ("agency", "text"),
    [
        ("望溪区税务局", "望溪区水务局一并参加。"),
        ("临岚县财政局", "临岚县民政局派员参加，临岚县财政所同步公示。"),
        ("澄塘区司法局", "澄塘区司法所、澄塘区司法行政窗口。"),
        ("青禾市第一中学", "青禾市第二中学派员观摩。"),
        ("白榆县人民政府", "白榆县人民医院公开收费目录。"),
    ],
)
def test_another_agency_one_character_apart_is_no_slip(agency: str, text: str) -> None:
    assert [one for one in names(agency, text) if one[2] == "slip"] == []


def test_a_town_does_not_report_for_a_bureau_of_its_county() -> None:
    text = "临岚县水利局始终把政府信息公开工作摆在重要位置。"
    assert wrong("临岚县松坪镇人民政府", text) == [("subject", "临岚县水利局", "foreign")]


@pytest.mark.parametrize(
    "text",
    [
        "临岚县水利局发布的汛情信息由村务栏转贴。",
        "临岚县水利局检查组查看了公示栏。",
        "临岚县水利局受理政府信息公开申请1件，我镇协助查找。",
    ],
)
def test_a_bureau_that_a_town_deals_with_may_be_named(text: str) -> None:
    assert wrong("临岚县松坪镇人民政府", text) == []


@pytest.mark.parametrize(
    ("host", "found"),
    [
        ("www.shiling-county.example", True),
        ("shilingxian.example", True),
        ("www.dieping-county.example/slz", False),
        ("www.shiling-city.example", False),
        ("www.sl-county.example", False),
        ("shiling.example/dieping", False),
        ("https://www.shiling-county.example/dieping", False),
    ],
)
def test_a_host_that_spells_another_county_is_told(host: str, *, found: bool) -> None:
    assert bool(wrong("叠屏县水利局", f"报告见{host}。")) is found


def test_a_county_whose_name_has_a_rare_character_is_left_alone() -> None:
    assert wrong("临岚县水利局", "报告见www.shiling-county.example。") == []


def test_whose_city_it_is_nobody_can_tell_in_a_town() -> None:
    read = wrong("临岚县松坪镇人民政府", "可登录嘉祥市人民政府网站下载本报告。")
    assert read == [("site", "嘉祥市人民政府", None)]


def test_a_masked_name_is_no_agency() -> None:
    assert wrong("青禾市民政局", "本报告由青禾市某某局编制。") == []
