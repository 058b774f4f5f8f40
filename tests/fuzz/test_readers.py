"""Any bytes give a document or a DocumentError, whatever reader they reach.

Longer with ``make fuzz-readers``; a failing seed is made again by ``targets.hurt``.
"""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.parent import Reader
from tests.fuzz.targets import TARGETS, hurt, seeds

EACH = 15
FOUND = [("xlsx", 50219)]  # at fault once: a library printed what it thought of a style


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as one:
        yield one


@pytest.mark.parametrize("name", TARGETS)
def test_a_hurt_file_is_read_or_refused_in_words(reader: Reader, name: str) -> None:
    told = {seed: reader.answer(hurt(name, seed)) for seed in range(EACH)}
    assert {seed: words for seed, words in told.items() if words.startswith("fault")} == {}


@pytest.mark.parametrize("name", [name for name, target in TARGETS.items() if target.forms])
def test_the_files_that_are_hurt_were_whole(reader: Reader, name: str) -> None:
    assert seeds(name)
    assert reader.answer(seeds(name)[0]) == "read"


@pytest.mark.parametrize(("name", "seed"), FOUND)
def test_what_was_at_fault_once_is_not_again(reader: Reader, name: str, seed: int) -> None:
    assert not reader.answer(hurt(name, seed)).startswith("fault")


@given(magic=st.sampled_from([one.magic for one in TARGETS.values()]), rest=st.binary())
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_bytes_are_read_or_refused_in_words(reader: Reader, magic: bytes, rest: bytes) -> None:
    assert not reader.answer(magic + rest).startswith("fault")
