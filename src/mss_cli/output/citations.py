"""Citations of sources, of the claims in them, and of the record itself: text, Markdown, BibTeX, RIS, CSL-JSON, wiki.

What a source doesn't show is said, not invented: an unknown headline is replaced by a description in brackets, an
inferred date says so, and an unknown publisher or author is left out of the records and named in a note. Where a page
has an address, the nearest archived copy is named too, and that nobody checked it.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Literal, get_args

import msgspec

from mss_cli.model.dates import When
from mss_cli.output.formats.json import encoded
from mss_cli.output.formats.markdown import escaped
from mss_cli.output.phrases import archive_url, date_text
from mss_cli.output.references import Reference, unknowns
from mss_cli.output.view import Link
from mss_cli.sanitize import address, one_line

Form = Literal["text", "markdown", "bibtex", "ris", "csl-json", "wikipedia"]
FORMS: tuple[Form, ...] = get_args(Form)


def render_citations(references: Sequence[Reference], form: Form) -> str:
    """Return ``references`` as text in one of ``FORMS``."""
    return _WRITERS[form](_keyed(references))


def _keyed(references: Sequence[Reference]) -> list[Reference]:
    """Tell references to one place apart, as bibliographies do: seed-000:3, seed-000:3-2."""
    seen: dict[str, int] = {}
    keyed = []
    for each in references:
        n = seen[each.id] = seen.get(each.id, 0) + 1
        keyed.append(each if n == 1 else msgspec.structs.replace(each, suffix=f"-{n}"))
    return keyed


def _sentence(reference: Reference, mark: Callable[[str], str], link: Callable[[str], str]) -> str:
    """Put a citation together as the Chicago Manual's notes do: author, "title," publisher, date, place, address."""
    source = reference.source
    archive = archive_url(source)
    title = f"[{mark(source.title)}]" if source.title_is_description else f"“{mark(source.title)},”"
    comma = "," if source.title_is_description else ""
    inferred = " [inferred]" if source.issued_basis else ""
    parts = [
        mark(reference.publisher) if reference.publisher else "[publisher not shown]",
        mark(source.number or ""),
        f"{date_text(source.issued)}{inferred}",
        mark(reference.locator),
        link(source.url) if source.url else f"document {mark(source.document)}" if source.document else "",
        f"accessed {date_text(source.accessed)}" if source.accessed else "",
        f"nearest archived copy, not checked: {link(archive)}" if archive else "",
        *map(mark, reference.about),
    ]
    author = f"{mark(source.author)}, " if source.author else "[author not shown], "
    text = f"{author}{title}{comma} {', '.join(filter(None, parts))}."
    return f"{text} {mark(reference.quote)}." if reference.quote else text


def _text(references: Sequence[Reference]) -> str:
    return "".join(f"{_sentence(each, one_line, one_line)}\n" for each in references)


def _markdown(references: Sequence[Reference]) -> str:
    return "".join(f"- {_sentence(each, escaped, lambda url: escaped(Link(url, url)))}\n" for each in references)


def _notes(reference: Reference) -> list[str]:
    """Return what is said in a note of a record: that the archived copy wasn't checked, and what else there is."""
    return [*(["archived copy: the nearest, not checked"] if reference.source.url else []), *reference.about]


_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}",
}  # fmt: skip
"""BibTeX counts braces, those behind a backslash too: a text's own must not come as braces."""
_BIBTEX_TYPES = {"report": "techreport", "article-newspaper": "article"}


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in one_line(text))


def _bibtex(references: Sequence[Reference]) -> str:
    """Write BibLaTeX's dates beside BibTeX's year, since its EDTF can say what the year can't."""
    entries = []
    for each in references:
        source = each.source
        kind = _BIBTEX_TYPES.get(source.type, "misc")
        fields = {
            "author": f"{{{_tex(source.author)}}}" if source.author else "",
            "title": f"{{{_tex(source.title)}}}",
            ("journal" if kind == "article" else "institution" if kind == "techreport" else "howpublished"): _tex(
                each.publisher or ""
            ),
            "number": _tex(source.number or ""),
            "year": source.issued.edtf[:4] if source.issued.edtf[0] != "." else "",
            "date": source.issued.edtf,
            "url": address(source.url or ""),
            "urldate": source.accessed.edtf if source.accessed else "",
            "archiveurl": address(archive_url(source) or ""),
            "note": _tex("; ".join(filter(None, (each.locator, each.quote, *unknowns(source), *_notes(each))))),
        }
        body = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
        entries.append(f"@{kind}{{{each.id},\n{body}}}\n")
    return "\n".join(entries)


_RIS_TYPES = {
    "article-newspaper": "NEWS", "broadcast": "MPCT", "dataset": "DATA", "legal_case": "CASE", "legislation": "STAT",
    "post-weblog": "BLOG", "report": "RPRT", "speech": "HEAR", "webpage": "ELEC",
}  # fmt: skip


def _ris(references: Sequence[Reference]) -> str:
    entries = []
    for each in references:
        source = each.source
        day = _sharp(source.issued)
        fields = [
            ("TY", _RIS_TYPES.get(source.type, "GEN")),
            ("ID", each.id),
            ("AU", source.author),
            ("TI", source.title),
            ("PB", each.publisher),
            ("M1", source.number),
            ("PY", source.issued.edtf[:4] if source.issued.edtf[0] != "." else ""),
            ("DA", day.strftime("%Y/%m/%d") if day else ""),
            ("UR", address(source.url or "").replace(";", "%3B")),  # a semicolon would begin another address
            ("LK", address(archive_url(source) or "").replace(";", "%3B")),
            ("Y2", source.accessed.edtf.replace("-", "/") if source.accessed else ""),
            ("SP", str(each.claim.paragraph) if each.claim and each.claim.paragraph else ""),
            *(("N1", note) for note in (each.locator, each.quote, *unknowns(source), *_notes(each))),
        ]
        lines = [f"{tag}  - {one_line(value)}" for tag, value in fields if value]
        entries.append("\n".join([*lines, "ER  - "]) + "\n")
    return "\n".join(entries)


def _sharp(when: When) -> date | None:
    return when.earliest if when.earliest == when.latest else None


def _csl_json(references: Sequence[Reference]) -> str:
    return encoded(msgspec.json.format(msgspec.json.encode([csl_item(each) for each in references]), indent=2))


def csl_item(reference: Reference) -> dict[str, Any]:
    """Return a reference as an item of CSL-JSON (schema of CSL 1.0.2)."""
    source = reference.source
    item = {
        "id": reference.id,
        "type": source.type,
        "title": f"[{source.title}]" if source.title_is_description else source.title,
        "author": [{"literal": source.author}] if source.author else None,
        "publisher": reference.publisher,
        "container-title": reference.publisher if source.type == "article-newspaper" else None,
        "number": source.number,
        "issued": csl_date(source.issued),
        "accessed": csl_date(source.accessed) if source.accessed else None,
        "URL": source.url,
        "archive": "Internet Archive" if source.url else None,
        "archive_location": archive_url(source) or source.document,
        "annote": reference.quote or None,
        "locator": reference.locator or None,
        "note": "; ".join([*unknowns(source), *_notes(reference)]) or None,
    }
    return {key: value for key, value in item.items() if value is not None}


def csl_date(when: When) -> dict[str, Any]:
    """Return a date as CSL-JSON writes it: one or two lists of year, month, day, no sharper than it is."""
    start, _, end = when.edtf.partition("/")
    if ".." in (start, end):
        return {"raw": when.edtf}
    parts = [[int(part) for part in each.rstrip("~").split("-")] for each in (start, end) if each]
    return {"date-parts": parts, **({"circa": True} if "~" in when.edtf else {})}


def _wikipedia(references: Sequence[Reference]) -> str:
    from mss_cli.output.wikipedia import cite_web  # noqa: PLC0415 - for this form only

    return "".join(f"{cite_web(each)}\n" for each in references)


_WRITERS: dict[Form, Callable[[Sequence[Reference]], str]] = {
    "text": _text,
    "markdown": _markdown,
    "bibtex": _bibtex,
    "ris": _ris,
    "csl-json": _csl_json,
    "wikipedia": _wikipedia,
}
