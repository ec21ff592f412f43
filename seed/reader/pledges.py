"""What states only agreed to do is announced, not done: the codebook's "agreed to"."""

from __future__ import annotations

import re

_PLEDGE = re.compile(
    r"\bagree[ds]?\s+(?:\w+ly\s+|in\s+principle\s+)?to\s+(?:\w+ly\s+)?(?!(?:an?|each|its|our|terms|that|the|their|these|this)\b)[a-z]+\b"
)
_BINDING = re.compile(r"\b(?:adopt|approv|communiqu|conclu|declar|endors|initial|ratif|sign|statement|treat)", re.IGNORECASE)


def stage_of(event_type: str, sentence: str, date: str | None, published: str, likeliest: str) -> str:
    """The status of an event told in `sentence`: "announced" where its states only "agreed to" do something, else the reader's `likeliest`.

    Of an earlier year it is told as background, and stands; so it does where the sentence names what binds them: a signing, a statement.
    """
    of_late = date is None or date[:4] == published[:4]
    pledged = event_type == "agreement" and likeliest == "done" and of_late
    return "announced" if pledged and _PLEDGE.search(sentence) and not _BINDING.search(sentence) else likeliest
