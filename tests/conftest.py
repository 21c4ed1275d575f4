"""What every test starts from: nothing installed beside the built-in gazetteer, and no terminal of any width."""

import pytest


@pytest.fixture(scope="session", autouse=True)
def nothing_installed(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COLUMNS", raising=False)  # pytest-xdist sets it
        patch.setenv("DATELINE_DATA", str(tmp_path_factory.mktemp("data")))
        yield
