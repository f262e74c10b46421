"""An installation that may be killed."""

import shutil
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.faults.installation import Installation


@pytest.fixture
async def installation() -> AsyncIterator[Installation]:
    """A running one, gone with its folder after the test."""
    folder = Path(tempfile.mkdtemp(prefix="cm-faults-"))
    folder.chmod(0o755)
    installation = Installation(folder)
    try:
        await installation.start()
        yield installation
    finally:
        await installation.end()
        shutil.rmtree(folder, ignore_errors=True)
