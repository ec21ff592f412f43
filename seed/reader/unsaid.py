"""What a sentence says was not spoken of: "they did not discuss new bases" tells of no bases."""

from __future__ import annotations

import re

_UNSAID = re.compile(
    r"\b(?:(?:did|does|do|has|have|had|would)(?:n['’]t|\s+not|\s+never)|without|avoided|declined\s+to|refused\s+to)\s+(?:[a-z]+ly\s+|even\s+)?"
    r"(?:discuss|mention|address|announc|disclos|reveal|touch(?:ing|ed)?\s+on|talk(?:ing|ed)?\s+about|speak(?:ing)?\s+of|comment(?:ing|ed)?\s+on)(?:e|ed|ing)?\s+"
    r"(?P<what>[^.;:,]{0,80})$"
)
_KNOWN = re.compile(r"\b(?:the|its|their|his|her|this|that|these|those|which|who|when|after|since)\b")


def is_unsaid(text: str, sentence: tuple[int, int], trigger: int) -> bool:
    """Whether the event at text[trigger] is named only as what was not spoken of. What is known already ("the treaty") is told for all that."""
    found = _UNSAID.search(text, sentence[0], trigger)
    return found is not None and not _KNOWN.search(found["what"])
