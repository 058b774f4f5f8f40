"""Long and odd prose costs time in proportion to its length, and never an exception.

There is no clock here: what looks back over all that came before would not end within the
patience of whoever runs the suite. The figures stand in benchmarks/results/prose.md.
"""

import pytest

from hegui.extraction.guide import guide_for
from tests.generator.judge import form_of_pack
from tests.hostile.prose import HOSTILE, ORDINARY, context_of, told_of

LONG = 10_000
LONGEST = 2_000_000


def _read(text: str) -> int:
    pack, form = form_of_pack()
    context = context_of(told_of(text))
    return sum(1 for reader in guide_for(pack, form).readers for _ in reader.facts(context))


@pytest.mark.parametrize("name", HOSTILE)
def test_odd_prose_is_read_to_its_end(name: str) -> None:
    sample = HOSTILE[name]
    _read((sample * (LONG // len(sample) + 1))[:LONG])


def test_two_million_characters_are_read_to_their_end() -> None:
    times = LONGEST // len(ORDINARY) + 1
    facts = _read(ORDINARY)
    assert _read(ORDINARY * times) >= facts
