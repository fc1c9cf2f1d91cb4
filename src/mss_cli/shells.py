"""Completion as each shell wants it: its script, the line that it hands over, and the words that it takes back.

Typer's own scripts find the program only by its bare name, take a name with a space for two, and lose a value after
``--option=``. These are in their place.
"""

import re
from collections.abc import Mapping, Sequence

SCRIPTS = {
    "bash": """
%(complete_func)s() {
    local IFS=$'\\n' program="${1/#\\~\\//$HOME/}"
    COMPREPLY=( $( env COMP_WORDS="${COMP_WORDS[*]}" COMP_CWORD=$COMP_CWORD \\
                   %(autocomplete_var)s=complete_bash "$program" 2>/dev/null ) )
    return 0
}

complete -o default -F %(complete_func)s %(prog_name)s
""",
    "zsh": """
#compdef %(prog_name)s

%(complete_func)s() {
    local -a found
    local program=${~words[1]}
    found=("${(@f)$(env _MSS_LINES=1 _TYPER_COMPLETE_ARGS="${(j: :)words[1,CURRENT]}" \\
                    %(autocomplete_var)s=complete_zsh "$program" 2>/dev/null)}")
    [[ $PREFIX == --*=* ]] && compset -P '*='
    if [[ -n "$found" ]]; then
        _describe -V '%(prog_name)s' found
    else
        _files
    fi
}

if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
""",
    "fish": """
function %(complete_func)s
    set -l program (string replace -r '^~/' "$HOME/" -- (commandline -opc)[1])
    set -g %(complete_func)s_found (env _MSS_LINES=1 _TYPER_COMPLETE_ARGS=(commandline -cp | string collect) \\
                                        %(autocomplete_var)s=complete_fish $program 2>/dev/null)
    test -n "$%(complete_func)s_found"
end

complete --command %(prog_name)s --no-files --keep-order --condition %(complete_func)s \\
    --arguments '(printf "%%s\\n" $%(complete_func)s_found)'
""",
}

VARIABLES = {"bash": ("COMP_WORDS", "COMP_CWORD"), "zsh": ("_TYPER_COMPLETE_ARGS",), "fish": ("_TYPER_COMPLETE_ARGS",)}
"""What each shell's script hands over."""

LINES = "_MSS_LINES"
"""What these scripts set and Typer's don't, which earlier versions installed: one of those runs what it gets back."""

BARE = re.compile(r"[\w.-]+")
"""The values that are safe even for those."""

Line = tuple[list[str], str]
"""The words of a command line that are complete, without the program's name, and the one that is not."""

_SAFE = re.compile(r"([^\w@%+=:,./-])")


def bash_line(environment: Mapping[str, str]) -> Line:
    """Return the line that bash hands over, whose words part at = too; raises ``ValueError`` where it is none."""
    given, current = _bash_words(environment), int(environment["COMP_CWORD"])
    joined: list[str] = []
    for word in given[: current + 1]:
        after_equals = bool(joined) and joined[-1].startswith("--") and joined[-1].endswith("=")
        if joined and (after_equals or (word == "=" and joined[-1].startswith("--"))):
            joined[-1] += word
        else:
            joined.append(word)
    words = [_unquoted(word) for word in joined[1:]] or [""]
    return words[:-1], words[-1]


def _bash_words(environment: Mapping[str, str]) -> list[str]:
    words = environment["COMP_WORDS"]
    return words.split("\n" if "\n" in words else " ")


def typed_line(text: str) -> Line:
    """Return the line of which ``text`` is what stands before the cursor."""
    import shlex  # noqa: PLC0415 - only when Tab is pressed

    lexer = shlex.shlex(text, posix=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] = []
    open_ended = not text or not text[-1].isspace() or text.endswith("\\ ")
    try:
        for word in lexer:
            words.append(word)  # noqa: PERF402 - what stands before an open quote is kept
    except ValueError:  # within quotes, or after a backslash
        words.append(lexer.token)
        open_ended = True
    return (words[1:-1], words[-1]) if open_ended and len(words) > 1 else (words[1:], "")


def _unquoted(word: str) -> str:
    """Return a word without its quotes and backslashes, also where a quote isn't closed yet."""
    return typed_line(f"x {word}")[1]


def bash_value(value: str, environment: Mapping[str, str]) -> str:
    """Return ``value`` as bash is to insert it: escaped, unless the word that it ends begins with a quote."""
    words, current = _bash_words(environment), int(environment["COMP_CWORD"])
    quoted = current < len(words) and words[current][:1] in {"'", '"'}
    return value if quoted else _SAFE.sub(r"\\\1", value)


def zsh_value(value: str, description: str, _: str = "") -> str:
    """Return ``value`` with its description as ``_describe`` has it; zsh itself cuts off what was typed before it."""
    name = value.replace("\\", "\\\\").replace(":", "\\:")
    return f"{name}:{description}" if description else name


def fish_value(value: str, description: str, incomplete: str) -> str:
    """Return ``value`` with its description; after ``--option=`` with that before it, as the word is one for fish."""
    option, equals, _ = incomplete.partition("=")
    before = f"{option}{equals}" if equals and option.startswith("--") else ""
    return f"{before}{value}\t{description}" if description else f"{before}{value}"


def missing(shell: str, environment: Mapping[str, str]) -> Sequence[str]:
    """Return what ``shell`` sets and is not set."""
    lost = [name for name in VARIABLES.get(shell, ()) if name not in environment]
    if shell == "bash" and not environment.get("COMP_CWORD", "0").isdecimal():
        lost.append("a number as COMP_CWORD")
    return lost
