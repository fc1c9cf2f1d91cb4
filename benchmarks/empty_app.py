"""An empty Typer app with a command, which is as little as any program with Typer can take."""

import typer

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False)


@app.callback()
def options() -> None:
    """Take no option."""


@app.command()
def nothing() -> None:
    """Do nothing."""


app()
