"""Where packs lie: a name or a path becomes a folder."""

from pathlib import Path

from hegui.errors import UsageError
from hegui.model.likeness import meant

DEFAULT_PACK = "zfxxgk-annual-report"


def rules_folder() -> Path:
    """The folder of the packs: the checkout's ``rules/``, else what travels with the package."""
    package = Path(__file__).resolve().parents[1]
    checkout = package.parents[1] / "rules"
    return checkout if (checkout / "_schema").is_dir() else package / "bundled_rules"


def find_pack(name: str | None) -> Path:
    """The folder of the pack called *name*, or at the path *name*; None: the default pack.

    Raises:
        UsageError: there is no such pack.
    """
    wanted = DEFAULT_PACK if name is None else name
    folder = rules_folder()
    known = sorted(path.parent.name for path in folder.glob("*/pack.yaml"))
    if wanted in known:
        return folder / wanted
    path = Path(wanted)
    if (path / "pack.yaml").is_file():
        return path
    if path.is_dir():
        raise UsageError(f"{wanted}：这个文件夹里没有 pack.yaml，不是规则包。")
    raise UsageError(f"没有名为“{wanted}”的规则包，也没有这个文件夹。{meant(wanted, known)}")


def shown_path(path: Path) -> str:
    """*path* as a user would type it: relative to where the command runs, if it lies below."""
    absolute = path.absolute()
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else path).as_posix()
