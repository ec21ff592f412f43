"""The spotter in PyTorch: one of the encoder's upper layers, and the chance of each word to evoke an event of each type."""

from __future__ import annotations

from torch import Tensor, nn

from seed.reader.labels import EVENT_TYPES
from seed.training.upper import HIDDEN, Attention, Upper

LAYERS = 1


class Spotter(nn.Module):
    """From the lower layers' vectors to an answer per piece and event type."""

    def __init__(self, attention: Attention) -> None:
        super().__init__()
        self.upper = Upper(LAYERS, attention)
        self.trigger = nn.Linear(HIDDEN, len(EVENT_TYPES))
        self.dropout = nn.Dropout(0.1)
        nn.init.constant_(self.trigger.bias, -5.0)

    def forward(self, lower: Tensor, asked: Tensor) -> Tensor:
        """What the pieces `asked` (their numbers) of one window, 1 x pieces x HIDDEN, evoke: 1 x asked x types, before the sigmoid."""
        answers: Tensor = self.trigger(self.dropout(self.upper.answering(lower, asked)))
        return answers
