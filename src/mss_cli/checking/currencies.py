"""Currencies as prose writes them, before a number or after it."""

from collections.abc import Sequence

from mss_cli.checking.segmentation import Token

_BEFORE = {
    ("us", "$"): "USD", ("usd",): "USD", ("us", "d"): "USD",
    ("c", "$"): "CAD", ("ca", "$"): "CAD", ("can", "$"): "CAD", ("cad",): "CAD", ("cdn", "$"): "CAD",
    ("$",): "USD", ("€",): "EUR", ("eur",): "EUR", ("£",): "GBP", ("gbp",): "GBP",
    ("sh",): "KES", ("ksh",): "KES", ("kes",): "KES", ("shs",): "KES", ("kshs",): "KES", ("htg",): "HTG",
    ("sh", "."): "KES", ("ksh", "."): "KES",
}  # fmt: skip
_AFTER = {
    "dollars": "USD", "dollar": "USD", "dolares": "USD", "usd": "USD", "euros": "EUR", "euro": "EUR", "pounds": "GBP",
    "livres": "GBP", "libras": "GBP", "shillings": "KES", "chelines": "KES", "kes": "KES", "ksh": "KES",
    "gourdes": "HTG", "$": "USD", "€": "EUR", "cad": "CAD", "eur": "EUR", "bob": "KES",
}  # fmt: skip
_CANADIAN = frozenset({"canadian", "canadiens", "canadienses", "cdn"})
_SKIPPED = frozenset({"de", "d", "us", "u", "s", ".", "of", "american", "kenyan", "canadian"})
_FOREIGN = frozenset({"j", "a", "nz", "hk", "bz", "b", "tt", "s", "rd", "bds", "ec", "mx", "r"})
OTHER_CURRENCY = "money"
"""A currency that the record has no figure in."""


def currency_before(tokens: Sequence[Token], place: int) -> tuple[int, str | None]:
    """Return where the currency that stands before ``place`` begins, and which it is; ``place`` where there is none."""
    words = [each.word for each in tokens[max(place - 2, 0) : place]]
    foreign = words[1:] == ["$"] and words[0] in _FOREIGN
    if foreign and tokens[place - 2].end == tokens[place - 1].start:
        return place - 2, OTHER_CURRENCY
    for length in (2, 1):
        key = tuple(words[-length:])
        if len(key) == length and (found := _BEFORE.get(key)):
            return place - length, found
    return place, None


def currency_after(tokens: Sequence[Token], place: int) -> tuple[int, str | None]:
    """Return the place after the currency that stands from ``place`` on, and which it is."""
    end, canadian = place, False
    while end < len(tokens) and end - place < 4 and tokens[end].word in _SKIPPED:  # noqa: PLR2004 - "of U.S."
        canadian |= tokens[end].word == "canadian"
        end += 1
    if end == len(tokens) or not (found := _AFTER.get(tokens[end].word)):
        return place, None
    if end + 1 < len(tokens) and tokens[end + 1].word in _CANADIAN:
        return end + 2, "CAD"
    return end + 1, "CAD" if canadian and found == "USD" else found
