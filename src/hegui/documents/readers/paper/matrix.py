"""Transformations of the plane, as PDF and OFD write them: six numbers."""

Matrix = tuple[float, float, float, float, float, float]


def then(inner: Matrix, outer: Matrix) -> Matrix:
    """The transformation by *inner* first, then by *outer*."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )
