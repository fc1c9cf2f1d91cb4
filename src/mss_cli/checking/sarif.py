"""Marks as SARIF 2.1.0, which editors and code hosts show beside the text."""

from collections.abc import Sequence

import msgspec

from mss_cli.checking.report import Mark, Verdict

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

LEVELS: dict[Verdict, str] = {
    "supported": "none", "disputed": "note", "superseded": "warning", "contradicted": "error", "unknown": "none",
}  # fmt: skip
_KINDS: dict[Verdict, str] = {"supported": "pass", "unknown": "open"}


def sarif(marks: Sequence[Mark], version: str, codes: dict[str, str]) -> str:
    """Return ``marks`` as a log of one run; ``codes`` has what each code means."""
    rules = [{"id": code, "shortDescription": {"text": meaning}} for code, meaning in codes.items()]
    driver = {"name": "mss check", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(mark) for mark in marks]}
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _result(mark: Mark) -> dict[str, object]:
    """Return a mark as a SARIF result."""
    region = {
        "startLine": mark.line,
        "startColumn": mark.column,
        "charOffset": mark.start,
        "charLength": mark.end - mark.start,
        "snippet": {"text": mark.text},
    }
    location = {"physicalLocation": {"artifactLocation": {"uri": _uri(mark.file)}, "region": region}}
    return {
        "ruleId": mark.code,
        "kind": _KINDS.get(mark.verdict, "fail"),
        "level": LEVELS[mark.verdict],
        "message": {"text": f"{mark.verdict}: {mark.why}"},
        "locations": [location],
        "properties": {"facts": mark.facts, "otherFacts": mark.other_facts},
    }


def _uri(file: str) -> str:
    """Return the name of a file as a URI reference."""
    from urllib.parse import quote  # noqa: PLC0415 - for SARIF only

    return quote(file.replace("\\", "/"), safe="/:")
