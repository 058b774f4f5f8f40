"""What a page without ruling lines tears apart is neither missing nor worded otherwise."""

import pytest

from hegui.documents.document import Block, Document, Grid, GridCell, Paragraph
from hegui.extraction.extract import extract_facts
from hegui.extraction.tables.labels import woven
from hegui.facts.fact import Fact, FactBase
from hegui.model.place import Place
from tests.unit.extraction.reports import NUMERALS, TITLE, TITLES, form, one, pack, report

EDITION = "2021"
COUNTS = ("0",) * 15
LEAVES = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
DISPUTES = (("行政复议", "行政诉讼"), ("未经复议直接起诉", "复议后起诉"), LEAVES * 3, COUNTS)
FINES = (
    ("第二十条第（六）项",),
    ("信息内容", "本年处理决定数量"),
    ("行政处罚", "3"),
    ("行政强制", "1"),
)

CHANGES = (
    ("第二十条第（六）项",),
    ("信息内容", "上一年项目数量", "本年增/减", "处理决定数量"),
    ("行政处罚", "29", "0", "225"),
)


def grid(*rows: tuple[str, ...]) -> Grid:
    return Grid(
        tuple(
            GridCell(text, row, column, 1, 1, Place(page=1, cell=f"R{row + 1}C{column + 1}"))
            for row, texts in enumerate(rows)
            for column, text in enumerate(texts)
        ),
        Place(page=1),
    )


def lines(*texts: str) -> list[Block]:
    return [Paragraph(text, Place(page=1)) for text in texts]


def read(two: list[Block], four: list[Block]) -> FactBase:
    """A report with something under its second and its fourth heading."""
    bodies: dict[int, list[Block]] = {1: two, 3: four}
    blocks = lines(TITLE)
    for at, (numeral, title) in enumerate(zip(NUMERALS, TITLES, strict=True)):
        blocks += [*lines(f"{numeral}、{title}"), *bodies.get(at, lines("无。"))]
    return extract_facts(Document("pdf", tuple(blocks)), pack(), form())


def fact(base: FactBase, kind: str, **fields: str) -> Fact:
    (found,) = (
        one for one in base.of(kind) if all(one.get(name) == v for name, v in fields.items())
    )
    return found


def label(row: str, text: str) -> bool:
    edition = next(one for one in form().editions if one.id == EDITION)
    _, block = next((t, b) for t, b in edition.blocks() if b.id == "requests")
    return woven(text, block, block.row(row))


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("granted", "三、本年度办\n（一）予以公开\n理结果"),
        ("granted", "三、本年度办（一）予以公开"),
        ("denied_state_secret", "1.属于国\n（三）不予公开\n家秘密"),
        ("denied_state_secret", "(三)不予公开\n1.属于国家秘密"),
        ("denied_state_secret", "不予\n1.属于国家秘密"),
    ],
)
def test_lines_of_two_labels_that_fell_together_are_still_those_of_the_form(
    row: str, text: str
) -> None:
    assert label(row, text)


@pytest.mark.parametrize(
    ("row", "text"),
    [
        ("granted", "三、本年度办理\n（一）同意公开\n结果"),
        ("granted", "（一）公开予以"),
        ("granted", "（一）予以公开\n结理果"),
        ("denied_state_secret", "1.国家秘密"),
        ("denied_state_secret", "1.属于国家秘密的信息"),
        ("denied_state_secret", "（五）不予处理\n1.属于国家秘密"),
    ],
)
def test_other_words_are_not_taken_for_fallen_lines(row: str, text: str) -> None:
    assert not label(row, text)


def test_a_table_of_which_only_labels_can_be_read_is_not_missing() -> None:
    ruins = lines(
        "行政复议 行政诉讼", "总计 未经复议直接起诉 复议后起诉", "不涉不涉不涉", "及及及"
    )

    torn = fact(read([grid(*FINES)], ruins), "table_slot", id="review_litigation")
    left_out = fact(
        read([grid(*FINES)], lines("（一）行政复议", "无。")), "table_slot", id="review_litigation"
    )

    assert torn.get("present") is None
    assert torn.doubts["present"]
    assert left_out.get("present") is False


def test_prose_with_the_words_of_a_table_does_not_stand_for_it() -> None:
    told = lines("行政复议2件，结果维持1件、结果纠正1件。", "行政诉讼1件，尚未审结。")

    slot = fact(read([grid(*FINES)], told), "table_slot", id="review_litigation")

    assert slot.get("present") is False


@pytest.mark.parametrize(
    ("rows", "present"),
    [
        ((FINES[0], ("信息内容本年处理决定数量行政强制",), *FINES[1:3]), None),
        ((*FINES[:2], ("行政强", "制"), FINES[2]), None),
        (FINES[:3], False),
    ],
)
def test_a_row_whose_label_stands_in_other_text_of_its_table_is_not_missing(
    rows: tuple[tuple[str, ...], ...], *, present: bool | None
) -> None:
    slot = fact(read([grid(*rows)], [grid(*DISPUTES)]), "row_slot", row="coercion")

    assert slot.get("present") is present


def test_values_that_ran_into_a_label_are_not_counted_as_missing() -> None:
    run_in = read([grid(*CHANGES, ("行政强制89减5", "234"))], [grid(*DISPUTES)])
    short = read([grid(*CHANGES, ("行政强制", "234"))], [grid(*DISPUTES)])

    assert fact(run_in, "row", row="coercion").get("values") is None
    assert fact(short, "row", row="coercion").get("values") == 1


def test_a_preface_whose_sentence_was_broken_lists_all_its_parts() -> None:
    head, tail = f"全文由{'、'.join(TITLES)}六个部分组成。".split("息公开行政复议")

    outline = one(report(preface=f"{head}\n息公开行政复议{tail}"), "outline")

    assert (outline.get("claimed"), outline.get("listed"), outline.get("unmatched")) == (6, 6, "")
