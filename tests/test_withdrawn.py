"""Facts that were taken back: their ids go on answering, and nothing else shows them."""

import json
from pathlib import Path

import pytest

from mss_cli.errors import BadFactsError
from tests.conftest import Run
from tests.record_sample import SAMPLE, sample, sample_file

ID = "told-twice"


def test_it_stands_apart_from_the_facts() -> None:
    dataset = sample()
    assert ID not in dataset.facts
    assert [*dataset.withdrawn] == [ID]
    assert dataset.withdrawn[ID].withdrawn


def test_it_still_answers_with_the_reason(run: Run, tmp_path: Path) -> None:
    facts = sample_file(tmp_path)
    shown = run("--facts", facts, "show", ID)
    assert shown.code == 0
    assert "Withdrawn" in shown.out and "20 Nov 2026: the record erred: the first landing told twice" in shown.out
    item = json.loads(run("--facts", facts, "show", ID, "--json").out)["items"][0]
    assert item["withdrawn"] == {"on": "2026-11-20", "reason": "the record erred: the first landing told twice"}
    row = run("--facts", facts, "show", ID, "--format", "csv").out
    assert "2026-11-20: the record erred: the first landing told twice" in row


@pytest.mark.parametrize(
    "args", [("timeline", "--all"), ("troops", "--country", "Kenya"), ("search", "again"), ("chart", "arrived")]
)
def test_no_look_up_shows_it(run: Run, tmp_path: Path, args: tuple[str, ...]) -> None:
    assert ID not in run("--facts", sample_file(tmp_path), *args).out


def test_a_fact_that_stands_says_null(run: Run, tmp_path: Path) -> None:
    items = json.loads(run("--facts", sample_file(tmp_path), "timeline", "--all", "--json").out)["items"]
    assert {item["withdrawn"] for item in items} == {None}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('reason = "the record erred: the first landing told twice"', 'reason = "for no reason"', "wrong-type"),
        ('on = "2026-11-20"', 'on = "2026-11-20T10:00"', "date-too-sharp"),
        ('outcome = "strength-2025-01"', f'outcome = "{ID}"', "withdrawn-fact"),
        ('part_of = "jamaica-arrival-2024-09"', f'part_of = "{ID}"', "withdrawn-fact"),
        ('sum = ["kenya-arrival-2024-06"]', f'sum = ["{ID}"]', "withdrawn-fact"),
        ('less = ["jamaica-police-2024-09"]', f'less = ["{ID}"]', "withdrawn-fact"),
        ('equals = "strength-2024-06"', f'equals = "{ID}"', "withdrawn-fact"),
    ],
)
def test_what_is_wrong_with_one_is_reported(old: str, new: str, code: str) -> None:
    assert old in SAMPLE
    with pytest.raises(BadFactsError) as caught:
        sample(SAMPLE.replace(old, new))
    assert {problem.code for problem in caught.value.problems} == {code}


def test_a_withdrawn_fact_may_name_another() -> None:
    text = SAMPLE.replace("withdrawn = {", 'outcome = "strength-2025-01"\nwithdrawn = {')
    assert ID in sample(text).withdrawn


def test_its_sources_and_countries_are_not_unused(run: Run, tmp_path: Path) -> None:
    extra = (
        '\n[countries.BLZ]\nname = "Belize"\nalpha2 = "BZ"\n\n[sources.only]\ntype = "report"\ntitle = "Only"\n'
        'issued = "2025"\nurl = "https://example.org/o"\naccessed = "2026"\n'
    )
    text = SAMPLE.replace(
        'countries = ["KEN"]\nunit = "police"\nsummary = "Kenyans land again."',
        'countries = ["BLZ"]\nunit = "police"\nsummary = "Kenyans land again."',
    )
    text = text.replace(
        'claims = [{ source = "ap-2024", locator = "body", value = 200, printed = "200 police" }]',
        'claims = [{ source = "only", locator = "body", value = 200, printed = "200 police" }]',
    )
    out = run("lint", sample_file(tmp_path, text + extra)).out
    assert "unused-source" not in out and "unused-country" not in out
