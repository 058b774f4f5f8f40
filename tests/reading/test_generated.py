"""Made-up reports in every form are read as they were written, or what is lost is told."""

from random import Random

import pytest
from tests.generator.as_text import LOSSY
from tests.generator.corpus import SHAPES, clean, write
from tests.generator.damage import DAMAGES, damage
from tests.generator.faults import plant
from tests.generator.judge import read_bytes
from tests.generator.make import make_report
from tests.generator.measure import Tally, compare, header_faults

PER_SHAPE = 5


@pytest.mark.parametrize("shape", SHAPES)
def test_no_cell_is_read_wrongly_without_a_word(shape: str) -> None:
    tally = Tally()
    headers: list[str] = []
    for index in range(SHAPES.index(shape), PER_SHAPE * len(SHAPES), len(SHAPES)):
        sample = next(clean(1, start=index))
        assert sample.shape == shape
        base = read_bytes(sample.data, sample.name)
        tally.add(compare(base, sample.report, sample.name))
        headers += [f"{sample.name} {fault}" for fault in header_faults(base, sample.report)]
    assert tally.wrong == []
    assert tally.silent == 0
    assert headers == []


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_a_report_without_empty_cells_is_read_whole_in_every_form(
    shape: str, edition: str
) -> None:
    report = make_report(4711, edition=edition, kind="department", size="large", odd=())
    suffix = "html" if shape.startswith("html") else "txt"
    tally = compare(read_bytes(write(report, shape), f"x.{suffix}"), report)
    assert tally.cells == {"2019": 198, "2021": 200}[edition]
    assert (tally.right, tally.told, tally.wrong) == (tally.cells, 0, [])


@pytest.mark.parametrize("shape", sorted(set(SHAPES) - LOSSY))
def test_empty_cells_are_told_from_noughts_where_the_form_keeps_them(shape: str) -> None:
    report = make_report(815, year=2023, size="small", odd=["blanks"])
    suffix = "html" if shape.startswith("html") else "txt"
    base = read_bytes(write(report, shape), f"x.{suffix}")
    blanks = [cell for cell in base.of("cell") if cell.get("state") == "blank"]
    due = [truth for truth in report.truth() if truth.state == "blank"]
    assert len(blanks) == len(due)
    assert compare(base, report).wrong == []


@pytest.mark.parametrize("kind", DAMAGES)
@pytest.mark.parametrize("size", ["large", "zero", "fault"])
def test_damage_to_one_row_leaves_every_other_cell_as_it_was(kind: str, size: str) -> None:
    seed = 31
    report = make_report(seed, edition="2021", size="small" if size == "fault" else size, odd=())
    planted = plant(report, "wrong_leaf", Random(seed)) if size == "fault" else None
    hurt = damage(planted.report if planted else report, kind, Random(seed))
    for shape in ("dense", "tabs"):
        base = read_bytes(write(hurt.printed, shape), "x.txt")
        tally = compare(base, hurt.true, before=hurt.before)
        assert tally.wrong == []
        assert tally.silent == 0
