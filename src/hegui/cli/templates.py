"""``audit templates``: the Word templates of letters, for the office to change."""

from pathlib import Path

import click

from hegui.cli.group import Command


@click.command(cls=Command)
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path))
def templates(*, folder: Path) -> int:
    """把整改通知书和综合通报的 Word 模板写进文件夹，供本单位修改。

    \b
    改好后：audit 报告/ --letters 通知书/ --letter-template 文件夹/整改通知书模板.docx
    """  # noqa: D301 - click's mark for lines that stay as they are
    from hegui.cli.outputs import Outputs
    from hegui.cli.write import refuse_outputs, refused
    from hegui.errors import UsageError

    refuse_outputs(Outputs(letters=folder))
    from hegui.reporting.as_letters.write import copy_templates

    try:
        for path in copy_templates(folder):
            click.echo(str(path))
    except FileExistsError as error:
        raise UsageError(
            f"已经有这个文件，没有写：{error.filename}。改过的模板不会被盖掉，请换一个文件夹。"
        ) from error
    except OSError as error:
        raise refused(folder, error) from error
    return 0
