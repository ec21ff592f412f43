"""Turns encoder, spotter and close reading that were trained together into what Dyad ships.

    python -m seed.training.joint_export --trained FILE... --tokenizer FILE --out FOLDER

The weights of several files (of `joint_train`) are averaged.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from torch import Tensor

from seed.training import close_export, export, spot_train
from seed.training.close_export import averaged


def part(weights: dict[str, Tensor], name: str) -> dict[str, Tensor]:
    """The weights of one of the three networks, as it names them itself."""
    return {key.removeprefix(f"{name}."): value for key, value in weights.items() if key.startswith(f"{name}.")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trained", type=Path, nargs="+", required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    weights = averaged(args.trained)
    export.export(part(weights, "encoder"), args.tokenizer, args.out)
    spot_train.export(part(weights, "spotter"), args.out)
    close_export.export(part(weights, "close"), args.out)


if __name__ == "__main__":
    main()
