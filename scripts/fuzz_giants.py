"""The few large inputs, by name: lines of 10 MB, nests of a million, tens of thousands of faults, facts or claims."""

from collections.abc import Callable

from fuzz_corpus import SAMPLE

MB = 1_000_000


def _with_claims(count: int, claim: Callable[[int], str]) -> str:
    return SAMPLE.replace("claims = [\n", "claims = [\n" + "".join(f"  {{ {claim(n)} }},\n" for n in range(count)), 1)


def _many_facts(count: int, day: Callable[[int], str]) -> str:
    return SAMPLE + "".join(
        f'[facts.f{n}]\nkind = "arrived"\ndate = "{day(n)}"\nunit = "police"\ncountries = ["KEN"]\nsummary = "x"\n'
        f'claims = [{{ source = "one", paragraph = 1, value = {n}, printed = "{n}" }}]\n'
        for n in range(count)
    )  # fmt: skip


def _summary(value: str) -> str:
    return SAMPLE.replace('"Kenyans land."', value)


GIANTS: dict[str, Callable[[], str]] = {
    "a comment of 10 MB": lambda: f"# {'x' * 10 * MB}\n{SAMPLE}",
    "a comment of 10 MB of quotes": lambda: f"{SAMPLE}# {chr(34) * 10 * MB}\n",
    "a text of 10 MB": lambda: _summary(f'"{"x" * 10 * MB}"'),
    "a text of 10 MB of escapes": lambda: _summary('"' + "\\\\" * 5 * MB + '"'),
    "a text of 10 MB, never closed": lambda: _summary('"' + "x" * 10 * MB),
    "a text of 10 MB over lines": lambda: _summary('"""' + "x\n" * 5 * MB + '"""'),
    "a text of 10 MB over lines, of quotes": lambda: _summary('"""' + 'x""' * 3 * MB + '"""'),
    "a text of 10 MB in single quotes": lambda: _summary(f"'{'x' * 10 * MB}'"),
    "a bare key of 10 MB": lambda: SAMPLE + "k" * 10 * MB + " = 1\n",
    "a quoted key of 10 MB": lambda: f'{SAMPLE}"{"k" * 10 * MB}" = 1\n',
    "a quoted key of 10 MB, never closed": lambda: f'{SAMPLE}"{"k" * 10 * MB} = 1\n',
    "an id of 10 MB": lambda: SAMPLE.replace("paid", "k" * 10 * MB),
    "a header of 10 MB of spaces": lambda: f"{SAMPLE}[{' ' * 10 * MB}facts.x]\n",
    "a header of 10 MB, never closed": lambda: f"{SAMPLE}[facts.{'x' * 10 * MB}\n",
    "a date of 10 MB": lambda: SAMPLE.replace('"2024-06-25"', f'"{"2" * 10 * MB}"'),
    "a kind of 10 MB": lambda: SAMPLE.replace('"arrived"', f'"{"a" * 10 * MB}"'),
    "a number of 10 MB": lambda: SAMPLE.replace("value = 400", "value = 4" + "0" * 10 * MB),
    "a number of 10 MB behind the point": lambda: SAMPLE.replace("value = 400", "value = 0." + "3" * 10 * MB),
    "10 MB of blank lines": lambda: SAMPLE + "\n" * 10 * MB,
    "10 MB of spaces": lambda: SAMPLE + " " * 10 * MB + "\n",
    "10 MB of carriage returns": lambda: SAMPLE + "\r" * 10 * MB,
    "10 MB of NUL": lambda: "\0" * 10 * MB,
    "10 MB of combining marks": lambda: SAMPLE + "# " + "\u0301" * 5 * MB,
    "arrays a million deep": lambda: "x = " + "[" * MB + "]" * MB,
    "inline tables a million deep": lambda: "x = " + "{a=" * MB + "1" + "}" * MB,
    "a key of a million parts": lambda: ".".join(["a"] * MB) + " = 1\n",
    "a header of a million parts": lambda: f"{SAMPLE}[{'.'.join(['a'] * MB)}]\n",
    "a header of 900 parts, 900 times": lambda: "".join(f"[{'.'.join(['a'] * 900)}.b{n}]\n" for n in range(900)),
    "100,000 headers of nothing": lambda: "".join(f"[facts.f{n}]\n" for n in range(100_000)),
    "100,000 unknown keys": lambda: SAMPLE + "".join(f"k{n} = 1\n" for n in range(100_000)),
    "100,000 unknown tables": lambda: SAMPLE + "".join(f"[t{n}]\n" for n in range(100_000)),
    "20,000 misspelt sources among 2,000": lambda: (
        _with_claims(20_000, lambda n: f'source = "sorce-{n:05}", value = 1')
        + "".join(f'[sources.source-{n:05}]\ntype = "report"\ntitle = "x"\nissued = "2024"\n' for n in range(2_000))
    ),
    "20,000 misspelt units": lambda: _with_claims(20_000, lambda n: f'source = "one", value = 1, unit = "polices{n}"'),
    "20,000 claims that agree": lambda: _with_claims(
        20_000, lambda n: f'source = "one", paragraph = {n + 1}, value = 400'
    ),
    "20,000 claims that are one": lambda: _with_claims(20_000, lambda _: 'source = "one", paragraph = 1, value = 400'),
    "3,000 claims that all differ": lambda: _with_claims(
        3_000, lambda n: f'source = "one", paragraph = 1, value = {n}'
    ),
    "10,000 facts of one day": lambda: _many_facts(10_000, lambda _: "2024-06-25"),
    "10,000 facts of as many days": lambda: _many_facts(
        10_000, lambda n: f"{1000 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}"
    ),
    "a check of 10,000 facts": lambda: (
        _many_facts(10_000, lambda n: f"{n:04}" if n else "0001")
        + '[checks.all]\nabout = "x"\nequals = "f0"\nsum = ['
        + ", ".join(f'"f{n}"' for n in range(10_000))
        + "]\n"
    ),
}
