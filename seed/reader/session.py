"""Running a network of the reader on ONNX Runtime."""

from __future__ import annotations

from pathlib import Path

import onnxruntime


def session(file: Path) -> onnxruntime.InferenceSession:
    """The network in `file`; one thread, so that the same text gives the same bytes everywhere."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(file), options, providers=["CPUExecutionProvider"])
