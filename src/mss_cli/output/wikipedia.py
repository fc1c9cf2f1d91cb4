"""Citations as templates of Wikipedia's: {{cite web}} with its archive fields, or {{cite document}} without a page."""

import re

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
        "access-date": _date(source.accessed) if source.accessed else "",
        # Wikipedia wants a time of 14 digits, to which an archive answers with its nearest copy.
        "archive-url": address(archive.replace(f"/{day.latest:%Y%m%d}/", f"/{day.latest:%Y%m%d}000000/", 1))
        if archive
        else "",
        "archive-date": f"{day.latest:%Y-%m-%d}" if archive else "",
        "url-status": "live" if archive else "",
    }
    name = "cite web" if source.url else "cite document"
    text = " |".join([name, *(f"{key}={_inner(value)}" for key, value in fields.items() if value)])
    said = "; ".join([*unknowns(source), *(["archived copy not checked"] if archive else []), *reference.about])
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
    """Return a date as Wikipedia's templates take it: 18 January 2025, January 2025, 10 – 18 September 2024."""
    start, slash, end = when.edtf.partition("/")
    if ".." in (start, end):
        return ""
    one, other = _words(start), _words(end) if slash else ""
    return f"{one} – {other}" if other and other != one else one


def _words(text: str) -> str:
    year, month, day = [*text.rstrip("~").split("-"), "", ""][:3]
    words = " ".join(filter(None, (day.lstrip("0"), MONTHS[int(month) - 1] if month else "", year)))
    return f"c. {words}" if text.endswith("~") else words
