"""Trains the two models that tell names of places from other words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from dateline.gazetteer import Gazetteer
from dateline.places.agreement import Agreement
from dateline.places.agreement import signs as agreement_signs
from dateline.places.cues import Cues, cues
from dateline.places.keys import Key
from dateline.places.model import BIAS, SCORE
from dateline.places.signs import GROUPS
from dateline.training.corpora import Corpus, Example, fold
from dateline.training.fitting import Array, Design, Signs, logistic
from dateline.training.priors import PRIOR, REST_PRIOR

__all__ = ["Names"]

_LEAST_NAMES = 3
"""A sign of fewer names is left out."""
_LEAST_RESTS = 5
_PENALTY = 5.0
_REST_PENALTY = 3.0
"""Chosen among 1, 3, 5 and 10 by cross-validation; the figures differ by less than half a hundredth."""
_WITHOUT_WORDS = 0.5
"""Each name is learned from a second time, with so much weight, without the signs that are single words: then what the
lists of the lexicon say is learned well enough for words, and languages, that the corpora do not have."""
_WORDS = ("name=", "last=", "first=", "came from=", "goes on=")
_BODIES = frozenset({"organisations_after", "organisations_before"})
_FOLDS = 4
_CUT = 0.5
"""Names of so much less than even odds are taken too. F1 is greatest where the cut is at half its value (Lipton, Elkan
& Naryanaswamy, "Optimal Thresholding of Classifiers to Maximize F1", ECML 2014), odds of .25 less here. It is a
little lower still: a place that is missed is worth more to our readers than one too many."""


class Names:
    """All candidate names of some examples, laid out for training."""

    def __init__(self, examples: Sequence[Example], gazetteer: Gazetteer) -> None:
        self.examples = examples
        self._countries = gazetteer.countries
        self._bounds = np.cumsum([0, *(len(example.labels) for example in examples)])
        self._design = Design.of(
            dict.fromkeys(
                [*_signs(key, cues(each.document.lexicon)), *_style(key, each.corpus, cues(each.document.lexicon))], 1.0
            )
            for each in examples
            for key in each.candidates.keys
        )
        labels = [label for each in examples for label in each.labels]
        self._told = np.array([label is not None for label in labels])
        self._labels = np.array([bool(label) for label in labels])
        self._weights = np.array([each.corpus.weight for each in examples for _ in each.labels])

    def train_recognition(self, taken: Sequence[bool]) -> dict[str, float]:
        """Train the model of a name by itself on the examples taken."""
        rows = self._rows(taken) & self._told
        part = self._design.part(rows, _LEAST_NAMES)
        wordless = part.without([_is_word(sign) for sign in part.signs])
        labels, weights = self._labels[rows], self._weights[rows]
        table = logistic(
            part.above(wordless),
            np.concatenate([labels, labels]),
            np.concatenate([weights, weights * _WITHOUT_WORDS]),
            _PENALTY,
            PRIOR,
        )
        return _plain(table)

    def train_agreement(self, taken: Sequence[bool]) -> dict[str, float]:
        """Train the model of a name in its article, on scores of models that have not seen the article."""
        rows: list[Signs] = []
        labels: list[bool] = []
        weights: list[float] = []
        parts = [fold(example, _FOLDS, "inner") for example in self.examples]
        for number in range(_FOLDS):
            table = self.train_recognition([own and part != number for own, part in zip(taken, parts, strict=True)])
            scores = self._design.scores(table)
            for index, example in enumerate(self.examples):
                if not taken[index] or parts[index] != number or example.corpus.sentences:
                    continue
                own = [float(score) for score in scores[self._bounds[index] : self._bounds[index + 1]]]
                names, found = example.candidates
                words = cues(example.document.lexicon)
                agreement = Agreement(names, own, words, self._countries)
                for place, (score, key, label) in enumerate(zip(own, found, example.labels, strict=True)):
                    if label is not None:
                        told = agreement_signs(agreement.rest(place))
                        signs = dict.fromkeys([*told, *_style(key, example.corpus, words)], 1.0)
                        rows.append({**signs, SCORE: score})
                        labels.append(label)
                        weights.append(example.corpus.weight)
        design = Design.of(rows)
        every = np.ones(len(rows), dtype=bool)
        table = logistic(
            design.part(every, _LEAST_RESTS), np.array(labels), np.array(weights), _REST_PENALTY, REST_PRIOR
        )
        return {**_plain(table), BIAS: round(table[BIAS] + _CUT, 3)}

    def _rows(self, taken: Sequence[bool]) -> Array:
        return np.repeat(np.array(taken), np.diff(self._bounds))


def _signs(key: Key, own: Cues) -> Iterator[str]:
    for group, part in zip(GROUPS, key, strict=True):
        yield from group(part, own)


def _style(key: Key, corpus: Corpus, own: Cues) -> Iterator[str]:
    """Yield signs by which a corpus's own conventions are learned, so as to be left out afterwards."""
    if not corpus.style:
        name, _, _, setting, _ = key
        yield f"@{corpus.name}"
        yield f"@{corpus.name} {name.standing}"
        yield f"@{corpus.name} {name.match}"
        if setting.case.value == "sentence":
            yield f"@{corpus.name} run {setting.first} {setting.last} {name.standing}"
            for side, word in (("came from", setting.came_from), ("goes on", setting.goes_on)):
                for listed in sorted(_BODIES.intersection(own.lists(word))):
                    yield f"@{corpus.name} {side} {listed}"
                    yield f"@{corpus.name} {side} {listed} {name.standing}"


def _plain(table: Mapping[str, float]) -> dict[str, float]:
    return {sign: weight for sign, weight in table.items() if not sign.startswith("@")}


def _is_word(sign: str) -> bool:
    """Tell whether a sign is a word or a pair of words."""
    return sign.startswith(_WORDS) or ":word " in sign or (sign.startswith(("before2:", "after2:")) and "," not in sign)
