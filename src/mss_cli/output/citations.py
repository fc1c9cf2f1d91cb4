"""Citations of sources, of the claims in them, and of the record itself: text, Markdown, BibTeX, RIS, CSL-JSON, wiki.

What a source doesn't show is stated, not invented: an unknown headline is replaced by a description in brackets, an
inferred date says so, and an unknown publisher or author is left out of the records and named in a note. Where a page
has an address, the nearest archived copy is named too, and that nobody checked it.
"""

from collections.abc import Callable, Sequence
from typing import Any, Literal, get_args

import msgspec

from mss_cli.model.dates import MONTHS, When
from mss_cli.output.authors import Author
from mss_cli.output.formats.json import encoded
from mss_cli.output.formats.markdown import escaped
from mss_cli.output.phrases import archive_url, date_text
from mss_cli.output.references import Reference, unknowns
from mss_cli.output.view import Link
from mss_cli.sanitize import address, one_line

Form = Literal["text", "markdown", "bibtex", "ris", "csl-json", "wikipedia"]
FORMS: tuple[Form, ...] = get_args(Form)


def _keyed(references: Sequence[Reference]) -> list[Reference]:
    """Return ``references``, those to one place numbered, as bibliographies do: seed-000:3, seed-000:3-2."""
    seen: dict[str, int] = {}
    keyed = []
    for each in references:
        n = seen[each.id] = seen.get(each.id, 0) + 1
        keyed.append(each if n == 1 else msgspec.structs.replace(each, suffix=f"-{n}"))
    return keyed


def _sentence(reference: Reference, mark: Callable[[str], str], link: Callable[[str], str]) -> str:
    """Return a citation like the Chicago Manual's notes: author, "title," publisher, date, place, address."""
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
        *map(mark, reference.remarks),
    ]
    author = f"{mark(source.author)}, " if source.author else "[author not shown], "
    text = f"{author}{title}{comma} {', '.join(filter(None, parts))}."
    return f"{text} {mark(reference.quote)}." if reference.quote else text


def _text(references: Sequence[Reference]) -> str:
    return "".join(f"{_sentence(each, one_line, one_line)}\n" for each in references)


def _markdown(references: Sequence[Reference]) -> str:
    return "".join(f"- {_sentence(each, escaped, lambda url: escaped(Link(url, url)))}\n" for each in references)


def _notes(reference: Reference) -> list[str]:
    """Return what stands in a note of a record: that the archived copy wasn't checked, and what else there is."""
    return [*(["archived copy: the nearest, not checked"] if reference.source.url else []), *reference.remarks]


_TEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "$": r"\$", "&": r"\&", "#": r"\#",
    "%": r"\%", "_": r"\_", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}",
    ">": r"\textgreater{}", "|": r"\textbar{}",
}  # fmt: skip
"""BibTeX counts braces, those behind a backslash too: a text's own must not come as braces."""

_BIBTEX_TYPES = {"report": "techreport", "article-newspaper": "article"}
_BIBTEX_MONTHS = tuple(name[:3].lower() for name in MONTHS)
"""The months as every style defines them, each in its language."""


def _tex(text: str) -> str:
    return "".join(_TEX.get(char, char) for char in one_line(text))


def _bibtex(references: Sequence[Reference]) -> str:
    """Return entries with BibLaTeX's dates beside BibTeX's year and month, since its EDTF can say what they can't."""
    entries = []
    for each in references:
        source = each.source
        kind = _BIBTEX_TYPES.get(source.type, "misc")
        holder = "journal" if kind == "article" else "institution" if kind == "techreport" else "howpublished"
        month = _shared(source.issued)[1]
        fields = {
            "author": " and ".join(map(_bibtex_name, each.authors)),
            "title": f"{{{_tex(source.title)}}}",
            holder: _tex(each.publisher or ""),
            "number": _tex(source.number or ""),
            "year": _year(source.issued),
            "date": _biblatex_date(source.issued),
            "url": address(source.url or ""),
            "urldate": _biblatex_date(source.accessed) if source.accessed else "",
            "archiveurl": address(archive_url(source) or ""),
            "note": _tex("; ".join(filter(None, (each.locator, each.quote, *unknowns(source), *_notes(each))))),
        }
        lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
        if month:
            lines.insert([*filter(fields.get, fields)].index("date"), f"  month = {_BIBTEX_MONTHS[int(month) - 1]},\n")
        entries.append(f"@{kind}{{{each.id},\n{''.join(lines)}}}\n")
    return "\n".join(entries)


def _bibtex_name(author: Author) -> str:
    if author.is_body:
        return f"{{{_tex(author.family)}}}"
    return ", ".join(_tex(part) for part in (author.family, author.suffix, author.given) if part)


def _biblatex_date(when: When) -> str:
    """Return a date as biblatex writes it: an open end is left empty."""
    return when.edtf.replace("..", "")


_RIS_TYPES = {
    "article-newspaper": "NEWS", "broadcast": "MPCT", "dataset": "DATA", "legal_case": "CASE", "legislation": "STAT",
    "post-weblog": "BLOG", "report": "RPRT", "speech": "HEAR", "webpage": "ELEC",
}  # fmt: skip
_RIS_PUBLISHER_TAGS = {"article-newspaper": ("T2",), "post-weblog": ("T2",), "webpage": ("T2", "PB")}
"""Where importers look for the name of a newspaper, blog or site; of other documents, it is the publisher's."""


def _ris(references: Sequence[Reference]) -> str:
    entries = []
    for each in references:
        source = each.source
        fields = [
            ("TY", _RIS_TYPES.get(source.type, "GEN")),
            ("ID", each.id),
            *(("AU", _ris_name(author)) for author in each.authors),
            ("TI", source.title),
            *((tag, each.publisher) for tag in _RIS_PUBLISHER_TAGS.get(source.type, ("PB",))),
            ("M1", source.number),
            ("PY", _year(source.issued)),
            ("DA", _ris_date(source.issued)),
            ("UR", address(source.url or "").replace(";", "%3B")),  # a semicolon would begin another address
            ("LK", address(archive_url(source) or "").replace(";", "%3B")),
            ("Y2", _ris_date(source.accessed) if source.accessed else ""),
            ("SP", str(each.claim.paragraph) if each.claim and each.claim.paragraph else ""),
            *(
                ("N1", note)
                for note in (
                    _ris_date_note(source.issued),
                    each.locator,
                    each.quote,
                    *unknowns(source),
                    *_notes(each),
                )
            ),
        ]
        lines = [f"{tag}  - {one_line(value)}" for tag, value in fields if value]
        entries.append("\n".join([*lines, "ER  - "]) + "\n")
    return "\n".join(entries)


def _ris_name(author: Author) -> str:
    """Return a name as RIS has it: the family's first; a body's ends with a comma, so that nobody turns it round."""
    return (
        f"{author.family}," if author.is_body else ", ".join(filter(None, (author.family, author.given, author.suffix)))
    )


def _ris_date(when: When) -> str:
    """Return year, month and day as RIS has them: 2024/06/25, 2024/06//, 2024///; nothing where no year is known."""
    year, month, day = _shared(when)
    return f"{year}/{month}/{day}{'' if day else '/'}" if year else ""


def _ris_date_note(when: When) -> str:
    """Return the date in words, where year, month and day can't say it."""
    return f"date: {date_text(when)}" if set(when.edtf) & {"/", "~"} else ""


def _year(when: When) -> str:
    """Return the year in which ``when`` begins; nothing where its beginning is open."""
    return "" if when.edtf.startswith("..") else when.edtf[:4]


def _shared(when: When) -> tuple[str, str, str]:
    """Return the year, month and day that both ends of ``when`` have; each is empty where they differ or are open."""
    start, slash, end = when.edtf.replace("~", "").partition("/")
    ends = [(*each.split("-"), "", "")[:3] for each in (start, end if slash else start)]
    found = ["", "", ""]
    for n, (one, other) in enumerate(zip(*ends, strict=True)):
        if one != other or ".." in {start, end}:
            break
        found[n] = one
    return found[0], found[1], found[2]


def _csl_json(references: Sequence[Reference]) -> str:
    return encoded(msgspec.json.format(msgspec.json.encode([csl_item(each) for each in references]), indent=2))


def csl_item(reference: Reference) -> dict[str, Any]:
    """Return a reference as an item of CSL-JSON (schema of CSL 1.0.2)."""
    source = reference.source
    item = {
        "id": reference.id,
        "type": source.type,
        "title": f"[{source.title}]" if source.title_is_description else source.title,
        "author": [_csl_name(author) for author in reference.authors] or None,
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


def _csl_name(author: Author) -> dict[str, str]:
    if author.is_body:
        return {"literal": author.family}
    names = {"family": author.family, "given": author.given, "suffix": author.suffix}
    return {key: value for key, value in names.items() if value}


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


def render_citations(references: Sequence[Reference], form: Form) -> str:
    """Return ``references`` as text in one of ``FORMS``."""
    return _WRITERS[form](_keyed(references))
