"""Made-up rosters for the tests of this folder."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from hegui.errors import UsageError
from hegui.roster.load import load_roster
from hegui.roster.roster import Roster

OFFICE = """\
单位,机关类别,层级,上级,地区,别名,发布日期2023,网址2023
望溪区人民政府,人民政府,县级,,青禾市望溪区,,2024-03-12,https://wx.example/2023
望溪区民政局,部门,县级,望溪区人民政府,青禾市望溪区,望溪区社会事务局；区社会局,2024-02-06,
柳岸镇人民政府,乡镇街道,乡级,望溪区人民政府,青禾市望溪区,,,
望溪区图书馆,事业单位,,望溪区人民政府,,,,
"""
TWO_TOWNS = """\
单位,类别,地区
石梁镇人民政府,乡镇,临岚县
石梁镇人民政府,乡镇,白榆县
白榆县民政局,部门,白榆县
"""


def written(folder: Path, text: str, encoding: str = "utf-8", name: str = "roster.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def loaded(folder: Path, text: str, encoding: str = "utf-8") -> Roster:
    return load_roster(written(folder, text, encoding))


def mistakes(folder: Path, text: str) -> Sequence[str]:
    """What is said of each mistake, without the line that counts them and without the path."""
    path = written(folder, text)
    with pytest.raises(UsageError) as raised:
        load_roster(path)
    _, *told = str(raised.value).splitlines()
    return [one.removeprefix(f"{path}:") for one in told]
