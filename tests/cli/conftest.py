"""Running a command as a user does: it may end by an exit code, never by a traceback."""

import pytest
from click.testing import CliRunner

from dateline.cli import main


@pytest.fixture
def run():
    def invoke(*arguments):
        result = CliRunner().invoke(main, [str(each) for each in arguments])
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result

    return invoke
