"""Faults that a user can mend, each with its exit code, and how they are told."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from mss_cli.stdio import say


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


def told(error: BaseException) -> int:
    """Say on standard error what is wrong, and give the exit code; raises ``error`` if it is no fault of a user's."""
    if isinstance(error, KeyboardInterrupt):
        return 130
    if not isinstance(error, MssError):
        raise error
    from mss_cli.sanitize import one_line  # noqa: PLC0415 - only a fault needs it

    prefix = "" if isinstance(error, BadFactsError) else "mss: "
    for line in error.lines:
        say(f"{prefix}{one_line(line)}")
    return error.exit_code


_LONGEST = 1_000


def clipped(line: str) -> str:
    """Give ``line`` without its middle where it is very long: its head says what is wrong, its end what to do."""
    half = _LONGEST // 2
    return line if len(line) <= _LONGEST else f"{line[:half]} … {line[-half:]}"


def closest(name: str, known: Collection[str]) -> list[str]:
    """Give at most two of ``known`` that ``name`` is likely a misspelling of, the likeliest first."""
    import difflib  # noqa: PLC0415 - only a misspelling needs it

    folded = {each.casefold(): each for each in known}
    near = difflib.get_close_matches(name.casefold()[:100], folded, n=2, cutoff=0.6)
    return [folded[each] for each in near]
