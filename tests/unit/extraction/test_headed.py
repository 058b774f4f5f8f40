"""Headings of sections inside tables stand between tables, as if they had been written there."""

import pytest

from hegui.documents.document import Block, Grid, GridCell, Paragraph
from hegui.extraction.headed import parted
from hegui.model.place import Place

TITLES = ("总体情况", "行政诉讼情况")


def grid(*rows: tuple[str, ...]) -> Grid:
    return Grid(
        tuple(
            GridCell(text, row, column, 1, 1, Place(grid=1, cell=f"R{row + 1}C{column + 1}"))
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
        ),
        Place(grid=1),
    )


def said(*blocks: Block) -> list[str]:
    parts = parted(blocks, TITLES.__contains__)
    return [
        part.text if isinstance(part, Paragraph) else "|".join(cell.text for cell in part.cells)
        for part in parts
        if isinstance(part, Paragraph | Grid)
    ]


def test_a_heading_in_a_table_parts_it() -> None:
    table = grid(("甲", "1"), ("一、总体情况", ""), ("乙", "2"), ("二、", "行政诉讼\n情况"))

    assert said(table) == ["甲|1", "一、总体情况", "乙|2", "二、行政诉讼情况"]


def test_heading_and_cells_keep_their_places() -> None:
    heading, rest = parted([grid(("一、总体情况",), ("乙", "2"))], TITLES.__contains__)

    assert heading.place.cell == "R1C1"
    assert isinstance(rest, Grid)
    assert [cell.place.cell for cell in rest.cells] == ["R2C1", "R2C2"]


@pytest.mark.parametrize(
    "row",
    [
        ("总体情况", ""),  # a label, for all we know
        ("（一）总体情况", ""),
        ("一、总体情况", "1", "2"),
        ("一、其他情况", ""),
        ("一、总体情况" + "长" * 60, ""),
    ],
)
def test_what_is_no_numbered_title_stays_in_its_table(row: tuple[str, ...]) -> None:
    table = grid(("甲", "1"), row)

    assert parted([table, Paragraph("文", Place())], TITLES.__contains__)[0] is table


def test_a_title_without_number_parts_a_table_where_the_other_headings_have_none_either() -> None:
    table = grid(("甲", "1"), ("行政诉讼情况", ""), ("乙", "2"))
    bare = [Paragraph("总体情况", Place()), Paragraph("文", Place())]

    assert said(*bare, Paragraph("行政诉讼情况", Place()), table) == [
        *("总体情况", "文", "行政诉讼情况"),
        *("甲|1", "行政诉讼情况", "乙|2"),
    ]
    assert (
        said(*bare, Paragraph("二、行政诉讼情况", Place()), table)[-1] == "甲|1|行政诉讼情况||乙|2"
    )
