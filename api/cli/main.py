"""The command `dyad`: its subcommands, and errors said for people."""

from __future__ import annotations

import sys

import typer
from pydantic import ValidationError

from api.cli import judge, keys
from api.cli.ask import ask
from api.cli.dump import dump, restore
from api.cli.events import events
from api.cli.extract import extract
from api.cli.load import load
from api.cli.mcp import mcp
from api.cli.reextract import reextract
from api.cli.retract import retract, unretract
from api.cli.serve import serve
from api.cli.settings import settings
from api.cli.status import status
from api.settings import ServiceSettings
from graph.errors import DyadError, complaints
from graph.settings import Settings

app = typer.Typer(
    name="dyad", help="Who agreed what with whom, when, and which sentence says so.", no_args_is_help=True, pretty_exceptions_enable=False
)
for command in (serve, load, extract, reextract, ask, events, judge.review, retract, unretract, status, settings, dump, restore, mcp):
    app.command()(command)
app.add_typer(judge.app, name="judge")
app.add_typer(keys.app, name="keys")


def main() -> None:
    """Run the command line; exit code 0: all done, 1: something failed, 2: used wrongly."""
    try:
        app()
    except DyadError as error:
        sys.stderr.write(f"dyad: {error}\n")
        sys.exit(1)
    except ValidationError as error:
        if error.title not in {Settings.__name__, ServiceSettings.__name__}:
            raise
        sys.stderr.write(f"dyad: a variable of the environment does not fit: {complaints(error, 'environment')}\n")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()  # whoever read us has gone; Python would complain about it on leaving
        sys.exit(1)
