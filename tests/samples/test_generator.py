"""The measure itself is sound: made-up reports balance, and the same seed gives the same bytes."""

from decimal import Decimal

import pytest
from tests.generator.corpus import SHAPES, clean, write
from tests.generator.form import edition
from tests.generator.make import KINDS, make_report
from tests.generator.odd import ODDITIES
from tests.generator.report import Report


def _value(report: Report, block: str, within: str, line: str, member: str) -> Decimal:
    row, column = (line, member) if within == "row" else (member, line)
    return report.number(block, row, column)


@pytest.mark.parametrize("edition_id", ["2019", "2021"])
@pytest.mark.parametrize("size", ["small", "large", "zero"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_identity_of_the_form_holds(edition_id: str, size: str, kind: str) -> None:
    report = make_report(77, edition=edition_id, kind=kind, size=size)
    checked = 0
    for identity in edition(edition_id)["identities"]:
        for line in identity["each"]:
            left, right = (
                sum(
                    _value(report, identity["block"], identity["within"], line, member)
                    for member in identity[side]
                )
                for side in ("left", "right")
            )
            assert left == right, (identity["id"], line)
            checked += 1
    assert checked == {"2019": 40, "2021": 42}[edition_id]


def test_the_same_seed_gives_the_same_bytes() -> None:
    first = [(sample.name, sample.data) for sample in clean(2 * len(SHAPES))]
    assert first == [(sample.name, sample.data) for sample in clean(2 * len(SHAPES))]


@pytest.mark.parametrize("name", ODDITIES)
def test_an_oddity_changes_what_is_printed(name: str) -> None:
    plain = make_report(5, year=2020, size="large", kind="department", odd=())
    strange = make_report(5, year=2020, size="large", kind="department", odd=[name])
    assert write(plain, "dense") != write(strange, "dense")
