"""``parameters.yaml`` becomes values by date, each with its source."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hegui.errors import Mistake
from hegui.packs.yaml_file import Trail, YamlFile
from hegui.rules.ruleset import Dated, Parameter, Source
from hegui.rules.sources import cited, read_day


def read_parameters(
    file: YamlFile, sources: Mapping[str, Source], mistakes: list[Mistake]
) -> dict[str, Parameter]:
    """Id → parameter, in the order of the file, which its schema has passed."""
    parameters: dict[str, Parameter] = {}
    for index, given in enumerate(file.data):
        if given["id"] in parameters:
            words = f"“{given['id']}”写了两次，请换一个名称"
            mistakes.append(file.mistake((index, "id"), words))
        for place, dated in enumerate(given["values"]):
            mistakes += cited(file, (index, "values", place), dated, sources)
        values = read_dated(file, (index, "values"), given["values"], mistakes)
        parameters[given["id"]] = Parameter(given["id"], given["means"], values)
    return parameters


def read_dated(
    file: YamlFile, path: Trail, given: Sequence[Mapping[str, Any]], mistakes: list[Mistake]
) -> tuple[Dated, ...]:
    """The dated values at *path*, oldest first."""
    values: list[Dated] = []
    for index, entry in enumerate(given):
        since = read_day(file, (*path, index, "from"), entry["from"], mistakes)
        if values and since is not None and since <= values[-1].since:
            words = "各个时期的值要按日期从早到晚写，日期不能相同"
            mistakes.append(file.mistake((*path, index, "from"), words))
        if values and kind_of(entry["value"]) != kind_of(values[0].value):
            words = "同一参数各个时期的值要同类（都是数，或都是文字）"
            mistakes.append(file.mistake((*path, index, "value"), words))
        values.append(Dated(since or date.min, entry["value"], entry["source"]))
    return tuple(values)


def kind_of(value: object) -> str:
    """``text``, ``truth`` or ``number``: what a parameter's values must have in common."""
    if isinstance(value, bool):
        return "truth"
    return "text" if isinstance(value, str) else "number"
