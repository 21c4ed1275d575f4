"""The card of the confidence of incidents: what it was made from, how, and how good it is; written with the weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.incidents.confidence import BEST
from dateline.training.incidents import ALL_VICTIMS, CORPORA, FOLDS, Measured, Training

__all__ = ["write_card"]

_CREDITS = {
    "PITF": "Worldwide Atrocities Dataset of the Political Instability Task Force: agency excerpts, coded",
    "GVA": "full news articles on shootings in the United States, coded by the Gun Violence Archive",
    "AWSD": "Aid Worker Security Database, Humanitarian Outcomes: summaries, coded for aid workers alone",
}

_CARD = """\
# The confidence of incidents

`confidence.tsv` holds the weights that `dateline.incidents.confidence` reads: aspect, doubt and weight in log-odds,
tab-separated. They and this card are written by

    pip install "dateline[train]" && OPENBLAS_NUM_THREADS=1 python -m dateline.training FOLDER --only incidents

with the corpora in FOLDER as JSON lines (`dateline.training.incidents` names the files). The same corpora and versions
of numpy and scipy give the same bytes.

## What it says

The confidence of an incident is the product of three chances: that its figures are right, its place, and its day.
What is right:

- **figures**: the best estimate of every kind that is coded is the coded number, null counting as 0. A figure that the
  text does not state is not judged.
- **place**: the point lies within 100 km of the coded one.
- **date**: the coded day is among the incident's days.

Of incidents with the confidence 0.7, seven in ten have all three right. Each chance starts from the best case, and
every doubt takes away from it; within a row of `DOUBTS` a graver doubt never weighs less than a lesser one. Without a
place or a date the chance is that of the widest and the vaguest there is.

## Data

{data}

Each article tells of one coded event. Of the incidents read from it the one with the most killed, then wounded, then
the first, is judged. No text ships, only these weights. The texts belong to their publishers.

## Training

A chance is fitted to the incidents of which nothing else is wrong: where the day and the figures are wrong too, it is
rather another incident than the coded one. Figures are judged on {victims} alone, which code all who were struck.
Logistic regression for each chance, its steps from one doubt to the next graver one bound not to raise it, with hardly
any penalty (L2). L-BFGS-B, no random numbers. Articles are read with the built-in gazetteer alone.

{weights}

## Figures

Cross-validated in {folds} parts: the chances of every incident are from weights that were fitted without its article.
"Ranking" is how often, of an incident that is right and one that is not, the right one has the higher chance; 0.5
would be guessing. "Confidence" is the product, judged by all three, of incidents whose date stands in the text.

{figures}

By confidence, of all corpora: how many incidents, and the share in which all three are right.

{reliability}

## Limits

- The three chances are taken as independent. They go together a little, so that their product is somewhat too low.
- The day of publication in these corpora was made from the coded day, so that a date presumed from it cannot be
  judged; it is taken to be as sure as a stated span of a few days. They have hardly any hearsay either, which is taken
  to be as grave as an article that contradicts itself, and code vague words ("dozens") by the rule of thumb that they
  are read by; these are taken to be as grave as a figure of which only some parties have a number.
- One event is coded of each article: the confidence of what an article tells besides it (background, other incidents)
  is carried over from these, and so is that of running totals, of which neither a country nor a year is doubted.
- GVA codes one shooting an article: a figure of other victims counts as wrong. About one in ten of all disagreements
  is the gold's fault. So the confidence is on the low side.
- English; French has no coded data, and is given the same weights.
"""


def write_card(training: Training) -> str:
    """Return the card, in Markdown."""
    whole = next(each for each in training.measured if (each.what, each.corpus) == ("confidence", "all"))
    return _CARD.format(
        data=_table(["corpus", "what", "incidents judged"], _data(training)),
        weights=_table(["chance", "doubt", "weight"], _weights(training)),
        victims=" and ".join(ALL_VICTIMS),
        folds=FOLDS,
        figures=_table(
            ["chance", "corpus", "incidents", "right", "mean chance", "calibration error", "ranking"],
            (_row(each) for each in training.measured),
        ),
        reliability=_table(
            ["confidence", "incidents", "right"],
            (
                [f"{each.least:.1f} to {each.least + 0.1:.1f}", f"{each.answers:,}", f"{each.right:.3f}"]
                for each in whole.bins
            ),
        ),
    )


def _data(training: Training) -> Iterator[list[str]]:
    for corpus in CORPORA:
        yield [corpus, _CREDITS[corpus], f"{sum(each.corpus == corpus for each in training.judged):,}"]


def _weights(training: Training) -> Iterator[list[str]]:
    for aspect, table in training.weights.items():
        for doubt, weight in table.items():
            yield [aspect, doubt if doubt != BEST else "none", f"{weight:+.2f}"]


def _row(measured: Measured) -> list[str]:
    shares = (measured.right, measured.mean, measured.error, measured.ranking)
    return [measured.what, measured.corpus, f"{measured.incidents:,}", *(f"{share:.3f}" for share in shares)]


def _table(heads: Sequence[str], rows: Iterable[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
