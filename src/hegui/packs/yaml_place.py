"""Where in a YAML source a value stands, and where in it one character of its text."""

import re

import yaml


def child(node: yaml.Node, step: str | int) -> tuple[yaml.Node | None, yaml.Node] | None:
    """Key node (of a mapping) and value node one *step* below *node*."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None


def within(text: str, node: yaml.ScalarNode, offset: int) -> tuple[int, int]:
    """1-based line and column of the character *offset* of a text in the source.

    Walks the source beside the value: indentation and escapes are in the source alone.
    """
    lines = text.split("\n")
    line, column = node.start_mark.line, node.start_mark.column
    if node.style == "|":
        line, column = line + 1, 0
    elif node.style in {"'", '"'}:
        column += 1
    wanted = len(re.sub(r"\s", "", node.value[:offset]))
    while line < len(lines):
        while column < len(lines[line]):
            sign = lines[line][column]
            escape = (sign == "\\" and node.style == '"') or (
                sign == "'" == node.style and lines[line][column + 1 : column + 2] == "'"
            )
            if escape or not sign.isspace():
                if wanted == 0:
                    return line + 1, column + 1
                wanted -= 1
            column += 2 if escape else 1
        if node.style != "|":
            break
        line, column = line + 1, 0
    return line + 1, column + 1
