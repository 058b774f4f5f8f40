"""Two spellings that differ by one slip of the pen, and short forms of a name."""


def one_apart(right: str, written: str) -> tuple[str, int] | None:
    """How *written* comes from *right* by one slip, and at which character of *right*.

    ``lost`` a character, ``changed`` one, ``swapped`` two neighbours; None for any other
    difference and for none. A character too many is not looked for: doubled words are told apart
    elsewhere.
    """
    if right == written or not written:
        return None
    at = next(
        (
            index
            for index, pair in enumerate(zip(right, written, strict=False))
            if pair[0] != pair[1]
        ),
        min(len(right), len(written)),
    )
    if len(written) == len(right) - 1 and right[at + 1 :] == written[at:]:
        return "lost", at
    if len(written) != len(right):
        return None
    if right[at + 1 :] == written[at + 1 :]:
        return "changed", at
    if right[at : at + 2] == written[at : at + 2][::-1] and right[at + 2 :] == written[at + 2 :]:
        return "swapped", at
    return None


def is_short_for(short: str, long: str) -> bool:
    """Whether *short* is *long* with characters left out, in the same order."""
    rest = iter(long)
    return all(char in rest for char in short)


def shared(short: str, long: str) -> float:
    """Which part of *short* comes in the same order in *long*: 0 to 1."""
    if not short:
        return 0.0
    row = [0] * (len(long) + 1)
    for char in short:
        before = 0
        for index, other in enumerate(long, start=1):
            kept = row[index]
            row[index] = before + 1 if char == other else max(row[index], row[index - 1])
            before = kept
    return row[-1] / len(short)
