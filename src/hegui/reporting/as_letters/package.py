"""A Word file as a zip of parts: read with limits, written with the same bytes every time."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from hegui.errors import UsageError

MAIN = "word/document.xml"
_MOST_PARTS = 2_000
_MOST_BYTES = 50 * 1024 * 1024  # unpacked; a letterhead with pictures has some hundred kilobytes
_DAY = (1980, 1, 1, 0, 0, 0)  # the first a zip can name: no clock


def read_package(path: Path) -> dict[str, bytes]:
    """The parts of a Word file by name, in their order.

    Raises:
        UsageError: it cannot be read, is no Word file, or is too large.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise UsageError(f"没有这个模板：{path}") from None
    except OSError as error:
        raise UsageError(f"模板打不开：{path}（系统错误 {error.errno}）") from error
    try:
        with ZipFile(BytesIO(data)) as package:
            members = [one for one in package.infolist() if not one.is_dir()]
            size = sum(one.file_size for one in members)
            if len(members) > _MOST_PARTS or size > _MOST_BYTES:
                raise UsageError(f"模板太大：{path}。请删去里面的大图片再用")
            parts = {one.filename: package.read(one) for one in members}
    except (BadZipFile, NotImplementedError, RuntimeError, ValueError, OSError) as error:
        raise UsageError(
            f"模板不是 Word 文档（.docx）：{path}。旧的 .doc 请用 Word 或 WPS 另存为 .docx"
        ) from error
    if MAIN not in parts:
        raise UsageError(f"模板不是 Word 文档（.docx）：{path} 里没有 {MAIN}")
    return parts


def packed(parts: Mapping[str, bytes]) -> bytes:
    """A Word file of these parts."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED, compresslevel=6) as package:
        for name, data in parts.items():
            member = ZipInfo(name, _DAY)
            member.compress_type = ZIP_DEFLATED
            member.create_system = 0  # the same on every system
            member.external_attr = 0
            package.writestr(member, data)
    return file.getvalue()
