"""Split a draft into blocks, sentences and tokens, each with its place; markup is masked first so that places stay."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from mss_cli.checking.words.folding import fold
from mss_cli.checking.words.tables import function_words

Role = Literal["text", "item", "heading", "row"]

MAX_BLOCK_LENGTH = 20_000
"""How many characters are read as one paragraph; a longer one is cut at a space."""

MAX_SENTENCE_LENGTH = 300
"""How many tokens are read as one sentence; a longer one is cut."""


class Token(NamedTuple):
    """A word, number or mark: its first character in the draft and the one after its last, folded and as written."""

    start: int
    end: int
    word: str
    text: str

    @property
    def is_number(self) -> bool:
        """Whether it begins with a digit."""
        return self.word[0].isdecimal()

    @property
    def is_word(self) -> bool:
        """Whether it begins with a letter."""
        return self.word[0].isalpha()


_MIN_CONTENT_LENGTH = 3


def is_content_word(word: str, stopwords: frozenset[str]) -> bool:
    """Whether a folded word says something by itself: it is of some length, and none of ``stopwords``."""
    return word[0].isalpha() and len(word) >= _MIN_CONTENT_LENGTH and word not in stopwords


class Block(NamedTuple):
    """A paragraph, list item, heading or table row: its first character and the one after its last."""

    start: int
    end: int
    role: Role


DASHES = frozenset("–—‒-")


def words_from(tokens: Sequence[Token], position: int, count: int = 4) -> list[str]:
    """Return the folded words of up to ``count`` tokens from ``position`` on."""
    return [token.word for token in tokens[position : position + count]]


_MARKUP = re.compile(
    r"`[^`\n]{1,400}`"
    r"|<[^<>\n]{1,400}>"
    r"|(?<=\])\([^()\s]{1,2000}\)"
    r"|\[\^[^\[\]\s]{1,80}\]:?"
    r"|^ {0,3}\[[^\[\]\n]{1,200}\]:[ \t]*\S{1,2000}"
    r"|\b(?:https?://|www\.)[^\s<>()]{1,2000}"
    r"|\b[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}",
    re.MULTILINE,
)
_FENCE = re.compile(r"^ {0,3}(```|~~~)", re.MULTILINE)
_FRONT_MATTER = r"---[ \t]*\n(?:(?!---|\.\.\.)[^\n]*\n){0,200}(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
"""Not compiled beforehand, since few drafts have any."""
_VISIBLE = re.compile(r"[^\n]+")
_ITEM = re.compile(r"[ \t]*(?:[-*+•–—]|\d{1,3}[.)])[ \t]+")
_HEADING = re.compile(r" {0,3}#{1,6}[ \t]")
_ROW = re.compile(r"[ \t]*\|")
_RULE = re.compile(r"[ \t|:=*_-]+")
_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s'’‘‐‑-]|(?<!\S)[-‐‑](?!\S)")
_SENTENCE_ENDS = frozenset(".!?…")
_ABBREVIATIONS = function_words("abbreviations")


def mask_markup(text: str) -> str:
    """Return ``text`` with everything that is no prose replaced by spaces, so that it keeps its length and lines.

    That is front matter, code, comments, tags, footnote marks and addresses.
    """
    text = _mask_range(text, 0, len(front_matter(text)))
    text = _mask_comments(_mask_fences(text))
    return _MARKUP.sub(lambda found: _mask(found[0]), text)


def front_matter(text: str) -> str:
    """Return the front matter that ``text`` begins with, or nothing."""
    found = re.match(_FRONT_MATTER, text) if text.startswith("---") else None
    return found[0] if found else ""


def _mask_range(text: str, start: int, end: int) -> str:
    """Return ``text`` with the characters from ``start`` to before ``end`` masked."""
    return text[:start] + _mask(text[start:end]) + text[end:]


def _mask_fences(text: str) -> str:
    """Return ``text`` with its fenced code masked; a fence that is never closed is prose."""
    pieces, last, opened = [], 0, None
    for found in _FENCE.finditer(text):
        if opened is None:
            opened = found
        elif found[1] == opened[1]:
            pieces += [text[last : opened.start()], _mask(text[opened.start() : found.end()])]
            last, opened = found.end(), None
    return "".join([*pieces, text[last:]])


def _mask_comments(text: str) -> str:
    """Return ``text`` with its HTML comments masked; a comment that is never closed is prose."""
    pieces, last = [], 0
    while (start := text.find("<!--", last)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces += [text[last:start], _mask(text[start : end + 3])]
        last = end + 3
    return "".join([*pieces, text[last:]])


def _mask(text: str) -> str:
    """Return ``text`` with every character but line ends replaced by a space."""
    return _VISIBLE.sub(lambda line: " " * len(line[0]), text)


def split_blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text whose markup is masked."""
    start = end = offset = 0
    role: Role | None = None
    for line in text.splitlines(keepends=True):
        kind = _role(line)
        if role and (kind != "text" or role in {"heading", "row"} or _is_line_of_its_own(text[start:end], line)):
            yield from _cut_block(text, start, end, role)
            role = None
        if kind:
            if role is None:
                start, role = offset, kind
            end = offset + len(line.rstrip())
        offset += len(line)
    if role:
        yield from _cut_block(text, start, end, role)


_MAX_SHORT_LINE = 50
_LINE_ENDS = frozenset(",;-–—")


def _is_line_of_its_own(before: str, line: str) -> bool:
    """Whether a line begins anew, since the one before it is too short to be a wrapped one."""
    last = before[before.rfind("\n") + 1 :].strip()
    is_short = len(last) < _MAX_SHORT_LINE and last[-1:] not in _LINE_ENDS
    first = line.lstrip()[:1]
    return is_short and (first.isupper() or first.isdecimal())


def _role(line: str) -> Role | None:
    """Return what kind of block a line begins or continues; None where it is blank or a rule."""
    if not line.strip() or _RULE.fullmatch(line.strip()):
        return None
    if _HEADING.match(line):
        return "heading"
    if _ROW.match(line):
        return "row"
    return "item" if _ITEM.match(line) else "text"


def _cut_block(text: str, start: int, end: int, role: Role) -> Iterator[Block]:
    """Yield a block, cut at spaces into blocks of at most ``MAX_BLOCK_LENGTH`` characters."""
    while end - start > MAX_BLOCK_LENGTH:
        space = text.rfind(" ", start + 1, start + MAX_BLOCK_LENGTH)
        middle = space if space > 0 else start + MAX_BLOCK_LENGTH
        yield Block(start, middle, role)
        start = middle
    yield Block(start, end, role)


def row_cells(text: str, block: Block) -> list[Block]:
    """Return the cells of a table's row, the empty ones between others included."""
    found, start = [], block.start
    for end in [n for n in range(block.start, block.end) if text[n] == "|"] + [block.end]:
        found.append(Block(start, end, "row"))
        start = end + 1
    outer = {each for each in (found[0], found[-1]) if not text[each.start : each.end].strip()}
    return [each for each in found if each not in outer]


def split_words(text: str) -> list[str]:
    """Return the words, numbers and marks of a text, as written."""
    return _TOKEN.findall(text)


def split_sentences(text: str, block: Block) -> list[list[Token]]:
    """Return the sentences of a block as lists of tokens; the bullet or number of a list item is left out."""
    skipped = _ITEM.match(text, block.start, block.end) if block.role == "item" else None
    found: list[list[Token]] = [[]]
    tokens = [
        Token(each.start(), each.end(), fold(each[0]), each[0])
        for each in _TOKEN.finditer(text, skipped.end() if skipped else block.start, block.end)
    ]
    for n, token in enumerate(tokens):
        found[-1].append(token)
        if len(found[-1]) >= MAX_SENTENCE_LENGTH or (token.word in _SENTENCE_ENDS and _ends_sentence(tokens, n)):
            found.append([])
    return [sentence for sentence in found if sentence]


def _ends_sentence(tokens: list[Token], n: int) -> bool:
    """Whether the full stop, question or exclamation mark at ``n`` ends a sentence."""
    after = n + 1
    while after < len(tokens) and tokens[after].text in _CLOSING_MARKS:
        after += 1
    if after == len(tokens):
        return True
    before = tokens[n - 1] if n else tokens[n]
    if tokens[after].start == tokens[after - 1].end:
        return False
    if tokens[n].word == "." and (before.word in _ABBREVIATIONS or (len(before.word) == 1 and before.is_word)):
        return False
    return not tokens[after].text[0].islower()


_CLOSING_MARKS = frozenset('”"»)')
