"""Rules on what a record says of itself: printed words, figures, dates, checks, and what nothing names."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from heapq import heappop, heappush

from mss_cli.facts_file.positions import KeyPath
from mss_cli.facts_file.validate import Fault
from mss_cli.model.kinds import KINDS, CheckRule, KindName
from mss_cli.model.numerals import numerals
from mss_cli.model.records import MAX_PRINTED_WORDS, Check, Claim, Dataset, Fact
from mss_cli.model.units import joined_unit

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_YEAR = re.compile(r"(?:19|20)\d\d")

_MAX_TWINS_COMPARED = 100
"""How many facts of its time a fact is compared with: with more, lint would take too long."""


def claims_of(dataset: Dataset) -> Iterator[tuple[KeyPath, Fact, Claim]]:
    """Yield every claim with its path in the file and its fact."""
    for fact in dataset.facts.values():
        for n, claim in enumerate(fact.claims):
            yield ("facts", fact.id, "claims", n), fact, claim


def printed_words(dataset: Dataset) -> Iterator[Fault]:
    """Find printed phrases that are missing or too long, and values that aren't in them."""
    for path, fact, claim in claims_of(dataset):
        if claim.printed is None:
            yield Fault(path, "no-printed", f"{fact.id}: a claim without the printed words: copy the phrase")
            continue
        count = len(_WORD.findall(claim.printed))
        if count > MAX_PRINTED_WORDS:
            message = f"{count} words of {claim.source} are printed: {MAX_PRINTED_WORDS} are enough"
            yield Fault((*path, "printed"), "printed-too-long", message)
        values = {value for value in (claim.value, claim.low, claim.high) if value is not None}
        found = numerals(claim.printed)
        if values and found and not values <= found:
            missing = ", ".join(str(value) for value in sorted(values - found))
            message = f"{missing} is not in the printed words {claim.printed!r}: correct the one or the other"
            yield Fault((*path, "printed"), "value-not-printed", message)


def summary_numbers(dataset: Dataset) -> Iterator[Fault]:
    """Find figures in summaries that no claim has."""
    for fact in dataset.facts.values():
        text = " ".join([fact.date.edtf, *(claim.printed or "" for claim in fact.claims)])
        text += " ".join(dataset.sources[claim.source].number or "" for claim in fact.claims)
        known = numerals(text) | {Decimal(digits) for digits in re.findall(r"\d+", text)}
        known |= {value for claim in fact.claims for value in (claim.value, claim.low, claim.high) if value}
        for number in _NUMBER.findall(fact.summary):
            if not _YEAR.fullmatch(number) and numerals(number).isdisjoint(known):
                message = f"the summary says {number}, and no claim does: leave figures to the claims"
                yield Fault(("facts", fact.id, "summary"), "summary-number", message)


def repeated_claims(dataset: Dataset) -> Iterator[Fault]:
    """Find claims that say the same in the same place twice."""
    for fact in dataset.facts.values():
        seen: set[Claim] = set()
        for n, claim in enumerate(fact.claims):
            if claim in seen:
                message = f"{fact.id}: this claim of {claim.source} stands twice: drop one"
                yield Fault(("facts", fact.id, "claims", n), "duplicate-claim", message)
            seen.add(claim)


def locators(dataset: Dataset) -> Iterator[Fault]:
    """Find claims that don't say where they stand, and sources that don't say where they are."""
    for path, fact, claim in claims_of(dataset):
        if claim.paragraph is None and claim.locator is None:
            message = f"{fact.id}: where in {claim.source}? Give its paragraph, or a locator"
            yield Fault(path, "no-locator", message)
    for source in dataset.sources.values():
        if not source.document and not (source.url and source.accessed):
            message = f"{source.id}: give its document, or its url and when it was accessed"
            yield Fault(("sources", source.id), "no-access", message)


def sharp_dates(dataset: Dataset) -> Iterator[Fault]:
    """Find facts that are dated more sharply than any of their claims, and don't say from what."""
    for fact in dataset.facts.values():
        coarser = all(claim.date and fact.date.sharper_than(claim.date) for claim in fact.claims)
        if coarser and fact.date_basis is None:
            message = f"{fact.date} is sharper than what any claim says: give it as its sources do"
            yield Fault(("facts", fact.id, "date"), "date-sharper", message)


def sound_checks(dataset: Dataset) -> Iterator[Fault]:
    """Find checks that add figures of different stages, or of units with nothing in common."""
    for check in dataset.checks.values():
        if message := _mixed(dataset, check):
            yield Fault(("checks", check.id), "mixed-stages", message)


def _mixed(dataset: Dataset, check: Check) -> str:
    whole = dataset.facts[check.equals]
    results = _made_by(check.rule, whole)
    if whole.kind not in results:
        return f"{whole.id} is {whole.kind!r}: by rule {check.rule!r} the result is {_either(results)}"
    added = dict.fromkeys(check.sum, _added_by(check.rule, whole))
    for name, allowed in (added | dict.fromkeys(check.less, _taken_off(check, whole))).items():
        fact = dataset.facts[name]
        if fact.kind not in allowed:
            return f"{fact.id} is {fact.kind!r}: rule {check.rule!r} takes {_either(allowed)} here"
    together = [dataset.facts[name] for name in check.facts]
    units = {unit for fact in together for claim in fact.claims if (unit := fact.unit_of(claim))}
    try:
        joined_unit(units)
    except ValueError as error:
        return str(error)
    return ""


def _made_by(rule: CheckRule, whole: Fact) -> set[KindName]:
    return {kind.name for kind in KINDS.values() if rule in kind.makes} or {whole.kind}


def _added_by(rule: CheckRule, whole: Fact) -> set[KindName]:
    return {kind.name for kind in KINDS.values() if rule in kind.adds} or {whole.kind}


def _taken_off(check: Check, whole: Fact) -> set[KindName]:
    return {"departed"} if check.rule == "strength" else {whole.kind}


def _either(names: set[KindName]) -> str:
    return " or ".join(map(repr, sorted(names)))


def unused(dataset: Dataset) -> Iterator[Fault]:
    """Find sources and countries that nothing names."""
    every = [*dataset.facts.values(), *dataset.withdrawn.values()]
    cited = {claim.source for fact in every for claim in fact.claims}
    for name in dataset.sources.keys() - cited:
        yield Fault(("sources", name), "unused-source", f"no claim cites {name}: cite it, or drop it")
    named = {code for fact in every for code in fact.countries}
    for code in dataset.countries.keys() - named:
        yield Fault(("countries", code), "unused-country", f"no fact names {code}: drop it")


def twins(dataset: Dataset) -> Iterator[Fault]:
    """Find facts that look like the same question: each with one that it is like."""
    alike: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in dataset.facts.values():
        if fact.unit:
            period = (fact.date.earliest, fact.date.latest) if fact.kind_info.period else None
            alike[(fact.kind, tuple(sorted(fact.countries)), fact.unit, fact.scope, period)].append(fact)
    checks: dict[str, set[str]] = defaultdict(set)
    for check in dataset.checks.values():
        for name in check.facts:
            checks[name].add(check.id)
    for group in alike.values():
        # By their first days, so that only those need be looked at that aren't over yet.
        lasting: list[tuple[int, int, Fact]] = []
        for n, fact in enumerate(sorted(group, key=lambda fact: fact.date.earliest)):
            while lasting and lasting[0][0] < fact.date.earliest.toordinal():
                heappop(lasting)
            found = (
                each
                for _, _, each in lasting[:_MAX_TWINS_COMPARED]
                if _due_alike(fact, each) and checks[fact.id].isdisjoint(checks[each.id])
            )
            if (twin := next(found, None)) is not None:
                message = f"{fact.id} and {twin.id} look like one question: make them one fact, or set them apart"
                yield Fault(("facts", fact.id), "twins", message)
            heappush(lasting, (fact.date.latest.toordinal(), n, fact))


def _due_alike(one: Fact, other: Fact) -> bool:
    return not (one.due and other.due) or one.due.meets(other.due)
