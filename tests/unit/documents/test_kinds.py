"""The kind of a file is told by what it holds; what is not read is refused with the way out."""

import random
import struct

import pytest
from tests.packing import zipped

from hegui.documents.kinds import Kind, kind_of
from hegui.documents.limits import LIMITS
from hegui.errors import DocumentError

REPORT = "一、总体情况\n2023年主动公开政府信息20条。\n"
PAGE = f"<!DOCTYPE html><html><body><p>{REPORT}</p></body></html>"
SAVED = (
    "From: <Saved by a browser>\nMIME-Version: 1.0\n"
    'Content-Type: multipart/related;\n\tboundary="b"'
    "\n\n--b\nContent-Type: text/html\n\n<p>x</p>\n--b--\n"
)
OFFICE = ("[Content_Types].xml", b"<a/>")
WORD_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def reason(data: bytes) -> str:
    with pytest.raises(DocumentError) as refused:
        kind_of(data, LIMITS)
    return str(refused.value)


def container(*streams: str) -> bytes:
    """The smallest OLE container with empty streams of these names."""
    sector = 512
    header = struct.pack(
        "<8s16x5H6x9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E, 3, 0xFFFE, 9, 6,  # version, byte order, sizes of sectors as powers of two
        0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0,
    )  # fmt: skip
    header += struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    count = -(-(len(streams) + 1) // 4)  # sectors of the directory
    chain = [*range(2, count + 1), 0xFFFFFFFE]
    table = struct.pack(f"<{sector // 4}I", 0xFFFFFFFD, *chain, *[0xFFFFFFFF] * (127 - count))
    names = ["Root Entry", *streams]
    entries = b""
    for index, name in enumerate(names):
        root = index == 0
        following = index + 1 if 0 < index < len(names) - 1 else 0xFFFFFFFF
        raw = name.encode("utf-16-le")
        entries += struct.pack(
            "<64sHBB3I36xI8x",
            raw, len(raw) + 2, 5 if root else 2, 1, 0xFFFFFFFF, following,
            1 if root and streams else 0xFFFFFFFF, 0xFFFFFFFE,
        )  # fmt: skip
    return header + table + entries.ljust(count * sector, b"\x00")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", Kind.PDF),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n1 0 obj endobj", Kind.PDF),
        (rb"{\rtf1\ansi", Kind.RTF),
        (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
        (b"\xff\xd8\xff\xe0", Kind.PICTURE),
        (b"GIF89a\x01\x00", Kind.PICTURE),
        (b"II*\x00\x08", Kind.PICTURE),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Kind.PICTURE),
        (b"BM" + bytes(12) + b"\x28\x00\x00\x00" + bytes(40), Kind.PICTURE),
        (zipped([OFFICE, ("word/document.xml", b"")]), Kind.DOCX),
        (zipped([("word\\document.xml", b""), ("[content_types].xml", b"")]), Kind.DOCX),
        (zipped([(OFFICE[0], WORD_TYPE), ("content/a.xml", b"")]), Kind.DOCX),
        (zipped([OFFICE, ("xl/workbook.xml", b"")]), Kind.XLSX),
        (zipped([OFFICE, ("xl/workbook.xml", b""), ("xl/embeddings/word/x", b"")]), Kind.XLSX),
        (zipped([("Doc_0/Document.xml", b""), ("OFD.xml", b"")]), Kind.OFD),
        (zipped([("年报.docx", b"x")]), Kind.ZIP),
        (zipped([("word/年报.docx", b"x")]), Kind.ZIP),
        (zipped([]), Kind.ZIP),
        (container("WordDocument", "1Table", "ObjectPool"), Kind.DOC),
        (container("Workbook"), Kind.XLS),
        (container("Book", "Workbook", "a", "b", "c"), Kind.XLS),
        (SAVED.encode(), Kind.MHT),
        (SAVED.replace("\n", "\r\n").encode(), Kind.MHT),
        (b"\xef\xbb\xbf\r\n" + SAVED.encode(), Kind.MHT),
        (b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>x", Kind.MHT),
        (PAGE.encode(), Kind.HTML),
        (REPORT.encode(), Kind.TEXT),
        ("标题：%PDF-1.7 是一种格式".encode(), Kind.TEXT),
        ("BMW 不是图片。".encode(), Kind.TEXT),
        ("MZ 开头的不都是程序。".encode(), Kind.TEXT),
        (b"Title: x\nDate: y\n\ntext", Kind.TEXT),
    ],
)
def test_the_kind_is_told_by_content(data: bytes, kind: Kind) -> None:
    assert kind_of(data, LIMITS) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (REPORT, Kind.TEXT),
        (f"# 报告\n\n| a | b |\n|---|---|\n| 1<br>2 | 3 |\n{REPORT}", Kind.TEXT),
        (f"# 报告\n\n<div align=center>\n\n{REPORT}", Kind.TEXT),
        (f"报告\n\n一、总体\n正文。\n<html><body><table><tr><td>1</table>{REPORT}", Kind.TEXT),
        (f"<div align=center>报告</div>\n\n## 一、总体\n正文\n\n## 二、公开\n{REPORT}", Kind.TEXT),
        (f"<style>\n# a\n# b\n</style><div>{REPORT}", Kind.HTML),
        (PAGE, Kind.HTML),
        (f"\n <div>{REPORT}</div>", Kind.HTML),
        (f"导出\n<p>{REPORT}</p>", Kind.HTML),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16", "utf-16-be"])
def test_pages_and_texts_are_told_apart_in_any_encoding(text: str, kind: Kind, codec: str) -> None:
    assert kind_of(text.encode(codec), LIMITS) is kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"Rar!\x1a\x07\x01\x00", "是 RAR 压缩包，不能读取；请解压，或改用 ZIP 打包"),
        (b"7z\xbc\xaf\x27\x1c\x00", "是 7z 压缩包"),
        (b"\x1f\x8b\x08\x00", "是 GZIP 压缩包"),
        (bytes(257) + b"ustar\x0000", "是 TAR 包"),
        (b"PK\x07\x08PK\x03\x04", "是分卷的 ZIP 压缩包"),
        (b"PK\x03\x04" + bytes(100), "文件不完整，末尾缺少目录"),
        (
            b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\x00\x00",
            "是程序文件（如自解压压缩包）",
        ),
        (b"\x7fELF\x02", "是程序文件"),
        (b"L\x00\x00\x00\x01\x14\x02\x00", "是快捷方式，不是文件本身"),
        (b"[InternetShortcut]\r\nURL=http://a/", "是网址的快捷方式"),
        (b"SQLite format 3\x00", "是数据库文件"),
        (b"\x00\x00\x00\x20ftypisom", "是音频或视频"),
        (b"\x00\x00\x00\x20ftypheic", "是 HEIC 图片，不能读取；请转换为 JPG"),
        (b"ID3\x03", "是音频"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "是音频"),
        (b"CAJ\x00", "是 CAJ 文件"),
        (b"b\x14#e" + bytes(50), "加密软件"),
        (bytes(20) + b"E-SafeNet LOCK", "加密软件（亿赛通）"),
        (zipped([OFFICE, ("ppt/presentation.xml", b"")]), "是演示文稿（PPTX）"),
        (zipped([OFFICE, ("xl/workbook.bin", b"")]), "XLSB"),
        (zipped([OFFICE, ("FixedDocSeq.fdseq", b"")]), "是 XPS 文件"),
        (zipped([OFFICE, ("visio/document.xml", b"")]), "没有 Word 或 Excel 的内容"),
        (zipped([("content.xml", b""), ("META-INF/manifest.xml", b"")]), "是 OpenDocument 文件"),
        (zipped([("mimetype", b""), ("META-INF/container.xml", b"")]), "是 EPUB 电子书"),
        (container("EncryptionInfo", "EncryptedPackage"), "有密码保护"),
        (container("PowerPoint Document"), "是演示文稿（PPT）"),
        (container("__properties_version1.0"), "是 Outlook 邮件"),
        (container("Catalog"), "没有 Word 或 Excel 的内容"),
        (container(), "没有 Word 或 Excel 的内容"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "文件已损坏"),
        (b"<?xml version='1.0'?>\n<w:wordDocument xmlns:w='x'>", "是 Word 的 XML 文件"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>',
            "是 Word 的 XML 文件",
        ),
        (b'<pkg:package xmlns:pkg="x">', "平面 OPC"),
        (b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "Excel 2003 的 XML"),
        (b"<office:document xmlns:office='x'>", "是 OpenDocument 文件"),
        (b"<uof:UOF xmlns:uof='x'>", "是 UOF（标文通）文件"),
        (b"Received: by x\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>", "是电子邮件"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n", "是电子邮件"),
    ],
)
def test_what_is_not_read_is_named_with_the_way_out(data: bytes, words: str) -> None:
    said = reason(data)

    assert words in said
    assert "；请" in said


def test_any_bytes_have_a_kind_or_a_reason() -> None:
    seeded = random.Random(9)
    begins = [b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"From: ", b"<", b"MZ"]
    whole = [container("WordDocument"), zipped([OFFICE]), SAVED.encode()]
    kinds = set()
    for number in range(1500):
        data = bytearray(seeded.choice(begins) + seeded.randbytes(seeded.randrange(700)))
        if number % 3 == 0:
            data = bytearray(seeded.choice(whole))
            for _ in range(seeded.choice((1, 4, 20))):
                data[seeded.randrange(len(data))] = seeded.randrange(256)
        try:
            kinds.add(kind_of(bytes(data), LIMITS))
        except DocumentError:
            continue
    assert kinds >= {Kind.DOC, Kind.TEXT, Kind.MHT}
