"""The annotated articles as pages for one encoder, and its layers to be trained on them, as the command line names them."""

from __future__ import annotations

import argparse
import time
from dataclasses import dataclass
from pathlib import Path

import torch

from seed.reader.cues import cue_words
from seed.reader.encoder import Model
from seed.training.close_batch import Page, page
from seed.training.close_labels import Sheet, look
from seed.training.close_net import Layers, Marked
from seed.training.given import add_articles, articles_given
from seed.training.large import Large, LargeLayers, lower_vectors
from seed.training.retold import read


@dataclass(slots=True)
class Material:
    """What is trained: layers as pretrained, and the pages that they read."""

    layers: Marked
    pages: list[Page]

    @classmethod
    def given(cls, args: argparse.Namespace) -> Material:
        """As the arguments of `add_material` say."""
        model = Model(args.model)
        sheets = looked_at(args, model)
        pages = [page(sheet) for sheet in sheets]
        layers: Marked
        if args.large:
            large = Large(args.large)
            for one, vectors in zip(pages, lower_vectors(large, sheets, model.tokenizer.get_vocab()), strict=True):
                one.vectors = vectors
            layers = LargeLayers(large)
        else:
            small = Layers()
            small.upper.begin(torch.load(args.pretrained / "encoder.pt"))
            layers = small
        return cls(layers, pages)


def looked_at(args: argparse.Namespace, model: Model) -> list[Sheet]:
    """The windows of the articles that the arguments of `add_sheets` name, as `model` sees them."""
    started = time.monotonic()
    rows = articles_given(args)
    sheets = look(rows, model, cue_words(), read(args.retold) if args.retold else {})
    told = sum(case.told is not None for sheet in sheets for case in sheet.cases)
    print(f"{len(rows)} articles, {len(sheets)} windows, {told} words of facts, {time.monotonic() - started:.0f} s", flush=True)
    return sheets


def add_material(parser: argparse.ArgumentParser) -> None:
    """The arguments that say what is trained on what."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument("--pretrained", type=Path, help="the small encoder, as seed.training.pretrained leaves it")
    which.add_argument("--large", type=Path, help="the large encoder, a teacher: the folder of all-mpnet-base-v2")
    add_sheets(parser)


def add_sheets(parser: argparse.ArgumentParser) -> None:
    """The arguments that name articles, and what chooses the words that are shown."""
    parser.add_argument("--model", type=Path, required=True, help="encoder.onnx and spot.onnx of the first reading")
    add_articles(parser)
    parser.add_argument("--retold", type=Path, help="words that tell a fact once more, from seed.training.retold")
