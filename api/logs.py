"""The log: one line an entry on standard error, as text for people or as JSON for machines, each with the id of its request."""

from __future__ import annotations

import logging
import sys
from typing import Literal, TextIO

import structlog
from structlog.types import Processor

SHARED: tuple[Processor, ...] = (
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.ExtraAdder(),
    structlog.processors.TimeStamper(fmt="iso", utc=True),
)


def configure(form: Literal["text", "json"], level: str) -> None:
    """Send everything that is logged, by this program and by its libraries, to standard error."""
    logging.basicConfig(level=level.upper(), handlers=[handler(form, sys.stderr)], force=True)
    for chatty in ("httpx", "httpcore", "uvicorn"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def handler(form: Literal["text", "json"], stream: TextIO) -> logging.Handler:
    """What writes entries to `stream`."""
    last: tuple[Processor, ...]
    if form == "json":
        last = (structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False))
    else:
        last = (structlog.dev.ConsoleRenderer(colors=stream.isatty(), exception_formatter=structlog.dev.plain_traceback),)
    to_stream = logging.StreamHandler(stream)
    to_stream.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=SHARED, processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last]
        )
    )
    return to_stream
