"""The JSON of chart, diff, changes and of withdrawn facts is what ``mss schema`` says."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import Run
from tests.record_sample import SAMPLE, sample_file
from tests.test_changes import script
from tests.test_diff import LATER


@pytest.mark.parametrize(
    "args",
    [
        ("chart", "strength"), ("chart", "arrived", "--country", "Kenya"), ("chart", "killed", "--until", "2000"),
        ("diff", "old.toml"), ("changes",), ("changes", "--fact", "told-twice"), ("show", "told-twice"),
        ("timeline", "--all"),
    ],
)  # fmt: skip
def test_it_is_what_the_schema_says(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, args: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    facts = sample_file(tmp_path, LATER)
    Path("old.toml").write_text(SAMPLE, "utf-8")
    script("changes").main(["--since", "old.toml"], facts)
    schema = json.loads(run("schema", args[0]).out)
    jsonschema.Draft202012Validator.check_schema(schema)
    printed = json.loads(run("--facts", facts, *args, "--json").out)
    jsonschema.validate(printed, schema)


def test_the_schema_of_a_facts_file_knows_withdrawn_facts(run: Run) -> None:
    schema = json.loads(run("schema", "facts").out)
    withdrawn = schema["definitions"]["Withdrawn"]
    assert withdrawn["required"] == ["on", "reason"]
    assert "extra" not in json.dumps(schema)
