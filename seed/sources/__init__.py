"""Where articles come from: text, Markdown, HTML, JSON and JSON Lines, from files or standard input."""

from seed.sources.document import MAX_CHARACTERS, SourceError, make_article
from seed.sources.read import expand, read

__all__ = ["MAX_CHARACTERS", "SourceError", "expand", "make_article", "read"]
