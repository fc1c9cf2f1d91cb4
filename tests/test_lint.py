"""Lint: each rule finds its fault, and the shipped facts have none."""

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
import tomli

from mss_cli.commands.curate.lint import explanation
from mss_cli.curation import lint, rules_evidence, rules_record
from mss_cli.curation.codes import CODES
from mss_cli.errors import NotFoundError, Problem
from mss_cli.facts_file import parse, read, validate
from mss_cli.facts_file.read import FactsText
from mss_cli.model.numerals import numerals
from tests.conftest import HEAD, ROOT, Run, claim, fact

SOUND = fact("sound", "arrived", claim(24, printed="24 Jamaicans", attributed_to="iom"),
             claim(24, "two", printed="24", attributed_to="united-nations"),
             more='unit = "police"\ncountries = ["JAM", "KEN"]\nforce = "mss"')  # fmt: skip


def problems(text: str) -> list[Problem]:
    """Return what lint finds, but for the order of these small files."""
    return [each for each in lint.lint(FactsText("facts.toml", text, "")) if each.code != "format"]


def codes(text: str, head: str = HEAD) -> list[tuple[str, int]]:
    found = problems(head + SOUND + text)
    first = (head + SOUND).count("\n")
    return [(problem.code, problem.line - first) for problem in found]


def test_a_sound_file_has_no_problem() -> None:
    assert codes("") == []


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (fact("a", "event", claim()), "no-printed", 7),
        (
            fact("a", "event", claim(printed="one two three four five six seven eight-nine")),
            "printed-too-long",
            7,
        ),
        (
            fact("a", "killed", claim(270, printed="217 people"), more='unit = "people"'),
            "value-not-printed",
            7,
        ),
        (
            fact("a", "killed", claim(low=2, high=4, printed="2 or 3"), more='unit = "people"'),
            "value-not-printed",
            7,
        ),
        (fact("a", "event", claim(printed="x")).replace("Something", "All 15"), "summary-number", 4),
        (fact("a", "event", claim(printed="x"), claim(printed="x")), "duplicate-claim", 8),
        (fact("a", "event", claim(printed="x", paragraph=None)), "no-locator", 7),
        (fact("a", "event", claim(printed="x", date="2024"), date="2024-09-01"), "date-sharper", 3),
        ('[countries.BLZ]\nname = "Belize"\nalpha2 = "BZ"\n', "unused-country", 1),
    ],
)
def test_each_rule(text: str, code: str, line: int) -> None:
    assert (code, line) in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        fact("a", "event", claim(printed="resolution 2699")).replace("Something", "Resolution 2699 of 2023"),
        fact("a", "event", claim(printed="x"), date="2024-09-12").replace("Something", "On 12 September"),
        fact("a", "killed", claim(24, printed="two dozen"), more='unit = "people"').replace("Some", "The 24 "),
        fact("a", "event", claim(printed="x", date="2024"), date="2024-09-01", more='date_basis = "why"'),
        fact("a", "killed", claim(low=2, high=3, printed="2 or 3"), more='unit = "people"'),
        fact("a", "event", claim(printed="x", locator="lead", paragraph=None)),
    ],
)
def test_what_is_not_a_fault(text: str) -> None:
    assert codes(text) == []


def test_sources_must_be_cited_and_findable() -> None:
    head = HEAD + '[sources.three]\ntype = "report"\ntitle = "Third"\nissued = "2024"\nurl = "https://example.org"\n'
    assert [code for code, _ in codes("", head)] == ["no-access", "unused-source"]


def twin(name: str, kind: str = "arrived", date: str = "2024-09", more: str = "", unit: str = "police") -> str:
    force = '\nforce = "mss"' if unit in {"police", "military"} else ""
    return fact(
        name, kind, claim(7, printed="x"), date=date, more=f'unit = "{unit}"\ncountries = ["KEN"]{force}\n{more}'
    )


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (twin("a"), twin("b", date="2024-09-12"), True),
        (twin("a"), twin("b", date="2024-10"), False),
        (twin("a"), twin("b", kind="strength"), False),
        (twin("a"), twin("b", unit="military"), False),
        (twin("a", more='due = "2025-01"'), twin("b", more='due = "2025-02"'), False),
        (twin("a", "killed", "2024", unit="people"), twin("b", "killed", "2024-01", unit="people"), False),
        (
            twin("a", "killed", "2024", unit="people"),
            twin("b", "killed", "2024-01/2024-12", unit="people"),
            True,
        ),
    ],
)
def test_twins(one: str, other: str, found: bool) -> None:
    assert (("twins", 11) in codes(one + other) or ("twins", 12) in codes(one + other)) is found


def test_each_twin_is_listed_once() -> None:
    found = [line for code, line in codes("".join(twin(name) for name in "abcd")) if code == "twins"]
    assert len(found) == 3


def test_a_fact_is_not_a_twin_of_one_that_is_over() -> None:
    year, month, later = twin("a", date="2024"), twin("b", date="2024-01"), twin("c", date="2024-03")
    found = problems(HEAD + SOUND + year + month + later)
    assert [each.message.partition(" look")[0] for each in found if each.code == "twins"] == ["b and a", "c and a"]


def test_facts_that_a_check_puts_together_are_not_twins() -> None:
    check = '[checks.c]\nabout = "x"\nsum = ["a", "b"]\nequals = "sound"\n'
    assert codes(twin("a") + twin("b") + check) == []


PARTS = twin("kenya-arrived") + twin("kenya-strength", "strength") + twin("dollars", "funding-paid", unit="USD")


@pytest.mark.parametrize(
    ("check", "message"),
    [
        (
            'sum = ["kenya-arrived", "kenya-strength"]\nequals = "sound"',
            "'strength': rule 'parts' takes 'arrived'",
        ),
        ('rule = "strength"\nsum = ["kenya-arrived"]\nequals = "sound"', "the result is 'strength'"),
        (
            'rule = "strength"\nsum = ["kenya-arrived"]\nless = ["sound"]\nequals = "kenya-strength"',
            "takes 'departed'",
        ),
        ('rule = "pledge"\nsum = ["kenya-arrived"]\nequals = "sound"', "'announced' or 'pledged'"),
        ('sum = ["dollars"]\nequals = "dollars"', ""),
    ],
)
def test_checks_keep_stages_apart(check: str, message: str) -> None:
    found = problems(HEAD + SOUND + PARTS + f'[checks.c]\nabout = "x"\n{check}\n')
    assert [problem.code for problem in found] == (["mixed-stages"] if message else [])
    assert all(message in problem.message for problem in found)


def test_checks_keep_currencies_apart() -> None:
    money = twin("usd", "funding-paid", "2024", unit="USD") + twin("cad", "funding-paid", "2024", unit="CAD")
    found = problems(HEAD + SOUND + money + '[checks.c]\nabout="x"\nsum=["usd"]\nequals="cad"\n')
    assert [(p.code, p.message) for p in found] == [("mixed-stages", "figures in CAD, USD can't be put together")]


@pytest.mark.parametrize(
    ("phrase", "numbers"),
    [
        ("270 additional Kenyan soldiers", {270}),
        ("over 2,400 people", {2400, Decimal("2.4")}),
        ("$100 million", {100_000_000}),
        ("two dozen Jamaican soldiers", {24}),
        ("more than one million Haitians", {1_000_000}),
        ("half of them", {50, Decimal("0.5")}),
        ("more than half a million", {500_000, 50_000_000}),
        ("two thirds of the people", {2, 66, 67}),
        ("three-quarters", {3, 75}),
        ("113 mille 582 personnes", {113_000, 582, 113_582}),
        ("5’600 people", {5600, Decimal("5.600")}),
        ("two years, and 100 people", {2, 24, 100}),
        ("between 515 and 600 million", {515, 515_000_000, 600_000_000}),
        ("another six and a half months", {6, 50, Decimal("0.5"), Decimal("6.5")}),
        ("extend it for one year", {1, 12}),
        ("none of the members", {0}),
        ("has tripled", {3}),
        ("1.3 million", {1_300_000}),
        ("1,3 million", {1_300_000}),
        ("400 milyon", {400_000_000}),
        ("1 300 000 personnes", {1_300_000}),
        ("400.000", {400_000, Decimal("400.000")}),
        ("a million", {1_000_000}),
        ("eight Salvadorans", {8}),
        ("80% of it", {80}),
        ("no figure here", set()),
        ("5 km²", {5}),
        ("² or ①", set()),
        ("half " * 3, {50, Decimal("0.5"), Decimal("50.5")}),
        ("m m", {10**12}),
        ("m m m", set()),
    ],
)
def test_the_numbers_a_phrase_may_name(phrase: str, numbers: set[int | Decimal]) -> None:
    assert numerals(phrase) == numbers


def test_the_numbers_of_a_long_phrase_are_few_and_finite() -> None:
    assert len(numerals("31m" * 2_000)) < 10
    assert all(value.is_finite() for value in numerals("1" + "m " * 200_000))
    assert all(value.is_finite() for value in numerals("9" * 5_000 + " half a million"))


def test_every_code_is_explained_and_every_explained_code_is_used(run: Run) -> None:
    modules = (validate, lint, rules_evidence, rules_record, parse, read)
    text = "".join(Path(module.__file__ or "").read_text("utf-8") for module in modules)
    used = set(re.findall(r'"([a-z]+(?:-[a-z]+)+|toml|twins|format)"', text))
    vocabulary = {f"unknown-{name}" for name in validate._VOCABULARY}
    vocabulary |= {f"unknown-{name}" for name in re.findall(r'_unknown\([^"]+, "(\w+)", \(', text)}
    vocabulary |= {"unused-publisher", "unused-speaker"}
    assert set(CODES) == (used & set(CODES)) | vocabulary
    for code in CODES:
        ran = run("lint", "--explain", code)
        assert (ran.code, ran.out) == (0, explanation(code) + "\n")
    assert "arrived (personnel that landed in Haiti)" in explanation("unknown-kind")
    with pytest.raises(NotFoundError, match="did you mean 'twins'"):
        explanation("twin")
    with pytest.raises(NotFoundError, match="the codes are"):
        explanation("zzzzzz")


def test_lint_as_a_command(run: Run, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(SOUND + fact("a", "event", claim()))
    run("lint", path, "--fix")
    ran = run("lint", path)
    assert ran.code == 1
    assert re.fullmatch(rf"{re.escape(str(path))}:\d+:3: no-printed .+\n", ran.out)
    ran = run("--facts", path, "lint", "--json")
    assert ran.code == 1
    assert '"code": "no-printed"' in ran.out
    unusable = facts_file(SOUND + "[facts.a]\n")
    assert run("lint", unusable).code == 1
    assert "missing-key" in run("lint", unusable).out
    assert run("lint", "/nowhere").code == 2


def test_the_shipped_facts_are_clean(run: Run) -> None:
    ran = run("lint")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith("no problems\n")


def test_the_shipped_facts_are_in_order_of_their_dates() -> None:
    from mss_cli.model.dates import when

    facts = tomli.loads((ROOT / "data" / "facts.toml").read_text("utf-8"))["facts"]
    assert len(facts) >= 90
    assert all(when(each["date"]) for each in facts.values())
