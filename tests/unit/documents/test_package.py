"""A ZIP container gives its parts or a reason; what it claims of itself is not believed."""

import io
import random
import struct
from time import process_time
from zipfile import ZIP_LZMA, ZIP_STORED, ZipFile

import pytest
from tests.packing import FLAGS, METHOD, OFFSET, PACKED_SIZE, SIZE, patched, zipped

from hegui.documents.limits import LIMITS, Limits
from hegui.documents.package import Package
from hegui.errors import DocumentError

TWO = [("word/document.xml", b"<a>" * 100), ("b.txt", "正文".encode() * 500)]


def all_parts(data: bytes, limits: Limits = LIMITS) -> list[bytes]:
    package = Package(data, limits)
    return [package.read_part(part, limits.file_bytes) for part in package.parts]


def reason(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(DocumentError) as refused:
        all_parts(data, limits)
    return str(refused.value)


def test_parts_are_found_by_name_whatever_slashes_and_case_they_are_written_with() -> None:
    package = Package(
        zipped([("\\word\\Document.xml", b"1"), ("/OFD.xml", b"2")], "ascii"), LIMITS
    )

    assert package.names == ("word/Document.xml", "OFD.xml")
    assert "word/document.xml" in package
    assert "word/other.xml" not in package
    assert package.read("word/document.xml", 10) == b"1"
    assert package.read("OFD.xml", 10) == b"2"
    with pytest.raises(DocumentError, match=r"缺少内部文件 x.xml"):
        package.read("x.xml", 10)


def test_a_container_with_large_offsets_streamed_or_behind_other_bytes_is_read() -> None:
    streamed = io.BytesIO()

    class Unseekable(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            return streamed.write(data)  # type: ignore[arg-type]

    with ZipFile(Unseekable(), "w") as archive:
        archive.writestr("a.txt", b"1" * 50)  # its sizes stand behind it
    large = io.BytesIO()
    with (
        ZipFile(large, "w") as archive,
        archive.open("a.txt", "w", force_zip64=True) as member,
    ):
        member.write(b"1" * 50)

    assert all_parts(streamed.getvalue()) == [b"1" * 50]
    assert all_parts(large.getvalue()) == [b"1" * 50]
    assert all_parts(b"PK\x03\x04 junk before it" + zipped([("a.txt", b"1")])) == [b"1"]


def test_an_empty_container_has_no_parts() -> None:
    assert list(Package(zipped([]), LIMITS).parts) == []


def test_of_parts_with_one_name_the_last_counts_and_all_can_be_read() -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        data = zipped([("a.txt", b"1"), ("a.txt", b"2")], "utf-8")

    assert all_parts(data) == [b"1", b"2"]
    assert Package(data, LIMITS).read("a.txt", 10) == b"2"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04", "文件不完整，末尾缺少目录"),
        (zipped(TWO)[:200], "文件不完整，末尾缺少目录"),
        (zipped(TWO)[60:], "文件已损坏"),
        (patched(zipped(TWO), *FLAGS, 1), "有密码保护"),
        (patched(zipped(TWO), *METHOD, 9), "少见的压缩方式（Deflate64）"),
        (patched(zipped(TWO), *METHOD, 98), "少见的压缩方式（PPMd）"),
        (patched(zipped(TWO), *METHOD, 77), "少见的压缩方式（编号 77）"),
        (patched(zipped(TWO), *SIZE, 5), "文件已损坏"),
        (patched(zipped(TWO), *SIZE, 2**31), "内部文件过大"),
        (patched(zipped(TWO), *PACKED_SIZE, 2**31), "位置互相重叠"),
        (patched(zipped(TWO), *OFFSET, 3), "文件已损坏"),
    ],
)
def test_what_cannot_be_read_is_said_in_plain_words(data: bytes, words: str) -> None:
    assert words in reason(data)


def test_a_size_that_claims_too_much_is_no_loss_where_the_sum_of_the_bytes_is_right() -> None:
    assert all_parts(patched(zipped(TWO), *SIZE, 10_000)) == [data for _, data in TWO]


def test_a_changed_byte_in_a_part_is_noticed() -> None:
    stored = io.BytesIO()
    with ZipFile(stored, "w", ZIP_STORED) as archive:
        archive.writestr("a.txt", b"12345")

    assert "文件已损坏" in reason(stored.getvalue().replace(b"12345", b"12845"))


def test_dictionaries_of_four_gigabytes_are_never_made() -> None:
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_LZMA) as archive:
        archive.writestr("a.txt", b"1")

    assert "少见的压缩方式（LZMA）" in reason(packed.getvalue())


def test_members_that_share_bytes_are_refused() -> None:
    data = zipped(TWO)
    second = data.rindex(b"PK\x01\x02") + 42
    shared = data[:second] + struct.pack("<I", 10) + data[second + 4 :]

    assert "位置互相重叠" in reason(shared)


def test_unpacked_bytes_are_limited_for_each_part_and_for_all() -> None:
    data = zipped([("a.txt", random.Random(1).randbytes(1000)), ("b.txt", bytes(3_000_000))])

    assert "内部文件过大" in reason(data, Limits(file_bytes=999))
    assert "解压后的总字节数超限（上限 3,000,500）" in reason(
        data, Limits(package_bytes=3_000_500)
    )
    assert "压缩倍数异常（上限 100）" in reason(data, Limits(package_ratio=100))
    assert [len(part) for part in all_parts(data, Limits(package_ratio=2000))] == [1000, 3_000_000]


def test_a_part_that_is_read_again_is_counted_once() -> None:
    package = Package(zipped([("a.txt", bytes(600))]), LIMITS, budget=1000)

    assert package.read("a.txt", 600) == package.read("a.txt", 600)


def test_a_directory_of_a_hundred_thousand_entries_is_refused_before_it_is_read() -> None:
    entry = b"PK\x01\x02" + bytes(42)
    claims_few = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 3, 3, 46 * 100_001, 0, 0)
    long = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 3, 3, 0xFFFFFF00, 0, 0)
    begun = process_time()

    assert "文件过多（上限 100,000）" in reason(b"PK\x03\x04" + entry * 100_001 + claims_few)
    assert "目录过大" in reason(b"PK\x03\x04" + entry * 100_001 + long)
    assert process_time() - begun < 2


def test_any_damage_gives_parts_or_a_reason() -> None:
    whole = zipped(TWO)
    seeded = random.Random(3)
    for _ in range(1500):
        data = bytearray(whole)
        for _ in range(seeded.choice((1, 3, 12))):
            data[seeded.randrange(len(data))] = seeded.choice((0, 1, 0xFF, seeded.randrange(256)))
        if seeded.random() < 0.2:
            del data[seeded.randrange(len(data)) :]
        try:
            parts = all_parts(bytes(data))
        except DocumentError:
            continue
        assert all(part in (TWO[0][1], TWO[1][1]) for part in parts)
