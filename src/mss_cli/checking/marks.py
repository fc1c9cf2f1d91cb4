"""Check a draft: a mark for each judged figure and date, with its place in the file and the reason."""

from datetime import date

from msgspec import Struct

from mss_cli.checking.checker import JudgedDate, JudgedFigure, draft_language, judge_draft
from mss_cli.checking.draft_file import LineIndex, ignored_codes, stated_date
from mss_cli.checking.event_matching import EventIndex
from mss_cli.checking.explanation import explain_date, explain_figure
from mss_cli.checking.fact_index import FactIndex
from mss_cli.checking.indexed_fact import IndexedFact
from mss_cli.checking.report import Draft, Lead, Mark
from mss_cli.checking.segmentation import mask_markup
from mss_cli.model.figures import plain

_MAX_SENTENCE_LENGTH = 400
"""How many characters of a sentence a mark shows."""
_MIN_COUNTRY_WEIGHT = 0.3
"""How much a country must weigh to be shown as the figure's."""


class CheckedDraft(Struct, frozen=True):
    """A draft with its marks, and the number of marks that were ignored.

    Marks are ignored by a comment in the draft or by an option.
    """

    draft: Draft
    marks: tuple[Mark, ...]
    ignored: int


def check_draft(
    file: str, text: str, index: FactIndex, events: EventIndex, day: date | None, ignore: frozenset[str]
) -> CheckedDraft:
    """Return the marks on the draft ``text``, in the order of their places; ``ignore`` has the codes to leave out.

    The draft is read as of ``day``; where that is None, as of the day that the draft states, or else of today.
    """
    prose = mask_markup(text)
    language = draft_language(prose)
    stated = None if day else stated_date(text, prose, language)
    draft_day = day or stated or date.today()  # noqa: DTZ011 - the reader's own day
    lines = LineIndex(text)
    ignored_by_line = ignored_codes(text, lines)
    marks: list[Mark] = []
    ignored_count = read = 0
    for judged in judge_draft(prose, language, index, events, draft_day):
        read += 1
        mark = _mark(file, text, lines, index, judged)
        if mark is None:
            continue
        names = {mark.code, mark.verdict}
        line_codes = ignored_by_line.get(mark.line)
        if names & ignore or (line_codes is not None and (not line_codes or line_codes & names)):
            ignored_count += 1
        else:
            marks.append(mark)
    basis = "option" if day else "draft" if stated else "today"
    marks.sort(key=lambda mark: mark.start)
    return CheckedDraft(Draft(file, draft_day.isoformat(), basis, read), tuple(marks), ignored_count)


def _mark(file: str, text: str, lines: LineIndex, index: FactIndex, judged: JudgedFigure | JudgedDate) -> Mark | None:
    """Return the mark for a judged figure or date; None where there is no judgement."""
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
    """Return a mark with its place in the draft, its words and their sentence; ``fields`` are its other fields."""
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
    """Return the ids of facts."""
    return tuple(fact.id for fact in facts)


def _edtf(start: date, stop: date) -> str:
    """Return the days from ``start`` to ``stop`` as an EDTF date or interval."""
    return start.isoformat() if start == stop else f"{start.isoformat()}/{stop.isoformat()}"


def _lead(index: FactIndex, fact: IndexedFact) -> Lead | None:
    """Return the leading answer of a fact as marks show it."""
    leading = index.lead(fact)
    if leading is None:
        return None
    answer = leading.answer
    return Lead(plain(answer.low), plain(answer.high), answer.bound, answer.unit, leading.origins)
