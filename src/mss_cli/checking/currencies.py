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
_BETWEEN = frozenset({"de", "d", "us", "u", "s", ".", "of", "american", "kenyan", "canadian"})
"""What may stand between a number and the name of its currency."""
_OTHER_DOLLARS = frozenset({"j", "a", "nz", "hk", "bz", "b", "tt", "s", "rd", "bds", "ec", "mx", "r"})
"""What stands before the sign of dollars other than those of the United States and Canada: "J$"."""
OTHER_CURRENCY = "money"
"""The code of every currency that the record has no figure in."""


def currency_before(tokens: Sequence[Token], position: int) -> tuple[int, str | None]:
    """Return the position at which the currency before a number begins, and its code.

    ``position`` is that of the number; it is returned itself, with None, where there is no currency.
    """
    words = [each.word for each in tokens[max(position - 2, 0) : position]]
    foreign = words[1:] == ["$"] and words[0] in _OTHER_DOLLARS
    if foreign and tokens[position - 2].end == tokens[position - 1].start:
        return position - 2, OTHER_CURRENCY
    for length in (2, 1):
        key = tuple(words[-length:])
        if len(key) == length and (found := _BEFORE.get(key)):
            return position - length, found
    return position, None


def currency_after(tokens: Sequence[Token], position: int) -> tuple[int, str | None]:
    """Return the position after the currency that begins at ``position``, and its code.

    ``position`` itself and None are returned where there is no currency.
    """
    end, canadian = position, False
    while end < len(tokens) and end - position < 4 and tokens[end].word in _BETWEEN:  # noqa: PLR2004 - "of U.S."
        canadian |= tokens[end].word == "canadian"
        end += 1
    if end == len(tokens) or not (found := _AFTER.get(tokens[end].word)):
        return position, None
    if end + 1 < len(tokens) and tokens[end + 1].word in _CANADIAN:
        return end + 2, "CAD"
    return end + 1, "CAD" if canadian and found == "USD" else found
