"""True, false and unknown (Kleene 1952, strong three-valued logic); None is unknown.

Unknown is not false: ``unknown and false`` is false, ``unknown and true`` is unknown.
"""

from collections.abc import Iterable

Truth = bool | None


def every(truths: Iterable[Truth]) -> Truth:
    """Kleene conjunction: false if any is false, else unknown if any is, else true."""
    unknown = False
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            unknown = True
    return None if unknown else True


def some(truths: Iterable[Truth]) -> Truth:
    """Kleene disjunction: true if any is true, else unknown if any is, else false."""
    unknown = False
    for truth in truths:
        if truth is True:
            return True
        if truth is None:
            unknown = True
    return None if unknown else False


def negate(truth: Truth) -> Truth:
    """Not: unknown stays unknown."""
    return None if truth is None else not truth
