"""Every problem of a facts file: what makes it unusable, else the rules that it should still keep."""

from collections.abc import Callable, Iterator

from mss_cli.curation import rules_evidence, rules_record
from mss_cli.curation.formatter import format_facts
from mss_cli.errors import BadFactsError, MssError, Problem
from mss_cli.facts_file.parse import locate, parse
from mss_cli.facts_file.read import FactsText
from mss_cli.facts_file.validate import Fault
from mss_cli.model.records import Dataset

LintRule = Callable[[Dataset], Iterator[Fault]]

RULES: tuple[LintRule, ...] = (
    rules_record.printed_words,
    rules_record.summary_numbers,
    rules_record.repeated_claims,
    rules_record.locators,
    rules_record.sharp_dates,
    rules_record.sound_checks,
    rules_record.unused,
    rules_record.twins,
    rules_evidence.shared_names,
    rules_evidence.unused_names,
    rules_evidence.addresses,
    rules_evidence.stated_origins,
    rules_evidence.landings,
    rules_evidence.keepers,
    rules_evidence.copies,
    rules_evidence.counts,
    rules_evidence.disputes,
    rules_evidence.outcomes,
    rules_evidence.forces,
    rules_evidence.parts,
)


def lint(facts: FactsText) -> list[Problem]:
    """Return every problem of a facts file, in the order of their positions."""
    try:
        dataset = parse(facts)
    except BadFactsError as error:
        return list(error.problems)
    faults = [fault for rule in RULES for fault in rule(dataset)]
    return sorted([*locate(facts, faults), *_order(facts)])


def _order(facts: FactsText) -> list[Problem]:
    """Return the first line that is not where it should be."""
    try:
        new = format_facts(facts.text)
    except MssError as error:
        return [Problem(facts.path, 1, 1, "format", str(error))]
    if new == facts.text:
        return []
    lines = zip(facts.text.split("\n"), new.split("\n"), strict=False)
    line = next((n for n, (one, other) in enumerate(lines, 1) if one != other), 1)
    message = "from here on the file is out of order, or its spacing is: run 'mss lint --fix'"
    return [Problem(facts.path, line, 1, "format", message)]
