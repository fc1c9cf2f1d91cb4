"""Small datasets made of records, for tests of what the queries find in them."""

from collections.abc import Iterable
from decimal import Decimal

import msgspec

from mss_cli.model.dates import when
from mss_cli.model.figures import Bound
from mss_cli.model.records import (
    Check,
    Claim,
    Country,
    Dataset,
    Fact,
    Metadata,
    Publisher,
    PublisherClass,
    Source,
    Speaker,
)

CLASSES: dict[str, PublisherClass] = {
    "united-nations": "body", "security-council": "body", "iom": "body", "kenya-police": "body", "us-state": "body",
    "reuters": "agency", "ap": "agency", "afp": "agency", "gleaner": "outlet", "star": "outlet", "nation": "outlet",
    "herald": "outlet", "post": "outlet", "rndh": "monitor", "mirror": "copy", "blog": "copy",
}  # fmt: skip
PART_OF = {"security-council": "united-nations", "iom": "united-nations"}
COUNTRY_OF = {"kenya-police": "KEN", "us-state": "USA"}
SPEAKERS = {"ruto": "kenya-police", "koome": "kenya-police", "guterres": "united-nations", "witness": None}

PUBLISHERS = {
    name: Publisher(id=name, name=name.title(), class_=kind, part_of=PART_OF.get(name), country=COUNTRY_OF.get(name))
    for name, kind in CLASSES.items()
}


def said(
    publisher: str | None = None,
    value: float | str | None = None,
    bound: Bound = "exact",
    by: str | None = None,
    issued: str = "2024-09-12",
    origin: str | None = None,
    retold: str | None = None,
    **more: object,
) -> tuple[Source, Claim]:
    """Return a claim and a source of its own; ``origin`` is the source's, ``retold`` the claim's."""
    source = Source(id="", type="report", title="T", publisher=publisher, issued=when(issued), origin=origin)
    amount = None if value is None else Decimal(str(value))
    claim = Claim(source="", value=amount, bound=bound, attributed_to=by, origin=retold, **more)  # type: ignore[arg-type]
    return source, claim


def dataset_of(
    *facts: tuple[Fact, Iterable[tuple[Source, Claim]]], checks: Iterable[Check] = (), searched: str | None = None
) -> Dataset:
    """Return a dataset of facts with their claims; each source is named after its fact and its number."""
    sources: dict[str, Source] = {}
    facts_by_id: dict[str, Fact] = {}
    for fact, pairs in facts:
        claims = []
        for n, (source, claim) in enumerate(pairs):
            name = f"{fact.id}-{n}"
            sources[name] = msgspec.structs.replace(source, id=name)
            claims.append(msgspec.structs.replace(claim, source=name))
        facts_by_id[fact.id] = msgspec.structs.replace(fact, claims=tuple(claims))
    return Dataset(
        metadata=Metadata("T", "1", "CC0-1.0", searched_through=when(searched) if searched else None),
        publishers=PUBLISHERS,
        speakers={name: Speaker(id=name, name=name.title(), body=body) for name, body in SPEAKERS.items()},
        countries={code: Country(code, code, code[:2]) for code in ("KEN", "JAM", "HTI", "USA")},
        sources=sources,
        facts=facts_by_id,
        checks={check.id: check for check in checks},
        sha256="0" * 64,
        path="facts.toml",
    )


def fact_of(name: str = "a", kind: str = "strength", **more: object) -> Fact:
    """Return a fact without claims."""
    fields: dict[str, object] = {"date": when("2024-09-12"), "unit": "personnel", "summary": "Something.", **more}
    return Fact(id=name, kind=kind, claims=(), **fields)  # type: ignore[arg-type]
