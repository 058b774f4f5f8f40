"""Values become the whole numbers that travel on the wire."""

from datetime import date
from fractions import Fraction

from hegui.engine.exact import Number
from hegui.engine.ir import SCALE
from hegui.engine.scope import Closure, Frame

FALSE, TRUE, UNKNOWN = 0, 1, 2


def encoded(term: Closure) -> Closure:
    """The closure of a term as a wire number; None stays None.

    Numbers are scaled, dates count days, texts get a code of this report. A number that is
    not whole even when scaled stays a fraction: the reference reckons with it, the engine
    must not be given it.
    """

    def wire(frame: Frame) -> Number | None:
        value = term(frame)
        match value:
            case None:
                return None
            case bool():
                return int(value)
            case int():
                return value * SCALE
            case Fraction():
                scaled = value * SCALE
                return scaled.numerator if scaled.denominator == 1 else scaled
            case date():
                return value.toordinal()
            case _:
                code: int = frame[0].code(value)
                return code

    return wire


def weigh(truth: Closure) -> Closure:
    """The closure of a truth as 0, 1 or 2 for unknown."""

    def weighed(frame: Frame) -> int:
        value = truth(frame)
        return UNKNOWN if value is None else TRUE if value else FALSE

    return weighed
