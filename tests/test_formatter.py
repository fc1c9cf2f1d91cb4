"""One order and one spacing: `mss lint --fix` changes nothing else, and loses nothing."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st

from mss_cli.bundled import bundled_facts
from mss_cli.curation import formatter as order
from mss_cli.curation.formatter import format_facts
from mss_cli.errors import MssError
from tests.conftest import HEAD, Run, claim, fact

JUMBLED = '''\
#:schema facts.schema.json
# The file's own comment.

# Facts, by date.

# this fact's own comment
[facts.later]   
kind = "event"
date = "2024-10"

summary = "Later."   # said late
claims = [
  # a remark
  { source = "two", paragraph = 1, printed = "x", attributed_to = "ruto" },
]
[speakers.ruto]
name = "William Ruto"
[checks.z]
about = "x"
sum = ["earlier"]
equals = "earlier"


[facts.earlier]
kind = "arrived"
date = "2024-09"
unit = "police"
force = "mss"
countries = ["JAM", "KEN"]
summary = """
  Kept   

  as it is.
"""
[[facts.earlier.claims]]
source = "one"
paragraph = 1
value = 3
printed = "3"

# Countries.

[countries.KEN]
name = "Kenya"
alpha2 = "KE"
[countries.JAM]
name = "Jamaica"
alpha2 = "JM"
[sources.two]
type = "report"
title = "Two"
publisher = "observer"
issued = "2024"
url = "https://example.org/2"
accessed = "2026"
[sources."one"]
type = "report"
title = "One"
publisher = "observer"
issued = "2024"
url = "https://example.org/1"
accessed = "2026"
[publishers.observer]
name = "Haiti Observer"
class = "monitor"
[dataset]
title = "x"
version = "1"
license = "CC0-1.0"
# the last word
'''


def headers(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("[") and "claims" not in line]


def test_everything_is_put_in_order() -> None:
    new = format_facts(JUMBLED)
    assert headers(new) == [
        "[dataset]", "[publishers.observer]", "[speakers.ruto]", "[countries.JAM]", "[countries.KEN]",
        '[sources."one"]', "[sources.two]", "[facts.earlier]", "[facts.later]", "[checks.z]",
    ]  # fmt: skip
    assert new.startswith("#:schema facts.schema.json\n# The file's own comment.\n\n[dataset]\n")
    assert "\n\n# Facts, by date.\n\n[facts.earlier]\n" in new
    assert "\n\n# this fact's own comment\n[facts.later]\n" in new
    assert "\n\n# Countries.\n\n[countries.JAM]\n" in new
    assert '"""\n  Kept   \n\n  as it is.\n"""\n[[facts.earlier.claims]]\n' in new
    assert 'license = "CC0-1.0"\n# the last word\n' in new
    assert format_facts(new) == new
    assert tomli.loads(new) == tomli.loads(JUMBLED)


@given(st.randoms(use_true_random=False))
def test_the_shipped_facts_shuffled_are_put_back_in_order(rng: random.Random) -> None:
    text = bundled_facts().read_text("utf-8")
    head, *tables = text.split("\n\n[")
    head = head.partition("\n")[0]
    sample = [table for table in tables if not table.startswith(("dataset", "checks"))][:80]
    sample = [table for table in sample if "\n#" not in table]
    ordered = [f"[{table.strip()}" for table in sample]
    shuffled = ordered[:]
    rng.shuffle(shuffled)
    blank = rng.choice(["\n", "\n\n\n", "\n\n"])
    assert format_facts(f"{head}\n\n" + blank.join(shuffled)) == format_facts(f"{head}\n\n" + "\n\n".join(ordered))


def test_nothing_is_lost_for_the_sake_of_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order, "_tight", lambda lines: "\n".join(lines[:1]))
    with pytest.raises(MssError, match="would change what it says"):
        format_facts(JUMBLED)


def test_lint_fixes_order_and_spacing(run: Run, facts_file: Callable[..., Path]) -> None:
    path = facts_file(JUMBLED, "")
    ran = run("lint", path)
    assert ran.code == 1
    assert ran.out.startswith(f"{path}:1:1: format from here on the file is out of order")
    ran = run("lint", path, "--fix")
    assert (ran.code, ran.out) == (0, "")
    assert path.read_text("utf-8") == format_facts(JUMBLED)
    assert run("lint", path, "--fix").code == 0


def test_fixing_leaves_an_unusable_file_alone(run: Run, facts_file: Callable[[str], Path]) -> None:
    path = facts_file(fact("a", "event", claim(source="nowhere")))
    before = path.read_text("utf-8")
    ran = run("lint", path, "--fix")
    assert ran.code == 2
    assert "unknown-source" in ran.err
    assert path.read_text("utf-8") == before


def test_an_unordered_file_that_is_only_longer(run: Run, facts_file: Callable[..., Path]) -> None:
    text = format_facts(
        HEAD
        + fact(
            "a",
            "event",
            claim(printed="x", attributed_to="iom"),
            claim(source="two", printed="x", attributed_to="united-nations"),
            more='countries = ["JAM", "KEN"]',
        )
    )
    path = facts_file(text + "\n", "")
    assert [line.split(" ")[1] for line in run("lint", path).out.splitlines()] == ["format"]


BOTH = fact("b", "event", claim()) + fact("a", "event", claim())


@pytest.mark.parametrize(
    "text",
    [
        HEAD + "[facts]\n" + fact("b", "event", claim()) + fact("a", "event", claim()),
        HEAD + fact("b", "event", claim()).replace("[facts.b]", "[facts.'b']") + fact("a", "event", claim()),
        HEAD.replace('title = "Test"', "title = \"Test\" # don't ''' stop") + BOTH,
        HEAD.replace('title = "Test"', "title = 'has \"\"\" inside'") + BOTH,
        HEAD.replace('title = "Test"', 'title = """ends with \\""""') + BOTH,
        HEAD.replace('title = "Test"', 'title = """\n\n[facts.b] \\"""\n\n""\n"""') + BOTH,
    ],
)  # fmt: skip
def test_unusual_files_find_one_order_too(text: str) -> None:
    new = format_facts(text)
    assert format_facts(new) == new
    assert tomli.loads(new) == tomli.loads(text)
    assert new.index("[facts.a]") < max(new.rfind("[facts.b]"), new.rfind("[facts.'b']"))


def test_lint_reports_where_the_order_cannot_be_made(
    run: Run, monkeypatch: pytest.MonkeyPatch, facts_file: Callable[[str], Path]
) -> None:
    monkeypatch.setattr(order, "_tight", lambda lines: "\n".join(lines[:1]))
    ran = run("lint", facts_file(fact("a", "event", claim())))
    assert ran.code == 1
    assert "would change what it says" in ran.out
    assert "no-printed" in ran.out
