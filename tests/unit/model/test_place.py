"""A place is said as a person would follow it in that kind of file."""

from dataclasses import replace

import pytest

from hegui.model.place import Place, where_together

LABEL = "三、总计"


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place(line=131, label=LABEL), "第131行「三、总计」"),
        (Place(page=3, box=(1, 2, 3, 4), grid=2, cell="R5C3", label=LABEL), "第3页「三、总计」"),
        (Place(sheet="表三", cell="C7", label=LABEL), "工作表“表三”C7「三、总计」"),
        (Place(path="/html", grid=2, cell="R5C3", label=LABEL), "第2个表格第5行第3列「三、总计」"),
        (Place(path="/html", grid=2, label=LABEL), "第2个表格「三、总计」"),
        (Place(sheet="表三", label=LABEL), "工作表“表三”「三、总计」"),
        (Place(paragraph=12), "第12段"),
        (Place(label=LABEL), "「三、总计」"),
        (Place(), "全文"),
    ],
)
def test_the_spot_comes_first_and_the_official_name_behind_it(place: Place, said: str) -> None:
    assert place.say() == said


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([Place(line=9), Place(line=7), Place(line=12)], "第7至12行"),
        ([Place(line=9), Place(line=9)], "第9行"),
        ([Place(page=3, line=9), Place(page=3, line=11)], "第3页第9至11行"),
        ([Place(page=3, cell="R1C1"), Place(page=3, cell="R1C2")], "第3页"),
        ([Place(page=3), Place(page=4)], "第3页至第4页"),
        ([Place(sheet="表", cell="J7"), Place(sheet="表", cell="AA7")], "工作表“表”J7至AA7"),
        ([Place(grid=2, cell="R5C3"), Place(grid=2, cell="R5C10")], "第2个表格第5行"),
        ([Place(grid=2, cell="R5C3"), Place(grid=2, cell="R27C3")], "第2个表格第3列"),
        ([Place(grid=2, cell="R5C3"), Place(grid=2, cell="R6C4")], "第2个表格"),
        ([Place(paragraph=3), Place(paragraph=5)], "第3段"),
        ([Place(), Place()], ""),
    ],
)
def test_spots_that_belong_together_are_said_once(places: list[Place], said: str) -> None:
    assert where_together(places) == said


def test_the_place_of_a_whole_table_names_no_cell_of_it() -> None:
    assert Place(grid=2, cell="R5C3").whole_table() == Place(grid=2)
    assert Place(line=7).whole_table() == Place(line=7)


def test_places_are_sorted_as_a_reader_meets_them() -> None:
    places = [
        Place(paragraph=9),
        Place(paragraph=2, section="b"),
        Place(paragraph=2, section="a"),
        Place(page=1, line=4),
        Place(),
    ]

    assert sorted(places, key=Place.order) == [places[4], *places[2:0:-1], places[0], places[3]]


def test_a_spot_said_of_another_report_is_the_same_spot_there() -> None:
    spot = Place(line=3, page=2, section="s1", label="总计", text="12", cell="C7", grid=1)

    assert spot.in_file("去年.docx") == replace(spot, file="去年.docx")
    assert spot.in_file("去年.docx").named(label="合计").file == "去年.docx"
