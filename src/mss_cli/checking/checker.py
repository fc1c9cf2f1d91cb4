"""A draft, checked: its sentences one by one, what each figure and date says, and the verdict on it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mss_cli.checking.dated_statements import DateJudgement, judge_date
from mss_cli.checking.event_matching import EventIndex
from mss_cli.checking.fact_index import FactIndex
from mss_cli.checking.fact_matching import find_matches, matches_in_other_currencies, matches_of_other_kinds
from mss_cli.checking.interpretation import interpret
from mss_cli.checking.quantities import Quantity
from mss_cli.checking.question import (
    Context,
    Question,
    cell_context,
    context_after,
    empty_question,
    table_header_context,
    weaken,
)
from mss_cli.checking.segmentation import Block, Token, mask_markup, row_cells, split_blocks, split_sentences
from mss_cli.checking.sentence import DraftInfo, ParsedSentence, TimeSpan
from mss_cli.checking.verdict import Judgement, judge, with_currency_error
from mss_cli.checking.words.folding import fold
from mss_cli.checking.words.language import Language, detect_language, load_language

_SAMPLE = 50_000
"""How many characters of a draft its language is told by."""


class JudgedFigure(NamedTuple):
    """A quantity, what it answers, and the judgement on it; None where the record has nothing of the kind."""

    sentence: ParsedSentence
    quantity: Quantity
    question: Question
    judgement: Judgement | None

    @property
    def span(self) -> tuple[int, int]:
        """From where to where in the draft the words stand."""
        return _span(self.sentence.tokens, self.quantity.start, self.quantity.end)


class JudgedDate(NamedTuple):
    """A date and the judgement on it; None where it dates a figure, or nothing that the record has."""

    sentence: ParsedSentence
    time: TimeSpan
    judgement: DateJudgement | None

    @property
    def span(self) -> tuple[int, int]:
        """From where to where in the draft the words stand."""
        return _span(self.sentence.tokens, self.time.start, self.time.end)


def _span(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    return tokens[start].start, tokens[end - 1].end


def draft_language(prose: str) -> Language:
    """Return the tables of the language that a draft is in."""
    words = prose[:_SAMPLE].replace("’", " ").replace("'", " ").split()
    return load_language(detect_language(map(fold, words)))


def judge_draft(text: str, record: FactIndex, events: EventIndex, day: date) -> Iterator[JudgedFigure | JudgedDate]:
    """Yield the judgement on each figure and date of a draft of ``day``, sentence by sentence."""
    prose = mask_markup(text)
    known: dict[Question, Judgement | None] = {}
    for scene, above, asked in parse_sentences(prose, DraftInfo(draft_language(prose), record.country_names, day)):
        weighed = [
            JudgedFigure(scene, quantity, each, None if quantity.family == "other" else _judged(each, record, known))
            for quantity, each in zip(scene.quantities, asked, strict=True)
        ]
        yield from weighed
        beside = [(each.quantity, each.question.likeliest_kind[0], each.judgement) for each in weighed]
        for time in scene.times:
            if time.mention and not time.mention.is_year:
                yield JudgedDate(scene, time, judge_date(scene, time, above, events, beside))


_MOST_KNOWN = 5_000
"""How many questions' answers are kept, for a draft that asks the same again and again."""


def _judged(asked: Question, record: FactIndex, known: dict[Question, Judgement | None]) -> Judgement | None:
    """Return the judgement on a question, from those ``known`` where it was asked before."""
    if asked not in known:
        if len(known) >= _MOST_KNOWN:
            known.clear()
        found = judge(asked, find_matches(asked, record), lambda: matches_of_other_kinds(asked, record))
        wrong = found is not None and found.error == "digits"
        known[asked] = (
            with_currency_error(found, matches_in_other_currencies(asked, record)) if found and wrong else found
        )
    return known[asked]


SentenceQuestions = tuple[ParsedSentence, Context, list[Question]]
"""A sentence, what stands above it, and what each of its quantities answers."""


def _read(scene: ParsedSentence, above: Context) -> SentenceQuestions:
    """Return a sentence with what its quantities answer; each knows the one before it."""
    if not (scene.has_concepts or above.kinds or above.is_table_header):
        return scene, above, [empty_question(scene.draft.day)] * len(scene.quantities)
    asked: list[Question] = []
    for quantity in scene.quantities:
        asked.append(interpret(scene, quantity, asked[-1] if asked else None, above, scene.draft.day))
    return scene, above, asked


def parse_sentences(prose: str, draft: DraftInfo) -> Iterator[SentenceQuestions]:
    """Yield the sentences of a draft that was ``blanked``."""
    heading: Context | None = None
    last = Context()
    columns: list[Context] = []
    for block in split_blocks(prose):
        if block.role == "row":
            yield from _row(prose, block, columns, heading or Context(), draft)
            continue
        columns.clear()
        above = Context() if block.role == "heading" else heading or weaken(last)
        for tokens in split_sentences(prose, block):
            read = _read(ParsedSentence(tokens, draft, prose), above)
            yield read
            above = context_after(read[2], read[0], above)
        if block.role == "heading" or prose[block.start : block.end].endswith(":"):
            heading = above
        elif block.role == "text":
            heading = None
        last = above


def _row(
    prose: str, block: Block, columns: list[Context], heading: Context, draft: DraftInfo
) -> Iterator[SentenceQuestions]:
    """Yield the cells of a table's row; the first row says what the columns are."""
    tokens = [[token for each in split_sentences(prose, cell) for token in each] for cell in row_cells(prose, block)]
    read = [ParsedSentence(each, draft, prose) for each in tokens if each]
    if not columns:
        columns += [table_header_context(scene, heading) for scene in read]
        return
    label = heading
    for n, scene in enumerate(read):
        column = columns[n] if n < len(columns) else heading
        yield _read(scene, cell_context(label, column) if n else column)
        told = table_header_context(scene, heading)
        label = cell_context(label, told) if n else told
