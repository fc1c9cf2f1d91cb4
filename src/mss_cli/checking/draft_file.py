"""A draft as a file: where its lines are, which day it states, and which marks its comments ignore."""

import re
from bisect import bisect_right
from datetime import date

from mss_cli.checking.date_mentions import find_dates
from mss_cli.checking.segmentation import Block, front_matter, split_blocks, split_sentences
from mss_cli.checking.words.language import Language

_FRONT_DATE = r"(?im)^(?:date|published|issued)[ \t]*[:=][ \t]*[\"']?((?:19|20)\d\d-\d\d-\d\d)"
_IGNORE = r"(?i)<!--[ \t]{0,8}mss:[ \t]{0,8}ignore\b([a-z, \t]{0,200})-->"
"""Neither is compiled beforehand, since few drafts have front matter or comments."""
_MAX_HEAD_BLOCKS = 4
_MAX_HEAD_LENGTH = 3_000
"""How many blocks, and how many characters, are searched for the draft's day."""


class LineIndex:
    """The lines of a text, to find the place of a character."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return the line and column, both from 1, of the character at ``offset``, which counts from 0."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def stated_date(text: str, prose: str, language: Language) -> date | None:
    """Return the day that a draft states as its own; None where it states none.

    It stands in the front matter or in the first blocks. ``prose`` is ``text`` with its markup masked.
    """
    front = front_matter(text)
    if front and (found := re.search(_FRONT_DATE, front)):
        try:
            return date.fromisoformat(found[1])
        except ValueError:
            return None
    for n, block in enumerate(split_blocks(prose[:_MAX_HEAD_LENGTH])):
        if n == _MAX_HEAD_BLOCKS:
            break
        if day := _date_in_block(prose, block, language):
            return day
    return None


def _date_in_block(prose: str, block: Block, language: Language) -> date | None:
    """Return the whole date, with its year, that a heading, a short line or a dateline gives."""
    tokens = next(iter(split_sentences(prose, block)), [])
    for each in find_dates(tokens, language, prose):
        is_whole_date = each.first == each.last and each.first.year and each.first.day
        is_early = each.end <= _MAX_DATELINE_WORDS
        ends_dateline = is_early and each.end < len(tokens) and tokens[each.end].word in _DATELINE_ENDS
        if is_whole_date and (ends_dateline or block.role == "heading" or len(tokens) <= _MAX_DATELINE_WORDS):
            return date(each.first.year or 1, each.first.month or 1, each.first.day or 1)
    return None


_DATELINE_ENDS = frozenset(")—–-")
_MAX_DATELINE_WORDS = 12


def ignored_codes(text: str, lines: LineIndex) -> dict[int, frozenset[str]]:
    """Return the codes that comments of the draft ignore, by line from 1; an empty set ignores all.

    ``<!-- mss: ignore -->`` is about the line that it stands on, or where it stands alone, about the next one.
    """
    found: dict[int, frozenset[str]] = {}
    for comment in re.finditer(_IGNORE, text) if "<!--" in text else ():
        line, column = lines.position(comment.start())
        end = text.find("\n", comment.end())
        stands_alone = not text[comment.start() - column + 1 : comment.start()].strip()
        stands_alone = stands_alone and not text[comment.end() : end if end >= 0 else len(text)].strip()
        line += stands_alone
        codes = frozenset(re.findall("[a-z]+", comment[1].lower()))
        found[line] = found[line] | codes if codes and found.get(line) else codes
    return found
