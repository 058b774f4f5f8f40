"""A sequence whose members are made when they are asked for."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

Source = TypeVar("Source")
Made = TypeVar("Made")


class Lazy(Sequence[Made], Generic[Source, Made]):
    """What a function makes of each member of a sequence, one at a time and nothing kept."""

    def __init__(self, source: Sequence[Source], make: Callable[[Source], Made]) -> None:
        self._source, self._make = source, make

    def __len__(self) -> int:
        return len(self._source)

    @overload
    def __getitem__(self, index: int) -> Made: ...

    @overload
    def __getitem__(self, index: slice) -> list[Made]: ...

    def __getitem__(self, index: int | slice) -> Made | list[Made]:
        if isinstance(index, slice):
            return [self._make(one) for one in self._source[index]]
        return self._make(self._source[index])
