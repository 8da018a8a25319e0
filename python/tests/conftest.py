"""What the tests share: the command beside which the package is held, and the project's examples."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
TODAY = "2026-11-24"


class Command:
    """The built `menaquin` command."""

    def __init__(self, path: str) -> None:
        self.path = path

    def __call__(self, *words: str | os.PathLike[str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run([self.path, *map(str, words)], capture_output=True, text=True, check=False)


@pytest.fixture(scope="session")
def command() -> Command:
    path = os.environ.get("MENAQUIN") or str(ROOT / ".build/release/menaquin")
    if not Path(path).exists():
        pytest.skip("the command is not built (make build): nothing to compare with")
    return Command(path)
