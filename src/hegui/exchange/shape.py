"""Whether a value has the shape that a schema of ours describes; quick, and without a library.

For values that come out of a process which read a hostile file: whoever uses them afterwards can
rely on every key and type. Knows the words of JSON Schema that our two schemas use, and refuses
to be built from any other.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any

from hegui.exchange import schemas

Fits = Callable[[object], bool]

_TYPES: Mapping[str, tuple[type, ...]] = {
    "null": (type(None),),
    "boolean": (bool,),
    "integer": (int,),
    "number": (int, float),
    "string": (str,),
    "array": (list,),
    "object": (dict,),
}
_SAID_ONLY = {"$schema", "title", "description", "definitions", "additionalProperties"}
_KNOWN = _SAID_ONLY | {
    "$ref",
    "anyOf",
    "const",
    "enum",
    "items",
    "maxItems",
    "minItems",
    "minimum",
    "pattern",
    "properties",
    "required",
    "type",
}


@cache
def shape_of(name: str, definition: str = "") -> Fits:
    """A function that tells whether a value fits the schema *name*, or one of its definitions.

    Raises:
        KeyError: there is no such schema or definition.
    """
    schema = schemas.load(name)
    return _Builder(schema["definitions"]).build(
        schema["definitions"][definition] if definition else schema
    )


class _Builder:
    """Schemas become functions; a definition is built once."""

    def __init__(self, definitions: Mapping[str, Any]) -> None:
        self._definitions = definitions
        self._built: dict[str, Fits] = {}

    def build(self, schema: Mapping[str, Any]) -> Fits:
        if unknown := schema.keys() - _KNOWN:
            raise ValueError(f"words of JSON Schema that are not understood: {sorted(unknown)}")
        tests = [*self._tests(schema)]
        if len(tests) == 1:
            return tests[0]
        return lambda value: all(test(value) for test in tests)

    def _tests(self, schema: Mapping[str, Any]) -> Sequence[Fits]:
        tests: list[Fits] = []
        if "$ref" in schema:
            tests.append(self._refer(schema["$ref"]))
        if "type" in schema:
            tests.append(_of_type(schema["type"]))
        if "enum" in schema or "const" in schema:
            tests.append(_one_of(schema.get("enum", [schema.get("const")])))
        if "anyOf" in schema:
            tests.append(_any_of([self.build(one) for one in schema["anyOf"]]))
        if "pattern" in schema:
            tests.append(_matching(schema["pattern"]))
        if "minimum" in schema:
            tests.append(_at_least(schema["minimum"]))
        if "items" in schema or "minItems" in schema or "maxItems" in schema:
            tests.append(self._array(schema))
        if "properties" in schema or "required" in schema:
            tests.append(self._object(schema))
        return tests

    def _refer(self, where: str) -> Fits:
        name = where.removeprefix("#/definitions/")
        if name not in self._built:
            self._built[name] = self.build(self._definitions[name])
        return self._built[name]

    def _array(self, schema: Mapping[str, Any]) -> Fits:
        fits = self.build(schema.get("items", {}))
        least, most = schema.get("minItems", 0), schema.get("maxItems")

        def test(value: object) -> bool:
            if not isinstance(value, list):
                return True
            if len(value) < least or (most is not None and len(value) > most):
                return False
            return all(map(fits, value))

        return test

    def _object(self, schema: Mapping[str, Any]) -> Fits:
        required = frozenset(schema.get("required", ()))
        properties = {name: self.build(one) for name, one in schema.get("properties", {}).items()}
        closed = schema.get("additionalProperties", True) is False
        others = schema.get("additionalProperties", True)
        other = self.build(others) if isinstance(others, dict) else None

        def test(value: object) -> bool:
            if not isinstance(value, dict):
                return True
            if not required <= value.keys() or (closed and not value.keys() <= properties.keys()):
                return False
            for name, member in value.items():
                fits = properties.get(name, other)
                if fits is not None and not fits(member):
                    return False
            return True

        return test


def _of_type(names: str | Sequence[str]) -> Fits:
    wanted = [names] if isinstance(names, str) else names
    types = frozenset(one for name in wanted for one in _TYPES[name])
    return lambda value: type(value) in types


def _one_of(values: Sequence[object]) -> Fits:
    texts = frozenset(value for value in values if isinstance(value, str))
    rest = [value for value in values if not isinstance(value, str)]
    return lambda value: value in texts if isinstance(value, str) else value in rest


def _any_of(shapes: Sequence[Fits]) -> Fits:
    return lambda value: any(fits(value) for fits in shapes)


def _matching(pattern: str) -> Fits:
    search = re.compile(pattern, re.ASCII).search
    return lambda value: not isinstance(value, str) or search(value) is not None


def _at_least(least: float) -> Fits:
    return lambda value: not isinstance(value, int | float) or value >= least
