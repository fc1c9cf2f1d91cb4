"""What differs between two records, in every format; and versions that git has."""

import json
import subprocess
from pathlib import Path

import pytest

from mss_cli.errors import MssError
from mss_cli.facts_file import versions
from mss_cli.output.changes import ChangeItem, change_items, change_tables
from mss_cli.queries.diff import CHANGES, diff
from mss_cli.queries.versions import version_day, version_order
from tests.conftest import Run
from tests.record_sample import SAMPLE, sample, sample_file, with_fact

EDITS = (
    ('version = "2026.11.23"', 'version = "2026.12.01"'),
    # An answer that leads, and a standing.
    ('value = 5550, printed = "5,550 personnel"', 'value = 5500, printed = "5,500 personnel"'),
    ('{ source = "seed", paragraph = 3, value = 2500, printed = "2,500" },', ""),
    # A fact less.
    (
        'summary = "People killed in the second quarter."',
        (
            'summary = "People killed in the second quarter."\n'
            'withdrawn = { on = "2026-12-01", reason = "the sources changed: they took it back" }'
        ),
    ),
    # A claim reworded, and one more that credits somebody.
    (
        'claims = [{ source = "gleaner-2024", locator = "body", value = 24, printed = "two dozen" }]',
        (
            'claims = [\n{ source = "gleaner-2024", locator = "body", value = 24, printed = "24 soldiers" },\n'
            '{ source = "ap-2024", locator = "end", value = 24, printed = "24", '
            'attributed_to = "ruto", date = "2024-09-11" },\n]'
        ),
    ),
    # A check that turns.
    ('sum = ["kenya-arrival-2024-06"]', 'sum = ["kenya-pledge"]'),
)
LATER = with_fact("new", "event", "2026-01-01", '{ source = "seed", paragraph = 9, printed = "new" }')
for old_text, new_text in EDITS:
    assert old_text in LATER
    LATER = LATER.replace(old_text, new_text)


def items(old: str = SAMPLE, new: str = LATER) -> list[ChangeItem]:
    one, other = sample(old), sample(new)
    return change_items(one, other, diff(one, other))


def test_answers_come_first_then_the_rest() -> None:
    found = items()
    assert [each.change for each in found] == [
        "version", "lead", "standing", "standing", "fact-added", "fact-withdrawn", "claim-added", "claim-withdrawn",
        "claim-reworded", "claim-reworded", "check",
    ]  # fmt: skip
    assert {*CHANGES} == {each.change for each in found} - {"version"}


def test_each_says_how_it_was_and_how_it_is() -> None:
    by_change = {each.change: each for each in reversed(items())}
    version = by_change["version"]
    assert (version.was, version.now, version.about) == ("2026.11.23", "2026.12.01", "14 facts, 7 sources")
    assert version.sha256 == sample(LATER).sha256
    lead = by_change["lead"]
    assert (lead.fact, lead.was, lead.now) == ("gsf-authorized", "5,550 personnel", "5,500 personnel")
    standing = by_change["standing"]
    assert (standing.fact, standing.was, standing.now) == ("kenya-pledge", "disputed", "single")
    added = by_change["fact-added"]
    assert (added.fact, added.about, added.was, added.now, added.standing) == (
        "new",
        "new.",
        None,
        None,
        "single",
    )
    gone = by_change["fact-withdrawn"]
    assert (gone.fact, gone.was, gone.now) == ("killed-2024-q2", "1,379 people", None)
    assert gone.reason == "1 Dec 2026: the sources changed: they took it back" and gone.standing is None
    more = by_change["claim-added"]
    assert (more.source, more.was) == ("ap-2024", None)
    assert more.now == "24 police and military, end, “24”, dated 11 Sep 2024, credits William Ruto"
    less = by_change["claim-withdrawn"]
    assert (less.source, less.was, less.now) == ("seed", "2,500 personnel, ¶3, “2,500”", None)
    reworded = by_change["claim-reworded"]
    assert (reworded.fact, reworded.was) == ("jamaica-arrival-2024-09", "24 police and military, body, “two dozen”")
    check = by_change["check"]
    assert (check.check, check.was, check.now) == ("first-landing", "depends", "fails")


RETOLD = 'value = 400, printed = "400 officers", origin = "ruto" },\n  { source = "blog'


def test_all_of_a_claim_is_said() -> None:
    new = (
        SAMPLE.replace('printed = "200 police", attributed_to', 'printed = "200", attributed_to')
        .replace('disputes = "it has him say the contrary", date = "2024-08"', 'disputes = "it denies it"')
        .replace('set_aside = "a nought too many"', 'set_aside = "too many"')
        .replace('note = "alone"', 'note = "by itself"')
        .replace('value = 400, printed = "400 officers" },\n  { source = "blog', RETOLD)
    )
    said = {each.fact: (each.was, each.now) for each in items(SAMPLE, new)}
    assert said["ruto-says"] == (
        "end, dated Aug 2024, disputes: it has him say the contrary",
        "end, disputes: it denies it",
    )
    assert said["strength-2025-01"][1] == "1,000 personnel, ¶4, “1,000”, by itself"
    assert any(each.now == "400 police, ¶2, “400 officers”, retells William Ruto" for each in items(SAMPLE, new))
    assert any(each.now == "2,000 police, ¶1, “2000”, set aside: too many" for each in items(SAMPLE, new))


def test_claims_of_one_locator_are_kept_apart_by_their_order() -> None:
    twice = SAMPLE.replace(
        '{ source = "seed", paragraph = 3, value = 2500, printed = "2,500" },',
        '{ source = "seed", paragraph = 3, value = 2500, printed = "2,500" },\n  { source = "seed", paragraph = 3 },',
    )
    assert [(each.change, each.now) for each in items(SAMPLE, twice)][1:] == [("claim-added", "¶3")]
    bare = twice.replace('{ source = "seed", paragraph = 3 }', '{ source = "seed" }')
    assert ("claim-added", "said") in [(each.change, each.now) for each in items(SAMPLE, bare)]


def test_what_is_gone_without_a_word_is_said() -> None:
    without = SAMPLE[: SAMPLE.index("[facts.strength-2025-12]")] + SAMPLE[SAMPLE.index("[facts.told-twice]") :]
    without = without[: without.index("[checks.later]")]
    found = [(each.change, each.fact or each.check, each.was, each.now, each.reason) for each in items(SAMPLE, without)]
    assert ("fact-withdrawn", "strength-2025-12", "over 900 personnel", None, None) in found
    assert ("check", "later", "fails", None, None) in found


def test_a_lead_that_comes_or_goes_is_a_lead_that_changed() -> None:
    gone = SAMPLE.replace('value = 578074, printed = "578,074"', 'value = 100, printed = "100"').replace(
        '"un-2025", locator = "p. 2"', '"gleaner-2024", locator = "p. 2"'
    )
    lead = next(each for each in items(SAMPLE, gone) if each.change == "lead")
    assert (lead.was, lead.now) == ("578,074 people", "100 or 570,000–580,000 people")


def test_the_same_file_has_no_changes(run: Run, tmp_path: Path) -> None:
    facts = sample_file(tmp_path)
    done = run("--facts", facts, "diff", facts)
    assert done == (0, "", "mss: they are the same file\n")
    assert json.loads(run("--facts", facts, "diff", facts, "--json").out)["items"] == []


def files(tmp_path: Path) -> tuple[Path, Path]:
    old = sample_file(tmp_path)
    new = tmp_path / "new.toml"
    new.write_text(LATER, "utf-8")
    return old, new


def test_for_scripts(run: Run, tmp_path: Path) -> None:
    old, new = files(tmp_path)
    found = json.loads(run("diff", old, new, "--json").out)
    assert found["schema"] == "mss/diff/1"
    assert found["query"]["version"] == "2026.11.23" and found["dataset"]["version"] == "2026.12.01"
    assert found["items"][1]["fact"] == "gsf-authorized"
    lines = run("--facts", new, "diff", old, "--format", "jsonl").out.splitlines()
    assert [json.loads(line) for line in lines] == found["items"]
    assert run("diff", old, new, "--format", "csv").out.startswith("version,change,fact,check,source,about,was,now,")


def test_for_release_notes(run: Run, tmp_path: Path) -> None:
    old, new = files(tmp_path)
    out = run("diff", old, new, "--format", "markdown").out
    titles = [line for line in out.splitlines() if line.startswith("## ")]
    assert titles == [
        "## Versions", "## Answers that lead", "## Standing", "## Facts added", "## Facts withdrawn", "## Claims added",
        "## Claims withdrawn", "## Claims reworded", "## Checks that turned",
    ]  # fmt: skip
    assert "| Personnel the new force may have. | 5,550 personnel | 5,500 personnel |  | gsf-authorized |" in out
    assert change_tables(items(), versions=True)[0].columns[0].name == "Version"


def test_for_people(run: Run, tmp_path: Path) -> None:
    old, new = files(tmp_path)
    drawn = run("--color", "never", "diff", old, new, width=160).out
    assert (
        "Answers that lead (1)\n5,550 personnel → 5,500 personnel  Personnel the new force may have.  gsf-authorized"
        in drawn
    )
    assert "the sources changed: they took it back" in drawn
    piped = run("diff", old, new).out.splitlines()
    assert piped[1].startswith("2026.12.01  lead  5,550 personnel → 5,500 personnel")
    assert len(piped) == len(items())


def test_git_has_other_versions(run: Run, tmp_path: Path) -> None:
    facts = sample_file(tmp_path)

    def git(*args: str) -> None:
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *identity, *args], cwd=tmp_path, check=True, capture_output=True)

    git("init", "-q")
    git("add", "facts.toml")
    git("commit", "-qm", "one")
    git("tag", "v2026.11.23")
    facts.write_text(LATER, "utf-8")
    for name in ("2026.11.23", "v2026.11.23", "HEAD"):
        assert "5,550 personnel → 5,500 personnel" in run("--facts", facts, "diff", name).out
    for name in ("nothing", "--output=x", "-x", "a\0b"):
        refused = run("--facts", facts, "diff", "--", name)
        assert refused.code == 2 and "there is no such file, nor has git such a version" in refused.err
    assert not (tmp_path / "x").exists()


def test_without_git_there_are_files_alone(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = run("--facts", sample_file(tmp_path), "diff", "2026.11.23")
    assert done.code == 2 and "there is no such file" in done.err


def test_what_git_has_may_not_be_a_facts_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(versions, "_from_git", lambda *_: b"[nothing]")
    with pytest.raises(MssError, match=r"v1:facts\.toml:1:1: unknown-key"):
        versions.dataset_of("v1", tmp_path / "facts.toml")


@pytest.mark.parametrize(
    ("version", "day"),
    [
        ("2026.11.23", "2026-11-23"),
        ("2026.1.2", "2026-01-02"),
        ("2026.11.23.2", "2026-11-23"),
        ("1", None),
        ("2026.13.1", None),
        ("x", None),
    ],
)
def test_versions_name_days(version: str, day: str | None) -> None:
    found = version_day(version)
    assert (found.edtf if found else None) == day


def test_versions_are_in_order() -> None:
    names = ["beta", "1", "2025.12.31", "2026.2.1", "2026.10.1", "2026.10.1.2", "2026.10.1.10"]
    assert sorted(names, key=version_order) == names
    assert max(names, key=version_order) == names[-1]
