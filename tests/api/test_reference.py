"""Files and pages that are made from the code are as the code makes them."""

import pytest

from app import reference


@pytest.mark.parametrize("path", list(reference.files()), ids=lambda path: path.name)
def test_a_made_file_is_up_to_date(path: object) -> None:
    made = {str(one): content for one, content in reference.files().items()}
    with open(str(path), encoding="utf-8") as file:  # noqa: PTH123
        assert file.read() == made[str(path)], "run `python -m app reference`"
