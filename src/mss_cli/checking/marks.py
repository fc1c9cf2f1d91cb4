"""Judgements put on paper: a mark for each, with its place in the file and what the record says."""

from datetime import date

from msgspec import Struct

from mss_cli.checking.checker import JudgedDate, JudgedFigure, draft_language, judge_draft
from mss_cli.checking.draft_file import LineIndex, ignored_codes, stated_date
from mss_cli.checking.event_matching import EventIndex
from mss_cli.checking.explanation import explain_date, explain_figure
from mss_cli.checking.fact_index import FactIndex, IndexedFact
from mss_cli.checking.report import Draft, Lead, Mark
from mss_cli.checking.segmentation import mask_markup
from mss_cli.model.figures import plain

_MAX_SENTENCE_LENGTH = 400
_MIN_COUNTRY_WEIGHT = 0.3
"""How surely a country must be said before it is told as the figure's."""


class CheckedDraft(Struct, frozen=True):
    """A draft with its marks; those that it or the reader asks to be let be are only counted."""

    draft: Draft
    marks: tuple[Mark, ...]
    ignored: int


def check_draft(
    file: str, text: str, index: FactIndex, events: EventIndex, day: date | None, ignore: frozenset[str]
) -> CheckedDraft:
    """Return the marks on the draft ``text``, of ``day``, or of the day that it says or of today where that is None."""
    prose = mask_markup(text)
    stated = None if day else stated_date(text, prose, draft_language(prose))
    draft_day = day or stated or date.today()  # noqa: DTZ011 - the reader's own day
    lines = LineIndex(text)
    ignored_by_line = ignored_codes(text, lines)
    marks: list[Mark] = []
    ignored_count = read = 0
    for judged in judge_draft(text, index, events, draft_day):
        read += 1
        mark = _mark(file, text, lines, index, judged)
        if mark is None:
            continue
        line_codes = ignored_by_line.get(mark.line)
        if {mark.code, mark.verdict} & ignore or (
            line_codes is not None and (not line_codes or line_codes & {mark.code, mark.verdict})
        ):
            ignored_count += 1
        else:
            marks.append(mark)
    basis = "option" if day else "draft" if stated else "today"
    marks.sort(key=lambda mark: mark.start)
    return CheckedDraft(Draft(file, draft_day.isoformat(), basis, read), tuple(marks), ignored_count)


def _mark(file: str, text: str, lines: LineIndex, index: FactIndex, judged: JudgedFigure | JudgedDate) -> Mark | None:
    """Return the mark for a judgement; None where there is none."""
    if isinstance(judged, JudgedDate):
        if judged.judgement is None:
            return None
        facts, verdict = judged.judgement.facts, judged.judgement.verdict
        return _new_mark(
            file, text, lines, judged,
            kind=facts[0].kind, countries=facts[0].countries, date=_edtf(judged.time.first_day, judged.time.last_day),
            verdict=verdict, code="date" if verdict == "contradicted" else verdict,
            facts=_fact_ids(facts), why=explain_date(index, facts, verdict),
        )  # fmt: skip
    judgement, question = judged.judgement, judged.question
    if judgement is None:
        return None
    facts = tuple(match.fact for match in judgement.matches)
    return _new_mark(
        file, text, lines, judged,
        low=plain(question.low), high=plain(question.high), bound=question.bound, unit=question.unit,
        kind=facts[0].kind if facts else question.likeliest_kind[0] or None,
        countries=tuple(code for code, weight in question.countries if weight >= _MIN_COUNTRY_WEIGHT),
        date=_edtf(question.first_day or question.draft_day, question.last_day or question.draft_day),
        verdict=judgement.verdict, code=judgement.error or judgement.verdict,
        facts=_fact_ids(facts), other_facts=_fact_ids((judgement.related.fact,) if judgement.related else ()),
        lead=_lead(index, facts[0]) if facts else None, why=explain_figure(index, judgement, question.low),
    )  # fmt: skip


def _new_mark(file: str, text: str, lines: LineIndex, judged: JudgedFigure | JudgedDate, **fields: object) -> Mark:
    start, end = judged.span
    line, column = lines.position(start)
    tokens = judged.sentence.tokens
    sentence = " ".join(text[tokens[0].start : tokens[-1].end].split())[:_MAX_SENTENCE_LENGTH]
    defaults: dict[str, object] = {
        "low": None,
        "high": None,
        "bound": None,
        "unit": None,
        "other_facts": (),
        "lead": None,
    }
    values = {**defaults, **fields, "file": file, "line": line, "column": column, "start": start, "end": end}
    return Mark(**values, text=text[start:end], sentence=sentence)  # type: ignore[arg-type]


def _fact_ids(facts: tuple[IndexedFact, ...]) -> tuple[str, ...]:
    return tuple(fact.id for fact in facts)


def _edtf(start: date, stop: date) -> str:
    return start.isoformat() if start == stop else f"{start.isoformat()}/{stop.isoformat()}"


def _lead(index: FactIndex, fact: IndexedFact) -> Lead | None:
    leading = index.lead(fact)
    if leading is None:
        return None
    answer = leading.answer
    return Lead(plain(answer.low), plain(answer.high), answer.bound, answer.unit, leading.origins)
