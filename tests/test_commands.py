"""Each command as it is used: piped, in every format, and in a terminal."""

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mss_cli.bundled import bundled_facts
from mss_cli.model.kinds import PERSONNEL
from mss_cli.output.formats import FORMATS
from tests.conftest import ROOT, Ran, Run, claim, fact


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
    ("timeline", "--all"),
    ("timeline", "--reverse", "-n", "2"),
    ("show", "kenya-arrival-2025-01-18", "kenya-pledge"),
    ("show", "seed-001", "kenya-reinforcement"),
    ("sources",),
    ("sources", "seed-001"),
    ("sources", "--class", "copy", "--all"),
    ("sources", "--grade", "copied", "-n", "1"),
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
    assert {each["kind"] for each in envelope["facts"]} <= {*PERSONNEL}
    text = run("--color", "never", "troops", "--country", "Jamaica", width=200).out
    for phrase in ("Arrived    24 police and military  12 Sep 2024", "seed-002, 18–31 Jan 2025, ¶4  “24 Jamaicans”"):
        assert phrase in text
    rows = list(csv.DictReader(io.StringIO(run("troops", "--country", "JM", "--format", "csv").out)))
    assert {(row["source"], row["paragraph"], row["value"]) for row in rows} >= {("seed-002", "4", "24")}


def test_troops_of_all(run: Run) -> None:
    ran = run("troops")
    assert "617 + 150 + 24 + 8 + 6 + 2 = 807" in ran.out
    assert re.search(r"Kenya .*1,000 or 2,500 disputed", ran.out)
    assert re.search(r"Kenya .*1,000 or 2,500 ≠", run("--color", "never", "troops", width=120).out)
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
    assert "Open: can't be checked, for want of a figure." in out
    checks = json_of(run("--facts", path, "show", "a", "--json"))["checks"]
    assert [each["outcome"] for each in checks] == ["holds"]


def test_sources(run: Run) -> None:
    items = json_of(run("sources", "--json"))["items"]
    assert {item["id"]: item["paragraphs"]["total"] for item in items} == {
        "seed-000": 12, "seed-001": 14, "seed-002": 8, "seed-003": 14, "seed-004": 19,
    }  # fmt: skip
    assert all(item["document"] for item in items)
    out = run("sources", "SEED-001").out
    for phrase in (
        "HaitiWire (copy) (credited in the dateline",
        "14 of 14 paragraphs covered",
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
def test_names_that_are_not_text(run: Run, facts_file: Callable[[str], Path], form: str) -> None:
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
        "milestones": False,
        "limit": None,
        "reverse": False,
    }


def test_help(run: Run) -> None:
    for args in (("--help",), ("-h",)):
        ran = run(*args)
        assert ran.code == 0
        assert "Look up:" in ran.out and "Curate:" in ran.out and "timeline" in ran.out
    assert "--country" in run("timeline", "-h").out


def test_the_facts_file_may_be_named_by_the_environment(
    run: Run, facts_file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MSS_FACTS", str(facts_file(fact("mine", "event", claim()))))
    assert [item["id"] for item in json_of(run("timeline", "--json"))["items"]] == ["mine"]


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


def test_rivals_in_other_units_and_currencies(run: Run, facts_file: Callable[[str], Path]) -> None:
    months = [
        claim(n, unit=unit, paragraph=n) for n, unit in ((1, "years"), (12, "months"), (6, "months"), (90, "days"))
    ]
    path = facts_file(
        fact("length", "mandate", *months)
        + fact("cost", "funding-paid", claim(241_000_000), claim(241_000_000, "two", unit="USD"), more='unit = "KES"')
    )
    out = run("--facts", path, "timeline").out
    assert "1 year: Something.  disputed also 12 months · 6 months · 90 days" in out
    assert "KES 241,000,000: Something.  disputed unit" in out
    assert run("--facts", path, "figures", "mandate").code == 0
    for name, high in (("length", 1), ("cost", 241_000_000)):
        [item] = json_of(run("--facts", path, "show", name, "--json"))["items"]
        assert item["figure"]["high"] == high


def test_show_and_sources_take_the_clocks_and_filters(run: Run) -> None:
    ran = run("show", "kenya-arrival-2025-01-18", "--known-by", "2024-12-31")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "mss: nothing of this was so, or known, by that day\n"
    assert (
        json_of(run("show", "kenya-pledge", "--known-by", "2023-12-31", "--json"))["items"][0]["standing"] == "single"
    )
    items = json_of(run("sources", "--country", "Belize", "--kind", "arrived", "--json"))["items"]
    assert [(item["id"], item["facts"], item["claims"]) for item in items] == [("seed-000", 1, 1)]
    assert "1 fact, 1 claim; " in run("sources", "seed-000", "--country", "Belize", "--kind", "arrived").out
