"""Words of another place, another kind of body, another year, and slips that hide in compounds."""

import pytest

from tests.unit.extraction.narrative.test_disputes import claims
from tests.unit.extraction.narrative.test_names import wrong
from tests.unit.extraction.narrative.test_slips import kinds
from tests.unit.extraction.narrative.test_times import told


@pytest.mark.parametrize(
    ("agency", "text", "relation"),
    [
        ("望溪区数据局", "本中心按季清点栏目。", "foreign"),
        ("望溪区数据局", "区政务服务中心设专区，本中心按季清点栏目。", None),
        ("望溪区政务服务中心", "本中心按季清点栏目。", "own"),
    ],
)
def test_a_bureau_is_no_centre_unless_one_is_named(
    agency: str, text: str, relation: str | None
) -> None:
    found = wrong(agency, text)
    assert [one[2] for one in found] == ([] if relation == "own" else [relation])


@pytest.mark.parametrize(
    "text",
    [
        "在白榆县政务公开办的指导下，我局补齐目录。",
        "按照白榆县政府信息公开工作要点要求，我局列出任务8项。",
        "认真落实白榆县关于政务公开的部署，我局补齐目录。",
    ],
)
def test_whoever_is_in_charge_of_disclosure_leads(text: str) -> None:
    assert [(what, relation) for what, _, relation in wrong("临岚县水务局", text)] == [
        ("led", "elsewhere")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "在青禾市政务公开办的指导下，我局补齐目录。",
        "学习借鉴白榆县政务公开办的做法，我局补齐目录。",
        "与白榆县水务局联合巡河，在两地政府指导下公布结果。",
    ],
)
def test_those_above_and_those_one_learns_from_do_not_lead_from_elsewhere(text: str) -> None:
    assert wrong("临岚县水务局", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "如有疑问，请联系白榆县水务局办公室。",
        "如对本报告有疑问，请与白榆县水务局联系。",
        "联系单位：白榆县水务局办公室。",
    ],
)
def test_a_reader_is_not_sent_to_another_county(text: str) -> None:
    found = wrong("临岚县水务局", text)
    assert [(what, relation) for what, _, relation in found] == [("address", "elsewhere")]


def test_an_applicant_may_be_sent_there() -> None:
    assert wrong("临岚县水务局", "引导申请人向白榆县水务局咨询，并说明疑问。") == []


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("镇务栏截至2022年12月31日共更新37次。", [2022]),
        ("发布信息81条（截至2022年12月31日）。", [2022]),
        ("截至2022年年末，发布信息81条。", [2022]),
        ("截至2022年12月31日，原有专栏8个，发布信息81条。", []),
        ("截至2022年12月31日公开70条，2023年公开81条。", []),
        ("截至2023年12月31日，发布信息81条。", []),
    ],
)
def test_what_is_counted_up_to_the_last_year_is_told_of_it(text: str, years: list[int]) -> None:
    assert [year for year, _ in told(text) if year != 2023] == years


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("落实信息审核审核制度。", ["doubled"]),
        ("压实主体责任责任链条。", ["doubled"]),
        ("政府信息信息员8名。", []),
        ("专班由重点工作工作专班成员组成。", []),
        ("推送政□信□36条。", ["garbled"]),
        ("勾选是□否□两栏。", []),
    ],
)
def test_slips_in_compounds(text: str, found: list[str]) -> None:
    assert kinds(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "政府信息公开方面既无复议也无诉讼。",
        "信息公开领域行政争议“零发生”。",
        "没有一起因信息公开引发的行政争议。",
    ],
)
def test_a_denial_of_quarrels_denies_reviews_and_suits(text: str) -> None:
    assert {(one[0], one[1], one[2]) for one in claims(text)} == {("none", "disputes", "")}
