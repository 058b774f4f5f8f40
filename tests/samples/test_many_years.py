"""Many agencies over many years: what shows only across reports is found, and nothing else."""

import json
from pathlib import Path

import pytest
from tests.generator.many.corpus import Corpus, Written, write_corpus
from tests.generator.many.measure import measured
from tests.generator.many.world import IN_COUNTY, seat

from hegui.cli.main import main

YEARS = (2021, 2022)
DRAFT = frozenset({"YOY-11"})  # says of itself that it is often wrong


def test_agencies_are_many_and_have_names_of_their_own() -> None:
    names = [seat(number).name for number in range(100 * IN_COUNTY)]

    assert len(set(names)) == len(names)
    assert {seat(number).kind for number in range(IN_COUNTY)} == {
        "government",
        "department",
        "township",
        "institution",
    }


def test_a_corpus_is_the_same_whoever_makes_it(tmp_path: Path) -> None:
    corpus = Corpus(IN_COUNTY, YEARS[:2])

    one = write_corpus(corpus, tmp_path / "one")
    two = write_corpus(corpus, tmp_path / "two")

    assert one.made == two.made
    assert one.roster.read_bytes() == two.roster.read_bytes()
    files = sorted(path.relative_to(one.folder) for path in one.folder.rglob("*.*"))
    assert len(files) == one.files
    assert all((one.folder / f).read_bytes() == (two.folder / f).read_bytes() for f in files)


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """A county in which half of the agencies have something to hide."""
    return write_corpus(Corpus(IN_COUNTY, YEARS), tmp_path_factory.mktemp("county"))


def test_what_was_planted_is_found_and_honest_agencies_are_left_alone(
    county: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [str(county.folder), "--roster", str(county.roster), "--format", "json"]
    assert main([*words, "--as-of", "2026-01-31"]) == 1

    result = measured(county, json.loads(capsys.readouterr().out))

    missed = {label.twist for label in result.missed}
    # Of a text of which a tenth was written anew, what remains may be just below the rule's line.
    assert {twist for twist in missed if not twist.endswith("anew")} == set()
    assert [entry for entry in result.wrong if entry["rule"] not in DRAFT] == []
    assert len(result.found) >= 14
