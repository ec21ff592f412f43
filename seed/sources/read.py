"""Reading whatever is named: files, directories, standard input. One bad source never costs another."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from graph.article import Article
from graph.when import PartialDate
from seed.sources.document import SourceError
from seed.sources.markdown import read_markdown
from seed.sources.page import read_page
from seed.sources.plain import read_text
from seed.sources.records import read_json, read_json_lines

STANDARD_INPUT = "-"

ONE_ARTICLE: dict[str, Callable[[str, bytes, PartialDate | None], Article]] = {
    ".txt": read_text,
    ".md": read_markdown,
    ".html": read_page,
    ".htm": read_page,
}
KINDS = (*ONE_ARTICLE, ".json", ".jsonl")
"""What can be read, by the end of the file's name."""

MAX_BYTES = 10_000_000
"""Largest file of one article."""


def expand(paths: Iterable[str]) -> Iterator[str]:
    """The files that `paths` name: a directory stands for all files in it and below, by name, hidden ones left out."""
    for path in paths:
        if path != STANDARD_INPUT and Path(path).is_dir():
            inside = (file.relative_to(path) for file in Path(path).rglob("*") if file.is_file())
            yield from (str(Path(path) / file) for file in sorted(inside) if not any(part.startswith(".") for part in file.parts))
        else:
            yield path


def read(path: str, published: PartialDate | None = None) -> Iterator[Article | SourceError]:
    """The articles of one file (`-`: standard input), in order; what cannot be read is a SourceError in its place.

    `published` serves articles that bring no date of their own.
    """
    try:
        if path == STANDARD_INPUT:
            yield from read_bytes("standard input", "", sys.stdin.buffer.read(), published)
        elif Path(path).suffix.lower() == ".jsonl":
            with Path(path).open("rb") as lines:
                yield from read_json_lines(path, lines, published)
        elif Path(path).suffix.lower() in KINDS:
            yield from read_bytes(path, Path(path).suffix.lower(), Path(path).read_bytes(), published)
        else:
            yield SourceError(
                path, f"not a kind of file that can be read ({', '.join(KINDS)})." if Path(path).exists() else "no such file."
            )
    except SourceError as error:
        yield error
    except OSError as error:
        yield SourceError(path, f"{(error.strerror or 'cannot be read').lower()}.")


def read_bytes(where: str, kind: str, data: bytes, published: PartialDate | None) -> Iterator[Article | SourceError]:
    """The articles in `data`, which is of `kind` (one of KINDS; any other: told by how it begins). May raise SourceError."""
    kind = kind if kind in KINDS else _looks_like(data)
    if kind == ".json":
        yield from read_json(where, data, published)
    elif kind == ".jsonl":
        yield from read_json_lines(where, iter(data.splitlines()), published)
    elif len(data) > MAX_BYTES:
        yield SourceError(where, f"{len(data):,} bytes are too many for one article, at most {MAX_BYTES:,} are read.")
    else:
        yield ONE_ARTICLE[kind](where, data, published)


def _looks_like(data: bytes) -> str:
    start = data.lstrip()[:200].lower()
    if start.startswith(b"["):
        return ".json"
    if start.startswith(b"{"):
        return ".jsonl" if _each_line_is_an_object(data) else ".json"
    return ".html" if start.startswith((b"<!doctype html", b"<html")) else ".txt"


def _each_line_is_an_object(data: bytes) -> bool:
    """One object a line, as `dyad extract` and most exports write them; a single object may also be spread over lines."""
    lines = [line.strip() for line in data.splitlines() if line.strip()]
    return all(line.startswith(b"{") and line.endswith(b"}") for line in lines[:2])
