"""Keys: the same for the same, and never the same for anything else."""

import os
import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from hegui.batch.discover import Found
from hegui.batch.store.keys import (
    content_of,
    key_of,
    part_of,
    program_digest,
    reading_digest,
    stat_of,
    where,
)
from hegui.cli.load import load_form_of
from hegui.rules.open import open_ruleset

TEXTS = st.lists(st.text("ab1:\n\ud800", max_size=4), max_size=3)


@given(TEXTS, TEXTS)
def test_two_lists_have_one_key_only_if_they_are_equal(one: list[str], other: list[str]) -> None:
    assert (key_of(*one) == key_of(*other)) == (one == other)


def test_parts_cannot_run_into_each_other() -> None:
    assert key_of("a", "b") != key_of("ab", "") != key_of("ab")
    assert key_of("1:a\n1:b") != key_of("a", "b")
    assert re.fullmatch("[0-9a-f]{64}", key_of("\ud800"))


def test_a_file_is_known_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"abc")
    two.write_bytes(b"abc")

    assert (
        content_of(one)
        == content_of(two)
        == ("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    )
    assert content_of(tmp_path / "three") == content_of(tmp_path) == ""


def test_touching_a_file_shows_and_a_folder_has_no_mark(tmp_path: Path) -> None:
    path = tmp_path / "one"
    path.write_bytes(b"abc")
    before = stat_of(path)

    os.utime(path, ns=(1, 1))

    assert before != stat_of(path) != ""
    assert stat_of(tmp_path) == stat_of(tmp_path / "gone") == ""


def test_a_member_is_known_by_its_archive_and_its_place_in_it(tmp_path: Path) -> None:
    file = Found("x", tmp_path / "x.zip", member=(3, 1))

    assert part_of("c0ffee", file) == "c0ffee!3.1"
    assert part_of("c0ffee", replace(file, member=())) == "c0ffee"
    assert part_of("", file) == ""


def test_any_name_can_be_written_down(tmp_path: Path) -> None:
    for name in ("年报.txt", os.fsdecode("年报.txt".encode("gb18030")), "a\nb"):
        assert where(tmp_path / name).encode("utf-8")
    assert where(Path("a")) == str(Path("a").absolute())


def test_what_is_read_does_not_depend_on_rules() -> None:
    pack, form = load_form_of(None, None)
    digest = reading_digest(pack, form)

    assert reading_digest(replace(pack, version="9.9.9", digest="other"), form) == digest
    other = replace(pack, vocabulary={**pack.vocabulary, "typos": ("帐号",)})
    assert reading_digest(other, form) != digest
    assert open_ruleset(None, None).digest not in digest


def test_the_program_is_known_by_its_files() -> None:
    assert program_digest() == program_digest()
    assert re.fullmatch("[0-9a-f]{64}", program_digest())
