"""``python -m dateline.training FOLDER``: train on the corpora of a folder, cross-validate, and write the weights."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

import click

from dateline.gazetteer import Gazetteer
from dateline.places.model import STAGES, Model
from dateline.training.corpora import read_coded, read_examples
from dateline.training.recognition import Names
from dateline.training.validation import cross_validate, train

WEIGHTS = Path(__file__).resolve().parents[1] / "places" / "weights"


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--validate/--no-validate", default=True, show_default=True, help="Print cross-validated figures first.")
@click.option(
    "--write/--no-write", default=True, show_default=True, help="Write the weights of a model of all articles."
)
def main(folder: Path, validate: bool, write: bool) -> None:
    """Train on the corpora in FOLDER."""
    with Gazetteer.open() as gazetteer:
        names = Names([*read_examples(folder, gazetteer), *read_coded(folder, gazetteer)], gazetteer)
        if validate:
            for name, figures in cross_validate(names, gazetteer):
                click.echo(f"{name}: {json.dumps(asdict(figures))}")
        if write:
            save(train(names, gazetteer, [True] * len(names.examples)))


def save(model: Model) -> None:
    """Write the weights of each stage, one sign a line, in alphabetical order."""
    WEIGHTS.mkdir(exist_ok=True)
    for stage in STAGES:
        table = sorted(getattr(model, stage).items())
        text = "".join(f"{sign}\t{weight:g}\n" for sign, weight in table)
        (WEIGHTS / f"{stage}.tsv").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
