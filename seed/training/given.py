"""The annotated articles that a command line names."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from seed.training.labels import articles


def add_articles(parser: argparse.ArgumentParser) -> None:
    """The arguments that name articles."""
    parser.add_argument("--data", type=Path, nargs="+", required=True)
    parser.add_argument("--texts", type=Path, nargs="*", default=[], help="where the texts of rows lie that only hold offsets")
    parser.add_argument("--skip", type=Path, nargs="*", default=[], help="files of article ids to leave out, one a line")


def articles_given(args: argparse.Namespace) -> list[dict[str, Any]]:
    """The articles that the arguments of `add_articles` name."""
    skip = {name for file in args.skip for name in file.read_text(encoding="utf-8").split()}
    return [row for row in articles(args.data, args.texts) if row["id"] not in skip]
