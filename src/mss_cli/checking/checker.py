"""A draft, checked: its sentences one by one, what each figure and date says, and the verdict on it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from mss_cli.checking.dated_statements import DateJudgement, judge_date
from mss_cli.checking.event_matching import EventIndex
from mss_cli.checking.fact_index import FactIndex
from mss_cli.checking.fact_matching import find_matches, matches_in_other_currencies, matches_of_other_kinds
from mss_cli.checking.interpretation import interpret
from mss_cli.checking.judgement import Judgement
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
from mss_cli.checking.verdict import judge, with_currency_error
from mss_cli.checking.words.folding import fold
from mss_cli.checking.words.language import Language, detect_language, load_language

_LANGUAGE_SAMPLE_LENGTH = 50_000
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
    words = prose[:_LANGUAGE_SAMPLE_LENGTH].replace("’", " ").replace("'", " ").split()
    return load_language(detect_language(map(fold, words)))


def judge_draft(text: str, index: FactIndex, events: EventIndex, day: date) -> Iterator[JudgedFigure | JudgedDate]:
    """Yield the judgement on each figure and date of a draft of ``day``, sentence by sentence."""
    prose = mask_markup(text)
    cache: dict[Question, Judgement | None] = {}
    for sentence, context, questions in parse_sentences(
        prose, DraftInfo(draft_language(prose), index.country_names, day)
    ):
        figures = [
            JudgedFigure(
                sentence, quantity, each, None if quantity.family == "other" else _judge_question(each, index, cache)
            )
            for quantity, each in zip(sentence.quantities, questions, strict=True)
        ]
        yield from figures
        figure_verdicts = [(each.quantity, each.question.likeliest_kind[0], each.judgement) for each in figures]
        for time in sentence.times:
            if time.mention and not time.mention.is_year:
                yield JudgedDate(sentence, time, judge_date(sentence, time, context, events, figure_verdicts))


_MAX_CACHED_JUDGEMENTS = 5_000
"""How many questions' answers are kept, for a draft that asks the same again and again."""


def _judge_question(question: Question, index: FactIndex, cache: dict[Question, Judgement | None]) -> Judgement | None:
    """Return the judgement on a question, from those ``known`` where it was asked before."""
    if question not in cache:
        if len(cache) >= _MAX_CACHED_JUDGEMENTS:
            cache.clear()
        found = judge(question, find_matches(question, index), lambda: matches_of_other_kinds(question, index))
        is_typo = found is not None and found.error == "digits"
        cache[question] = (
            with_currency_error(found, matches_in_other_currencies(question, index)) if found and is_typo else found
        )
    return cache[question]


SentenceQuestions = tuple[ParsedSentence, Context, list[Question]]
"""A sentence, what stands above it, and what each of its quantities answers."""


def _interpret_quantities(sentence: ParsedSentence, context: Context) -> SentenceQuestions:
    """Return a sentence with what its quantities answer; each knows the one before it."""
    if not (sentence.has_concepts or context.kinds or context.is_table_header):
        return sentence, context, [empty_question(sentence.draft.day)] * len(sentence.quantities)
    questions: list[Question] = []
    for quantity in sentence.quantities:
        questions.append(
            interpret(sentence, quantity, questions[-1] if questions else None, context, sentence.draft.day)
        )
    return sentence, context, questions


def parse_sentences(prose: str, draft: DraftInfo) -> Iterator[SentenceQuestions]:
    """Yield the sentences of a draft that was ``blanked``."""
    heading: Context | None = None
    previous = Context()
    column_headers: list[Context] = []
    for block in split_blocks(prose):
        if block.role == "row":
            yield from _parse_table_row(prose, block, column_headers, heading or Context(), draft)
            continue
        column_headers.clear()
        context = Context() if block.role == "heading" else heading or weaken(previous)
        for tokens in split_sentences(prose, block):
            parsed = _interpret_quantities(ParsedSentence(tokens, draft, prose), context)
            yield parsed
            context = context_after(parsed[2], parsed[0], context)
        if block.role == "heading" or prose[block.start : block.end].endswith(":"):
            heading = context
        elif block.role == "text":
            heading = None
        previous = context


def _parse_table_row(
    prose: str, block: Block, column_headers: list[Context], heading: Context, draft: DraftInfo
) -> Iterator[SentenceQuestions]:
    """Yield the cells of a table's row; the first row says what the columns are."""
    tokens = [[token for each in split_sentences(prose, cell) for token in each] for cell in row_cells(prose, block)]
    cells = [ParsedSentence(each, draft, prose) for each in tokens if each]
    if not column_headers:
        column_headers += [table_header_context(sentence, heading) for sentence in cells]
        return
    row_label = heading
    for n, sentence in enumerate(cells):
        column = column_headers[n] if n < len(column_headers) else heading
        yield _interpret_quantities(sentence, cell_context(row_label, column) if n else column)
        cell_header = table_header_context(sentence, heading)
        row_label = cell_context(row_label, cell_header) if n else cell_header
