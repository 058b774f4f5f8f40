"""Old workbooks are read as new ones are."""

import struct
from pathlib import Path

import pytest
from tests.generator.judge import read_bytes

from hegui.documents.container import Container, wrapped
from hegui.documents.document import Grid, Paragraph
from hegui.documents.limits import LIMITS
from hegui.documents.readers.sheets.xls import read_xls
from hegui.errors import DocumentError

FIXTURES = Path(__file__).parents[3] / "fixtures" / "sheets"
VALUES = (FIXTURES / "values.xls").read_bytes()


def stream() -> bytes:
    return Container(VALUES, LIMITS).read("Workbook")


def changed(number: int, at: int, written: bytes) -> bytes:
    """The workbook with *written* put into the first record of that number."""
    data, start = bytearray(stream()), 0
    while struct.unpack_from("<H", data, start)[0] != number:
        start += 4 + struct.unpack_from("<H", data, start + 2)[0]
    data[start + 4 + at : start + 4 + at + len(written)] = written
    return wrapped("Workbook", bytes(data))


def test_values_are_read_as_they_are_shown() -> None:
    document = read_xls(VALUES)

    title, grid, note = document.blocks
    assert isinstance(title, Paragraph)
    assert title.text == "云岭省青禾市档案馆收支情况"
    assert isinstance(grid, Grid)
    assert [(c.text, c.place.cell) for c in grid.cells] == [
        ("项目", "A2"), ("金额", "B2"), ("占比", "C2"), ("日期", "D2"),
        ("收入", "A3"), ("1234.5", "B3"), ("12.5%", "C3"), ("2024年1月31日", "D3"),
        ("支出", "A4"), ("0.3", "B4"), ("100%", "C4"), ("2023年12月1日", "D4"),
        ("结余", "A5"), ("#DIV/0!", "B5"), ("TRUE", "C5"), ("2469", "D5"),
    ]  # fmt: skip
    assert isinstance(note, Paragraph)
    assert (note.text, note.place.sheet, note.place.cell) == ("以上数据未经审计。", "收支", "A8")


def test_what_is_hidden_is_left_out_and_told() -> None:
    (remark,) = read_xls(VALUES).remarks

    assert remark.code == "hidden_text"
    for word in ("“收支”隐藏的第 6 行", "F 列", "“草稿”"):
        assert word in remark.message


def test_a_report_is_read_whole() -> None:
    base = read_bytes((FIXTURES / "report.xls").read_bytes(), "report.xls")

    cells = base.of("cell")
    assert len(cells) == 200
    assert {cell.get("state") for cell in cells} == {"number"}
    assert {cell.place.sheet for cell in cells} == {"表2", "表3", "表4"}
    assert base.doubts == ()


@pytest.mark.parametrize(
    ("number", "at", "written"),
    [
        (0x200, 4, b"\xff\xff\xff\x7f"),  # the size a sheet claims: not believed
        (0x200, 0, b"\xff\xff\xff\x7f"),
    ],
)
def test_claims_of_size_are_not_believed(number: int, at: int, written: bytes) -> None:
    assert read_xls(changed(number, at, written)).blocks == read_xls(VALUES).blocks


@pytest.mark.parametrize(
    ("number", "at", "written"),
    [
        (0xFC, 4, b"\xff\xff\xff\x7f"),  # number of texts
        (0x85, 0, b"\xff\xff\xff\x7f"),  # place of a sheet
        (0xFD, 0, b"\xff\xff\xff\x00"),  # row and column of a cell
        (0xE5, 2, b"\x00\x00\xff\xff"),  # first and last row of a merged range
    ],
)
def test_numbers_beyond_any_report_are_refused(number: int, at: int, written: bytes) -> None:
    with pytest.raises(DocumentError, match=r"[一-龥]"):
        read_xls(changed(number, at, written))


def test_a_workbook_with_a_password_is_said_to_have_one() -> None:
    head, rest = stream()[:20], stream()[20:]  # behind the record that begins the stream
    locked = head + struct.pack("<HH", 0x2F, 6) + bytes(6) + rest

    with pytest.raises(DocumentError, match="密码"):
        read_xls(wrapped("Workbook", locked))


@pytest.mark.parametrize("cut", [0, 600, 2_000, 5_000])
def test_a_cut_workbook_is_said_to_be_damaged(cut: int) -> None:
    with pytest.raises(DocumentError, match=r"[一-龥]"):
        read_xls(VALUES[:cut])


def test_a_container_of_one_stream_gives_it_back() -> None:
    for size in (1, 4_095, 4_097, 5_000_000):
        data = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
        container = Container(wrapped("Workbook", data), LIMITS)
        assert container.names == ("Workbook",)
        assert container.read("Workbook").startswith(data)
