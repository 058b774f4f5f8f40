"""Results become files where the user asked for them."""

from collections.abc import Iterable
from pathlib import Path

from hegui.errors import UsageError


def refuse_targets(file: Path | None, folder: Path | None) -> None:
    """Refuse, before any work is done, to write a file where a folder lies or the reverse.

    Raises:
        UsageError: that is what was asked for.
    """
    if file is not None and file.is_dir():
        raise UsageError(f"--html 要给一个文件名，这是已有的文件夹：{file}")
    if folder is not None and folder.exists() and not folder.is_dir():
        raise UsageError(f"--output 要给一个文件夹，这是已有的文件：{folder}")


def write_pieces(path: Path, pieces: Iterable[str]) -> None:
    """Write a result, piece by piece, where the user asked for it.

    Raises:
        UsageError: the system does not let us.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(pieces)
    except OSError as error:
        raise UsageError(f"写不了文件：{path}（{_why(error)}）") from error


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "没有权限"
    if isinstance(error, IsADirectoryError):
        return "这是一个文件夹"
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "路径中有一段是文件，不是文件夹"
    return f"系统错误 {error.errno}"
