"""Whatever is known before, in whatever order files come and answers are given: the same."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from hegui.batch.run import Options
from hegui.exchange.document import dump
from hegui.roster.load import load_roster
from hegui.rules.open import open_ruleset
from hegui.rules.ruleset import Ruleset
from tests.batch.inline import Inline, Stopped
from tests.batch.whole import audited
from tests.generator.many.corpus import Corpus, Written, write_corpus
from tests.generator.many.county import County
from tests.generator.many.twists import Twist
from tests.generator.many.world import seat

DAY = date(2026, 1, 31)
YEARS = (2021, 2022)
TWISTS = {
    2: Twist("carried in is not what was carried out", 2022),
    3: Twist("two versions", 2022),
    4: Twist("all of last year", 2022),
    5: Twist("neighbour, names changed", 2022, 6),
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Written:
    """Six agencies over two years, most with something across reports."""
    root = tmp_path_factory.mktemp("agencies")
    made = write_corpus(Corpus(7, YEARS, each=0), root)
    seats = tuple(map(seat, range(7)))
    county = County(seats, YEARS, TWISTS, ("html", "md", "txt"), sums=False, drafts=False)
    county.write(made.folder)
    return made


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    """Rules enough: all across reports, and sums."""
    rules = open_ruleset(None, None)
    some = tuple(one for one in rules.rules if one.id.startswith(("ARI", "BPL", "PUB", "YOY")))
    return replace(rules, rules=some)


@pytest.fixture(scope="module")
def expected(written: Written, ruleset: Ruleset) -> str:
    """What an undisturbed run with nothing known says."""
    run = audited([written.folder], ruleset, _options(written), runner=Inline())
    assert {entry["rule"] for entry in run.document["across"]} >= {"YOY-01", "YOY-12", "BPL-04"}
    return "".join(dump(run.document))


def _options(written: Written, store: Path | None = None) -> Options:
    roster = load_roster(written.roster)
    return Options(DAY, store=store, roster=roster)


def _paths(written: Written, rng: Random) -> Iterator[Path]:
    """The files one by one in any order, some of them twice, and folders among them."""
    files = sorted(path for path in written.folder.rglob("*.*") if path.is_file())
    chosen = [*files, *rng.sample(files, 3), written.folder]
    rng.shuffle(chosen)
    yield from chosen


@pytest.mark.parametrize("seed", range(2))
def test_order_chance_and_what_is_known_do_not_show(
    written: Written, ruleset: Ruleset, expected: str, tmp_path: Path, seed: int
) -> None:
    rng = Random(seed)
    options = _options(written, tmp_path / "results.db")
    paths = list(_paths(written, rng))
    stop = rng.randint(1, 18)
    with pytest.raises(Stopped):
        audited(paths, ruleset, options, runner=Inline(rng, stop))

    gone_on = audited(paths, ruleset, options, runner=Inline(rng))
    other = audited([written.folder], ruleset, options, runner=Inline(rng))

    for run in (gone_on, other):
        assert "".join(dump(run.document)) == expected
    assert dict(gone_on.facts) == dict(other.facts)


def test_results_do_not_depend_on_how_many_work(
    written: Written, ruleset: Ruleset, expected: str
) -> None:
    run = audited([written.folder], ruleset, _options(written))

    assert "".join(dump(run.document)) == expected
