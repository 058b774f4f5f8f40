"""The corpus that quality is measured on: reports in every form, with and without a fault."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from tests.generator.as_html import STYLES, as_html
from tests.generator.as_text import ENCODINGS, FORMS, as_text, encode
from tests.generator.faults import Planted, all_faults, plant
from tests.generator.make import make_report
from tests.generator.report import Report

SHAPES = (*FORMS, *(f"html-{style}" for style in STYLES))


@dataclass(frozen=True, slots=True)
class Sample:
    """A report as a file: its name, bytes, the shape it was written in, and what is true."""

    name: str
    shape: str
    data: bytes
    report: Report
    planted: Planted | None = None


def write(report: Report, shape: str, encoding: str = "utf-8") -> bytes:
    """*report* as the bytes of a file in one of ``SHAPES``."""
    if shape.startswith("html-"):
        return as_html(report, shape.removeprefix("html-"))
    return encode(as_text(report, shape), encoding)


def clean(count: int, start: int = 0) -> Iterator[Sample]:
    """*count* reports without fault, the shapes in turn, encodings and editions mixed."""
    for index in range(start, start + count):
        shape = SHAPES[index % len(SHAPES)]
        report = make_report(index, edition=("2019", "2021")[index // len(SHAPES) % 2])
        data = write(report, shape, ENCODINGS[index // 3 % len(ENCODINGS)])
        yield Sample(f"clean-{index:04d}.{_suffix(shape)}", shape, data, report)


def spoiled(each: int) -> Iterator[Sample]:
    """For every kind of fault, *each* reports with that one fault."""
    for name in all_faults():
        yield from spoiled_by(name, each)


def spoiled_by(name: str, each: int) -> Iterator[Sample]:
    """*each* reports with the one fault of that name, the shapes in turn."""
    number = list(all_faults()).index(name)
    made, seed = 0, 10_000 + 1_000 * number
    while made < each:
        planted = plant(make_report(seed), name, Random(seed))
        if planted is not None:
            shape = SHAPES[(made + number) % len(SHAPES)]
            data = write(planted.report, shape)
            title = f"{name}-{seed}.{_suffix(shape)}"
            yield Sample(title, shape, data, planted.report, planted)
            made += 1
        seed += 1


def _suffix(shape: str) -> str:
    return "html" if shape.startswith("html-") else "md" if shape == "pipes" else "txt"
