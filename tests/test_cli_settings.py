"""The command `dyad` where its surroundings do not fit: one line that says which setting, and no traceback."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

DYAD = Path(sys.executable).with_name("dyad")


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("DYAD_STORE_HEAP", "banana"),
        ("DYAD_PORT", "0"),
        ("DYAD_RATE", "often"),
        ("DYAD_DATA", __file__),
        ("DYAD_DATA", f"{__file__}/data"),
        ("DYAD_DATA", "/proc/none"),
    ],
)
def test_a_setting_that_does_not_fit_is_named_in_one_line(variable, value, tmp_path):
    asked = "serve" if variable in {"DYAD_PORT", "DYAD_RATE"} else "status"
    environ = os.environ | {"DYAD_DATA": str(tmp_path), variable: value}
    ran = subprocess.run([DYAD, asked], check=False, env=environ, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 1
    assert ran.stderr.startswith("dyad: ")
    assert variable in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_a_store_that_is_not_there_is_said_without_a_traceback(tmp_path):
    environ = os.environ | {"NEO4J_URI": "bolt://127.0.0.1:1", "DYAD_DATA": str(tmp_path)}
    ran = subprocess.run([DYAD, "status"], check=False, env=environ, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 1
    assert ran.stderr.startswith("dyad: ")
    assert "NEO4J_URI" in ran.stderr
    assert "Traceback" not in ran.stderr
