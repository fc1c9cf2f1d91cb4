"""What makes a facts file unusable, and how each fault is put into words."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Any, NamedTuple, get_args

import msgspec
from msgspec import NODEFAULT, Struct

from mss_cli.errors import closest
from mss_cli.facts_file.positions import KeyPath
from mss_cli.model.dates import TooSharpError, When, when
from mss_cli.model.fields import fields
from mss_cli.model.figures import BOUNDS, MAX_VALUE
from mss_cli.model.kinds import KINDS, CheckRule
from mss_cli.model.records import ID, Check, Claim, Dataset, Fact, Force, PublisherClass, Source, SourceType, Withdrawn
from mss_cli.model.units import UNITS

_VOCABULARY: dict[str, Sequence[str]] = {
    "kind": tuple(KINDS),
    "unit": tuple(UNITS),
    "bound": BOUNDS,
    "type": get_args(SourceType),
    "rule": get_args(CheckRule),
    "class": get_args(PublisherClass),
    "force": get_args(Force),
}

_FINEST = -6
"""The smallest exponent of ten that a figure may have a digit of."""

_ANY_DATE = when("2000")
"""What stands for a date that isn't one, so that it is reported once."""


class Fault(NamedTuple):
    """A problem before its position is known: the path of what is wrong, the code, the message.

    Where ``name`` is none of those ``known``, the message still lacks what it may have been meant for.
    """

    path: KeyPath
    code: str
    message: str
    name: str = ""
    known: Collection[str] | None = None


def faults_of_record(content: object, record: type[Struct], path: KeyPath) -> Iterator[Fault]:
    """Yield every fault of a table that did not convert to ``record``: a conversion stops at its first."""
    if not isinstance(content, dict):
        yield Fault(path, "wrong-type", f"{path[-1]!r} must be a table, not {_type_name(content)}")
        return
    fields = {each.encode_name: each for each in msgspec.structs.fields(record)}
    for key in content.keys() - fields.keys():
        yield Fault((*path, key), "unknown-key", f"unknown key {key!r}", key, tuple(fields))
    for name, each in fields.items():
        if name in content:
            yield from _faults_of_value(content[name], each.type, (*path, name))
        elif each.default is NODEFAULT and each.default_factory is NODEFAULT:
            yield Fault(path, "missing-key", f"{name!r} is missing: add it")


def _faults_of_value(value: object, wanted: Any, path: KeyPath) -> Iterator[Fault]:
    try:
        msgspec.convert(value, wanted)
    except (msgspec.ValidationError, ValueError) as error:
        many = Claim if path[-1] == "claims" else None
        if many and isinstance(value, list) and value:
            for n, each in enumerate(value):
                yield from faults_of_record(each, many, (*path, n))
            return
        yield _fault_of_value(value, path, error)


def _fault_of_value(value: object, path: KeyPath, error: Exception) -> Fault:
    name = str(path[-1])
    if name in _VOCABULARY and isinstance(value, str):
        return Fault(path, f"unknown-{name}", f"unknown {name} {value!r}", value, _VOCABULARY[name])
    why = str(error).partition(" - at ")[0]
    return Fault(path, "wrong-type", f"{name!r} is not what it must be: {why[:1].lower()}{why[1:]}")


def date_faults(content: object, record: type[Struct], path: KeyPath) -> Iterator[Fault]:
    """Turn the dates of a table for ``record`` from text into ``When``, and yield the fault of each that isn't one."""
    if not isinstance(content, dict):
        return
    for name in _date_fields(record) & content.keys():
        where = (*path, name)
        try:
            if not isinstance(content[name], str):
                raise ValueError('dates are quoted text, such as "2024-06-25"')  # noqa: TRY004, TRY301 - reported as others are
            content[name] = when(content[name])
            continue
        except TooSharpError as error:
            yield Fault(where, "date-too-sharp", f"{error}: a date here is a day at most")
        except ValueError as error:
            yield Fault(where, "bad-date", str(error))
        content[name] = _ANY_DATE
    claims = content.get("claims") if record is Fact else None
    for n, claim in enumerate(claims if isinstance(claims, list) else ()):
        yield from date_faults(claim, Claim, (*path, "claims", n))
    if record is Fact:
        yield from date_faults(content.get("withdrawn"), Withdrawn, (*path, "withdrawn"))


@cache
def _date_fields(record: type[Struct]) -> frozenset[str]:
    return frozenset(each.name for each in msgspec.structs.fields(record) if _is_date(each.type))


def _is_date(annotation: object) -> bool:
    return annotation is When or any(map(_is_date, get_args(annotation)))


class Known(Struct, frozen=True):
    """The ids of each section, in their order; those of faulty records too, so that one fault isn't reported twice."""

    publishers: Mapping[str, None]
    speakers: Mapping[str, None]
    countries: Mapping[str, None]
    sources: Mapping[str, None]
    facts: Mapping[str, None]
    origins: Mapping[str, None]
    """Whoever can have said something: publishers and speakers."""


def broken_references(dataset: Dataset, ids: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    """Yield what is wrong between sound records: names of nothing, figures that can't be what they say.

    ``ids`` has the ids of each section, those of faulty records too.
    """
    sections = {name: dict.fromkeys(sorted(ids.get(name, ()))) for name in Known.__struct_fields__[:-1]}
    known = Known(**sections, origins={**sections["publishers"], **sections["speakers"]})
    yield from _bad_ids(ids)
    yield from _shared_ids(known)
    for publisher in dataset.publishers.values():
        yield from _unknown(publisher.part_of, known.publishers, "publisher", ("publishers", publisher.id, "part_of"))
        yield from _unknown(publisher.country, known.countries, "country", ("publishers", publisher.id, "country"))
    for speaker in dataset.speakers.values():
        yield from _unknown(speaker.body, known.publishers, "publisher", ("speakers", speaker.id, "body"))
    for source in dataset.sources.values():
        yield from _broken_source(source, known)
    for fact in dataset.facts.values():
        yield from _broken_fact(fact, known)
    for check in dataset.checks.values():
        yield from _broken_check(check, known.facts)
    yield from _withdrawn_facts_named(dataset)


def _withdrawn_facts_named(dataset: Dataset) -> Iterator[Fault]:
    """Yield a fault for each fact and check that stands and names a fact that was withdrawn."""
    gone = {fact.id for fact in dataset.facts.values() if fact.withdrawn}
    standing = {name: fact for name, fact in dataset.facts.items() if name not in gone}
    for section, records, record in (("facts", standing, Fact), ("checks", dataset.checks, Check)):
        naming = [field.name for field in fields(record) if "facts" in field.names] if gone else []
        for name, key in product(records, naming):
            named = getattr(records[name], key)
            for each in gone.intersection([named] if isinstance(named, str) else named or ()):
                message = f"{each!r} was withdrawn: name another fact, or none"
                yield Fault((section, name, key), "withdrawn-fact", message)


def _bad_ids(ids: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    for section, names in ids.items():
        for name in names:
            if section == "countries":
                if not (len(name) == 3 and name.isascii() and name.isalpha() and name.isupper()):  # noqa: PLR2004
                    message = f"{name!r} is not an ISO 3166-1 alpha-3 code: write [countries.JAM]"
                    yield Fault((section, name), "bad-id", message)
            elif not ID.fullmatch(name):
                message = f"{name!r} is not an id: use lower-case letters, digits, '-' and '.'"
                yield Fault((section, name), "bad-id", message)


def _shared_ids(known: Known) -> Iterator[Fault]:
    for name in known.sources.keys() & known.facts.keys():
        message = f"{name!r} is the id of a source and of a fact: rename one, so that it can be cited"
        yield Fault(("facts", name), "shared-id", message)
    for name in known.publishers.keys() & known.speakers.keys():
        message = f"{name!r} is the id of a publisher and of a speaker: rename one, so that it can be credited"
        yield Fault(("speakers", name), "shared-id", message)


def _unknown(name: str | None, known: Collection[str], what: str, path: KeyPath) -> Iterator[Fault]:
    """Yield a fault where ``name`` is given and is none of those ``known``."""
    if name is not None and name not in known:
        yield Fault(path, f"unknown-{what}", f"unknown {what} {name!r}", name, known)


def _broken_source(source: Source, known: Known) -> Iterator[Fault]:
    path: KeyPath = ("sources", source.id)
    yield from _unknown(source.publisher, known.publishers, "publisher", (*path, "publisher"))
    yield from _unknown(source.origin, known.origins, "speaker", (*path, "origin"))


def _broken_fact(fact: Fact, known: Known) -> Iterator[Fault]:
    path: KeyPath = ("facts", fact.id)
    for n, code in enumerate(fact.countries):
        yield from _unknown(code, known.countries, "country", (*path, "countries", n))
    for key in ("outcome", "part_of"):
        yield from _unknown(getattr(fact, key), known.facts, "fact", (*path, key))
    if fact.unit and fact.unit not in fact.kind_info.units:
        yield _foreign_unit(fact, fact.unit, (*path, "unit"))
    for n, claim in enumerate(fact.claims):
        yield from _broken_claim(fact, claim, (*path, "claims", n), known)
    if fact.kind_info.figure_required and not any(map(_has_figure, fact.claims)):
        message = f"a fact of kind {fact.kind!r} needs a figure: add a value to one of its claims"
        yield Fault(path, "figure-missing", message)
    if all(claim.set_aside for claim in fact.claims):
        yield Fault(
            path, "all-set-aside", "every claim is set aside, so that nothing answers: leave one, or drop the fact"
        )


def _broken_claim(fact: Fact, claim: Claim, path: KeyPath, known: Known) -> Iterator[Fault]:
    yield from _unknown(claim.source, known.sources, "source", (*path, "source"))
    yield from _unknown(claim.attributed_to, known.origins, "speaker", (*path, "attributed_to"))
    yield from _unknown(claim.origin, known.origins, "speaker", (*path, "origin"))
    if claim.attributed_to and claim.origin:
        message = "whom a page credits is its origin already: drop 'origin', or 'attributed_to' if it credits nobody"
        yield Fault((*path, "origin"), "origin-with-credit", message)
    if claim.unit and claim.unit not in fact.kind_info.units:
        yield _foreign_unit(fact, claim.unit, (*path, "unit"))
    if _has_figure(claim):
        yield from _broken_figure(claim, path)
        if fact.unit_of(claim) is None:
            message = "a figure without a unit: give the fact a unit, or the claim its own"
            yield Fault(path, "figure-without-unit", message)
        if claim.disputes:
            message = "a figure says itself whether it disagrees: drop 'disputes', or the figure"
            yield Fault((*path, "disputes"), "disputes-with-figure", message)
    elif claim.bound != "exact":
        message = f"{claim.bound!r} bounds no value: add the value, or drop the bound"
        yield Fault((*path, "bound"), "bound-without-value", message)


def _has_figure(claim: Claim) -> bool:
    return claim.value is not None or claim.low is not None or claim.high is not None


def _foreign_unit(fact: Fact, unit: str, path: KeyPath) -> Fault:
    units = ", ".join(fact.kind_info.units) or "no figure at all"
    return Fault(path, "unit-not-of-kind", f"{fact.kind!r} is not counted in {unit!r}: it takes {units}")


def _broken_figure(claim: Claim, path: KeyPath) -> Iterator[Fault]:
    for name in ("value", "low", "high"):
        number = getattr(claim, name)
        if number is not None and not _countable(number):
            message = f"{name} {number} can't be a count, share or sum: use one from 0 to 10^15"
            yield Fault((*path, name), "bad-value", message)
            return
    if claim.value is not None and (claim.low is not None or claim.high is not None):
        yield Fault(path, "bad-range", "a value and a range: give the value, or low and high")
    elif claim.value is None:
        if claim.low is None or claim.high is None:
            yield Fault(path, "bad-range", "half a range: give both low and high, or a value with a bound")
        elif claim.low > claim.high:
            yield Fault((*path, "low"), "bad-range", f"low {claim.low} is above high {claim.high}: swap them")
        elif claim.bound != "exact":
            yield Fault((*path, "bound"), "bad-range", "a range has its bounds already: drop the bound")


def _countable(number: Decimal) -> bool:
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= _FINEST and 0 <= number <= MAX_VALUE


def _broken_check(check: Check, facts: Collection[str]) -> Iterator[Fault]:
    for key in ("sum", "less"):
        for n, name in enumerate(getattr(check, key)):
            yield from _unknown(name, facts, "fact", ("checks", check.id, key, n))
    added = (*check.sum, *check.less)
    if len(set(added)) < len(added):
        yield Fault(("checks", check.id), "repeated-fact", f"{check.id} takes a fact twice: name each once")
    yield from _unknown(check.equals, facts, "fact", ("checks", check.id, "equals"))


def suggestion(name: str, known: Collection[str]) -> str:
    """Return what an unknown ``name`` may have been meant for, or what is ``known``."""
    if near := closest(name, known):
        return f"did you mean {near[0]!r}?"
    return f"it is one of {', '.join(known)}" if 0 < len(known) <= 20 else "name one that the file has"  # noqa: PLR2004


def _type_name(value: object) -> str:
    names: dict[type, str] = {list: "a list", str: "text", bool: "true or false", int: "a number"}
    return names.get(type(value), f"a {type(value).__name__}")
