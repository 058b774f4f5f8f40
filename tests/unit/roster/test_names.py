"""The place in a name, and what is left of it."""

import pytest

from hegui.roster.names import fits, folders_of, name_of, places_of_folders, year_said


@pytest.mark.parametrize(
    ("name", "places", "rest"),
    [
        ("云岭省青禾市望溪区民政局", ("云岭省", "青禾市", "望溪区"), "民政局"),
        ("青禾市民政局", ("青禾市",), "民政局"),
        ("青禾市市中区教育局", ("青禾市", "市中区"), "教育局"),
        ("岚县人民政府", ("岚县",), "人民政府"),
        ("望溪区", ("望溪区",), "人民政府"),
        ("青禾市（本级）", ("青禾市",), "人民政府"),
        ("柳岸镇", (), "柳岸镇"),
        ("柳岸镇人民政府", (), "柳岸镇"),
        ("望溪区南桥街道办事处", ("望溪区",), "南桥街道"),
        ("市场监督管理局", (), "市场监督管理局"),
        ("青禾市城市管理局", ("青禾市",), "城市管理局"),
        ("县城市管理局", (), "县城市管理局"),
        ("区发展和改革局", (), "区发展和改革局"),
        ("青禾市高新技术产业开发区管理委员会", ("青禾市",), "高新技术产业开发区管委会"),
        ("青禾自治州人民政府", ("青禾自治州",), "人民政府"),
        ("社区卫生服务中心", (), "社区卫生服务中心"),
        ("望溪区人民政府办公室", ("望溪区",), "人民政府办公室"),
    ],
)
def test_names_are_taken_apart(name: str, places: tuple[str, ...], rest: str) -> None:
    assert (name_of(name).places, name_of(name).rest) == (places, rest)


def test_a_province_before_a_city_says_nothing_more() -> None:
    assert name_of("云岭省青禾市民政局").joined == name_of("青禾市 民政局").joined
    assert name_of("云岭省林业局").joined == "云岭省林业局"


def test_folders_lose_their_years_and_give_their_places() -> None:
    path = "年报/2023年度/01-望溪区/镇街.zip!各镇2023/柳岸镇.docx"

    assert folders_of(path) == ("年报", "01-望溪区", "镇街.zip", "各镇")
    assert places_of_folders(path) == ("望溪区",)


@pytest.mark.parametrize(
    ("path", "year"),
    [
        ("x/民政局2023年度报告.pdf", 2023),
        ("x/民政局2023年报告（2024年1月20日）.pdf", 2023),
        ("x/民政局2023年2024年报告.pdf", None),
        ("2023年/民政局2024.pdf", None),
    ],
)
def test_only_a_year_that_is_called_one_is_that_of_the_report(path: str, year: int | None) -> None:
    assert year_said(path) == year


def test_one_place_may_be_told_in_more_words_than_another() -> None:
    assert fits(("望溪区",), ("青禾市", "望溪区"))
    assert not fits(("青禾市",), ("青禾市", "望溪区"))
    assert not fits(("林州市", "望溪区"), ("青禾市", "望溪区"))
    assert not fits((), ("望溪区",))
