"""Where the benchmarks take annotated articles from."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

OWN = Path(__file__).parents[1] / "tests" / "gold"


def files(named: Sequence[str], usual: Sequence[str]) -> list[Path]:
    """The JSON files of the folders `named`, or of the `usual` ones, or where those are missing of the project's own; says which."""
    folders = [Path(name) for name in named] or [folder for name in usual if (folder := Path(name)).is_dir()] or [OWN]
    found = [file for folder in folders for file in sorted(folder.glob("*.json"))]
    print(f"{len(found):,} articles of {', '.join(map(str, folders))}")
    return found
