"""Known facts out of a file of a data set: JSON Lines, or CSV whose columns are the fields.

In CSV `roles` reads `lender=RUS|borrower=BLR;UKR`, and `items` and `persons` are separated by semicolons; an empty cell is no value. A row
without a quote is quoted itself. Rows are read one at a time: a bad one is named with its line and costs no other.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.cells import from_cell
from graph.errors import Invalid, complaints
from graph.fact import Fact

COLUMNS = frozenset(Fact.model_fields)
REQUIRED = frozenset({"type", "roles", "status"})
LONGEST_LINE = 1 << 20
"""Bytes of one line that are read; no fact needs more than a small part of that."""


class KnownFact(BaseModel):
    """One row that is a fact."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    line: int = Field(description="line of the file, from 1")
    fact: Fact


class RefusedRow(BaseModel):
    """One row that is none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    line: int
    problem: str = Field(description="which field, and what is wrong with it")
    row: str = Field(description="the row as it stood, cut at 1,000 characters")


Known = KnownFact | RefusedRow


def known_facts(path: Path) -> Iterator[Known]:
    """The rows of a `.csv` or `.jsonl` file in order. Raises Invalid when it is neither or its header does not fit."""
    if path.suffix == ".jsonl":
        return (_known(line, text, _from_json) for line, text in _lines(path))
    if path.suffix == ".csv":
        return _csv(path)
    raise Invalid(f"{path}: known facts are read from .jsonl and .csv files")


def _csv(path: Path) -> Iterator[Known]:
    lines = _lines(path)
    columns = [name.strip() for name in _header(path, next(lines, (1, ""))[1])]
    unknown, missing = sorted(set(columns) - COLUMNS), sorted(REQUIRED - set(columns))
    if unknown or missing or len(set(columns)) < len(columns):
        said = [f"no column {', '.join(missing)}"] * bool(missing) + [f"unknown: {', '.join(unknown)}"] * bool(unknown)
        raise Invalid(
            f"{path}:1: the header does not fit: {'; '.join(said) or 'a column comes twice'}. Columns are {', '.join(sorted(COLUMNS))}"
        )
    return (_known(line, text, lambda said: _from_cells(columns, said)) for line, text in lines)


def _header(path: Path, text: str) -> list[str]:
    try:
        return next(csv.reader([text]), [])
    except csv.Error as error:
        raise Invalid(f"{path}:1: the header cannot be read: {error}. Columns are {', '.join(sorted(COLUMNS))}") from None


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """Line numbers and lines that are not blank; bytes that are no UTF-8 come as lone surrogates, what is too long is cut."""
    with path.open("rb") as file:
        number = 0
        while raw := file.readline(LONGEST_LINE):
            number += 1
            whole = raw
            while not whole.endswith(b"\n") and (rest := file.readline(LONGEST_LINE)):
                whole = rest
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8", "surrogateescape").rstrip("\r\n")
            if text.strip():
                yield number, text


def _known(line: int, text: str, read: Callable[[str], dict[str, Any]]) -> Known:
    try:
        if len(text) >= LONGEST_LINE - 1:
            raise ValueError(f"the row is longer than {LONGEST_LINE:,} bytes")
        if any("\ud800" <= char <= "\udfff" for char in text):
            raise ValueError("not UTF-8: save the file as UTF-8")
        given = read(text)
        return KnownFact(line=line, fact=Fact.model_validate({"quote": text[:5000], **given}))
    except ValidationError as error:
        problem = complaints(error, "row")
    except (ValueError, csv.Error) as error:
        problem = str(error)
    return RefusedRow(line=line, problem=problem, row=text[:1000].encode("utf-8", "replace").decode())


def _from_json(text: str) -> dict[str, Any]:
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"no JSON: {error}") from None
    if not isinstance(given, dict):
        raise ValueError("a row is a JSON object with the fields of a fact")
    return given


def _from_cells(columns: list[str], text: str) -> dict[str, Any]:
    cells = next(csv.reader([text], strict=True))
    if len(cells) != len(columns):
        raise ValueError(f"{len(cells)} cells under {len(columns)} columns")
    return {name: from_cell(name, cell.strip()) for name, cell in zip(columns, cells, strict=True) if cell.strip()}
