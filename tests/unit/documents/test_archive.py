"""An archive becomes its members under names that people know, and nothing leads out of it."""

import random
from time import process_time

import pytest
from tests.packing import FLAGS, METHOD, patched, zipped

from hegui.documents.archive import Archive
from hegui.documents.kinds import Kind
from hegui.documents.limits import LIMITS, Limits
from hegui.errors import DocumentError

REPORT = "一、总体情况\n2023年主动公开政府信息20条。\n".encode()
RAR = b"Rar!\x1a\x07\x00" + bytes(100)


def names(data: bytes, limits: Limits = LIMITS) -> list[str]:
    return [member.name for member in Archive(data, limits).members()]


def reason(data: bytes, limits: Limits = LIMITS) -> str:
    with pytest.raises(DocumentError) as refused:
        Archive(data, limits).members()
    return str(refused.value)


@pytest.mark.parametrize("code", ["utf-8", "gb18030"])
def test_names_are_read_as_they_were_written(code: str) -> None:
    data = zipped([("内/名.docx", REPORT), ("2023年年报（终稿）.txt", REPORT)], code)

    assert names(data) == ["内/名.docx", "2023年年报（终稿）.txt"]


def test_utf_8_that_is_not_marked_as_such_is_known() -> None:
    assert names(zipped([("青禾市·年报.txt", REPORT)], "utf_8")) == ["青禾市·年报.txt"]


def test_a_short_name_in_gbk_is_not_taken_for_letters_of_other_peoples() -> None:
    assert "一".encode("gb18030").decode("utf-8") == "һ"

    assert names(zipped([("一.txt", REPORT), ("联通.txt", REPORT)])) == ["一.txt", "联通.txt"]


def test_folders_with_backslashes_are_folders() -> None:
    assert names(zipped([("年报\\", b""), ("年报\\a.txt", REPORT)])) == ["年报/a.txt"]


def test_the_name_in_the_extra_field_counts_if_it_was_written_for_this_name() -> None:
    good = zipped([("年报.txt", REPORT)], unicode_path="年报①.txt")
    other = good.replace("年报".encode("gb18030"), "月报".encode("gb18030"))

    assert names(good) == ["年报①.txt"]
    assert names(other) == ["月报.txt"]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("../../etc/年报.txt", "etc/年报.txt"),
        ("/年报.txt", "年报.txt"),
        ("C:\\文档\\年报.txt", "文档/年报.txt"),
        ("a/./b//../年报.txt", "a/b/年报.txt"),
        ("年\u202e报\n.txt", "年\ufffd报\ufffd.txt"),
        ("..", "（第 1 个文件，没有名称）"),
        ("长" * 300 + ".txt", "长" * 100 + "…" + "长" * 96 + ".txt"),
        ("a/" * 40 + "年报.txt", "a/" * 15 + "年报.txt"),
    ],
)
def test_a_shown_name_leads_nowhere_and_hides_nothing(written: str, shown: str) -> None:
    assert names(zipped([(written, REPORT)])) == [shown]


def test_names_that_have_become_equal_are_told_apart() -> None:
    data = zipped([("a.txt", b"1"), ("../a.txt", b"2"), ("/a.txt", b"3"), ("a.txt#2", b"4")])
    archive = Archive(data, LIMITS)

    found = {member.name: archive.read(member.chain) for member in archive.members()}

    assert found == {"a.txt": b"1", "a.txt#2": b"2", "a.txt#3": b"3", "a.txt#2#2": b"4"}


def test_what_is_certainly_no_report_is_left_out() -> None:
    data = zipped(
        [
            ("年报/", b""),
            ("__MACOSX/年报/._年报.docx", b"x"),
            ("年报/.DS_Store", b"x"),
            ("年报/Thumbs.db", b"x"),
            ("年报/~$年报.docx", b"x"),
            ("年报/名单.csv", b"x"),
            ("年报/网页.html", REPORT),
            ("年报/网页_files/banner.png", b"x"),
            ("年报/网页.files/a.css", b"x"),
            ("年报/另外_files/年报.txt", REPORT),
            ("年报/结果.html", b'<meta name="generator" content="Hegui 0.1.0">'),
            ("README.md", b"x"),
        ]
    )

    assert names(data) == ["年报/网页.html", "年报/另外_files/年报.txt"]


def test_links_are_left_out() -> None:
    link = zipped([("年报.txt", b"/etc/passwd")], attributes=0o120777 << 16)

    assert reason(link) == "压缩包里没有可以审核的文件"


def test_an_archive_within_an_archive_is_listed_and_read() -> None:
    inner = zipped([("深/年报.txt", REPORT), ("二.txt", b"2")])
    archive = Archive(zipped([("一.txt", b"1"), ("里/包.zip", inner)]), LIMITS)

    found = {member.name: archive.read(member.chain) for member in archive.members()}

    assert found == {"一.txt": b"1", "里/包.zip!深/年报.txt": REPORT, "里/包.zip!二.txt": b"2"}


def test_a_bad_archive_within_costs_only_itself() -> None:
    third = zipped([("三.txt", b"3")])
    data = zipped(
        [
            ("深.zip", zipped([("更深.zip", third), ("二.txt", b"2")])),
            ("坏.zip", third[:40]),
            ("空.zip", zipped([])),
            ("锁.zip", patched(zipped([("密.txt", b"1")]), *FLAGS, 1)),
            ("好.txt", b"1"),
            ("包.rar", RAR),
        ]
    )

    members = Archive(data, LIMITS).members()

    assert [(member.name, member.refused.split("，")[0]) for member in members] == [
        ("深.zip!更深.zip", "压缩包里套压缩包"),
        ("深.zip!二.txt", ""),
        ("坏.zip", "文件不完整"),
        ("空.zip", "压缩包里没有可以审核的文件"),
        ("锁.zip!密.txt", ""),
        ("好.txt", ""),
        ("包.rar", ""),
    ]


def test_a_document_that_is_a_container_is_no_archive() -> None:
    document = zipped([("word/document.xml", b"<a/>"), ("[Content_Types].xml", b"<a/>")])

    assert Archive(document, LIMITS).kind is Kind.DOCX
    assert names(zipped([("年报.docx", document)])) == ["年报.docx"]


def test_an_archive_with_nothing_to_audit_says_so() -> None:
    assert reason(zipped([])) == "压缩包里没有可以审核的文件"
    assert reason(zipped([("a.csv", b"x")])) == "压缩包里没有可以审核的文件"


def test_limits_count_over_all_archives_of_one_tree() -> None:
    inner = zipped([(f"{n}.txt", bytes(100)) for n in range(6)])
    data = zipped([("甲.zip", inner), ("乙.zip", inner), ("丙.txt", b"1")])

    few = Archive(data, Limits(archive_members=12)).members()
    small = Archive(data, Limits(archive_bytes=2 * len(inner) + 900)).members()

    for members in (few, small):
        assert [member.name for member in members if member.refused] == ["乙.zip"]
        assert len(members) == 8
    assert "文件过多（上限 12）" in few[-2].refused
    assert "总字节数超限" in small[-2].refused
    assert "文件过多（上限 2）" in reason(data, Limits(archive_members=2))
    assert "总字节数超限" in reason(data, Limits(archive_bytes=200))


def test_entries_that_are_left_out_count_too_once_there_are_very_many() -> None:
    parts = zipped([(f"{n}.css", b"") for n in range(120)])
    report = zipped([("年报.txt", REPORT)])
    data = zipped([("甲.zip", parts), ("乙.zip", parts), ("丙.zip", report)])

    refused = Archive(data, Limits(archive_members=4)).members()  # so 200 entries
    listed = Archive(data, Limits(archive_members=5)).members()

    assert refused[-1].name == "丙.zip"
    assert "文件过多（上限 200）" in refused[-1].refused
    assert listed[-1].name == "丙.zip!年报.txt"


def test_a_member_that_cannot_be_read_says_why_when_it_is_read() -> None:
    for data, words in (
        (patched(zipped([("a.txt", REPORT)]), *FLAGS, 1), "有密码保护"),
        (patched(zipped([("a.txt", REPORT)]), *METHOD, 9), "压缩方式"),
    ):
        archive = Archive(data, LIMITS)
        (member,) = archive.members()
        with pytest.raises(DocumentError, match=words):
            archive.read(member.chain)
    with pytest.raises(DocumentError, match="内部文件过大"):
        Archive(zipped([("a.txt", REPORT)]), Limits(file_bytes=10)).read((0,))
    with pytest.raises(DocumentError, match="被改动"):
        Archive(zipped([("a.txt", REPORT)]), LIMITS).read((1,))


def test_two_thousand_members_cost_little() -> None:
    data = zipped([(f"县/{n}.txt", REPORT) for n in range(2_000)])
    begun = process_time()

    archive = Archive(data, LIMITS)
    read = [archive.read(member.chain) for member in archive.members()]

    assert read == [REPORT] * 2_000
    assert process_time() - begun < 3


def test_any_damage_gives_members_or_a_reason() -> None:
    whole = zipped([("年报.txt", REPORT), ("里.zip", zipped([("深.txt", REPORT)]))])
    seeded = random.Random(4)
    read = 0
    for _ in range(800):
        data = bytearray(whole)
        for _ in range(seeded.choice((1, 3, 12))):
            data[seeded.randrange(len(data))] = seeded.choice((0, 1, 0xFF, seeded.randrange(256)))
        try:
            archive = Archive(bytes(data), LIMITS)
            members = archive.members()
        except DocumentError:
            continue
        for member in members:
            try:
                read += archive.read(member.chain) == REPORT
            except DocumentError:
                continue
    assert read > 100
