"""Running a network of the reader on ONNX Runtime."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime

from seed.paths import DATA

PROBE = DATA / "model" / "probe.onnx"
"""Multiplies whatever whole numbers it is given by the largest signed weights (`seed/training/export.py` made it)."""

UNSIGNED = ("session.x64quantprecision", "1")
"""Has ONNX Runtime turn signed weights into unsigned ones, which come to the same numbers in more than twice the time."""


def session(file: Path) -> onnxruntime.InferenceSession:
    """The network in `file`; one thread, so that the same text gives the same bytes however many processors there are."""
    return opened(file, [UNSIGNED] if _overflows() else [])


@cache
def _overflows() -> bool:
    """Whether products of signed weights overflow 16 bits on this processor: x86-64 does without VNNI."""
    most = np.full((1, 64), 255, np.uint8)
    (products,) = opened(PROBE, []).run(None, {"numbers": most})
    return bool((products != 64 * 255 * 127).any())


def opened(file: Path, entries: list[tuple[str, str]]) -> onnxruntime.InferenceSession:
    """The network in `file` with settings of ONNX Runtime by name."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    for key, value in entries:
        options.add_session_config_entry(key, value)
    # Its kernel for a sum with a layer norm takes five times as long as the two by themselves.
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"])
