"""Loading: every problem at once, each with its place, and never a traceback."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mss_cli.bundled import bundled_facts
from mss_cli.errors import BadFactsError, MssError, Problem
from mss_cli.facts_file import parse as parsing
from mss_cli.facts_file import read
from mss_cli.facts_file.load import load
from mss_cli.facts_file.parse import parse
from mss_cli.facts_file.read import FactsText
from tests.conftest import HEAD, Run, claim, dataset, fact

WriteFacts = Callable[[str], Path]

TEN_FAULTS = """
[facts.a]
kind = "arived"
date = "2024-13"
unit = "troops"
sumary = "Something."
countries = ["JAN"]
claims = [
  { source = "noe", paragraph = 0, value = "many" },
  { source = "one", bound = "roughly" },
]

[facts.b]
kind = "event"
date = "2024-06-25T10:00"
summary = ""
claims = []

[checks.c]
about = "x"
sum = ["nothing"]
equals = "a"
"""


def problems(text: str) -> list[Problem]:
    with pytest.raises(BadFactsError) as caught:
        dataset(text)
    return list(caught.value.problems)


def test_many_faults_are_all_listed_each_with_its_position(facts_file: WriteFacts, run: Run) -> None:
    path = facts_file(TEN_FAULTS)
    head = HEAD.count("\n") + 1
    ran = run("--facts", path, "timeline")
    assert (ran.code, ran.out) == (2, "")
    found = {(*line.split(" ")[0].split(":")[1:3], line.split(" ")[1]) for line in ran.err.splitlines()[:-1]}
    assert found == {
        (str(head + line), str(column), code)
        for line, column, code in [
            (2, 1, "missing-key"),
            (3, 1, "unknown-kind"),
            (4, 1, "bad-date"),
            (5, 1, "unknown-unit"),
            (6, 1, "unknown-key"),
            (9, 21, "wrong-type"),
            (9, 36, "wrong-type"),
            (10, 21, "unknown-bound"),
            (15, 1, "date-too-sharp"),
            (16, 1, "wrong-type"),
            (17, 1, "wrong-type"),
            (21, 8, "unknown-fact"),
        ]
    }
    assert ran.err.splitlines()[-1].startswith("12 problems; ")
    assert "did you mean 'arrived'" in ran.err
    assert "did you mean 'summary'" in ran.err


def _counted(value: str) -> str:
    return fact("a", "killed", f'source = "one", value = {value}', more='unit = "people"')


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("[fact.a]\n", "unknown-key", "unknown table 'fact'"),
        ("[facts]\na = 3\n", "wrong-type", "'a' must be a table, not a number"),
        ("[facts]\na = 2024-01-01\n", "wrong-type", "not a date"),
        (fact("A_b", "event", claim()), "bad-id", "use lower-case letters"),
        ('[countries.jm]\nname = "Jamaica"\nalpha2 = "JM"\n', "bad-id", "alpha-3"),
        (fact("a", "event", claim(), more='id = "b"'), "unknown-key", "the id is the table's name"),
        (fact("a", "arrived", claim(3)), "figure-without-unit", "give the fact a unit"),
        (fact("a", "arrived", claim(3, unit="USD")), "unit-not-of-kind", "it takes personnel"),
        (fact("a", "leadership", claim(), more='unit = "people"'), "unit-not-of-kind", "no figure at all"),
        (fact("a", "event", claim(bound="over")), "bound-without-value", "'over' bounds no value"),
        (fact("a", "killed", claim(), more='unit = "people"'), "figure-missing", "needs a figure"),
        (fact("a", "killed", "source = 'one', value = nan", more='unit = "people"'), "bad-value", "NaN"),
        (fact("a", "killed", "source = 'one', value = inf", more='unit = "people"'), "bad-value", "Infinity"),
        (fact("a", "killed", claim(-1), more='unit = "people"'), "bad-value", "-1"),
        (fact("a", "killed", claim(10**16), more='unit = "people"'), "bad-value", "can't be a count"),
        (fact("a", "killed", "source = 'one', value = 1e-3000000", more='unit = "people"'), "bad-value", "a count"),
        (fact("one", "event", claim()), "shared-id", "rename one"),
        (fact("a", "event", claim()) + '[checks.c]\nabout = "x"\nsum = ["a", "a"]\nequals = "a"\n',
         "repeated-fact", "name each once"),
        ('[sources.x]\ntype = "report"\ntitle = "x"\nissued = "2024"\ndocument = "../x"\n', "wrong-type", "document"),
        (fact("a", "killed", claim(1, low=1), more='unit = "people"'), "bad-range", "a value and a range"),
        (fact("a", "killed", claim(low=1), more='unit = "people"'), "bad-range", "half a range"),
        (fact("a", "killed", claim(low=2, high=1), more='unit = "people"'), "bad-range", "swap them"),
        (fact("a", "killed", claim(low=1, high=2, bound="over"), more='unit = "people"'), "bad-range", "drop the"),
        (fact("a", "event", claim(source="on")), "unknown-source", "did you mean 'one'?"),
        (fact("a", "event", claim(source="nowhere")), "unknown-source", "it is one of one, two"),
        (fact("a", "event", claim(), more='countries = ["JAN"]'), "unknown-country", "did you mean 'JAM'?"),
        (fact("a", "event", claim(origin="gleanr")), "unknown-speaker", "did you mean 'gleaner'?"),
        (fact("a", "event", claim(attributed_to="iom", origin="gleaner")), "origin-with-credit", "drop 'origin', or"),
        (fact("a", "event", claim(date="soon")), "bad-date", "is not a date"),
        (fact("a", "event", "source = 'one', date = 2024-06-25"), "bad-date", "dates are quoted text"),
        ('[checks.c]\nabout = "x"\nrule = "sum"\nsum = ["a"]\nequals = "a"\n', "unknown-rule", "parts"),
        (fact("a", "event", claim()) + "\n[facts.a]\n", "toml", "correct the TOML here"),
        ("x = " + "1" * 5000, "toml", "Exceeds the limit"),
        ("x = " + "[" * 5000, "toml", "nested"),
        (_counted("1e99999999999999999999"), "bad-value", "value Infinity"),
        (_counted("nan"), "bad-value", "value NaN"),
    ],
)  # fmt: skip
def test_each_fault_has_what_is_wrong_and_what_to_do(text: str, code: str, message: str) -> None:
    [found] = problems(text)
    assert (found.code, found.file) == (code, "facts.toml")
    assert message in found.message


def test_a_claim_that_retells_is_read_and_the_fault_of_one_that_credits_too_stands_where_it_says_so() -> None:
    [retold] = dataset(fact("a", "event", claim(origin="iom"))).facts["a"].claims
    assert (retold.origin, retold.attributed_to) == ("iom", None)
    text = fact("a", "event", claim(), claim(source="two", attributed_to="gleaner", origin="iom"))
    [found] = problems(text)
    assert found.line == HEAD.count("\n") + 1 + text[: text.index("origin")].count("\n") + 1


@pytest.mark.parametrize("text", ["{a = " * 400 + "1" + "}" * 400, "{" + ".".join(["a"] * 500) + " = 1}"])
def test_a_deep_nest_is_one_problem(text: str) -> None:
    [found] = problems(
        f'[facts.a]\nkind = "event"\ndate = "2024"\nsummary = "x"\nnest = {text}\nclaims = [{{source = "one"}}]'
    )
    assert (found.code, found.message.partition(":")[0]) == ("unknown-key", "unknown key 'nest'")


def test_a_long_name_is_not_repeated_whole(facts_file: WriteFacts, run: Run) -> None:
    path = facts_file(fact("a", "event", claim(), more=f"{'x' * 100_000} = 1"))
    [first, last] = run("--facts", path, "timeline").err.splitlines()
    assert "unknown key 'xxx" in first
    assert re.search(r"force, milestone, summary, note, [\w, ]*claims$", first)
    assert len(first) < 1_100 + len(str(path))
    assert last.startswith("1 problem; ")


def test_suggestions_end_where_very_many_names_are_misspelt(monkeypatch: pytest.MonkeyPatch) -> None:
    text = fact("a", "event", *(claim(source=f"on{n}") for n in range(4)))
    assert [each.message.partition(": ")[2] for each in problems(text)] == ["did you mean 'one'?"] * 4
    monkeypatch.setattr(parsing, "_MAX_NAMES_COMPARED", 5)
    assert [each.message.partition(": ")[2] for each in problems(text)] == ["did you mean 'one'?"] * 2 + [
        "correct it"
    ] * 2


def test_a_fault_is_not_listed_twice() -> None:
    text = HEAD.replace('issued = "2024-10"', 'issued = "then"')
    with pytest.raises(BadFactsError) as caught:
        dataset(fact("a", "event", claim(source="two")), text)
    assert [problem.code for problem in caught.value.problems] == ["bad-date"]


def test_a_section_that_is_no_table() -> None:
    with pytest.raises(BadFactsError, match="'facts' is not a table"):
        parse(FactsText("facts.toml", "facts = 3\n" + HEAD, ""))


def test_an_unknown_fact_is_found_in_either_list() -> None:
    check = '[checks.c]\nabout = "x"\nsum = ["b"]\nless = ["c"]\nequals = "d"\n'
    found = problems(fact("abc", "event", claim()) + check)
    assert [problem.code for problem in found] == ["unknown-fact"] * 3


def test_claims_may_be_tables_of_their_own() -> None:
    text = '[facts.a]\nkind = "event"\ndate = "2024"\nsummary = "x"\n[[facts.a.claims]]\nsource = "one"\n'
    assert dataset(text).facts["a"].claims[0].source == "one"
    [found] = problems(text + "[[facts.a.claims]]\nsurce = 'one'\nsource = 'one'\n")
    assert (found.code, found.line) == ("unknown-key", HEAD.count("\n") + 9)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "there is no [dataset] table"),
        (b"\xff\xfe\x00", "this is not UTF-8 text"),
        (b"good = 1\nbad = '\xff'", ":2:8: not-text"),
        (b"\x00\x01\x02", "toml"),
        (b"dataset = 3", "'dataset' must be a table"),
    ],
)
def test_a_file_that_is_none(tmp_path: Path, run: Run, content: bytes, message: str) -> None:
    path = tmp_path / "facts.toml"
    path.write_bytes(content)
    ran = run("--facts", path, "timeline")
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err


def test_no_file_a_directory_and_an_impossible_name(tmp_path: Path, run: Run) -> None:
    for path, message in ((tmp_path / "none.toml", "no such file"), (tmp_path, "is a directory")):
        ran = run("--facts", path, "timeline")
        assert (ran.code, ran.out) == (2, "")
        assert message in ran.err
        assert "--facts" in ran.err
    with pytest.raises(MssError, match="null byte"):
        load(Path("a\0b"))


def test_a_file_without_read_permission(facts_file: WriteFacts, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = facts_file("")
    monkeypatch.setattr(Path, "open", refuse)
    ran = run("--facts", path, "timeline")
    assert (ran.code, ran.err) == (
        2,
        f"mss: {path}: can't read the facts file: permission denied; name another with --facts\n",
    )


def test_a_byte_order_mark_and_windows_line_ends_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_bytes(b"\xef\xbb\xbf" + (HEAD + fact("a", "event", claim())).replace("\n", "\r\n").encode())
    assert list(load(path).facts) == ["a"]


@settings(max_examples=150)
@given(st.randoms(use_true_random=False), st.integers(1, 6))
def test_a_damaged_file_is_a_result_or_a_list_of_problems(rng: random.Random, damages: int) -> None:
    text = HEAD + fact("a", "arrived", claim(24, printed="x"), claim(25, "two"), more='unit = "police"')
    for _ in range(damages):
        at, length = rng.randrange(len(text)), rng.randrange(12)
        text = (
            text[:at]
            + rng.choice(["", "]", '"', "\n", "= 1", "[", "\x1b", "é", text[at : at + 30]])
            + text[at + length :]
        )
    try:
        found = parse(FactsText("facts.toml", text, ""))
    except BadFactsError as error:
        assert error.problems
        assert all(problem.line >= 1 and problem.column >= 1 and problem.message for problem in error.problems)
    else:
        assert found.facts is not None


def test_a_file_without_end_is_refused(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(read, "MAX_FACTS_BYTES", 5_000)
    for path in ("/dev/zero", bundled_facts()):
        ran = run("--facts", path, "timeline")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == (
            f"mss: {path}: can't read the facts file: more than 5,000 bytes; name another with --facts\n"
        )


def test_a_paragraph_beyond_any_document_is_a_fault(facts_file: WriteFacts) -> None:
    path = facts_file(fact("a", "event", claim(paragraph=2**64)))
    with pytest.raises(BadFactsError) as raised:
        load(path)
    assert [problem.code for problem in raised.value.problems] == ["wrong-type"]
