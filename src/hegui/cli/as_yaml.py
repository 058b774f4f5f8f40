"""Values of a rule file written as YAML again, with quotes only where YAML needs them."""

import json
from collections.abc import Iterator, Mapping

from hegui.errors import PackError
from hegui.packs.yaml_file import parse_yaml


def example_lines(example: Mapping[str, object]) -> Iterator[str]:
    """One item of ``examples``, all its keys in their order."""
    mark = "- "
    for key, value in example.items():
        if isinstance(value, str) and "\n" in value:
            yield f"{mark}{key}: |"
            yield from (f"    {line}".rstrip() for line in value.rstrip("\n").split("\n"))
        elif isinstance(value, list) and value:
            yield f"{mark}{key}:"
            yield from (f"    - {flow(part)}" for part in value)
        else:
            yield f"{mark}{key}: {flow(value, inside=False)}"
        mark = "  "


def entries(values: Mapping[str, object]) -> Iterator[str]:
    """The keys of a mapping, a line each."""
    yield from (f"{name}: {flow(value, inside=False)}" for name, value in values.items())


def flow(value: object, *, inside: bool = True) -> str:
    """A value on one line; *inside* brackets a text needs quotes more often."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {flow(part)}" for name, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(flow(part) for part in value) + "]"
    return _scalar(value, "[{}]" if inside else "{}")


def _scalar(value: object, around: str) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    wanted: object = [value] if around == "[{}]" else value
    source = f"a: {around.replace('{}', value)}"
    try:
        plain = parse_yaml(source.encode(), "").data == {"a": wanted}
    except PackError:
        plain = False
    return value if plain else json.dumps(value, ensure_ascii=False)
