"""``python -m dateline.training FOLDER``: train on the corpora of a folder, cross-validate, write weights and card."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from dateline.errors import GoldError


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--write/--no-write", default=True, show_default=True, help="Write the weights and their card.")
def main(folder: Path, write: bool) -> None:
    """Train on the corpora in FOLDER, and print the figures on articles that were not trained on."""
    if find_spec("scipy") is None:
        raise click.ClickException('training needs scipy; install it by: pip install "dateline[train]"')
    from dateline.training.session import run, save

    try:
        model, figures, card = run(folder)
    except GoldError as error:
        raise click.ClickException(str(error)) from error
    for line in figures:
        click.echo(line)
    if write:
        save(model, card)


if __name__ == "__main__":
    main()
