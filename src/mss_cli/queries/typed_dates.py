"""Dates as people type them: the forms of the record, and those of letters, forms and speech.

A fixed list of forms, so that what is read is sure: ``June 2024``, ``25 Jun 2024``, ``June 25, 2024``, ``25/06/2024``
(the day first), ``2024-6-5``, ``20240625``, ``2024-Q2``, ``last month``. Names of months may be English, French or
Spanish.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from msgspec import Struct

from mss_cli.model.dates import MONTHS, TooSharpError, When, when
from mss_cli.queries.names import folded

_FORMS = "write 2024, 2024-06, 2024-06-25, June 2024, 25 Jun 2024, 25/06/2024, 2024-Q2, 2024-06/2024-08 or 'last month'"

_FRENCH = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre"
_SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
_SHORT = "jan feb mar apr may jun jul aug sep oct nov dec"


def _month_numbers() -> dict[str, str]:
    names: dict[str, str] = {"sept": "m9"}
    for each in (" ".join(MONTHS).casefold(), _SHORT, _FRENCH, _SPANISH):
        names |= {name: f"m{n}" for n, name in enumerate(each.split(), 1)}
    return names


_MONTH_NUMBERS = _month_numbers()
"""What the tokens of months are, by their names: m6 of june, juin and junio."""


class TypedDate(Struct, frozen=True):
    """A date, and what to say of how it was read where it could have been read otherwise."""

    when: When
    notice: str = ""


def typed_date(text: str, today: When) -> TypedDate:
    """Return the date that ``text`` means on the day ``today``.

    Raises:
        ValueError: it is not a date; the message says what is wrong with the whole of ``text``.

    """
    words = " ".join(text.split())
    if re.fullmatch(r"\d{4}/\d\d?|\d{4}/\d\d?/\d\d?", words):  # "2024/06" spans nothing
        words = words.replace("/", "-")
    try:
        return TypedDate(when(words))
    except TooSharpError:
        raise ValueError(f"{text!r} is sharper than a day: leave out the time") from None
    except ValueError as error:
        found = _read(_tokens(words), today.earliest)
        if found is None:
            raise ValueError(_why(text, str(error))) from None
    year, month, day = found if isinstance(found, tuple) else (0, None, None)
    try:
        meant = when(found if isinstance(found, str) else _edtf(year, month, day))
    except ValueError:
        raise ValueError(f"{text!r} names no day that exists: {_no_such_day(words, month)}") from None
    return TypedDate(meant, f"{text!r} is read as {_spoken(meant)}, the day first" if _is_slashed(words) else "")


_Parts = tuple[int, int | None, int | None]
_Reader = Callable[[re.Match[str], date], "_Parts | str"]


def _tokens(words: str) -> str:
    """Return ``words`` folded, each month's name as ``m6``, without small words, commas and endings as of 1st."""
    text = re.sub(r"(?<=\d)(?:st|nd|rd|th|er)\b", "", folded(words).replace(",", " ").replace("’", "'"))
    text = re.sub(r"[a-z]+\.?", lambda found: _MONTH_NUMBERS.get(found.group().rstrip("."), found.group()), text)
    return " ".join(word for word in text.split() if word not in {"the", "of", "de", "del", "le", "el"})


def _named(names: str) -> _Reader:
    """Return what reads the groups of a match, in the order of ``names``: d, m and y."""

    def read(found: re.Match[str], _: date) -> _Parts:
        given = dict(zip(names, map(int, found.groups()), strict=True))
        return given["y"], given.get("m"), given.get("d")

    return read


def _quarter(found: re.Match[str], _: date) -> str:
    year, quarter = found["y"], int(found["q"])
    return f"{year}-{3 * quarter - 2:02}/{year}-{3 * quarter:02}"


def _spoken_day(found: re.Match[str], today: date) -> str:
    return (today + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[found.group()])).isoformat()


def _spoken_span(found: re.Match[str], today: date) -> str:
    back = found["which"] == "last"
    if found["what"] == "week":  # from Monday on, as ISO 8601 has it
        start = today - timedelta(days=today.weekday() + 7 * back)
        return f"{start.isoformat()}/{(start + timedelta(days=6)).isoformat()}"
    if found["what"] == "year":
        return f"{today.year - back:04}"
    return (today.replace(day=1) - timedelta(days=int(back))).isoformat()[:7]


_READERS: dict[str, _Reader] = {
    r"m(\d+)[ -]?(\d{4})": _named("my"),
    r"(\d{4})[ -]m(\d+)": _named("ym"),
    r"(\d\d?)[ -]?m(\d+)[ -]?(\d{4})": _named("dmy"),
    r"m(\d+) (\d\d?) (\d{4})": _named("mdy"),
    r"(\d{4})[ -]m(\d+)[ -](\d\d?)": _named("ymd"),
    r"(\d\d?)[/.-](\d\d?)[/.-](\d{4})": _named("dmy"),
    r"(\d\d?)[/.](\d{4})": _named("my"),
    r"(\d{4})[.-](\d\d?)": _named("ym"),
    r"(\d{4})[.-](\d\d?)[.-](\d\d?)": _named("ymd"),
    r"(\d{4})(\d\d)(\d\d)": _named("ymd"),
    r"(?P<y>\d{4})[ /-]?q(?P<q>[1-4])": _quarter,
    r"q(?P<q>[1-4])[ /-]?(?P<y>\d{4})": _quarter,
    r"yesterday|today|tomorrow": _spoken_day,
    r"(?P<which>last|this) (?P<what>week|month|year)": _spoken_span,
}
"""What reads each form; none is compiled before it is needed."""


def _read(tokens: str, today: date) -> "_Parts | str | None":
    for pattern, read in _READERS.items():
        if found := re.fullmatch(pattern, tokens, re.ASCII):
            return read(found, today)
    return None


def _edtf(year: int, month: int | None, day: int | None) -> str:
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part is not None)])


def _is_slashed(words: str) -> bool:
    """Whether day and month are written in an order that differs from place to place."""
    return bool(re.fullmatch(r"\d\d?[/.-]\d\d?[/.-]\d{4}", words))


def _spoken(meant: When) -> str:
    day = meant.earliest
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def _no_such_day(words: str, month: int | None) -> str:
    if _is_slashed(words) and month is not None and month > 12:  # noqa: PLR2004 - months
        return "the day comes first, as in 25/06/2024"
    return "correct the day or the month"


def _why(text: str, error: str) -> str:
    """Return what is wrong with the whole of ``text``, of which ``error`` may name a part."""
    if re.fullmatch(r"\s*\d\d?[/.-]\d\d?[/.-]\d\d\s*", text):
        return f"{text!r} is not a date: write the year with four digits, as in 25/06/2024"
    if error.startswith(repr(text.strip())) and "is not a date" not in error:
        return error
    part = error.partition(": ")[0]
    if "/" in text and ("names no day" in part or "ends before" in part):
        return f"{text!r}: {error}"
    return f"{text!r} is not a date: {_FORMS}"
