"""A value and its number format become what is seen."""

from datetime import date, datetime, time, timedelta

import pytest

from hegui.documents.readers.sheets.shown import Value, text_of, timed


@pytest.mark.parametrize(
    ("value", "written", "seen"),
    [
        (3, "General", "3"),
        (3.0, "General", "3"),
        (0.1 + 0.2, "General", "0.3"),
        (1234567.891, "General", "1234567.891"),
        (1e15, "General", "1000000000000000"),
        (12345678901234567890, "0", "12345678901234567890"),
        (-0.0, "General", "0"),
        (1234.5, "#,##0.00", "1234.5"),
        (2.675, "0.00", "2.68"),
        (0.4, "0", "0"),
        (0.125, "0.0%", "12.5%"),
        (1, "0%", "100%"),
        (12, '0"件"', "12件"),
        (12, "0_ ;[红色]-0 ", "12"),
        (0, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ', "0"),
        (123456, '0!.0,"万"', "123456"),
        (0.5, "# ?/?", "0.5"),
        (5, "@", "5"),
        (True, "General", "TRUE"),
        (None, "General", ""),
        (date(2024, 1, 31), 'yyyy"年"m"月"d"日"', "2024年1月31日"),
        (date(2024, 1, 31), '[DBNum1][$-804]yyyy"年"m"月"d"日";@', "2024年1月31日"),
        (date(2024, 1, 31), 'yyyy"年"m"月"', "2024年1月"),
        (date(2024, 1, 31), "mm-dd-yy", "2024-01-31"),
        (datetime(2024, 1, 31, 9, 5), "yyyy-m-d h:mm", "2024-01-31 09:05"),  # noqa: DTZ001
        (time(9, 5), "h:mm", "09:05:00"),
        (timedelta(hours=26), "[h]:mm:ss", "26:00:00"),
        ("　甲 \r\n\r\n 乙", "General", "甲\n乙"),
        ("'100", "@", "100"),
        ("'甲'", "@", "'甲'"),
        ("_x005F_x0041_", "General", "_x0041_"),
    ],
)
def test_what_is_seen_of_a_value(value: Value, written: str, seen: str) -> None:
    assert text_of(value, written) == seen


@pytest.mark.parametrize(
    ("days", "written", "since_1904", "day"),
    [
        (45322, "yyyy-m-d", False, datetime(2024, 1, 31)),  # noqa: DTZ001
        (43860, "yyyy-m-d", True, datetime(2024, 1, 31)),  # noqa: DTZ001
        (45322, '0"日"', False, 45322),
        (45322, "General", False, 45322),
        (-1, "yyyy-m-d", False, -1),
        (1e12, "yyyy-m-d", False, 1e12),
        (True, "yyyy-m-d", False, True),
    ],
)
def test_days_are_counted_from_the_first_one(
    days: float,
    written: str,
    since_1904: bool,  # noqa: FBT001 - of the cases above
    day: Value,
) -> None:
    assert timed(days, written, since_1904=since_1904) == day
