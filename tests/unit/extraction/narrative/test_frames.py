import pytest

from hegui.extraction.narrative.dates import find_times
from tests.unit.extraction.narrative.counting import frame_of

COUNTY, OFFICE = ("临岚县人民政府", "government"), ("青禾市人民政府办公室", "government")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("收到申请【5件】。", "year"),
        ("2023年收到申请【5件】。", "year"),
        ("2022年收到申请【5件】。", "last_year"),
        ("去年收到申请4件，今年收到【5件】。", "year"),
        ("2024年，拟组织培训【5次】。", "next_year"),
        ("2020年收到申请【5件】。", "other"),
        ("上半年公开信息【5条】。", "part"),
        ("上半年公开信息4条，全年公开【9条】。", "year"),
        ("1月至6月公开信息【5条】。", "part"),
        ("1月至12月公开信息【5条】。", "year"),
        ("2023年1月1日至2023年12月31日，收到申请【5件】。", "year"),
        ("截至6月底，收到申请【5件】。", "part"),
        ("截至12月31日，收到申请【5件】。", "year"),
        ("3月组织培训，全年收到申请【5件】。", "year"),
        ("于3月5日收到申请【5件】。", "part"),
        ("自2019年以来，公开信息【5条】。", "cumulative"),
        ("近三年来，共收到申请【5件】。", "cumulative"),
        ("历年收到申请【5件】。", "cumulative"),
        ("累计公开信息【5条】。", "unknown"),
        ("2023年累计公开信息【5条】。", "year"),
        ("根据2022年度考核意见，全年收到申请【5件】。", "year"),
        ("按照《2022年工作要点》收到申请【5件】。", "year"),
    ],
)
def test_the_time_of_a_number_is_the_nearest_that_holds(text: str, period: str) -> None:
    assert frame_of(text).period == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("收到申请38件（2022年：【45件】）。", "last_year"),
        ("收到申请38件（2022年：45件），办结【38件】。", "year"),
        ("收到申请【45件】（2022年）。", "last_year"),
        ("收到申请60件，较2022年的【50件】增长20%。", "last_year"),
        ("较2022年的50件增长20%，达到【60件】。", "year"),
        ("上年结转【3件】。", "year"),
        ("从2022年度转入【3件】。", "year"),
        ("结转至2024年【3件】。", "year"),
        ("2022年收到申请9件。办结【8件】。", "unknown"),
        ("2022年收到申请9件。2023年收到8件，办结【7件】。", "year"),
    ],
)
def test_times_hold_in_their_bracket_clause_or_sentence(text: str, period: str) -> None:
    assert frame_of(text).period == period


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("收到申请【5件】。", "own"),
        ("我局收到申请【5件】。", "own"),
        ("区统计局收到申请【5件】。", "own"),
        ("市局收到申请【5件】。", "other"),
        ("全区收到申请【5件】。", "area"),
        ("全系统收到申请【5件】。", "system"),
        ("局属单位收到申请4件，局机关收到【5件】。", "own"),
        ("各街道收到申请【5件】。", "other"),
        ("征求各街道意见后，我局答复【5件】。", "own"),
        ("经征求区民政局意见后答复【5件】。", "own"),
        ("区民政局受理申请【5件】。", "other"),
        ("区政府受理申请【5件】。", "other"),
        ("其中住建局【5件】。", "other"),
        ("指导各镇办理申请4件；答复【5件】。", "own"),
    ],
)
def test_a_number_is_that_of_the_body_its_words_name(text: str, scope: str) -> None:
    assert frame_of(text).scope == scope


@pytest.mark.parametrize(
    ("text", "agency", "scope"),
    [
        ("县政府收到申请【5件】。", COUNTY, "own"),
        ("全县各级行政机关收到申请【5件】。", COUNTY, "area"),
        ("县政府办公室直接办理申请【5件】。", COUNTY, "office"),
        ("县政府本级收到申请【5件】。", COUNTY, "office"),
        ("县政府办公室设专岗，全年收到申请【5件】。", COUNTY, "own"),
        ("县公安局收到申请【5件】。", COUNTY, "other"),
        ("全县收到申请90件（县本级【5件】）。", COUNTY, "office"),
        ("全县收到申请90件，其中公开【5件】。", COUNTY, "area"),
        ("全县收到申请90件。予以公开【5件】。", COUNTY, "area"),
        ("市政府办公室收到申请【5件】。", OFFICE, "own"),
    ],
)
def test_a_government_speaks_of_itself_its_office_or_its_area(
    text: str, agency: tuple[str, str], scope: str
) -> None:
    assert frame_of(text, *agency).scope == scope


def test_an_organ_that_is_named_is_told_apart_from_many() -> None:
    assert frame_of("区民政局受理申请【5件】。").named is True
    assert frame_of("各街道受理申请【5件】。").named is False


def test_times_say_years_and_months() -> None:
    text = "2022年度；2023年3月5日；截至9月底；2021年至2023年；1月至12月；2019年以来"
    found = [(one.year, one.last_year, one.months) for one in find_times(text)]
    assert found == [
        (2022, 2022, None),
        (2023, 2023, (3, 3)),
        (None, None, (1, 9)),
        (2021, 2023, None),
        (None, None, None),
        (2019, 2019, None),
    ]
