"""Facts carry kind and level of the agency as the roster knows them."""

from hegui.facts.fact import Fact, FactBase
from hegui.roster.entry import Entry
from hegui.roster.known import restated, restated_as

CELL = Fact("cell", {"agency_kind": "unknown", "value": 1})
BASE = FactBase(
    (
        Fact("report", {"agency_kind": "unknown", "level": "unknown", "agency": "甲"}),
        Fact("row", {"agency_kind": "unknown"}, cells={"all": CELL}),
        CELL,
        Fact("copy", {"number": 1}),
    )
)


def test_every_fact_is_restated_and_nothing_else_changes() -> None:
    entry = Entry("k", "甲", kind="township", level="township")

    facts = restated(BASE, entry).facts

    assert [fact.get("agency_kind") for fact in facts] == ["township"] * 3 + [None]
    assert facts[1].cells["all"].get("agency_kind") == "township"
    assert (facts[0].get("level"), facts[0].get("agency")) == ("township", "甲")
    assert "level" not in facts[1].fields
    assert facts[3] is BASE.facts[3]
    assert BASE.facts[0].get("agency_kind") == "unknown"


def test_what_the_roster_does_not_say_stays_as_it_was_read() -> None:
    assert restated(BASE, None) is BASE
    assert restated(BASE, Entry("k", "甲")) is BASE
    half = restated(BASE, Entry("k", "甲", level="county"))
    assert (half.facts[0].get("agency_kind"), half.facts[0].get("level")) == ("unknown", "county")


def test_judgements_are_told_apart_by_what_was_restated() -> None:
    assert restated_as(None) == restated_as(Entry("k", "甲")) == ""
    assert restated_as(Entry("k", "甲", kind="township")) == "township/"
    assert restated_as(Entry("k", "乙", kind="township", level="county")) == "township/county"
