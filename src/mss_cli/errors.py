"""Faults that a user can mend, each with its exit code and with the sentence that says what to do."""

from collections.abc import Collection, Sequence

from msgspec import Struct


class MssError(Exception):
    """A usage error, or a file that can't be used. ``lines`` say what is wrong and what to do."""

    exit_code = 2

    def __init__(self, *lines: str) -> None:
        self.lines = tuple(map(clipped, lines))
        super().__init__("\n".join(self.lines))


class NotFoundError(MssError):
    """A named thing does not exist."""

    exit_code = 1

    def __init__(self, what: str, name: str, known: Sequence[str], listing: str) -> None:
        """Say that there is no ``what`` called ``name``, the likely one of ``known``, and how to list them."""
        near = closest(name, known)
        hint = f"did you mean {' or '.join(repr(n) for n in near)}?" if near else listing
        super().__init__(f"no {what} {name!r}: {hint}")


class Problem(Struct, frozen=True, order=True):
    """One thing wrong with a file: where, which rule, what, and what to do about it."""

    file: str
    line: int
    column: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.code} {self.message}"


class BadFactsError(MssError):
    """A facts file that can't be used, with every problem found in it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(sorted(problems))
        count = len(self.problems)
        super().__init__(
            *(str(problem) for problem in self.problems),
            f"{count} problem{'s' if count > 1 else ''}; 'mss lint --explain CODE' explains each code",
        )


def reason(error: Exception) -> str:
    """Return why the system refused something, as the end of a sentence: "no space left on device"."""
    text = getattr(error, "strerror", None) or str(error)
    return f"{text[:1].lower()}{text[1:]}"


MAX_LINE = 1_000


def clipped(line: str) -> str:
    """Return ``line`` without its middle where it is very long: its head says what is wrong, its end what to do."""
    half = MAX_LINE // 2
    return line if len(line) <= MAX_LINE else f"{line[:half]} … {line[-half:]}"


def closest(name: str, known: Collection[str]) -> list[str]:
    """Return at most two of ``known`` that ``name`` is likely a misspelling of, the likeliest first."""
    import difflib  # noqa: PLC0415 - only a misspelling needs it

    by_folded = {each.casefold(): each for each in known}
    near = difflib.get_close_matches(name.casefold()[:100], by_folded, n=2, cutoff=0.6)
    return [by_folded[each] for each in near]
