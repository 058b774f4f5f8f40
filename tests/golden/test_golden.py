"""Every sample report is read and judged as it is on file; `make golden` rewrites the files."""

import pytest

from tests.golden.make import FOLDER, golden_files


@pytest.fixture(scope="module")
def now() -> dict[str, str]:
    return golden_files()


def test_every_sample_has_its_file_and_every_file_its_sample(now: dict[str, str]) -> None:
    assert sorted(path.name for path in FOLDER.glob("*.json")) == sorted(now)


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.glob("*.json")))
def test_the_report_is_read_and_judged_as_before(name: str, now: dict[str, str]) -> None:
    assert now.get(name) == (FOLDER / name).read_text("utf-8")
