"""The targets: parts of the program, each with how its inputs are made and what is done with one."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import NamedTuple

import fuzz_inputs as inputs
import msgspec
import tomli
from fuzz_corpus import CARD, SAMPLE
from fuzz_drafts import assert_marks
from fuzz_exports import hold_exports
from fuzz_giants import GIANTS
from fuzz_oracles import LONGEST, Input, Outcome, hold_error, run_mss

from mss_cli.curation.codes import CODES
from mss_cli.curation.formatter import format_facts
from mss_cli.curation.lint import lint
from mss_cli.errors import BadFactsError, MssError
from mss_cli.facts_file.parse import parse, parse_bytes
from mss_cli.facts_file.read import decode, digest
from mss_cli.model.dates import when
from mss_cli.model.figures import BOUNDS, interval, plain
from mss_cli.model.numerals import numerals
from mss_cli.model.records import Dataset
from mss_cli.output.citations import FORMS, csl_date
from mss_cli.output.formats import FORMATS
from mss_cli.output.phrases import date_text, number
from mss_cli.queries.search import parse_query, search, tokens

_LOOKUPS: tuple[tuple[str, ...], ...] = (
    ("timeline",), ("timeline", "--standing", "disputed"), ("timeline", "--known-by", "2024-10"), ("troops",),
    ("troops", "--country", "Kenya"), ("figures", "arrived"), ("figures", "strength"), ("show", "kenya-arrival"),
    ("show", "kenya-strength", "kenya-arrival"), ("sources",), ("sources", "one"), ("sources", "two"), ("disputes",),
    ("brief",), ("brief", "--as-of", "2024-06"), ("search", "kenyans"), ("coverage",), ("lint",),
    ("chart", "arrived"), ("chart", "strength"), ("timeline", "--all"), ("show", "two", "kenya"),
    ("sources", "--all"), ("sources", "--class", "outlet"), ("diff", "older.toml"), ("changes",), ("check", "draft.md"),
)  # fmt: skip

LOOKUPS: tuple[tuple[str, ...], ...] = (
    *((*args, "--format", form) for args in _LOOKUPS for form in FORMATS),
    *(("cite", name, "--format", form) for name in ("one", "two", "kenya-arrival") for form in FORMS),
    ("lint", "--fix"),
)
"""Every command that reads facts, in every format."""


class Target(NamedTuple):
    """A part of the program: how its inputs are made, what is done with one, and its share of all inputs."""

    make: Callable[[Random, int], Input]
    run: Callable[[Input], Outcome]
    share: int


# What is done with an input


def _load(given: Input) -> Outcome:
    return "result" if isinstance(_loaded(given.facts), Dataset) else "error"


def _loaded(content: bytes) -> Dataset | None:
    """Return the dataset, or None where the file was refused as it should be."""
    try:
        return parse_bytes(Path("facts.toml"), content)
    except BadFactsError as error:
        hold_error(error.lines)
        assert all(each.code in CODES and each.line > 0 and each.column > 0 for each in error.problems), error.problems
        return None


def _lint(given: Input) -> Outcome:
    dataset = _loaded(given.facts)
    try:
        text = decode(Path("facts.toml"), given.facts, digest(given.facts))
    except BadFactsError:
        assert dataset is None, "not text, and loaded"
        return "error"
    problems = lint(text)
    assert all(each.code in CODES and each.line > 0 and each.column > 0 for each in problems), problems
    assert all(len(each.message) < LONGEST for each in problems), "a long message"
    if dataset is None:
        assert problems, "refused, and clean"
        return "error"
    try:
        new = format_facts(text.text)
    except MssError as error:
        return hold_error(error.lines)
    assert tomli.loads(new, parse_float=Decimal) == tomli.loads(text.text, parse_float=Decimal), (
        "put in order, it says something else"
    )
    assert format_facts(new) == new, "put in order twice"
    assert parse(text._replace(text=new)) == dataset, "put in order, it loads as something else"
    return "result"


def _dates(given: Input) -> Outcome:
    (text,) = given.args
    try:
        found = when(text)
    except ValueError as error:
        assert str(error), "an error that says nothing"
        return "error"
    assert found.earliest <= found.latest, "ends before it starts"
    assert found.meets(found), "doesn't meet itself"
    assert not found.sharper_than(found), "sharper than itself"
    assert date_text(found), "no words for it"
    assert csl_date(found), "no CSL for it"
    assert found.order <= (found.latest, found.latest), "sorted behind its end"
    return "result"


def _figures(given: Input) -> Outcome:
    for phrase in given.args:
        assert all(value.is_finite() for value in numerals(phrase)), "a number that is not finite"
    dataset = _loaded(given.facts)
    if dataset is None:
        return "error"
    for fact in dataset.facts.values():
        for claim in fact.claims:
            spans = [interval(claim.value, bound) for bound in BOUNDS] if claim.value is not None else []
            for span in [*spans, *filter(None, [claim.interval])]:
                assert span.low <= span.high, "an interval upside down"
                total = span + span
                assert (total - span).meets(span), "a sum that can't be taken apart"
                assert len(number(span.low) + number(span.high)) < 100, "a figure too long to read"
                msgspec.json.encode((plain(span.low), plain(span.high)))
    return "result"


def _search(given: Input) -> Outcome:
    dataset = _loaded(given.facts)
    assert dataset, "the sample can't be loaded"
    assert all(token and token == token.strip() for word in given.args for token in tokens(word)), "no token"
    found = search(dataset, dataset.facts.values(), parse_query(given.args))
    assert all(match.score > 0 for match in found), "found without a score"
    return run_mss(given._replace(args=("search", "--", *given.args)))


def _exports(given: Input) -> Outcome:
    dataset = _loaded(given.facts)
    if dataset is None:
        return "error"
    hold_exports(dataset)
    return "result"


def _giant(given: Input) -> Outcome:
    """Lint a giant, and look it up in some ways, or in one if it is refused."""
    outcome = _lint(given)
    for args in LOOKUPS[:: len(LOOKUPS) // 8] if outcome == "result" else LOOKUPS[:1]:
        run_mss(given._replace(args=args))
    return outcome


def _drafts(given: Input) -> Outcome:
    [(_, content)] = given.files
    assert_marks(content.decode(errors="replace"))
    return run_mss(given) if given.args else "result"


# How inputs are made


def _make_facts(rng: Random, _: int) -> Input:
    makers = (inputs.facts, inputs.broken_bytes, inputs.facts, inputs.broken_bytes, inputs.nested, inputs.sound_facts)
    return Input(rng.choice(makers)(rng))


def _make_lint(rng: Random, _: int) -> Input:
    return Input(rng.choice((inputs.sound_facts, inputs.sound_facts, inputs.facts, inputs.broken_bytes))(rng))


def _make_figures(rng: Random, _: int) -> Input:
    content = SAMPLE
    for old in rng.sample(("400,", "200,", "217.5,", "1_000,", "85e6,", "value = 0,"), rng.randint(1, 3)):
        new = inputs.number(rng)
        content = content.replace(old, f"value = {new}," if old.startswith("v") else f"{new},", 1)
    phrases = (inputs.text(rng), f"{inputs.number(rng)} {inputs.text(rng)}")
    return Input(content.encode("utf-8", "surrogatepass"), phrases)


def _make_look(rng: Random, n: int) -> Input:
    """Return a look-up, each in its turn, on facts that are sound in most cases."""
    look = LOOKUPS[n % len(LOOKUPS)]
    colour = rng.choice(([], [], ["--color", "always"]))
    files = (("seeds/two.toml", CARD.encode()), ("older.toml", SAMPLE.encode()), ("draft.md", inputs.document(rng)))
    # All but pages is in UTF-8 whatever the terminal.
    page = look[-1] in {"table", "--fix"}
    encoding = rng.choice(("utf-8", "utf-8", "utf-8", "ascii", "cp1252")) if page else "utf-8"
    return Input(inputs.sound_facts(rng), (*colour, *look), files, rng.choice((None, 20, 80)), encoding)


def _make_draft(rng: Random, _: int) -> Input:
    """Return a draft; one in twenty is checked by the whole program, on a small facts file."""
    form = rng.choice([*FORMATS, "sarif"])
    args = ("check", "draft.md", "--format", form) if rng.random() < 0.05 else ()
    return Input(args=args, files=(("draft.md", inputs.draft(rng)),), width=rng.choice((None, 40, 80)))


def _make_verify(rng: Random, _: int) -> Input:
    files = (("two.txt", inputs.document(rng)), ("seeds/two.toml", inputs.card(rng)))
    command = rng.choice((["verify", "."], ["verify", "."], ["coverage"], ["sources"]))
    content = inputs.sound_facts(rng) if rng.random() < 0.5 else SAMPLE.encode()
    return Input(content, (*command, "--format", rng.choice(FORMATS)), files, rng.choice((None, 20, 80)))


TARGETS: dict[str, Target] = {
    "load": Target(_make_facts, _load, 30),
    "lint": Target(_make_lint, _lint, 15),
    "dates": Target(lambda rng, _: Input(args=(inputs.date(rng),)), _dates, 15),
    "figures": Target(_make_figures, _figures, 12),
    "search": Target(lambda rng, _: Input(args=tuple(inputs.words(rng))), _search, 8),
    "verify": Target(_make_verify, run_mss, 5),
    "output": Target(_make_look, run_mss, 10),
    "drafts": Target(_make_draft, _drafts, 35),
    "exports": Target(lambda rng, _: Input(inputs.sound_facts(rng)), _exports, 2),
    "arguments": Target(lambda rng, _: Input(args=tuple(inputs.arguments(rng))), run_mss, 5),
    "giants": Target(lambda _, n: Input([*GIANTS.values()][n]().encode()), _giant, 0),
}
"""The targets by name; the giants are tried once each."""
