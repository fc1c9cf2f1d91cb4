"""Read a draft sentence by sentence and judge each of its figures and dates."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache, partial

from msgspec import Struct

from mss_cli.checking.dated_statements import DateJudgement, judge_date
from mss_cli.checking.event_matching import EventIndex
from mss_cli.checking.fact_index import FactIndex
from mss_cli.checking.fact_matching import (
    FindMatches,
    find_matches,
    matches_in_other_currencies,
    matches_of_other_kinds,
)
from mss_cli.checking.indexed_fact import IndexedFact
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
    with_label,
)
from mss_cli.checking.segmentation import Block, Token, row_cells, split_blocks, split_sentences
from mss_cli.checking.sentence import DraftInfo, ParsedSentence
from mss_cli.checking.siblings import judged_by_siblings
from mss_cli.checking.swaps import swapped_figures
from mss_cli.checking.time_spans import TimeSpan
from mss_cli.checking.verdict import judge, with_currency_error
from mss_cli.checking.words.folding import fold
from mss_cli.checking.words.language import Language, detect_language, load_language

_LANGUAGE_SAMPLE_LENGTH = 50_000
"""How many characters of a draft are read to detect its language."""


class JudgedFigure(Struct, frozen=True):
    """A quantity, the question that it answers, and its judgement; None where the record has nothing of the kind."""

    sentence: ParsedSentence
    quantity: Quantity
    question: Question
    judgement: Judgement | None

    @property
    def span(self) -> tuple[int, int]:
        """The first character of the quantity in the draft and the one after its last, from 0."""
        return _span(self.sentence.tokens, self.quantity.start, self.quantity.end)


class JudgedDate(Struct, frozen=True):
    """A date and its judgement; None where it only dates a figure, or where the record has nothing like it."""

    sentence: ParsedSentence
    time: TimeSpan
    judgement: DateJudgement | None

    @property
    def span(self) -> tuple[int, int]:
        """The first character of the date in the draft and the one after its last, from 0."""
        return _span(self.sentence.tokens, self.time.start, self.time.end)


def _span(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Return the first character of the tokens from ``start`` to before ``end``, and the one after their last."""
    return tokens[start].start, tokens[end - 1].end


def draft_language(prose: str) -> Language:
    """Return the word tables of the language that a draft, whose markup is masked, is written in."""
    words = prose[:_LANGUAGE_SAMPLE_LENGTH].replace("’", " ").replace("'", " ").split()
    return load_language(detect_language(map(fold, words)))


def judge_draft(
    prose: str, language: Language, index: FactIndex, events: EventIndex, day: date
) -> Iterator[JudgedFigure | JudgedDate]:
    """Yield the judgement on each figure and date of a draft, sentence by sentence.

    ``prose`` is its text with the markup masked, ``language`` has the tables of its language, ``day`` is its day.
    """
    cache: dict[Question, Judgement | None] = {}
    find = lru_cache(maxsize=_MAX_CACHED_MATCHES)(partial(find_matches, index=index))
    draft = DraftInfo(language, index.country_names, day)
    earlier: list[IndexedFact] = []
    for sentence, context, questions in parse_sentences(prose, draft):
        judgements = [
            None if quantity.family == "other" else _judge_question(question, index, find, cache)
            for quantity, question in zip(sentence.quantities, questions, strict=True)
        ]
        for n, judgement in swapped_figures(questions, judgements, find).items():
            judgements[n] = judgement
        anchors = list(dict.fromkeys([*earlier, *_facts_with_figures(questions, judgements)]))[-_MAX_ANCHORS:]
        for n, judgement in judged_by_siblings(questions, judgements, anchors, find).items():
            judgements[n] = judgement
        earlier = anchors
        figures = [
            JudgedFigure(sentence, *each) for each in zip(sentence.quantities, questions, judgements, strict=True)
        ]
        yield from figures
        judged = [(figure.quantity, figure.question.likeliest_kind[0], figure.judgement) for figure in figures]
        for time in sentence.times:
            if time.mention and not time.mention.is_year:
                yield JudgedDate(sentence, time, judge_date(sentence, time, context, events, judged))


_MAX_ANCHORS = 6
"""How many facts are kept that earlier figures are supported by."""


def _facts_with_figures(questions: Sequence[Question], judgements: Sequence[Judgement | None]) -> Iterator[IndexedFact]:
    """Yield the facts that support figures and have just those."""
    for question, judgement in zip(questions, judgements, strict=True):
        if judgement and judgement.verdict in {"supported", "disputed"}:
            fact = judgement.matches[0].fact
            if any(answer.low == question.low for answer in fact.answers):
                yield fact


_MAX_CACHED_JUDGEMENTS = 5_000
"""How many judgements are kept, for a draft that repeats the same figures."""


_MAX_CACHED_MATCHES = 64
"""For how many figures the facts that may answer them are kept: as many as a sentence, or a table, may have."""


def _judge_question(
    question: Question, index: FactIndex, find: FindMatches, cache: dict[Question, Judgement | None]
) -> Judgement | None:
    """Return the judgement on a question, from the ``cache`` if it has been judged before."""
    if question not in cache:
        if len(cache) >= _MAX_CACHED_JUDGEMENTS:
            cache.clear()
        judgement = judge(question, find(question), lambda: matches_of_other_kinds(question, index))
        if judgement and (judgement.error == "digits" or judgement.verdict == "unknown"):
            judgement = with_currency_error(question, judgement, matches_in_other_currencies(question, index))
        cache[question] = judgement
    return cache[question]


SentenceQuestions = tuple[ParsedSentence, Context, list[Question]]
"""A sentence, its context, and the question of each of its quantities."""


def _interpret_quantities(sentence: ParsedSentence, context: Context) -> SentenceQuestions:
    """Return a sentence with its context and the question of each of its quantities.

    Each question may inherit from that of the quantity before it.
    """
    if not (sentence.has_concepts or context.kinds or context.is_table_header):
        return sentence, context, [empty_question(sentence.draft.day)] * len(sentence.quantities)
    questions: list[Question] = []
    for quantity in sentence.quantities:
        if _is_elsewhere(sentence, quantity):
            questions.append(empty_question(sentence.draft.day))
            continue
        previous = questions[-1] if questions else None
        questions.append(interpret(sentence, quantity, previous, context, sentence.draft.day))
    return sentence, context, questions


_MAX_PLACE_DISTANCE = 10


def _is_elsewhere(sentence: ParsedSentence, quantity: Quantity) -> bool:
    """Whether a quantity is of another country or mission, such as the Congo or MINUSTAH."""
    return "elsewhere" in sentence.concepts and any(
        tag.concept == "elsewhere" and distance <= _MAX_PLACE_DISTANCE for tag, distance in sentence.tags_near(quantity)
    )


_MAX_LABEL_LENGTH = 5
"""How many tokens a sentence may have that labels its paragraph: "Promises." """


def parse_sentences(prose: str, draft: DraftInfo) -> Iterator[SentenceQuestions]:
    """Yield the sentences of a draft whose markup is masked, table cells included."""
    heading: Context | None = None
    previous = Context()
    column_headers: list[Context] = []
    for block in split_blocks(prose):
        if block.role == "row":
            yield from _parse_table_row(prose, block, column_headers, heading or Context(), draft)
            continue
        column_headers.clear()
        context = Context() if block.role == "heading" else heading or weaken(previous)
        label: Context | None = None
        earlier: ParsedSentence | None = None
        for n, tokens in enumerate(split_sentences(prose, block)):
            sentence, _, questions = interpreted = _interpret_quantities(
                ParsedSentence(tokens, draft, prose, earlier), context
            )
            earlier = sentence
            yield interpreted
            context = context_after(questions, sentence, context)
            if label:
                context = with_label(context, label)
            elif n == 0 and len(tokens) <= _MAX_LABEL_LENGTH and not questions:
                label = context
        if block.role == "heading" or prose[block.start : block.end].endswith(":"):
            heading = context
        elif block.role == "text":
            heading = None
        previous = context


def _parse_table_row(
    prose: str, block: Block, column_headers: list[Context], heading: Context, draft: DraftInfo
) -> Iterator[SentenceQuestions]:
    """Yield the cells of a table's row.

    The first row of a table yields nothing: it fills ``column_headers``, which the rows below it are read with.
    """
    tokens = [[token for each in split_sentences(prose, cell) for token in each] for cell in row_cells(prose, block)]
    cells = [ParsedSentence(each, draft, prose) if each else None for each in tokens]
    if not column_headers:
        column_headers += [table_header_context(cell, heading) if cell else heading for cell in cells]
        return
    row_label = heading
    for n, cell in enumerate(cells):
        if cell is None:
            continue
        column_header = column_headers[n] if n < len(column_headers) else heading
        yield _interpret_quantities(cell, cell_context(row_label, column_header) if n else column_header)
        cell_header = table_header_context(cell, heading)
        row_label = cell_context(row_label, cell_header) if n else cell_header
