"""Judgements put on paper: a mark for each, with its place in the file and what the record says."""

from datetime import date

from msgspec import Struct

from mss_cli.checking.checker import Placed, Weighed, checked, tongue_of
from mss_cli.checking.draft_file import Lines, day_of, ignored
from mss_cli.checking.event_matching import Events
from mss_cli.checking.explanation import why, why_dated
from mss_cli.checking.fact_index import Known, Record
from mss_cli.checking.report import Draft, Lead, Mark
from mss_cli.checking.segmentation import blanked
from mss_cli.model.figures import plain

_LONGEST_SENTENCE = 400
_STATED = 0.3
"""How surely a country must be said before it is told as the figure's."""


class Marked(Struct, frozen=True):
    """A draft with its marks; those that it or the reader asks to be let be are only counted."""

    draft: Draft
    marks: tuple[Mark, ...]
    ignored: int


def marked(file: str, text: str, record: Record, events: Events, day: date | None, ignore: frozenset[str]) -> Marked:
    """Return the marks on the draft ``text``, of ``day``, or of the day that it says or of today where that is None."""
    prose = blanked(text)
    own = None if day else day_of(text, prose, tongue_of(prose))
    spoken_on = day or own or date.today()  # noqa: DTZ011 - the reader's own day
    lines = Lines(text)
    spared = ignored(text, lines)
    marks: list[Mark] = []
    let_be = read = 0
    for found in checked(text, record, events, spoken_on):
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
    return Marked(Draft(file, spoken_on.isoformat(), basis, read), tuple(marks), let_be)


def _mark(file: str, text: str, lines: Lines, record: Record, found: Weighed | Placed) -> Mark | None:
    """Return the mark for a judgement; None where there is none."""
    if isinstance(found, Placed):
        if found.occasion is None:
            return None
        facts, verdict = found.occasion.facts, found.occasion.verdict
        return _placed(
            file, text, lines, found,
            kind=facts[0].kind, countries=facts[0].countries, date=_edtf(found.time.start, found.time.stop),
            verdict=verdict, code="date" if verdict == "contradicted" else verdict,
            facts=_ids(facts), why=why_dated(record, facts, verdict),
        )  # fmt: skip
    judgement, asked = found.judgement, found.question
    if judgement is None:
        return None
    facts = tuple(match.fact for match in judgement.facts)
    return _placed(
        file, text, lines, found,
        low=plain(asked.low), high=plain(asked.high), bound=asked.bound, unit=asked.unit,
        kind=facts[0].kind if facts else asked.top[0] or None,
        countries=tuple(code for code, weight in asked.countries if weight >= _STATED),
        date=_edtf(asked.start, asked.stop) if asked.start and asked.stop else asked.day.isoformat(),
        verdict=judgement.verdict, code=judgement.slip or judgement.verdict,
        facts=_ids(facts), other_facts=_ids((judgement.other.fact,) if judgement.other else ()),
        lead=_lead(record, facts[0]) if facts else None, why=why(record, judgement, asked.low),
    )  # fmt: skip


def _placed(file: str, text: str, lines: Lines, found: Weighed | Placed, **said: object) -> Mark:
    start, end = found.span
    line, column = lines.place(start)
    tokens = found.scene.tokens
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


def _ids(facts: tuple[Known, ...]) -> tuple[str, ...]:
    return tuple(fact.id for fact in facts)


def _edtf(start: date, stop: date) -> str:
    return start.isoformat() if start == stop else f"{start.isoformat()}/{stop.isoformat()}"


def _lead(record: Record, fact: Known) -> Lead | None:
    led = record.lead(fact)
    if led is None:
        return None
    answer = led.answer
    return Lead(plain(answer.low), plain(answer.high), answer.bound, answer.unit, led.origins)
