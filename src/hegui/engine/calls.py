"""Calls of functions become closures; three of them ask about more than values.

``known`` asks whether there is a value, ``state`` asks the cell behind a number, ``parameter``
asks the context. Patterns and word lists are made ready once, when the rule is compiled.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from hegui.engine.exact import exact
from hegui.engine.functions import FUNCTIONS
from hegui.engine.scope import Closure, Frame, Scope
from hegui.language.tree import Call, Constant, Expression, FieldOf
from hegui.model.pattern import compile_pattern


def call(tree: Call, arguments: Sequence[Closure], scope: Scope) -> Closure:
    """The closure of a call, given those of its arguments."""
    match tree.name:
        case "known":
            asked = arguments[0]
            return lambda frame: asked(frame) is not None
        case "state":
            return _state(tree, scope)
        case "parameter":
            return _parameter(str(constant_of(tree.arguments[0])))
        case "matches":
            search = compile_pattern(str(constant_of(tree.arguments[1]))).search
            return _of_text(arguments[0], lambda text: search(text) is not None)
        case "mentions":
            words = tuple(scope.vocabulary[str(constant_of(tree.arguments[1]))])
            return _of_text(arguments[0], lambda text: any(word in text for word in words))
        case _:
            return _function(tree.name, arguments)


def _function(name: str, arguments: Sequence[Closure]) -> Closure:
    function = FUNCTIONS[name]
    if len(arguments) == 1:
        only = arguments[0]

        def called_with_one(frame: Frame) -> Any:  # noqa: ANN401 - any value of the language
            value = only(frame)
            return None if value is None else function(value)

        return called_with_one

    def called(frame: Frame) -> Any:  # noqa: ANN401 - any value of the language
        values = []
        for argument in arguments:
            value = argument(frame)
            if value is None:
                return None
            values.append(value)
        return function(*values)

    return called


def _of_text(text: Closure, test: Callable[[str], bool]) -> Closure:
    def tested(frame: Frame) -> Any:  # noqa: ANN401 - a truth
        value = text(frame)
        return None if value is None else test(value)

    return tested


def _state(tree: Call, scope: Scope) -> Closure:
    member = tree.arguments[0]
    if not isinstance(member, FieldOf):
        raise TypeError("the checker lets state() take a member only")
    slot, name = scope.slots[member.alias], member.name

    def state(frame: Frame) -> Any:  # noqa: ANN401 - a text or None
        cell = frame[slot].cells.get(name)
        return None if cell is None else cell.fields.get("state")

    return state


def _parameter(name: str) -> Closure:
    def parameter(frame: Frame) -> Any:  # noqa: ANN401 - any value of the language
        value = frame[0].parameter(name)
        return exact(value) if value.__class__ is Decimal else value

    return parameter


def constant_of(tree: Expression) -> Any:  # noqa: ANN401 - a value of the language
    """The value of a constant, exact."""
    if not isinstance(tree, Constant):
        raise TypeError("a constant was promised by the checker")
    return exact(tree.value) if isinstance(tree.value, Decimal) else tree.value
