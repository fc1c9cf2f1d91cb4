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

_LONGEST_SENTENCE = 400
_STATED = 0.3
"""How surely a country must be said before it is told as the figure's."""


class CheckedDraft(Struct, frozen=True):
    """A draft with its marks; those that it or the reader asks to be let be are only counted."""

    draft: Draft
    marks: tuple[Mark, ...]
    ignored: int


def check_draft(
    file: str, text: str, record: FactIndex, events: EventIndex, day: date | None, ignore: frozenset[str]
) -> CheckedDraft:
    """Return the marks on the draft ``text``, of ``day``, or of the day that it says or of today where that is None."""
    prose = mask_markup(text)
    own = None if day else stated_date(text, prose, draft_language(prose))
    spoken_on = day or own or date.today()  # noqa: DTZ011 - the reader's own day
    lines = LineIndex(text)
    spared = ignored_codes(text, lines)
    marks: list[Mark] = []
    let_be = read = 0
    for found in judge_draft(text, record, events, spoken_on):
        read += 1
        mark = _mark(file, text, lines, record, found)
        if mark is None:
            continue
        asked = spared.get(mark.line)
        if {mark.code, mark.verdict} & ignore or (
            asked is not None and (not asked or asked & {mark.code, mark.verdict})
        ):
            let_be += 1
        else:
            marks.append(mark)
    basis = "option" if day else "draft" if own else "today"
    marks.sort(key=lambda mark: mark.start)
    return CheckedDraft(Draft(file, spoken_on.isoformat(), basis, read), tuple(marks), let_be)


def _mark(file: str, text: str, lines: LineIndex, record: FactIndex, found: JudgedFigure | JudgedDate) -> Mark | None:
    """Return the mark for a judgement; None where there is none."""
    if isinstance(found, JudgedDate):
        if found.judgement is None:
            return None
        facts, verdict = found.judgement.facts, found.judgement.verdict
        return _placed(
            file, text, lines, found,
            kind=facts[0].kind, countries=facts[0].countries, date=_edtf(found.time.first_day, found.time.last_day),
            verdict=verdict, code="date" if verdict == "contradicted" else verdict,
            facts=_ids(facts), why=explain_date(record, facts, verdict),
        )  # fmt: skip
    judgement, asked = found.judgement, found.question
    if judgement is None:
        return None
    facts = tuple(match.fact for match in judgement.matches)
    return _placed(
        file, text, lines, found,
        low=plain(asked.low), high=plain(asked.high), bound=asked.bound, unit=asked.unit,
        kind=facts[0].kind if facts else asked.likeliest_kind[0] or None,
        countries=tuple(code for code, weight in asked.countries if weight >= _STATED),
        date=_edtf(asked.first_day or asked.draft_day, asked.last_day or asked.draft_day),
        verdict=judgement.verdict, code=judgement.error or judgement.verdict,
        facts=_ids(facts), other_facts=_ids((judgement.related.fact,) if judgement.related else ()),
        lead=_lead(record, facts[0]) if facts else None, why=explain_figure(record, judgement, asked.low),
    )  # fmt: skip


def _placed(file: str, text: str, lines: LineIndex, found: JudgedFigure | JudgedDate, **said: object) -> Mark:
    start, end = found.span
    line, column = lines.position(start)
    tokens = found.sentence.tokens
    sentence = " ".join(text[tokens[0].start : tokens[-1].end].split())[:_LONGEST_SENTENCE]
    unsaid: dict[str, object] = {
        "low": None,
        "high": None,
        "bound": None,
        "unit": None,
        "other_facts": (),
        "lead": None,
    }
    given = {**unsaid, **said, "file": file, "line": line, "column": column, "start": start, "end": end}
    return Mark(**given, text=text[start:end], sentence=sentence)  # type: ignore[arg-type]


def _ids(facts: tuple[IndexedFact, ...]) -> tuple[str, ...]:
    return tuple(fact.id for fact in facts)


def _edtf(start: date, stop: date) -> str:
    return start.isoformat() if start == stop else f"{start.isoformat()}/{stop.isoformat()}"


def _lead(record: FactIndex, fact: IndexedFact) -> Lead | None:
    led = record.lead(fact)
    if led is None:
        return None
    answer = led.answer
    return Lead(plain(answer.low), plain(answer.high), answer.bound, answer.unit, led.origins)
