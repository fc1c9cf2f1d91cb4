"""Dates as people type them, each read in one way, and errors that name the whole of what was typed."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mss_cli.model.dates import MONTHS, When, when
from mss_cli.queries.typed_dates import typed_date
from tests.conftest import Run
from tests.small import SMALL

TODAY = when("2026-11-26")  # a Thursday


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.toml"
    path.write_text(SMALL, "utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2024", "2024"),
        ("2024-06~", "2024-06~"),
        ("2024-06-01/..", "2024-06-01/.."),
        ("2024/2025", "2024/2025"),
        ("June 2024", "2024-06"),
        ("jun 2024", "2024-06"),
        ("Jun. 2024", "2024-06"),
        ("Sept 2024", "2024-09"),
        ("2024 June", "2024-06"),
        ("06/2024", "2024-06"),
        ("2024/06", "2024-06"),
        ("2024-6", "2024-06"),
        ("25 Jun 2024", "2024-06-25"),
        (" 25  June\t2024 ", "2024-06-25"),
        ("25Jun2024", "2024-06-25"),
        ("25-Jun-2024", "2024-06-25"),
        ("2024-Jun-25", "2024-06-25"),
        ("June 25, 2024", "2024-06-25"),
        ("June 25th 2024", "2024-06-25"),
        ("the 1st of June 2024", "2024-06-01"),
        ("2024-6-5", "2024-06-05"),
        ("2024/6/5", "2024-06-05"),
        ("20240625", "2024-06-25"),
        ("2024-Q2", "2024-04/2024-06"),
        ("2024q4", "2024-10/2024-12"),
        ("Q1 2024", "2024-01/2024-03"),
        ("1er août 2024", "2024-08-01"),
        ("25 de junio de 2024", "2024-06-25"),
        ("Décembre 2024", "2024-12"),
        ("today", "2026-11-26"),
        ("Yesterday", "2026-11-25"),
        ("tomorrow", "2026-11-27"),
        ("last week", "2026-11-16/2026-11-22"),
        ("this week", "2026-11-23/2026-11-29"),
        ("last month", "2026-10"),
        ("this month", "2026-11"),
        ("LAST YEAR", "2025"),
        ("this year", "2026"),
    ],
)
def test_a_date_is_read_in_one_way(text: str, edtf: str) -> None:
    found = typed_date(text, TODAY)
    assert (found.when.edtf, found.notice) == (edtf, "")


@pytest.mark.parametrize("text", ["5/6/2024", "05.06.2024", "05-06-2024"])
def test_the_day_comes_first_and_it_is_said(text: str) -> None:
    found = typed_date(text, TODAY)
    assert found.when.edtf == "2024-06-05"
    assert found.notice == f"{text!r} is read as 5 Jun 2024, the day first"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("06/25/2024", "'06/25/2024' names no day that exists: the day comes first, as in 25/06/2024"),
        ("31/06/2024", "'31/06/2024' names no day that exists: correct the day or the month"),
        ("32 June 2024", "'32 June 2024' names no day that exists: correct the day or the month"),
        ("2024-13", "'2024-13' names no day that exists: correct the day or the month"),
        ("25/06/24", "'25/06/24' is not a date: write the year with four digits, as in 25/06/2024"),
        ("2024-06-25T10:00", "'2024-06-25T10:00' is sharper than a day: leave out the time"),
        ("2024/2023", "'2024/2023' ends before it starts"),
        ("2024-06-01/2024-13", "'2024-06-01/2024-13': '2024-13' names no day that exists"),
        ("0000", "'0000' names no day that exists"),
        ("2024-06-01/then", "'2024-06-01/then' is not a date: write 2024, 2024-06, "),
        ("June", "'June' is not a date: write 2024, 2024-06, "),
        ("last decade", "'last decade' is not a date: write 2024, 2024-06, "),
        ("202406", "'202406' is not a date: write 2024, 2024-06, "),
        ("١٢/٠٦/٢٠٢٤", "'١٢/٠٦/٢٠٢٤' is not a date: write 2024, 2024-06, "),
    ],
)
def test_an_error_names_the_whole_of_what_was_typed(text: str, said: str) -> None:
    with pytest.raises(ValueError, match=r".") as raised:
        typed_date(text, TODAY)
    assert str(raised.value).startswith(said)


@given(st.dates())
def test_every_day_is_read_however_it_is_written(day: object) -> None:
    name = MONTHS[day.month - 1]  # type: ignore[attr-defined]
    for form in ("%d {} %Y", "{} %d, %Y", "%d/%m/%Y", "%Y%m%d"):
        year = f"{day.year:04}"  # type: ignore[attr-defined]
        text = day.strftime(form.replace("%Y", year)).format(name)  # type: ignore[attr-defined]
        assert typed_date(text, TODAY).when.edtf == day.isoformat()  # type: ignore[attr-defined]


@given(st.text(max_size=20), st.dates().map(lambda day: when(day.isoformat())))
def test_anything_is_a_date_or_one_clear_error(text: str, today: When) -> None:
    try:
        found = typed_date(text, today)
    except ValueError as error:
        assert str(error).startswith(repr(text)) or "/" in text or text.strip() in str(error)
    else:
        assert when(found.when.edtf) == found.when


def test_options_take_such_dates_and_say_how_they_read_them(run: Run, facts: Path) -> None:
    plain = run("--facts", facts, "timeline", "--since", "2024-07-01", "--json")
    for text in ("July 1, 2024", "1 juillet 2024", "20240701"):
        assert run("--facts", facts, "timeline", "--since", text, "--json") == plain
    ran = run("--facts", facts, "timeline", "--since", "01/07/2024", "--json")
    assert (ran.code, ran.out) == (0, plain.out)
    assert ran.err == "mss: --since: '01/07/2024' is read as 1 Jul 2024, the day first\n"
    for option in ("--since", "--until", "--as-of", "--known-by"):
        ran = run("--facts", facts, "timeline", option, "25/06/202")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"mss: {option}: '25/06/202' is not a date: ")


def test_two_ends_with_nothing_between_them_are_said(run: Run, facts: Path) -> None:
    ran = run("--facts", facts, "timeline", "--since", "2025", "--until", "June 2024")
    assert ran == (2, "", "mss: --since 2025 is after --until 2024-06: nothing can be between them\n")
    assert run("--facts", facts, "timeline", "--since", "2024-06-25", "--until", "2024").code == 0


@pytest.mark.parametrize(("zone", "day"), [("America/Port-au-Prince", "31 Jan 2025"), ("Asia/Tokyo", "1 Feb 2025")])
def test_today_is_the_readers_day_and_brief_says_which(zone: str, day: str, facts: Path) -> None:
    code = (
        "import datetime, sys; real = datetime.datetime\n"
        "class Fixed(real):\n"
        "    @classmethod\n"
        "    def now(cls, tz=None):\n"
        "        return real.fromtimestamp(1738373400, tz)\n"  # 1 Feb 2025, 01:30 UTC
        "datetime.datetime = Fixed\n"
        "from mss_cli.app import main\n"
        "main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", code, "--facts", str(facts), "--no-cache", "brief"]
    ran = subprocess.run(command, env={"TZ": zone, "LANG": "C.UTF-8"}, capture_output=True, text=True, check=True)
    assert f"as of {day} (today)" in ran.stdout.splitlines()[0]
