"""Examples are shown as YAML that could be copied back into a rule file."""

from decimal import Decimal

import pytest

from hegui.cli.as_yaml import example_lines
from hegui.packs.yaml_file import parse_yaml


def test_all_keys_of_an_example_are_shown() -> None:
    example = {
        "name": "差一天",
        "verdict": "fail",
        "facts": [{"row": {"table": "shifts", "day": 3, "share": Decimal("0.5"), "leaf": True}}],
        "message": "{day}: 不等",
    }

    assert list(example_lines(example)) == [
        "- name: 差一天",
        "  verdict: fail",
        "  facts:",
        "    - {row: {table: shifts, day: 3, share: 0.5, leaf: true}}",
        '  message: "{day}: 不等"',
    ]


@pytest.mark.parametrize("text", ["2020", "true", "", "a, b", "[x]", "甲: 乙", " 甲", "/", "a\nb"])
def test_what_is_shown_is_read_as_it_was(text: str) -> None:
    example = {"name": "例", "facts": [{"cell": {"text": text}}], "report": "一、概况\n\n无\n"}

    assert parse_yaml("\n".join([*example_lines(example), ""]).encode(), "x").data == [example]
