"""Work out the years of dates that words after them, or the date before them, imply."""

from collections.abc import Collection, Sequence
from datetime import date

from mss_cli.checking.date_mentions import DateMention

_SAME_YEAR = frozenset(
    {("of", "that", "year"), ("the", "same", "year"), ("that", "same", "year"), ("de", "ese", "ano"),
     ("la", "meme", "annee"), ("de", "cette", "annee"), ("del", "mismo", "ano")}
)  # fmt: skip
"""What gives a date the year of the one before it."""
_LAST_YEAR = frozenset({("last", "year"), ("l", "an", "dernier"), ("l", "annee", "derniere"), ("del", "ano", "pasado")})
"""What gives a date the year before the draft's."""
_MIN_YEARS_PAST = 2
"""How many years before the draft's a year lies that the dates after it are of as well."""


def with_years(
    dates: Sequence[DateMention], words: Sequence[str], earlier: DateMention | None, day: date
) -> list[DateMention]:
    """Return the dates of a sentence of a draft of ``day``, with their years where something implies one.

    ``earlier`` is the last date before the sentence of which the year is known. A date "of that year" is of the year of
    the one before it; without one it says nothing, and is left out.
    """
    found: list[DateMention] = []
    same_sentence: DateMention | None = None
    for each in dates:
        dated: DateMention | None = each
        if not each.last.year:
            following = words[each.end : each.end + 4]
            dated = _with_year(each, following, same_sentence or earlier, day, goes_on=bool(same_sentence))
        if dated:
            found.append(dated)
            same_sentence = dated if dated.last.year else same_sentence
    return found


def _with_year(
    each: DateMention, following: Sequence[str], earlier: DateMention | None, day: date, *, goes_on: bool
) -> DateMention | None:
    """Return a date without a year with the one that is implied; None where it depends on one that is unknown.

    ``goes_on`` says that ``earlier`` is a date of the same sentence.
    """
    year = earlier.last.year if earlier else None
    if _begins_with(following, _SAME_YEAR):
        return each.in_year(year) if year else None
    if _begins_with(following, _LAST_YEAR):
        return each.in_year(day.year - 1)
    return each.in_year(year) if goes_on and earlier and year and _goes_on(earlier, each, day) else each


def _begins_with(words: Sequence[str], phrases: Collection[tuple[str, ...]]) -> bool:
    """Whether words begin with one of some phrases, "of" or "de" before it or not."""
    starts = (0, 1) if words and words[0] in {"of", "de"} else (0,)
    return any(tuple(words[start : start + len(phrase)]) == phrase for start in starts for phrase in phrases)


def _goes_on(earlier: DateMention, later: DateMention, day: date) -> bool:
    """Whether a date goes on from one of a year long past: "25 June 2024 and again on 16 July"."""
    one, other = earlier.last, later.first
    if not (one.year and one.month and one.day and other.month and other.day):
        return False
    return day.year - one.year >= _MIN_YEARS_PAST and (other.month, other.day) >= (one.month, one.day)
