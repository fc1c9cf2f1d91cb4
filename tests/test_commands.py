"""Each command as it is used: piped, in every format, and in a terminal."""

import csv
import io
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

from mss_cli import __version__
from mss_cli.bundled import bundled_facts
from mss_cli.model.records import Dataset
from mss_cli.output.formats import FORMATS
from tests.conftest import ROOT, FakeOut, Ran, Run, claim, fact


@pytest.fixture(autouse=True)
def _seed_facts(monkeypatch: pytest.MonkeyPatch, seed_facts: Path) -> None:
    monkeypatch.setenv("MSS_FACTS", str(seed_facts))


LOOKUPS: list[tuple[str, ...]] = [
    ("timeline",),
    ("timeline", "--country", "jamaica"),
    ("timeline", "--until", "1999"),
    ("troops",),
    ("troops", "--country", "JM"),
    ("troops", "--kind", "event"),
    ("show", "kenya-arrival-2025-01-18", "kenya-pledge"),
    ("sources",),
    ("sources", "seed-001"),
    ("search", "ruto", "600"),
    ("search", "nowhere-at-all"),
    ("disputes",),
    ("disputes", "--country", "jamaica"),
    ("figures", "displaced"),
    ("figures", "strength", "--claims"),
    ("brief", "--as-of", "2025-01-31"),
    ("brief", "--as-of", "1999"),
    ("timeline", "--standing", "disputed"),
    ("troops", "--known-by", "2024"),
    ("coverage",),
    ("lint",),
]


def stripped(shown: str) -> str:
    """Return what a terminal shows without colours and links."""
    return re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", shown)


def json_of(ran: Ran) -> Any:
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


@pytest.mark.parametrize("args", LOOKUPS)
def test_every_format_parses_back(run: Run, args: tuple[str, ...]) -> None:
    envelope = json_of(run(*args, "--json"))
    assert list(envelope)[:5] == ["schema", "dataset", "query", "count", "items"]
    assert envelope["schema"] == f"mss/{args[0]}/1"
    assert envelope["count"] == len(envelope["items"])
    assert re.fullmatch("[0-9a-f]{64}", envelope["dataset"]["sha256"])
    lines = run(*args, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == envelope["items"]
    as_csv = list(csv.reader(io.StringIO(run(*args, "--format", "csv").out)))
    as_tsv = [line.split("\t") for line in run(*args, "--format", "tsv").out.splitlines()]
    assert as_csv == as_tsv
    assert len({len(row) for row in as_csv}) == 1
    if len(as_csv) > 1:
        assert envelope["count"]
    markdown = run(*args, "--format", "markdown").out
    assert all(re.match(r"\||## |$|[^|]+$", line) for line in markdown.splitlines())


@pytest.mark.parametrize("args", LOOKUPS)
def test_json_is_what_its_schema_says(run: Run, args: tuple[str, ...]) -> None:
    schema = json_of(run("schema", args[0]))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json_of(run(*args, "--json")), schema)
    jsonschema.validate(json_of(run(*args, "--json")), json_of(run("schema")))


def test_the_schemas(run: Run) -> None:
    facts = run("schema", "facts")
    assert facts.out == (ROOT / "data" / "facts.schema.json").read_text("utf-8")
    schema = json.loads(facts.out)
    jsonschema.Draft7Validator.check_schema(schema)
    import tomli

    jsonschema.validate(tomli.loads(bundled_facts().read_text("utf-8")), schema)
    broken = {"dataset": {"title": "x", "version": "1", "license": "x"}, "facts": {"a": {"kind": "arived"}}}
    assert list(jsonschema.Draft7Validator(schema).iter_errors(broken))
    ran = run("schema", "timelin")
    assert (ran.code, ran.out) == (1, "")
    assert "did you mean 'timeline'" in ran.err


def test_timeline_json_is_every_fact(run: Run, monkeypatch: pytest.MonkeyPatch, shipped: Dataset) -> None:
    monkeypatch.delenv("MSS_FACTS")
    items = json_of(run("timeline", "--json"))["items"]
    assert {item["id"] for item in items} == shipped.facts.keys()
    assert sum(len(item["claims"]) for item in items) == sum(len(each.claims) for each in shipped.facts.values())
    keys = "source paragraph printed value bound low high unit date attributed_to note".split()
    assert all(each.keys() >= set(keys) for item in items for each in item["claims"])
    keys = "id kind date countries unit summary standing figure claims".split()
    assert all(item.keys() >= set(keys) for item in items)


def test_troops_leaves_out_what_no_source_splits(run: Run, facts_file: Callable[[str], Path]) -> None:
    joint = fact("both", "arrived", claim(83), more='unit = "personnel"\ncountries = ["JAM", "KEN"]')
    assert "Not in any row, since no source splits them: both" not in run("troops").out
    ran = run("--facts", facts_file(joint), "troops")
    assert ran.code == 0
    own = fact("own", "arrived", claim(3), more='unit = "personnel"\ncountries = ["JAM"]')
    ran = run("--facts", facts_file(joint + own), "troops")
    assert "Not in any row, since no source splits them: both" in ran.out


def test_one_fact_in_json(run: Run) -> None:
    [item] = json_of(run("show", "KENYA-PLEDGE", "--json"))["items"]
    assert item["standing"] == "disputed"
    assert item["figure"] == {"low": 1000, "high": 2500}
    rival = next(each for each in item["claims"] if each["source"] == "seed-004")
    assert rival["printed"] == "on track to deploy 2,500 police officers"
    assert (rival["value"], rival["unit"], rival["paragraph"], rival["attributed_to"]) == (
        2500,
        "police",
        2,
        "William Ruto",
    )


def test_troops_of_a_country(run: Run) -> None:
    envelope = json_of(run("troops", "--country", "jamaica", "--json"))
    [item] = envelope["items"]
    assert (item["country"], item["name"]) == ("JAM", "Jamaica")
    assert item["arrived"]["low"] == item["strength"]["high"] == 24
    assert {each["kind"] for each in envelope["facts"]} <= {
        "pledged",
        "announced",
        "arrived",
        "departed",
        "strength",
    }
    text = run("troops", "--country", "Jamaica").out
    for phrase in ("24 police and military", "seed-002 ¶4", "“24 Jamaicans”"):
        assert phrase in text
    rows = list(csv.DictReader(io.StringIO(run("troops", "--country", "JM", "--format", "csv").out)))
    assert {(row["source"], row["paragraph"], row["value"]) for row in rows} >= {("seed-002", "4", "24")}


def test_troops_of_all(run: Run) -> None:
    ran = run("troops")
    assert "617 + 150 + 24 + 8 + 6 + 2 = 807" in ran.out
    assert re.search(r"Kenya .*1,000 or 2,500 ≠", ran.out)
    mission = json_of(run("troops", "--json"))["mission"]
    assert mission["strength"]["low"] == 807
    assert mission["authorized"]["high"] == 2500
    assert [check["outcome"] for check in mission["checks"]] == ["holds"]
    rows = list(csv.DictReader(io.StringIO(run("troops", "--format", "csv").out)))
    assert {"country": "GTM", "stage": "strength", "low": "150"}.items() <= next(
        row for row in rows if row["country"] == "GTM"
    ).items()


def test_show_writes_out_what_does_not_add_up(run: Run) -> None:
    out = run("show", "kenya-arrival-2025-01-18").out
    assert "400 + 270 = 670 ≠ 617" in out
    assert "217 for kenya-arrival-2025-01-18" in out
    assert "does not add up" in out
    ran = run("show", "kenya-arrival")
    assert (ran.code, ran.out) == (1, "")
    assert "did you mean 'kenya-arrival-" in ran.err


def test_show_has_everything(run: Run, facts_file: Callable[[str], Path]) -> None:
    more = 'unit = "police"\ncountries = ["JAM"]\ndue = "2025"\nnote = "a note"\ndate_basis = "a basis"'
    claims = (
        claim(low=20, high=25, date="2024-09-12", note="a remark"),
        claim(30, "two", paragraph=None, locator="page 3", unit="military", date="2024-10", attributed_to="IOM"),
    )
    path = facts_file(fact("a", "arrived", *claims, more=more) + fact("b", "vote", claim(13), more='unit = "members"')
                      + fact("c", "funding-paid", claim(100, bound="over"), more='unit = "USD"')
                      + fact("d", "territory", claim(80), more='unit = "percent"')
                      + '[checks.k]\nabout = "Sum"\nsum = ["b"]\nequals = "b"\nnote = "a caveat"\n')  # fmt: skip
    out = run("--facts", path, "show", "a", "b", "c", "d").out
    for phrase in (
        "20–25 police or 30 military", "(a basis)", "a note", "a remark", "page 3", "credits IOM", "dated Oct 2024",
        "2 sources, 2 origins", "20–25 police and 30 military do not meet", "police and military do not meet",
        "12 Sep 2024 and Oct 2024 do not meet", "Due        2025", "The Gleaner, 12 Sep 2024: “First”",
        "13 members", "a caveat", "over USD 100", "80%",
    ):  # fmt: skip
        assert phrase in out, phrase


def test_checks_that_only_meet_and_that_are_open(run: Run, facts_file: Callable[[str], Path]) -> None:
    more = 'unit = "police"\ncountries = ["JAM"]'
    path = facts_file(
        fact("a", "strength", claim(20, bound="about"), date="2024-01", more=more)
        + fact("b", "strength", claim(20), date="2024-02", more=more)
        + fact("c", "pledged", claim(), more=more)
        + fact("l", "departed", claim(1), more=more)
        + '[checks.k]\nabout = "Sum"\nrule = "strength"\nsum = ["a"]\nless = ["l"]\nequals = "b"\n'
        + '[checks.m]\nabout = "Open"\nsum = ["c"]\nequals = "c"\n'
    )
    out = run("--facts", path, "show", "a", "c").out
    assert "19–21 – 1 = 18–20, which meets 20" in out
    assert "Open: can't be told, for want of a figure." in out
    checks = json_of(run("--facts", path, "show", "a", "--json"))["checks"]
    assert [each["outcome"] for each in checks] == ["holds"]


def test_sources(run: Run) -> None:
    items = json_of(run("sources", "--json"))["items"]
    assert [item["paragraphs"]["total"] for item in items if item["document"]] == [12, 14, 8, 14, 19]
    out = run("sources", "SEED-001").out
    for phrase in (
        "HaitiWire (credited in the dateline",
        "14 of 14 covered",
        "SHA-256",
        "¶2",
        "caption of an audio",
    ):
        assert phrase in out
    envelope = json_of(run("sources", "seed-001", "--json"))
    assert {each["paragraph"] for each in envelope["set_aside"]} == {1, 6, 10}
    assert len(envelope["claims"]) == envelope["items"][0]["claims"]
    rows = list(csv.DictReader(io.StringIO(run("sources", "seed-001", "--format", "csv").out)))
    assert {row["source"] for row in rows} == {"seed-001"}
    ran = run("sources", "seed-01")
    assert ran.code == 1
    assert "did you mean 'seed-001'" in ran.err


def test_a_source_on_the_web(run: Run, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(
        fact("a", "event", claim()) + fact("b", "event", claim(source="two", paragraph=None, locator="lead"))
    )
    out = run("--facts", path, "sources", "one").out
    assert "URL        https://example.org/one" in out
    assert "Paragraphs" not in out
    assert "lead" in run("--facts", path, "sources", "two").out
    assert json_of(run("--facts", path, "sources", "--json"))["items"][0]["paragraphs"] is None
    assert (
        "| [one](<https://example.org/one>) | The Gleaner |"
        in run("--facts", path, "sources", "--format", "markdown").out
    )
    assert "## one" in run("--facts", path, "sources", "one", "--format", "markdown").out


def test_a_file_without_sources_or_facts(run: Run, facts_file: Callable[..., Path]) -> None:
    path = facts_file("", '[dataset]\ntitle = "Empty"\nversion = "1"\nlicense = "CC0-1.0"\n')
    for args, message in (
        (["sources"], "no source speaks of such facts"),
        (["timeline"], "no facts match"),
        (["troops"], "no facts on personnel"),
        (["coverage"], "no source of the facts file is a seed document"),
        (["verify", "."], "no source of the facts file is a seed document"),
    ):
        ran = run("--facts", path, *args)
        assert (ran.code, ran.out) == (0, "")
        assert message in ran.err
        assert json_of(run("--facts", path, *args, "--json"))["items"] == []


def test_search_names_what_is_not_there(run: Run) -> None:
    for words, message in (
        (["jamaca"], "'jamaca' is nowhere in the facts; did you mean 'jamaica'?"),
        (["qqqqqq"], "'qqqqqq' is nowhere in the facts\n"),
        (["jamaica", "atmis"], "no fact has all of these words"),
    ):
        ran = run("search", *words)
        assert (ran.code, ran.out) == (0, "")
        assert message in ran.err
    assert run("search", "jamaica", "--json").err == ""
    assert run("search").code == 2


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (("troops", "--country", "Jamaca"), 1, "mss: no country 'Jamaca': did you mean 'Jamaica'"),
        (("timeline", "--kind", "arived"), 1, "did you mean 'arrived'"),
        (("timeline", "--source", "seed-01"), 1, "did you mean 'seed-001'"),
        (("timeline", "--since", "soon"), 2, "mss: --since: 'soon' is not a date"),
        (("timeline", "--until", "2024-13"), 2, "mss: --until: '2024-13' names no day that exists"),
        (("timeline", "--format", "xml"), 2, "--format"),
        (("timelin",), 2, "Did you mean 'timeline'?"),
        (("zzz",), 2, "mss: no such command 'zzz'; 'mss --help' says more"),
        (("timeline", "--nope"), 2, "no such option: --nope"),
        (("verify", "/nowhere"), 2, "no such folder"),
    ],
)
def test_faults_go_to_stderr_alone(run: Run, args: tuple[str, ...], code: int, message: str) -> None:
    ran = run(*args)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "args",
    [("timeline", "{}"), ("{}",), ("timeline", "--{}"), ("timeline", "--format", "{}"), ("search", "--", "x{}"),
     ("--facts", "{}", "timeline"), ("timeline", "--country", "{}"), ("timeline", "--since", "{}"), ("lint", "{}")],
)  # fmt: skip
@pytest.mark.parametrize("word", ["\x1b[31m\u202e\u00ad\udc80x", "x" * 10_000])
def test_arguments_are_repeated_safely(run: Run, args: tuple[str, ...], word: str) -> None:
    ran = run(*(arg.format(word) for arg in args))
    assert ran.code in {0, 1, 2}
    assert ran.err
    assert not re.search("[\x1b\u202e\u00ad\udc80]", ran.err)
    assert all(len(line) < 1_500 for line in ran.err.splitlines())


@pytest.mark.parametrize("form", FORMATS)
def test_names_that_are_no_text(run: Run, facts_file: Callable[[str], Path], form: str) -> None:
    path = facts_file(fact("a", "event", claim()))
    odd = path.rename(path.with_name("odd\udcff.toml"))
    assert run("lint", odd, "--format", form).out.count("no-printed") >= 1
    ran = run("--facts", odd, "search", "\udcffsomething", "--format", form)
    assert ran.code == 0
    assert form != "json" or json.loads(ran.out)["query"]["words"] == ["\ufffdsomething"]


def test_filters_narrow_and_resolve(run: Run) -> None:
    args = ["timeline", "--country", "kenyan", "--kind", "ARRIVED", "--since", "2025", "--until", "2025-01-31"]
    args += ["--source", "seed-002", "--json"]
    envelope = json_of(run(*args))
    assert [item["id"] for item in envelope["items"]] == ["kenya-arrival-2025-01-18"]
    assert envelope["query"] == {
        "country": ["KEN"],
        "kind": ["arrived"],
        "source": ["seed-002"],
        "since": "2025",
        "until": "2025-01-31",
        "as_of": None,
        "known_by": None,
        "standing": [],
    }


def test_versions_and_help(run: Run, shipped: Dataset, facts_file: Callable[[str], Path]) -> None:
    assert run("--version").out == f"mss {__version__}, facts {shipped.metadata.version}\n"
    assert run("--facts", facts_file(""), "--version").out == f"mss {__version__}, facts 1\n"
    for args in ((), ("--help",), ("-h",)):
        ran = run(*args)
        assert ran.code == 0
        assert "Look up:" in ran.out and "Curate:" in ran.out and "timeline" in ran.out
    assert "--country" in run("timeline", "-h").out


def test_the_facts_file_may_be_named_by_the_environment(
    run: Run, facts_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MSS_FACTS", str(facts_file(fact("mine", "event", claim()))))
    assert [item["id"] for item in json_of(run("timeline", "--json"))["items"]] == ["mine"]


HOSTILE = (
    '"\\u001b[31mred\\u001b]8;;http://evil\\u0007 [sic] [/foo] '
    ':smile: \\u202eevil\\u200b\\u00ad\\U0001D173 | `x` <b> \\u0085 \\U000E0041 é"'
)


@pytest.mark.parametrize("width", [None, 20, 60, 160])
@pytest.mark.parametrize("form", FORMATS)
def test_nothing_in_the_data_commands_a_terminal(
    run: Run, facts_file: Callable[[str], Path], width: int | None, form: str
) -> None:
    text = f'[facts.a]\nkind = "event"\ndate = "2024"\nsummary = {HOSTILE}\nnote = {HOSTILE}\n' + (
        f"claims = [{{ source = 'one', paragraph = 1, printed = {HOSTILE}, attributed_to = {HOSTILE} }}]\n"
    )
    path = facts_file(text)
    for args in (["timeline"], ["show", "a"], ["sources", "one"], ["search", "sic"]):
        out = run("--facts", path, *args, "--format", form, width=width).out
        own = stripped(out) if width and form == "table" else out
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202e\u00ad\U0001d173\U000e0041]", own)
        if (args[0], form) == ("sources", "jsonl"):
            continue  # its items have none of the hostile text
        assert "[sic]" in own.replace("\\[", "[").replace("\\]", "]")
        assert "[/foo]" in re.sub(r"\s*\n[\s│]*", " ", own.replace("\\[", "[").replace("\\]", "]")) or width == 20
        assert ":smile:" in own.replace("\\:", ":")


@pytest.mark.parametrize("width", [20, 60, 100, 160])
@pytest.mark.parametrize("args", [*LOOKUPS, ("verify", "tests")])
def test_a_terminal_gets_no_line_wider_than_itself(run: Run, args: tuple[str, ...], width: int) -> None:
    out = run(*args, width=width).out
    lines = stripped(out).splitlines()
    assert all(len(line) <= width for line in lines)
    plain = run("--color", "never", *args, width=width).out
    assert not any(line.endswith(" ") for line in plain.splitlines())


@pytest.mark.parametrize("args", [("timeline",), ("troops", "--country", "Kenya"), ("show", "a"), ("disputes",)])
def test_words_longer_than_a_line_are_broken(
    run: Run, facts_file: Callable[[str], Path], args: tuple[str, ...]
) -> None:
    claims = [claim(n, printed="-" * 200, attributed_to="_" * 90, note="." * 90) for n in (1, 2)]
    path = facts_file(fact("a", "arrived", *claims, more='unit = "police"\ncountries = ["KEN"]'))
    for width in (20, 40, 80):
        ran = run("--facts", path, *args, width=width)
        assert max(map(len, stripped(ran.out).splitlines())) <= width


def test_a_pipe_gets_every_character(run: Run, monkeypatch: pytest.MonkeyPatch, shipped: Dataset) -> None:
    monkeypatch.delenv("MSS_FACTS")
    out = run("timeline").out
    for each in shipped.facts.values():
        line = next(line for line in out.splitlines() if line.endswith(f" {each.id}"))
        assert each.summary in line
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("option", "environment", "tty", "coloured"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colour(
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    option: str,
    environment: dict[str, str],
    tty: bool,
    coloured: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    for args in (["timeline"], ["troops"]):
        out = run("--color", option, *args, width=100 if tty else None).out
        assert ("\x1b[" in out) is coloured
    assert "\x1b" not in run("--color", option, "timeline", "--json", width=100 if tty else None).out


def test_colour_in_a_pipe_cuts_nothing(run: Run) -> None:
    plain = run("timeline").out
    coloured = stripped(run("--color", "always", "timeline").out)
    assert coloured == plain


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
@pytest.mark.parametrize("width", [None, 80])
def test_an_encoding_without_the_symbols_gets_ascii(run: Run, encoding: str, width: int | None) -> None:
    for args in (["timeline"], ["troops"], ["show", "kenya-pledge"], ["sources", "seed-003"], ["coverage"]):
        ran = run(*args, encoding=encoding, width=width)
        assert ran.code == 0
        assert "│" not in ran.out and "≠" not in ran.out
    assert "|  A 25 Jun" in re.sub(
        r"\x1b\[[0-9;]*m", "", run("timeline", "--kind", "arrived", encoding=encoding, width=width).out
    )
    assert json.loads(run("timeline", "--json", encoding="utf-8").out)


def test_a_date_that_is_open_stands_at_its_known_end(run: Run, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(
        fact("before", "event", claim(), date="../2023-10") + fact("after", "event", claim(), date="2023-11/..")
        + fact("about", "event", claim(), date="2023-12-05~")
    )  # fmt: skip
    out = run("--facts", path, "timeline").out
    assert "│  • → Oct     event" in out
    assert "│  • Nov →     event" in out
    assert "│  • ~5 Dec    event" in out
    assert "until Oct 2023" in out
    assert "from Nov 2023" in out


def test_every_kind_has_its_mark() -> None:
    from mss_cli.model.kinds import KINDS

    assert len({kind.mark for kind in KINDS.values()}) == len(KINDS)
    assert all(len(kind.mark) == len(kind.ascii) == 1 and kind.ascii.isascii() for kind in KINDS.values())


def test_output_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.json"
    path.write_text("old", "utf-8")
    ran = run("timeline", "--json", "--output", path)
    assert (ran.code, ran.out) == (0, "")
    assert path.read_text("utf-8") == run("timeline", "--json").out
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]
    ran = run("timeline", "-o", path, width=40)
    assert path.read_text("utf-8") == run("timeline").out


def test_output_never_harms(
    run: Run, tmp_path: Path, facts_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = facts_file(fact("a", "event", claim()))
    before = facts.read_text("utf-8")
    ran = run("--facts", facts, "timeline", "--output", facts)
    assert ran.code == 2
    assert "is the facts file itself" in ran.err
    assert facts.read_text("utf-8") == before
    assert "can't write it: file name too long" in run("timeline", "--output", tmp_path / ("x" * 300)).err
    ran = run("timeline", "--output", tmp_path / "no" / "where")
    assert ran.code == 2
    assert "can't write it: no such file or directory" in ran.err
    old = tmp_path / "old"
    old.write_text("old", "utf-8")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    ran = run("timeline", "--output", old)
    assert ran.code == 2
    assert old.read_text("utf-8") == "old"
    assert {each.name for each in tmp_path.iterdir()} == {"facts.toml", "old"}


def test_a_closed_output_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    err = io.StringIO()
    monkeypatch.setattr(sys, "stderr", err)
    monkeypatch.setattr(sys, "stdout", None)
    from mss_cli.app import main

    assert main(["timeline", "--json"]) == 2
    assert main(["timeline"]) == 2
    assert "standard output: it is closed; open it" in err.getvalue()


def test_an_interruption_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "open", interrupt)
    assert run("timeline").code == 130
    from mss_cli import app as cli

    monkeypatch.setattr(cli, "app", lambda **_: interrupt())
    assert cli.main([]) == 130
    monkeypatch.setattr(cli, "app", lambda **_: None)
    assert cli.main([]) == 0


def test_the_width_of_a_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from mss_cli.output import destination as write

    monkeypatch.setattr(write, "_width", lambda: 70)
    monkeypatch.delenv("COLUMNS", raising=False)
    assert max(map(len, run("--color", "never", "timeline", width=70).out.splitlines())) <= 70
    monkeypatch.undo()
    monkeypatch.setenv("COLUMNS", "55")
    assert write._width() == 55
    monkeypatch.setenv("COLUMNS", "wide")
    assert write._width() == 80
    monkeypatch.setenv("COLUMNS", "9" * 5_000)
    assert write._width() == 80
    monkeypatch.setenv("COLUMNS", "wide")
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((0, 0)))
    with Path(os.devnull).open() as out:
        monkeypatch.setattr(sys, "stdout", out)
        assert write._width() == 80
    monkeypatch.setattr(sys, "stdout", FakeOut(io.BytesIO()))
    assert write._width() == 80


def test_every_symbol_that_is_drawn_is_wanted_of_the_encoding() -> None:
    from mss_cli.model.kinds import KINDS
    from mss_cli.output.view import SYMBOLS, UNICODE

    drawn = msgspec.json.encode(UNICODE).decode() + "".join(kind.mark for kind in KINDS.values())
    assert {char for char in drawn if not char.isascii()} <= set(SYMBOLS)


def test_an_unknown_encoding_gets_ascii() -> None:
    from mss_cli.output import destination as write

    assert write._has_symbols("no-such-encoding") is False


def test_what_is_linted_is_never_written_over(run: Run, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(fact("a", "event", claim()))
    before = path.read_text("utf-8")
    ran = run("lint", path, "--output", path)
    assert ran.code == 2
    assert "is the facts file itself" in ran.err
    assert path.read_text("utf-8") == before


def test_output_follows_links_and_keeps_modes(run: Run, tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old", "utf-8")
    real.chmod(0o600)
    link.symlink_to(real)
    assert run("timeline", "--json", "--output", link).code == 0
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o600
    assert json.loads(real.read_text("utf-8"))["items"]
    assert run("timeline", "--output", "/dev/null").code == 0
    assert Path("/dev/null").is_char_device()


def test_rivals_in_other_units_and_currencies(run: Run, facts_file: Callable[[str], Path]) -> None:
    months = [
        claim(n, unit=unit, paragraph=n) for n, unit in ((1, "years"), (12, "months"), (6, "months"), (90, "days"))
    ]
    path = facts_file(
        fact("length", "mandate", *months)
        + fact("cost", "funding-paid", claim(241_000_000), claim(241_000_000, "two", unit="USD"), more='unit = "KES"')
    )
    out = run("--facts", path, "timeline").out
    assert "1 year, 12 months, 6 months or 90 days" in out
    assert run("--facts", path, "figures", "mandate").code == 0
    for name, high in (("length", 1), ("cost", 241_000_000)):
        [item] = json_of(run("--facts", path, "show", name, "--json"))["items"]
        assert item["figure"]["high"] == high


def test_an_approximate_date_stands_where_it_is_written(run: Run, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(fact("a", "event", claim(), date="2024-10~") + fact("b", "event", claim(), date="2010/2020"))
    lines = run("--facts", path, "timeline").out.splitlines()
    assert lines[:2] == ["2010", "│  • 2010 →    event       Something.  2010 – 2020  one ¶1  b"]
    assert lines[4] == "├─ October"


def test_show_and_sources_take_the_clocks_and_filters(run: Run) -> None:
    ran = run("show", "kenya-arrival-2025-01-18", "--known-by", "2024-12-31")
    assert (ran.code, ran.out) == (0, "")
    assert "no facts match" in ran.err
    assert (
        json_of(run("show", "kenya-pledge", "--known-by", "2023-12-31", "--json"))["items"][0]["standing"] == "single"
    )
    items = json_of(run("sources", "--country", "Belize", "--kind", "arrived", "--json"))["items"]
    assert [(item["id"], item["facts"], item["claims"]) for item in items] == [("seed-000", 1, 1)]
    assert "Drawn from 1 fact, 1 claim" in run("sources", "seed-000", "--country", "Belize", "--kind", "arrived").out


def test_the_brief_for_scripts_has_the_topics(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("brief", "--as-of", "2025-01-31", "--format", "csv").out)))
    assert {"mandate", "strength", "displaced", "next"} <= {row["topic"] for row in rows}


@pytest.mark.parametrize("width", [20, 60])
def test_the_whole_record_fits_a_narrow_terminal(run: Run, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.delenv("MSS_FACTS")
    for args in (["timeline"], ["figures", "displaced"], ["disputes"], ["troops"], ["brief", "--as-of", "2025-06"]):
        out = run("--color", "never", *args, width=width).out
        assert max(map(len, out.splitlines())) <= width
