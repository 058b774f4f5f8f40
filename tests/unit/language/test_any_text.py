"""Whatever stands in a file, the answer is a tree, a value or a mistake: nothing else."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hegui.errors import Mistake, PackError
from hegui.language.parse import Syntax, parse
from hegui.packs.yaml_file import parse_yaml

PIECES = [
    *("day", "p.value", "1", "35%", '"x"', "“", "”", "'", "(", ")", "[", "]", ",", ".", "!"),
    *("+", "-", "*", "/", "==", "=", "≠", "<", "in", "not", "非", "and", "或", "where", "as"),
    *("count(", "！", "x　y"),
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=20).map(" ".join) | st.text(max_size=60))
def test_an_expression_is_a_tree_or_a_mistake_within_it(text: str) -> None:
    told: list[tuple[int, str]] = []

    tree = parse(text, lambda at, words: told.append((at, words)))

    assert isinstance(tree, Syntax) != bool(told)
    assert all(0 <= at <= len(text) and words for at, words in told)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=80) | st.text("ab: -[]{}#&*!|>'\"\n\t：", max_size=60).map(str.encode))
def test_bytes_are_values_or_mistakes(raw: bytes) -> None:
    mistakes: tuple[Mistake, ...] = ()
    shown = ""
    try:
        shown = parse_yaml(raw, "x.yaml").shown
    except PackError as error:
        mistakes = error.mistakes

    assert bool(shown) != bool(mistakes)
