"""Made-up facts files for measuring: they load, have everything in them, and are the same wherever they are made."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mss_cli.curation.lint import lint
from mss_cli.facts_file.read import FactsText, digest
from mss_cli.model.figures import BOUNDS
from mss_cli.model.kinds import KINDS
from mss_cli.queries.grades import GRADES, grade
from mss_cli.queries.lead import lead
from mss_cli.queries.sources import CLASSES
from mss_cli.queries.standing import STANDINGS, standing
from tests.conftest import ROOT, Run, dataset

sys.path.insert(0, str(ROOT / "benchmarks"))

import generate


def made(count: int, seed: int = 0) -> str:
    return "\n".join(generate.facts_file(count, seed))


@pytest.mark.parametrize(("count", "seed"), [(0, 0), (1, 0), (2, 1), (22, 2), (100, 3), (900, 4)])
def test_a_file_of_any_size_is_clean(count: int, seed: int) -> None:
    """Twins alone are allowed: so many facts about so few countries and days do look like one question now and then."""
    text = made(count, seed)
    codes = {problem.code for problem in lint(FactsText("made.toml", text, ""))}
    assert codes <= {"twins"}
    assert len(dataset(text, head="").facts) == count


def test_a_file_has_every_kind_and_what_the_shipped_facts_have() -> None:
    data = dataset(made(900), head="")
    facts = list(data.facts.values())
    claims = [claim for fact in facts for claim in fact.claims]
    assert {fact.kind for fact in dataset(made(len(KINDS)), head="").facts.values()} == KINDS.keys()
    assert {standing(data, fact) for fact in facts} == set(STANDINGS)
    assert {len(fact.countries) for fact in facts} == {0, 1, 2}
    assert {len(fact.claims) for fact in facts} >= {1, 2, 3, 4, 5, 8}
    assert {claim.bound for claim in claims} == {*BOUNDS}
    assert {grade(data, fact, claim) for fact in facts for claim in fact.claims} == {*GRADES}
    assert {found.basis if found else None for fact in facts for found in [lead(data, fact)]} >= {
        "record", "unopposed", "most", None,
    }  # fmt: skip
    assert {fact.force for fact in facts} == {"mss", "gsf", None}
    assert 0.06 < sum(fact.milestone for fact in facts) / len(facts) < 0.12
    assert any(claim.set_aside for claim in claims)
    assert any(fact.part_of for fact in facts) and any(fact.due for fact in facts)
    assert {each.class_ for each in data.publishers.values()} == {*CLASSES}
    assert 0.5 < sum(claim.value is not None for claim in claims) / len(claims) < 0.7
    assert 0.3 < sum(claim.attributed_to is not None for claim in claims) / len(claims) < 0.45
    assert 0 < len(data.checks) < 40
    assert any("\u202f" in (claim.printed or "") for claim in claims)
    assert "JAM" in data.countries


def test_each_source_of_a_long_record_speaks_of_many_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    data = dataset(made(3000), head="")
    assert len(data.sources) == 1500
    monkeypatch.setattr(generate, "MAX_CHECKS", 5)
    assert len(dataset(made(900), head="").checks) == 5


def test_the_same_count_and_seed_give_the_same_bytes() -> None:
    command = [sys.executable, str(Path(generate.__file__)), "100", "--seed", "7"]
    ran = subprocess.run(command, capture_output=True, check=True)
    assert ran.stdout.decode() == made(100, 7) != made(100, 8)
    # The same under every Python: it changes with what is generated, and with nothing else.
    assert digest(ran.stdout) == "01157680cbf29416c32d8417d61418a62ffe2b93260c7bc07bfd8bf24df44e78"


def test_a_made_file_answers(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "made.toml"
    path.write_bytes(made(100).encode())
    ran = run("--facts", path, "troops", "--country", "Jamaica", "--json")
    assert ran.code == 0
    assert json.loads(ran.out)["count"] == 1
    assert re.search(r"Haiti", run("--facts", path, "timeline").out)
