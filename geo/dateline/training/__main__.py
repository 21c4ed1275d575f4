"""``python -m dateline.training FOLDER``: train on the corpora of a folder, cross-validate, write weights and cards."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import click

from dateline.errors import GoldError


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--write/--no-write", default=True, show_default=True, help="Write the weights and their cards.")
@click.option(
    "--only", type=click.Choice(["places", "sites", "incidents"]), help="Train one model; by default each in its turn."
)
def main(folder: Path, write: bool, only: str | None) -> None:
    """Train on the corpora in FOLDER, and print the figures on articles that were not trained on."""
    if find_spec("scipy") is None:
        raise click.ClickException('training needs scipy; install it by: pip install "dateline[train]"')
    try:
        if only in ("places", None):
            _train_places(folder, write)
        # Incidents are read with what was learned of places and sites.
        if only in ("sites", None):
            _train_sites(folder, write)
        if only in ("incidents", None):
            _train_incidents(folder, write)
    except GoldError as error:
        raise click.ClickException(str(error)) from error


def _train_places(folder: Path, write: bool) -> None:
    from dateline.training.session import run, save

    model, figures, card = run(folder)
    for line in figures:
        click.echo(line)
    if write:
        save(model, card)


def _train_sites(folder: Path, write: bool) -> None:
    from dateline.training.site_session import run_sites, save_sites

    model, figures, card = run_sites(folder)
    for line in figures:
        click.echo(line)
    if write:
        save_sites(model, card)


def _train_incidents(folder: Path, write: bool) -> None:
    from dateline.training.incident_card import write_card
    from dateline.training.incidents import run, save

    training = run(folder)
    for each in training.measured:
        shares = f"right {each.right:.3f}, chance {each.mean:.3f}, calibration error {each.error:.3f}"
        click.echo(f"{each.what}, {each.corpus}: {each.incidents:,} incidents, {shares}, ranking {each.ranking:.3f}")
    if write:
        save(training.weights, write_card(training))


if __name__ == "__main__":
    main()
