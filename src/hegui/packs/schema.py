"""A file is held against its JSON Schema; every mistake is said in Chinese, with its place.

The words come from the schema itself: ``x-help`` beside a constraint says what to write,
``description`` what a key is for. Knows no kind of file.
"""

import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from hegui.errors import Mistake
from hegui.model.likeness import meant
from hegui.packs.locate import rules_folder
from hegui.packs.yaml_file import AGAIN, YamlFile

_TYPES = {
    "string": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "true 或 false",
    "array": "列表",
    "object": "“键: 值”",
    "null": "空",
}


def schema_path(name: str) -> Path:
    """Where the schema of files called *name* stands."""
    return rules_folder() / "_schema" / f"{name}.schema.json"


@lru_cache(maxsize=32)
def _validator(path: Path) -> Draft7Validator:
    schema = json.loads(path.read_text(encoding="utf-8"))
    return Draft7Validator(_inlined(schema, schema.get("definitions", {})))


def _inlined(schema: Any, definitions: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
    """*schema* with its definitions put in: looking them up costs a third of the time."""
    if isinstance(schema, list):
        return [_inlined(part, definitions) for part in schema]
    if not isinstance(schema, dict):
        return schema
    given = {key: _inlined(part, definitions) for key, part in schema.items() if key != "$ref"}
    if "$ref" not in schema:
        return given
    name = schema["$ref"].removeprefix("#/definitions/")
    return {**_inlined(definitions[name], definitions), **given}


def key_order(name: str) -> tuple[str, ...]:
    """The keys of files called *name*, in the order in which they are written."""
    schema: Any = _validator(schema_path(name)).schema
    return tuple(schema["properties"])


def schema_mistakes(file: YamlFile, name: str) -> list[Mistake]:
    """Everything in *file* that the schema *name* does not allow."""
    said: dict[tuple[object, ...], Mistake] = {}
    validator = _validator(schema_path(name))
    root: Any = validator.schema
    for error in validator.iter_errors(file.data):
        for key, mistake in _say(file, error, root):
            said.setdefault(key, mistake)
    return list(said.values())


def sound_part(file: YamlFile, name: str) -> dict[str, Any]:
    """The top keys of *file* that the schema *name* knows and has nothing against."""
    validator = _validator(schema_path(name))
    schema: Any = validator.schema
    if not isinstance(file.data, dict):
        return {}
    wrong = {error.absolute_path[0] for error in validator.iter_errors(file.data) if error.path}
    return {
        key: value
        for key, value in file.data.items()
        if key in schema["properties"] and key not in wrong
    }


def _say(
    file: YamlFile, error: ValidationError, root: Mapping[str, Any]
) -> Iterator[tuple[tuple[object, ...], Mistake]]:
    path = tuple(error.absolute_path)
    got: Any = error.instance
    wanted: Any = error.validator_value
    schema: Mapping[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    known: Mapping[str, Any] = schema.get("properties", {})
    top: Any = root.get("properties", {}) if not path else {}
    if error.validator == "required":
        for key in wanted:
            if key not in got:
                means = {**known, **top}.get(key, {}).get("description", "")
                words = f"缺少 {key}" + (f"：{means}" if means else "")
                yield (*path, "required", key), file.mistake(path, words)
    elif error.validator == "additionalProperties":
        for key in got:
            if key not in known:
                words = _unknown(key, known)
                yield (*path, key, "known"), file.mistake((*path, key), words, key=True)
    elif "propertyNames" in error.absolute_schema_path:
        words = f"“{got}”不合要求：{schema.get('x-help', '')}"
        yield (*path, got, "name"), file.mistake((*path, got), words, key=True)
    elif error.validator == "not":
        yield (*path, "not"), file.mistake(path, schema.get("x-help", "请删去"), key=True)
    else:
        words = _value(error, schema)
        if error.validator == "type" and wanted == "string" and isinstance(got, dict | list):
            sign = file.sign(path)
            words = f"以 {sign} 开头的文字要加引号" if sign in ("{", "[") else words
        yield (*path, error.validator), file.mistake(path, words)


def _unknown(key: str, known: Mapping[str, Any]) -> str:
    if "：" in key:
        return f"“{key}”里的冒号是全角的。请改为半角冒号加一个空格。{AGAIN}"
    return f"这里没有“{key}”这个键。{meant(key, known) or '请删去'}"


def _value(error: ValidationError, schema: Mapping[str, Any]) -> str:
    wanted: Any = error.validator_value
    got: Any = error.instance
    words: str = schema.get("x-help", "")
    if error.validator == "type":
        kinds = [wanted] if isinstance(wanted, str) else list(wanted)
        if got is None:
            return "这里没有写内容" + (f"：{words}" if words else "")
        if "string" in kinds and not isinstance(got, dict | list):
            return f'这里应是文字，现在读成了{_kind(got)}。请加引号："{_shown(got)}"'
        told = f"这里应是{'或'.join(_TYPES[kind] for kind in kinds)}，现在是{_kind(got)}"
        return told + (f"。{words}" if words else "")
    if error.validator == "enum":
        near = meant(str(got), [str(word) for word in wanted])
        means: Mapping[str, str] = schema.get("x-words", {})
        if means and not near.startswith("是否"):
            near = f"可以写：{'、'.join(f'{word} {means[word]}' for word in wanted)}"
        return f"“{_shown(got)}”不是这里能写的词。{near or words}"
    if words:
        return f"“{_shown(got)}”不合要求：{words}" if isinstance(got, str | int) else words
    return _PLAIN.get(str(error.validator), "这里的值不合要求")


_PLAIN = {
    "minItems": "列表至少要有一项",
    "maxItems": "列表太长",
    "minLength": "这里没有写内容",
    "minProperties": "这里至少要写一项",
    "maxProperties": "这里只能写一项",
    "uniqueItems": "列表里有重复的项",
    "pattern": "这里的文字不合要求",
    "minimum": "这个数太小",
    "maximum": "这个数太大",
}


def _kind(value: object) -> str:
    if isinstance(value, bool):
        return "真假"
    if isinstance(value, str):
        return "文字"
    if isinstance(value, list):
        return "列表"
    return "“键: 值”" if isinstance(value, dict) else "数"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    return text if len(text) <= 40 else text[:40] + "…"
