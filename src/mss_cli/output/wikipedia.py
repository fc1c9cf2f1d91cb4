"""Citations as templates of Wikipedia's: {{cite web}} with its archive fields, or {{cite document}} without a page."""

import re
from collections.abc import Sequence

from mss_cli.model.dates import MONTHS, When
from mss_cli.output.phrases import archive_url
from mss_cli.output.references import Reference, unknowns
from mss_cli.sanitize import address, one_line

_MARKUP = re.compile(r"[|{}\[\]<>&'~_=:*#;]")
"""What MediaWiki may read as markup; it reads the numbers of characters as the characters themselves."""

_LINK = re.compile(r"https?://[^ ]+|www\.[^ ]+", re.IGNORECASE)


def cite_web(reference: Reference) -> str:
    """Return ``reference`` as a template."""
    source = reference.source
    day = source.accessed or source.issued
    archive = archive_url(source)
    fields = {
        "url": address(source.url or ""),
        "title": _plain(f"[{source.title}]" if source.title_is_description else source.title),
        "author": _plain(source.author or ""),
        "date": _date(source.issued),
        "publisher": _plain(reference.publisher or ""),
        "id": _plain(source.number or ""),
        "at": _plain(reference.locator),
        "quote": _plain(reference.claim.printed or "") if reference.claim else "",
        "access-date": _access_date(source.accessed),
        # Wikipedia wants a time of 14 digits, to which an archive answers with its nearest copy.
        "archive-url": address(archive.replace(f"/{day.latest:%Y%m%d}/", f"/{day.latest:%Y%m%d}000000/", 1))
        if archive
        else "",
        "archive-date": f"{day.latest:%Y-%m-%d}" if archive else "",
        "url-status": "live" if archive else "",
    }
    name = "cite web" if source.url else "cite document"
    text = " |".join([name, *(f"{key}={_inner(value)}" for key, value in fields.items() if value)])
    approximate = ["date approximate"] if "~" in source.issued.edtf and not fields["date"].startswith("c. ") else []
    said = "; ".join(
        [*unknowns(source), *approximate, *(["archived copy not checked"] if archive else []), *reference.remarks]
    )
    return f"{{{{{text}}}}}{f'<!-- {_comment(said)} -->' if said else ''}"


def _inner(value: str) -> str:
    """Return an address or a text so that it can't end its field."""
    return value.replace("|", "%7C").replace("{", "%7B").replace("}", "%7D").replace("[", "%5B").replace("]", "%5D")


def _plain(text: str) -> str:
    """Return ``text`` so that MediaWiki shows it as it is."""
    return _LINK.sub(
        lambda found: found.group().replace(".", "&#46;"),
        _MARKUP.sub(lambda found: f"&#{ord(found.group())};", one_line(text).strip()),
    )


def _comment(text: str) -> str:
    """Return ``text`` so that it can't end a comment."""
    return one_line(text).replace("-->", "‐‐›")


def _date(when: When) -> str:
    """Return a date as Wikipedia's templates take it (MOS:DATEFORMAT), no sharper than it is; nothing where it is open.

    18 January 2025, January 2025, 2025, c. 2025; 10–18 September 2024, 10 September – 2 October 2024, June–July 2024,
    2023–2024. Both ends of a range are as sharp as the blunter one, and "about" is said before a year alone.
    """
    start, _, end = when.edtf.partition("/")
    if ".." in (start, end):
        return ""
    one, other = start.rstrip("~").split("-"), (end or start).rstrip("~").split("-")
    parts = min(len(one), len(other))
    one, other = one[:parts], other[:parts]
    if one == other:
        return f"c. {one[0]}" if {start, end or start} == {f"{one[0]}~"} else _words(one)
    if parts == 1:
        return f"{one[0]}–{other[0]}"
    if one[0] != other[0]:
        return f"{_words(one)} – {_words(other)}"
    first, last = _words(one).removesuffix(f" {one[0]}"), _words(other)
    if parts == 2:  # noqa: PLR2004 - a year and a month
        return f"{first}–{last}"
    return f"{first.partition(' ')[0]}–{last}" if one[1] == other[1] else f"{first} – {last}"


def _words(parts: Sequence[str]) -> str:
    """Return a year, a month and a day, or the first of them, in words."""
    year, month, day = [*parts, "", ""][:3]
    return " ".join(filter(None, (day.lstrip("0"), MONTHS[int(month) - 1] if month else "", year)))


_WHOLE_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _access_date(when: When | None) -> str:
    """Return the day on which a page was read; nothing where it isn't one day, which Wikipedia counts as an error."""
    return _date(when) if when and _WHOLE_DAY.fullmatch(when.edtf) else ""
