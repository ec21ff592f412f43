"""The networks come to the same numbers whatever the processor multiplies with."""

from __future__ import annotations

import numpy as np
import pytest

from seed.reader.encoder import MODEL
from seed.reader.session import UNSIGNED, opened, session

GIVEN = {
    "encoder": {"ids": np.arange(200, 260, dtype=np.int64)[None]},
    "spot": {"lower": np.random.default_rng(1).normal(size=(1, 60, 384)).astype(np.float32), "asked": np.arange(3, 50)},
}


@pytest.mark.parametrize("network", GIVEN)
def test_signed_weights_read_as_unsigned_ones_do(network: str) -> None:
    file = MODEL / f"{network}.onnx"
    (chosen,), (unsigned,) = session(file).run(None, GIVEN[network]), opened(file, [UNSIGNED]).run(None, GIVEN[network])
    assert np.array_equal(chosen, unsigned)
