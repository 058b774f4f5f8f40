"""The office's ``waivers.yaml`` → waivers, or every mistake in it at once."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hegui.errors import Mistake, PackError, UsageError
from hegui.model.likeness import meant
from hegui.packs.schema import schema_mistakes
from hegui.packs.yaml_file import YamlFile, read_yaml
from hegui.review.waiver import Waiver

_RULE = re.compile("[A-Z]+-[0-9]{2,3}")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


def load_waivers(path: Path, rules: Collection[str]) -> tuple[Waiver, ...]:
    """The waivers of a file, in its order.

    Args:
        path: the file.
        rules: ids of the rules there are, running or not.

    Raises:
        UsageError: it cannot be read, or something in it is wrong; tells every mistake with line.
    """
    shown = str(path).replace("\\", "/")
    try:
        file = read_yaml(path, shown)
    except PackError as error:
        raise _refusal(shown, list(error.mistakes)) from error
    mistakes = [*schema_mistakes(file, "waivers"), *_mistakes(file, rules)]
    if mistakes:
        raise _refusal(shown, mistakes)
    return tuple(_waiver(file, index, one) for index, one in enumerate(file.data["waivers"]))


def _refusal(shown: str, mistakes: list[Mistake]) -> UsageError:
    told = "\n".join(str(mistake) for mistake in sorted(mistakes))
    return UsageError(f"豁免文件 {shown} 有 {len(mistakes)} 处错误：\n{told}")


def _mistakes(file: YamlFile, rules: Collection[str]) -> Iterator[Mistake]:
    """What a schema cannot say: days that are none, rules that are none, contradictions.

    Looks at each value for itself: whatever has another mistake is passed over.
    """
    listed = file.data.get("waivers") if isinstance(file.data, dict) else None
    for index, one in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(one, dict):
            yield from _mistakes_of(file, ("waivers", index), one, rules)


def _mistakes_of(
    file: YamlFile, at: tuple[str, int], one: Mapping[str, Any], rules: Collection[str]
) -> Iterator[Mistake]:
    rule = one.get("rule")
    if isinstance(rule, str) and _RULE.fullmatch(rule) and rule not in rules:
        yield file.mistake((*at, "rule"), f"没有编号为“{rule}”的规则。{meant(rule, rules)}")
    days = {}
    for key in ("date", "until"):
        written = one.get(key)
        if isinstance(written, str) and _DAY.fullmatch(written):
            try:
                days[key] = date.fromisoformat(written)
            except ValueError:
                yield file.mistake((*at, key), f"没有“{written}”这一天")
    if len(days) == len(("date", "until")) and days["until"] < days["date"]:
        words = f"到期的日子 {one['until']} 早于同意的日子 {one['date']}"
        yield file.mistake((*at, "until"), words)
    if "cell" in one and "value" not in one:
        words = "写了 cell 就要写 value：同意时这一格里是什么；变了，豁免就不再有效"
        yield file.mistake((*at, "cell"), words, key=True)


def _waiver(file: YamlFile, index: int, one: dict[str, Any]) -> Waiver:
    line, _ = file.place(("waivers", index))
    return Waiver(
        rule=one["rule"],
        agency=one["agency"],
        year=int(one["year"]),
        cell=one.get("cell", ""),
        value=str(one.get("value", "")),
        reason=one["reason"],
        approver=one["approver"],
        given=date.fromisoformat(one["date"]),
        until=date.fromisoformat(one["until"]),
        spot=f"{file.shown}:{line}",
    )
