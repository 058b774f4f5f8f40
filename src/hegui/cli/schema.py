"""``audit schema``: the JSON Schemas that other programs and editors may lean on."""

import click

from hegui.cli.group import Command


@click.command(cls=Command)
@click.argument(
    "name", metavar="名称", type=click.Choice(["facts", "audit", "diff", "bundle", "rule"])
)
def schema(name: str) -> None:
    """打印 JSON Schema：四种结果和规则文件。

    \b
    facts   audit facts --format json 的结果
    audit   audit --format json 的结果
    diff    audit diff --format json 的结果
    bundle  audit bundle 的清单
    rule    规则文件；供编辑器补全和检查
    """  # noqa: D301 - click's mark for lines that stay as they are
    if name == "rule":
        from hegui.packs.locate import rules_folder

        path = rules_folder() / "_schema" / "rule.schema.json"
        click.echo(path.read_text("utf-8"), nl=False)
    else:
        from hegui.exchange import schemas
        from hegui.exchange.document import dump

        click.echo(dump(schemas.load(name)), nl=False)
