"""Kinds of file that are not read, told by their first bytes, each with the way out that helps.

Nobody is helped by "unknown format" who only has to unpack a file, or to save it once more.
"""

import re

from hegui.errors import DocumentError

_UNPACK = "请解压，或改用 ZIP 打包后再审核"
_ORIGINAL = "请提供原来的 Word、PDF 或 OFD 文件"
_AS_PDF = "请用原程序另存或打印为 PDF"
_NO_REPORT = "请确认是不是放错了文件"
_AS_PICTURE = "请转换为 JPG 或 PNG；有文字版时请提供文字版"
_UNLOCKED = "请在装有该软件的电脑上解密后重新提供"

# Where, what stands there, what such a file is called, what to do.
_SIGNS = (
    (0, b"Rar!\x1a\x07", "RAR 压缩包", _UNPACK),
    (0, b"7z\xbc\xaf\x27\x1c", "7z 压缩包", _UNPACK),
    (0, b"\x1f\x8b\x08", "GZIP 压缩包", _UNPACK),
    (0, b"BZh", "BZIP2 压缩包", _UNPACK),
    (0, b"\xfd7zXZ\x00", "XZ 压缩包", _UNPACK),
    (0, b"\x28\xb5\x2f\xfd", "Zstandard 压缩包", _UNPACK),
    (0, b"MSCF\x00\x00\x00\x00", "CAB 压缩包", _UNPACK),
    (257, b"ustar", "TAR 包", _UNPACK),
    (0, b"PK\x07\x08", "分卷的 ZIP 压缩包", "请合并解压后再审核"),
    (0, b"PK00PK\x03\x04", "分卷的 ZIP 压缩包", "请合并解压后再审核"),
    (0, b"\x7fELF", "程序文件", _NO_REPORT),
    (0, b"\xca\xfe\xba\xbe", "程序文件", _NO_REPORT),
    (0, b"\xcf\xfa\xed\xfe", "程序文件", _NO_REPORT),
    (0, b"SQLite format 3\x00", "数据库文件", _NO_REPORT),
    (0, b"L\x00\x00\x00\x01\x14\x02\x00", "快捷方式，不是文件本身", "请提供它指向的文件"),
    (0, b"8BPS", "Photoshop 图片", _AS_PICTURE),
    (0, b"\x00\x00\x00\x0cjP  ", "JPEG 2000 图片", _AS_PICTURE),
    (0, b"\xff\x4f\xff\x51", "JPEG 2000 图片", _AS_PICTURE),
    (0, b"\xd7\xcd\xc6\x9a", "WMF 图片", _AS_PICTURE),
    (40, b" EMF\x00\x00\x01\x00", "EMF 图片", _AS_PICTURE),
    (0, b"AT&TFORM", "DjVu 文件", _AS_PDF),
    (0, b"CAJ", "CAJ 文件", _AS_PDF),
    (0, b"KDH ", "KDH 文件", _AS_PDF),
    (0, b"HN\x00\x00", "NH 文件", _AS_PDF),
    (0, b"Founder CEB", "方正 CEB 文件", _AS_PDF),
    (0, b"CEBX", "方正 CEBX 文件", _AS_PDF),
    (0, b"%!PS-Adobe", "PostScript 文件", _AS_PDF),
    (60, b"BOOKMOBI", "MOBI 电子书", _ORIGINAL),
    (0, b"ID3", "音频", _NO_REPORT),
    (0, b"OggS", "音频或视频", _NO_REPORT),
    (0, b"fLaC", "音频", _NO_REPORT),
    (0, b"#!AMR", "音频", _NO_REPORT),
    (8, b"WAVEfmt ", "音频", _NO_REPORT),
    (8, b"AVI LIST", "视频", _NO_REPORT),
    (0, b"FLV\x01", "视频", _NO_REPORT),
    (0, b"\x1a\x45\xdf\xa3", "视频", _NO_REPORT),
    (0, b"0&\xb2u\x8ef\xcf\x11", "音频或视频", _NO_REPORT),
    (0, b"\x00\x00\x01\xba", "视频", _NO_REPORT),
    (0, b"b\x14#e", "被文档加密软件加密的文件", _UNLOCKED),
)
_LOCK_SIGN, _LOCK_WITHIN = b"E-SafeNet", 64
_MEDIA_TYPE = slice(4, 8)
_MEDIA_BRAND = slice(8, 12)
_STILL = (b"heic", b"heix", b"heim", b"mif1", b"msf1", b"avif")
_TEXTS = (
    (
        re.compile(rb"progid=\"Word\.Document\"|<w:wordDocument\b|<pkg:package\b"),
        "是 Word 的 XML 文件（Word 2003 XML 或平面 OPC），不能读取；请另存为 DOCX",
    ),
    (
        re.compile(rb"progid=\"Excel\.Sheet\"|<Workbook[^<>]{0,200}:office:spreadsheet"),
        "是 Excel 2003 的 XML 表格，不能读取；请另存为 XLSX",
    ),
    (
        re.compile(rb"<office:document[\s>]"),
        "是 OpenDocument 文件，不能读取；请另存为 DOCX 或 XLSX",
    ),
    (re.compile(rb"<uof:UOF[\s>]"), "是 UOF（标文通）文件，不能读取；请另存为 DOCX"),
    (
        re.compile(rb"\A\s*\[InternetShortcut\]", re.IGNORECASE),
        "是网址的快捷方式，不是文件本身；请把网页另存后再审核",
    ),
)


def refuse_foreign(data: bytes) -> None:
    """Refuse a file whose first bytes are those of a kind that is not read.

    Raises:
        DocumentError: it is such a file; the message names the kind and says what to do.
    """
    for at, sign, name, way_out in _SIGNS:
        if data.startswith(sign, at):
            raise DocumentError(f"是{_spaced(name)}，不能读取；{way_out}")
    if data[_MEDIA_TYPE] == b"ftyp":
        if data[_MEDIA_BRAND] in _STILL:
            raise DocumentError(f"是 HEIC 图片，不能读取；{_AS_PICTURE}")
        raise DocumentError(f"是音频或视频，不能读取；{_NO_REPORT}")
    if _LOCK_SIGN in data[:_LOCK_WITHIN]:
        raise DocumentError(f"是被文档加密软件（亿赛通）加密的文件，不能读取；{_UNLOCKED}")
    if data.startswith(b"MZ") and _is_program(data):
        raise DocumentError(
            "是程序文件（如自解压压缩包），为安全起见没有打开；请解压后提供里面的文件"
        )


def refuse_foreign_text(begin: bytes) -> None:
    """Refuse a text whose beginning shows a kind of XML or shortcut that is not read.

    Raises:
        DocumentError: it is such a file; the message names the kind and says what to do.
    """
    for sign, words in _TEXTS:
        if sign.search(begin):
            raise DocumentError(words)


def _is_program(data: bytes) -> bool:
    at = int.from_bytes(data[60:64], "little")
    return data[at : at + 2] in (b"PE", b"NE", b"LE", b"LX") and at >= 64


def _spaced(name: str) -> str:
    return f" {name}" if name[0].isascii() else name
