"""The command `dyad`."""

from api.cli.main import main

__all__ = ["main"]
