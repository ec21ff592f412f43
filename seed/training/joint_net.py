"""Encoder, spotter and close reading in PyTorch, as one network to be trained together."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import torch
from torch import Tensor, nn

from seed.training.close_batch import Event, Page, batch
from seed.training.close_labels import Chances, Sheet
from seed.training.close_loss import hard_loss, said
from seed.training.close_net import CloseReader, Layers
from seed.training.distil import joined
from seed.training.labels import Example
from seed.training.lower import SHIPPED, Lower
from seed.training.spot_net import Spotter
from seed.training.spot_train import spotter_loss
from seed.training.upper import WORKED_IN

PARTS = ("encoder", "spotter", "close")
"""The files that `Joint.load` takes, each with .pt behind it."""


@dataclass(slots=True)
class Whole:
    """A window for all three: its pieces are read anew each time, so its page keeps no vectors."""

    page: Page
    example: Example
    chances: Chances
    """What the spotter that chose the page's events answers: candidates x types."""

    @classmethod
    def of(cls, sheet: Sheet, page: Page) -> Whole:
        """The window of `sheet`, whose page loses its vectors."""
        page.vectors = np.zeros((len(page.shown), 0), np.float16)
        return cls(page, sheet.example, sheet.chances)


DrawnWhole: TypeAlias = tuple[Whole, list[Event]]
"""A window and those of its events that are asked about."""


class Joint(nn.Module):
    """The three networks."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = Lower(SHIPPED)
        self.spotter = Spotter("eager")
        self.close = CloseReader(Layers())

    def load(self, folder: Path) -> None:
        """Takes the weights of encoder.pt, spotter.pt and close.pt in `folder`."""
        for part in PARTS:
            self.get_submodule(part).load_state_dict(torch.load(folder / f"{part}.pt"))


def losses(model: Joint, drawn: Sequence[DrawnWhole], hidden: float, taught: float, order: random.Random) -> tuple[Tensor, Tensor]:
    """The loss of the close reading, summed over the events, and that of the spotter, summed over the words of a window.

    `hidden` is the share of the words that the close reading does not see, `taught` that of the spotter's loss by the former one's answers.
    """
    ids, mask = joined([one.example.window.ids for one, _ in drawn])
    with torch.autocast("cpu", dtype=torch.bfloat16, enabled=WORKED_IN is torch.bfloat16):
        vectors = model.encoder(ids, mask)
        spotting = model.spotter.upper(vectors, mask)
    spotted = torch.zeros(())
    for n, (one, _) in enumerate(drawn):
        logits = model.spotter.trigger(model.spotter.dropout(spotting[n, one.example.candidates].float()))
        spotted = spotted + spotter_loss(logits, one.example, torch.from_numpy(one.chances).float(), taught)
    shown = [torch.from_numpy(one.page.shown).long() for one, _ in drawn]
    lower = nn.utils.rnn.pad_sequence([row[at] for row, at in zip(vectors.float(), shown, strict=True)], batch_first=True)
    given = batch([(one.page, events) for one, events in drawn], lower, hidden, order)
    return hard_loss(said(model.close, model.close.layers(given), given), given), spotted / len(drawn)
