"""The README names every command and option, and its examples run."""

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from dateline.cli import main
from dateline.export import known_suffixes
from dateline.schema import TABLES

PROJECT = Path(__file__).resolve().parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")


def commands(group: click.Group, path: str = "dateline"):
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


@pytest.mark.parametrize(("name", "command"), list(commands(main)))
def test_every_command_and_option_is_named(name: str, command: click.Command):
    rows = [line for line in README.splitlines() if line.startswith(f"| `{name}")]
    assert rows, f"{name} has no row in the README's table"
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert any(option in rows[0] for option in parameter.opts), parameter.opts


def test_no_command_is_named_that_there_is_not():
    known = {name for name, _ in commands(main)}
    named = {match.strip() for match in re.findall(r"^\| `(dateline [a-z ]+)", README, re.MULTILINE)}
    assert named == known


def test_every_column_and_format_is_named():
    for column in TABLES["incidents"].columns:
        name = column.removesuffix("_low").removesuffix("_high")
        assert column == "geometry" or f"`{name}`" in README, column
    for suffix in known_suffixes():
        assert f"`{suffix}`" in README, suffix


def test_the_python_examples_run_one_after_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    code = "\n".join(re.findall(r"```python\n(.*?)```", README, re.DOTALL))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").symlink_to(PROJECT / "seeds")
    exec(compile(code, "README.md", "exec"), {})
    assert (tmp_path / "deadly.geojson").stat().st_size > 0
    assert (tmp_path / "deadly.html").stat().st_size > 0
    assert "dateline.timeline(" in (tmp_path / "mine.html").read_text("utf-8")


def test_the_explained_incident_is_what_is_printed(monkeypatch: pytest.MonkeyPatch):
    example = re.search(r"```text\n(1\. .*?)```", README, re.DOTALL)[1]
    monkeypatch.setenv("COLUMNS", "110")
    printed = CliRunner().invoke(main, ["explain", str(PROJECT / "seeds" / "2025-mali-arrests.md")]).stdout
    lines = "\n".join(line.rstrip() for line in printed.splitlines())
    assert example.strip() in lines, (
        "put into the README what COLUMNS=110 dateline explain prints of its first incident"
    )


def test_links_lead_somewhere():
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", README):
        if target.startswith("#"):
            headings = re.findall(r"^#+ (.*)", README, re.MULTILINE)
            assert target[1:] in [heading.lower().replace(" ", "-") for heading in headings], target
        else:
            assert (PROJECT / target).exists(), target
