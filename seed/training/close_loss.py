"""What the close reading answers of a batch, and how far that is from what is right and from what its teachers say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as nnf

from seed.reader.choices import NONE
from seed.training.close_batch import WHO, Batch
from seed.training.close_net import CloseReader
from seed.training.net import Pair

WEIGHTS = {"status": 0.5, "kind": 0.3, "sides": 0.7, "choices": 0.7}
"""How much each answer counts beside whether the event is told."""


@dataclass(slots=True)
class Said:
    """Answers before sigmoid and softmax, or a teacher's chances."""

    happens: Tensor
    status: Tensor
    kind: Tensor
    sides: Tensor
    choices: dict[str, Tensor]


def said(model: CloseReader, hidden: Tensor, batch: Batch) -> Said:
    """What the heads make of the layers' vectors (batch x pieces x HIDDEN)."""
    flat = hidden.flatten(0, 1)
    happens = model.trigger(model.dropout(flat[batch.asked_at])).gather(1, batch.asked_types[:, None])[:, 0]
    facts = model.dropout(flat[batch.facts_at]) + model.type_vector(batch.types)

    def scores(head: Pair, group: str) -> Tensor:
        vectors = torch.cat([means @ window for means, window in zip(batch.means[group], hidden, strict=True)])
        pairs = batch.pairs[group]
        return head.beside(facts, vectors, pairs.facts, pairs.places, pairs.looks)

    choices = {}
    for what in NONE:
        beside: Tensor = model.nulls[what](facts)
        choices[what] = torch.cat([scores(model.links[what], what)[:, 0], beside.flatten()])
    sides = summed(scores(model.roles, WHO), batch.named, len(batch.named_facts))
    return Said(happens, model.status(facts), model.kind(facts), sides, choices)


def owners(batch: Batch, what: str) -> Tensor:
    """Of which fact each choice of a time, a sum or a number is."""
    return torch.cat([batch.pairs[what].facts, torch.arange(len(batch.types)).repeat_interleave(NONE[what])])


def summed(scores: Tensor, group: Tensor, groups: int) -> Tensor:
    """The log of the sum of exponents of the rows of `scores` (k x c) in each of the `groups`: groups x c."""
    where = group[:, None].expand_as(scores)
    most = torch.full((groups, scores.shape[1]), -1e9).scatter_reduce(0, where, scores.detach(), "amax")
    total = torch.zeros(groups, scores.shape[1]).scatter_add(0, where, torch.exp(scores - most[group]))
    return most + torch.log(total.clamp_min(1e-30))


def hard_loss(answers: Said, batch: Batch) -> Tensor:
    """The loss by what the annotators say, summed over the events."""
    count = len(batch.types)
    loss = _told_loss(answers, batch.happens, batch.status, batch.kinds.clamp_min(0), batch.sides, batch)
    for what, scores in answers.choices.items():
        owner, right = owners(batch, what), batch.right[what]
        of_all = summed(scores[:, None], owner, count)[:, 0]
        of_right = summed(scores[right][:, None], owner[right], count)[:, 0]
        some = torch.zeros(count).index_add(0, owner, right.float()) > 0  # a date that no place gives is not asked
        loss = loss + WEIGHTS["choices"] * (batch.weights * (of_all - of_right))[some].sum()
    return loss


def soft_loss(answers: Said, taught: Said, batch: Batch) -> Tensor:
    """The same by the chances that teachers give."""
    count = len(batch.types)
    loss = _told_loss(answers, taught.happens, taught.status, taught.kind, taught.sides, batch)
    for what, scores in answers.choices.items():
        owner = owners(batch, what)
        of_all = summed(scores[:, None], owner, count)[:, 0]
        meant = torch.zeros(count).index_add(0, owner, taught.choices[what] * scores)
        loss = loss + WEIGHTS["choices"] * (batch.weights * (of_all - meant)).sum()
    return loss


def _told_loss(answers: Said, happens: Tensor, status: Tensor, kind: Tensor, sides: Tensor, batch: Batch) -> Tensor:
    """The loss of all but the choices; `status` and `kind` are the numbers of the right ones, or chances of each."""
    loss = nnf.binary_cross_entropy_with_logits(answers.happens, happens, weight=batch.asked_weights, reduction="sum")
    off_status = nnf.cross_entropy(answers.status, status, reduction="none")
    off_kind = nnf.cross_entropy(answers.kind, kind, reduction="none") * (batch.kinds >= 0)
    off_sides = nnf.binary_cross_entropy_with_logits(answers.sides, sides, reduction="none") * batch.sides_asked
    loss = loss + WEIGHTS["status"] * (off_status * batch.weights).sum() + WEIGHTS["kind"] * (off_kind * batch.weights).sum()
    return loss + WEIGHTS["sides"] * (off_sides.sum(1) * batch.weights[batch.named_facts]).sum()


def taught(answers: Sequence[Said], batch: Batch) -> Said:
    """The mean of the chances that several teachers give."""
    count = len(batch.types)

    def mean(chances: list[Tensor]) -> Tensor:
        return torch.stack(chances).mean(0)

    def chosen(scores: Tensor, owner: Tensor) -> Tensor:
        return torch.exp(scores - summed(scores[:, None], owner, count)[:, 0][owner])

    return Said(
        mean([torch.sigmoid(each.happens) for each in answers]),
        mean([torch.softmax(each.status, -1) for each in answers]),
        mean([torch.softmax(each.kind, -1) for each in answers]),
        mean([torch.sigmoid(each.sides) for each in answers]),
        {what: mean([chosen(each.choices[what], owners(batch, what)) for each in answers]) for what in NONE},
    )
