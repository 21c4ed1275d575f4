from pathlib import Path

from click.testing import CliRunner

from dateline.cli import main

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
LIMIT_BYTES = 1_500_000


def test_the_map_of_the_seeds_is_light(tmp_path):
    result = CliRunner().invoke(main, ["map", str(SEEDS), "-o", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert (tmp_path / "map.html").stat().st_size < LIMIT_BYTES
