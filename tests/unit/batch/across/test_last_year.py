"""Last year's facts beside this year's: what they are called, where they stand, what is equal."""

from dataclasses import replace
from time import process_time

from hegui.batch.across.last_year import prior_facts, repeated_tables
from hegui.batch.across.promises import promise_facts
from hegui.facts.fact import Fact, FactBase, Value
from hegui.model.place import Place

FILE = "去年.docx"


def cell(row: str, value: int | None, state: str | None = "number", **more: Value) -> Fact:
    fields: dict[str, Value] = {"paper": "t2", "table": "b", "row": row, "column": "n"}
    return Fact("cell", {**fields, "value": value, "state": state, **more}, Place(line=7))


def base(*cells: Fact, edition: str = "2021", year: int = 2024) -> FactBase:
    report = Fact("report", {"year": year, "edition": edition})
    table = Fact("table", {"id": "t2", "title": "第二张表", "edition": edition}, Place(line=5))
    return FactBase((report, table, *cells))


def same(now: FactBase, prior: FactBase) -> tuple[Value, Value]:
    (fact,) = repeated_tables(now, prior, FILE)
    return fact.get("cells"), fact.get("same")


def test_last_years_facts_have_their_own_kinds_and_say_their_file() -> None:
    one = cell("r1", 4)
    row = Fact("row", {"row": "r1", "n": 4}, Place(line=7), {"n": one})
    told = list(prior_facts(FactBase((one, row, Fact("outline", {}))), FILE))

    assert [fact.kind for fact in told] == ["prior_cell", "prior_row"]
    assert {fact.place for fact in told} == {Place(line=7, file=FILE)}
    assert told[1].cells["n"] is told[0]
    assert told[1].get("n") == 4


def test_equal_numbers_are_equal_and_noughts_are_not_counted() -> None:
    assert same(base(cell("a", 4), cell("b", 0)), base(cell("a", 4), cell("b", 0))) == (1, True)


def test_a_placeholder_is_as_good_as_a_nought() -> None:
    now = base(cell("a", 4), cell("b", None, "not_applicable"))
    assert same(now, base(cell("a", 4), cell("b", 0))) == (1, True)


def test_one_other_number_is_enough_to_differ() -> None:
    assert same(base(cell("a", 4), cell("b", 2)), base(cell("a", 4), cell("b", 0)))[1] is False


def test_a_cell_in_doubt_leaves_equality_open_but_not_a_difference() -> None:
    doubtful = cell("b", None, None)
    assert same(base(cell("a", 4), doubtful), base(cell("a", 4), cell("b", 2)))[1] is None
    assert same(base(cell("a", 4), doubtful), base(cell("a", 5), cell("b", 2)))[1] is False


def test_a_cell_that_only_one_year_has_leaves_it_open() -> None:
    assert same(base(cell("a", 4), cell("b", 2)), base(cell("a", 4)))[1] is None


def test_tables_of_two_editions_are_not_compared() -> None:
    assert not list(repeated_tables(base(cell("a", 4)), base(cell("a", 4), edition="2019"), FILE))


def promises(before: str, told: str) -> dict[Value, Value]:
    prior = FactBase(
        (
            Fact("section", {"id": "s5", "text": before}),
            Fact("section", {"id": "s1", "text": "下一步，建立另一个部分的台账。"}),
            Fact("sentence", {"section": "s5"}),
        )
    )
    now = FactBase((Fact("report", {"text": told}),))
    facts = promise_facts(now, prior, FILE, ("台账", "专栏", "制度"))
    return {fact.get("key"): fact.get("answered") for fact in facts}


def test_only_what_is_to_come_and_has_a_name_is_a_promise() -> None:
    before = (
        "一是台账不全。已建立信访回复台账。今后将加强学习，健全制度，提高认识；"
        "建立健全工作制度；开设惠企政策解读专栏，完善答复制度。"
    )
    assert promises(before, "") == {"惠企政策解读专栏": False}


def test_a_promise_is_kept_where_its_name_stands_and_open_where_part_of_it_does() -> None:
    before = "下一步开设惠企政策解读专栏。"
    assert promises(before, "开设了惠企政策解读专栏。") == {"惠企政策解读专栏": True}
    assert promises(before, "政策解读28篇。") == {"惠企政策解读专栏": None}
    assert promises(before, "新开两个专栏，发布惠企信息。") == {"惠企政策解读专栏": None}
    assert promises(before, "公开财政信息。") == {"惠企政策解读专栏": False}


def test_where_this_years_text_was_not_read_every_promise_stays_open() -> None:
    now = FactBase((Fact("report", {}),))
    section = Fact("section", {"id": "s5", "text": "下一步建立限时答复台账。"})
    prior = FactBase((section, Fact("sentence", {"section": "s5"})))
    (fact,) = promise_facts(now, prior, FILE, ("台账",))
    assert fact.get("answered") is None


def test_a_text_of_millions_of_characters_takes_no_more_than_its_length() -> None:
    def seconds(times: int) -> float:
        began = process_time()
        text = "下一步建立甲乙丙丁戊己庚辛台账，" * times
        promises(text, "建立建立建立台台台账" * times)
        return process_time() - began

    seconds(100)
    assert seconds(100_000) < 4


def test_equal_places_are_made_equal() -> None:
    spot = Place(line=3, label="总计", text="12")
    (fact,) = prior_facts(FactBase((Fact("section", {}, spot),)), FILE)
    assert fact.place == replace(spot, file=FILE)
