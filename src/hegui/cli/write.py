"""Results become files where the user asked for them."""

from collections.abc import Iterable
from datetime import date
from importlib.util import find_spec
from pathlib import Path

from hegui.cli.outputs import Outputs
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


def refuse_outputs(
    outputs: Outputs, inputs: Iterable[Path] = (), attest: Iterable[Path] = ()
) -> None:
    """Refuse, before any work is done, what could not or must not be written at its end.

    Args:
        outputs: what is to be written.
        inputs: files that are read; none may be written over.
        attest: checklists whose answers go into the new one.

    Raises:
        UsageError: a file where a folder lies or the reverse, a file that is read, a checklist
            whose answers would be lost, options that do not belong together, or a library that
            is not installed.
    """
    read = {path.resolve() for path in inputs}
    for option, path in outputs.files():
        if path.resolve() in read:
            raise UsageError(f"{option} 要写的就是要读的文件：{path}。请换一个文件名。")
    if outputs.checklist is not None and is_answered(outputs.checklist, attest):
        raise UsageError(
            f"{outputs.checklist} 里已有填好的结论，没有盖掉：加上 --attest {outputs.checklist}，"
            "以前的结论会填在新的表里；或者换一个文件名。"
        )
    for option, path in outputs.files():
        if path.is_dir():
            raise UsageError(f"{option} 要给一个文件名，这是已有的文件夹：{path}")
    for option, path in outputs.folders():
        if path.exists() and not path.is_dir():
            raise UsageError(f"{option} 要给一个文件夹，这是已有的文件：{path}")
    if outputs.parquet and outputs.output is None:
        raise UsageError("--parquet 要和 --output 一起用：写进那个文件夹。")
    of_letters = {
        "--letter-template": outputs.letter_template,
        "--bulletin-template": outputs.bulletin_template,
        "--office": outputs.office or None,
    }
    alone = [option for option, given in of_letters.items() if given is not None]
    if alone and outputs.letters is None:
        raise UsageError(f"{alone[0]} 要和 --letters 一起用。")
    for wanted, library, what, extra in (
        (outputs.parquet, "pyarrow", "写 Parquet", "parquet"),
        (outputs.letters is not None, "docxtpl", "写整改通知书", "word"),
    ):
        if wanted and find_spec(library) is None:
            raise UsageError(f'{what}，请安装：pip install "hegui[{extra}]"')


def is_answered(path: Path, attest: Iterable[Path]) -> bool:
    """Whether a file lies there that holds answers, or is no checklist, and is not handed back."""
    if not path.exists() or path.resolve() in {one.resolve() for one in attest}:
        return False
    from hegui.answers.load import load_answers

    try:
        return len(load_answers([path], date.max)) > 0
    except UsageError:
        return True


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
        raise refused(path, error) from error


def refused(path: Path, error: OSError) -> UsageError:
    """What is told when the system does not let us write."""
    return UsageError(f"写不了文件：{path}（{_why(error)}）")


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "没有权限"
    if isinstance(error, IsADirectoryError):
        return "这是一个文件夹"
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "路径中有一段是文件，不是文件夹"
    return f"系统错误 {error.errno}"
