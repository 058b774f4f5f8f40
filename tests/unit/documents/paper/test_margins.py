"""Page numbers and running titles are no text; pages are 400 by 600 points."""

import pytest
from tests.unit.documents.paper.drawn import centred, page, paragraphs, words

from hegui.documents.limits import LIMITS
from hegui.documents.readers.paper.layout import lay_out
from hegui.documents.readers.paper.page import Glyph


def read(*pages: list[Glyph]) -> list[str]:
    return paragraphs(lay_out([page(g, (), n) for n, g in enumerate(pages, 1)], LIMITS))


def body(number: int) -> list[Glyph]:
    return words(f"本页写第{number}件事。", 50, 100)


@pytest.mark.parametrize(
    "mark", ["- {} -", "—{}—", "第{}页", "第 {} 页 共 3 页", "{}/3", "{}", "-{}-"]
)
def test_page_numbers_are_dropped(mark: str) -> None:
    pages = [[*body(n), *centred(mark.format(n), 200, 570)] for n in (1, 2, 3)]
    assert read(*pages) == [f"本页写第{n}件事。" for n in (1, 2, 3)]


def test_a_number_at_the_foot_that_does_not_count_on_is_text() -> None:
    assert "48" in read([*body(1), *centred("48", 200, 570)], body(2))


def test_a_number_within_the_page_is_text() -> None:
    assert "1" in read([*body(1), *words("1", 50, 300)], [*body(2), *words("2", 50, 300)])


def test_running_titles_are_dropped_but_the_title_itself_stays() -> None:
    title = "青禾市农业农村局办事情况"
    pages = [[*centred(title, 200, 30), *body(n)] for n in (1, 2, 3)]
    pages[0] += centred(title, 200, 70, 14)
    assert read(*pages) == [title, *(f"本页写第{n}件事。" for n in (1, 2, 3))]


def test_a_line_on_one_page_alone_is_no_running_title() -> None:
    assert read([*centred("内部资料", 200, 30), *body(1)], body(2), body(3))[0] == "内部资料"


def test_a_repeated_table_header_close_to_its_rows_is_no_running_title() -> None:
    pages = [[*words("事项  件数", 50, 40), *words("甲  12", 50, 52), *body(n)] for n in (1, 2, 3)]
    assert sum("事项" in text for text in read(*pages)) == 3
