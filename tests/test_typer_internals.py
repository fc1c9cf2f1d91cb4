"""How a function becomes a command: what its help shows, and the one voice of usage errors."""

from typing import Annotated

import pytest
import typer
from typer._click.exceptions import ClickException, NoSuchOption, UsageError

from mss_cli.command import command
from mss_cli.session import Session
from mss_cli.typer_internals import HEADINGS, OnDemand, usage_message

Secret = Annotated[str, typer.Option(hidden=True)]
Loud = Annotated[bool, typer.Option("--loud", help="Greet loudly.")]


def greet(session: Session, secret: Secret = "", *, loud: Loud = False) -> None:
    """Greet whoever reads this."""


def test_help_has_the_examples_and_no_hidden_option() -> None:
    made = command(greet, examples=("mss greet", "mss greet --loud"))
    shown = made.get_help(made.make_context("mss greet", [], resilient_parsing=True))
    assert "Greet whoever reads this." in shown
    assert "Examples:\n  mss greet\n  mss greet --loud\n" in shown
    assert "--loud" in shown
    assert "--secret" not in shown


def test_a_command_is_named_after_its_module() -> None:
    assert command(greet).name == __name__.rpartition(".")[2]


def test_every_option_of_every_command_stands_under_a_known_heading() -> None:
    for name, found in OnDemand().items():
        shown = found.get_help(found.make_context(name, [], resilient_parsing=True))
        headings = [
            line.removesuffix(":") for line in shown.splitlines() if line and not line.startswith((" ", "Usage"))
        ]
        assert {*headings} <= {*HEADINGS, "Examples"}
        assert "Output" in headings or "--output" not in shown


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ClickException("Something went wrong."), "something went wrong; 'mss --help' says more"),
        (UsageError("'x' is not one."), "'x' is not one; 'mss --help' says more"),
        (UsageError("No such thing. Did you mean it?"), "no such thing. Did you mean it? 'mss --help' says more"),
        (NoSuchOption("--x"), "no such option: --x; 'mss --help' says more"),
    ],
)
def test_usage_errors_have_one_voice(error: ClickException, message: str) -> None:
    assert usage_message(error) == message
