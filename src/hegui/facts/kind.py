"""What a kind of fact is: its fields, their types and what they mean."""

from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """Type of a field, as the language knows it."""

    NUMBER = "number"
    TEXT = "text"
    TRUTH = "truth"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its type and what it means, in Chinese for rule authors."""

    type: Type
    means: str
    words: tuple[str, ...] = ()  # the values a text field can take, where they are a closed list


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of fact.

    Attributes:
        name: what ``for:`` takes.
        means: Chinese, one sentence: what one such fact says, and when there is one.
        fields: name → Field.
        members: ``rows`` or ``columns`` if each row (column) id of the form is a number field too.
    """

    name: str
    means: str
    fields: dict[str, Field]
    members: str = ""


def number(means: str) -> Field:
    """A field that holds a number."""
    return Field(Type.NUMBER, means)


def text(means: str, *words: str) -> Field:
    """A field that holds text; *words* are its values where they are a closed list."""
    return Field(Type.TEXT, means, words)


def truth(means: str) -> Field:
    """A field that is true or false."""
    return Field(Type.TRUTH, means)


def day(means: str) -> Field:
    """A field that holds a date."""
    return Field(Type.DATE, means)
