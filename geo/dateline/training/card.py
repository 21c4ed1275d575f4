"""The card of the model: what it was made from, how, how good it is, and where it is not; written with the weights."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.evaluation.places import PlaceFigures
from dateline.places.model import STAGES, Model
from dateline.training.corpora import CODED, CORPORA, Corpus, Example
from dateline.training.priors import FIRM
from dateline.training.validation import FOLDS, Figures

__all__ = ["write_card"]

_CREDITS = {
    "LGL": "local news, mostly of the United States; Lieberman, Samet & Sankaranarayanan (ICDE 2010)",
    "GeoWebNews": "world news; Gritta, Pilehvar & Collier (Language Resources and Evaluation 54, 2020)",
    "HumSet": "humanitarian reports; Fekih et al. (Findings of EMNLP 2022), place names marked since",
    "GMB": "Groningen Meaning Bank, sentences, mostly Voice of America, public domain; Bos et al. (2017)",
    "PITF": "Worldwide Atrocities Dataset of the Political Instability Task Force: agency excerpts, coded",
    "AWSD": "Aid Worker Security Database, Humanitarian Outcomes: summaries, coded",
}

_CARD = """\
# The model for places

Tables of weights, tab-separated, one sign a line, which `dateline.places.model` reads. They and this card are
written by

    pip install "dateline[train]" && OPENBLAS_NUM_THREADS=1 python -m dateline.training FOLDER

with the corpora in FOLDER as JSON lines (`dateline.training.corpora` names the files). The same corpora and versions of
numpy and scipy give the same bytes.

## Data

{data}

A name counts here where the corpus links it to a gazetteer, if it links any. PITF and AWSD mark no names: a name in
their texts that may mean a place within 20 km of the incident is taken to be one. No text ships, only weights of signs;
those that are words are single words and pairs that several names have. The texts belong to their publishers.

## Signs

{weights}

A sign is something that is true of a name: what the gazetteer makes of it, the words before and after it, how it is
capitalised, the names beside it (`dateline.places.signs`), what the rest of the article says (`agreement`), and of each
place that it may mean, its kind, population and match, and how far the other names lie in its country, division or
neighbourhood (`resolution`). Words on a list of a lexicon have the sign of the list, which holds in every language.

## Training

1. Recognition: logistic regression of a name by itself. Each name is learned from a second time without the signs that
   are words, so that the lists carry what they can.
2. Agreement: logistic regression of a name in its article, on scores of models that have not seen the article.
3. Resolution: softmax over the places that a name may mean and "none of them", in rounds, each with the senses of the
   one before; gold names with coordinates, and what names in coded texts must mean.
4. Confidence: beta calibration (Kull, Silva Filho & Flach, AISTATS 2017) of the product of both probabilities, on
   mentions in articles that their models have not seen.

All are pulled (L2) towards priors, common knowledge of news, instead of towards nothing (`dateline.training.priors`).
{firm} of the priors are firm: the corpora have too few or too one-sided examples of them. L-BFGS, no random numbers.

## Figures

Cross-validated in {folds} parts: every article is read by a model, and its confidence calibrated, without it. With the
built-in gazetteer alone; "literal" is the share of names rightly told as literal or associative.

{figures}

Of the mentions with a place, by their confidence: how many, and the share that is a marked name placed within 161 km.

{reliability}

The expected calibration error is {after}; before calibration it is
{before}. The confidence of a mention without a place is that it is a place's name.

## Limits

- English, and most of it news of the United States; the rest of the world comes from GeoWebNews and HumSet, and the
  Sahel from coded excerpts. French has no labelled data: it has what the lists and the priors carry over, unmeasured.
- Each corpus has conventions of its own. LGL marks no demonyms, HumSet marks more of a name ("the Darfur region"), GMB
  takes what is a body's name as none; a disagreement counts as an error here. Signs of such conventions are learned
  apart and left out of the weights. About one in ten errors is the gold's.
- The confidence holds for texts like LGL and GeoWebNews. It has no example of names that only an installed gazetteer
  or an online one holds.
- Set by hand, not trained: candidate spans, persons, roles, relations ("30 km north of"), the cut of recognition, which
  is a little below even odds, the odds from which a name means none of its places, and the priors.
"""


def write_card(examples: Sequence[Example], model: Model, figures: Sequence[Figures]) -> str:
    """Return the card, in Markdown."""
    placed = [each for each in figures if each.given is not None]
    return _CARD.format(
        data=_table(["corpus", "what", "texts", "names"], _data(examples)),
        weights=_table(
            ["table", "weights", "of"],
            ([f"`{stage}.tsv`", f"{len(getattr(model, stage)):,}", _OF[stage]] for stage in STAGES),
        ),
        firm=len(FIRM),
        folds=FOLDS,
        figures=_table(
            ["corpus", "precision", "recall", "F1", "within 161 km, of all", "with gold spans", "literal"],
            (_row(each) for each in figures),
        ),
        reliability=_table(
            ["confidence", *(f"{each.corpus.name}{column}" for each in placed for column in (", mentions", ", right"))],
            _reliability([each.found for each in placed]),
        ),
        after=_errors((each.corpus, each.found) for each in placed),
        before=_errors((each.corpus, each.raw) for each in placed),
    )


_OF = {
    "recognition": "a name by itself",
    "agreement": "a name in its article",
    "resolution": "a place that it may mean",
    "confidence": "what these say together",
}


def _data(examples: Sequence[Example]) -> Iterator[list[str]]:
    for corpus in (*CORPORA, *CODED):
        own = [each for each in examples if each.corpus is corpus]
        names = sum(name.linked or not corpus.linked for each in own for name in each.gold.toponyms)
        yield [corpus.name, _CREDITS[corpus.name], f"{len(own):,}", f"{names:,}" if names else ""]


def _row(figures: Figures) -> list[str]:
    found = figures.found
    given = figures.given.e2e161 if figures.given is not None else None
    values = (found.precision, found.recall, found.f1, found.e2e161, given, found.role_accuracy)
    return [figures.corpus.name, *map(_share, values)]


def _reliability(placed: Sequence[PlaceFigures]) -> Iterator[list[str]]:
    for least in sorted({each.least for figures in placed for each in figures.reliability}):
        row = [f"{least:.1f} to {least + 0.1:.1f}"]
        for figures in placed:
            own = next((each for each in figures.reliability if each.least == least), None)
            row += ["0", ""] if own is None else [f"{own.answers:,}", _share(own.right)]
        yield row


def _errors(measured: Iterable[tuple[Corpus, PlaceFigures]]) -> str:
    return " and ".join(f"{_share(figures.calibration_error)} on {corpus.name}" for corpus, figures in measured)


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _table(heads: Sequence[str], rows: Iterable[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
