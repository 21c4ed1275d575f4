"""Trains the link between an event's word and the places where it happened (`dateline.incidents.site_model`)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

import numpy as np

from dateline.evaluation.events import Anchor, EventFigures, GoldEvent, figures, read_anchors, tally
from dateline.gazetteer import Gazetteer
from dateline.incidents.setting import read_setting
from dateline.incidents.site_model import SiteModel
from dateline.incidents.site_signs import SCORE, company_signs, is_word, link_signs, name_signs
from dateline.places.model import BIAS
from dateline.training.fitting import Array, Design, logistic

__all__ = ["FOLDS", "Links", "cross_validate_sites"]

FOLDS = 5
_INNER = 4
_LEAST = 4
"""A sign of fewer names is left out."""
_PENALTY = 12.0
_COMPANY_PENALTY = 6.0
"""Chosen among 3, 6, 12, 25 and 50 by cross-validation."""
_WITHOUT_WORDS = 0.5
"""Each name is learned from a second time, with so much weight, without the signs that are words, so that the lists of
the lexicon carry what they can: in a language without examples nothing else does."""
_CUT = 0.3
"""Names of so much less than even odds are taken too: then as much is found too much as is missed."""
_EVEN = 0.5
"""A name is a site if more of its words than this share are marked."""


class Links:
    """All names that stand beside an event's word in some texts, laid out for training.

    Each sentence is laid out twice, with all of its names and with those of places alone, which is what an incident's
    site is looked for among.
    """

    def __init__(self, gold: Sequence[GoldEvent], gazetteer: Gazetteer) -> None:
        self.gold = gold
        self.anchors = [read_anchors(each, gazetteer) for each in gold]
        self._parts = np.array([_part(each, FOLDS) for each in gold])
        self._views: list[Anchor] = []
        self._owners: list[int] = []
        for number, anchors in enumerate(self.anchors):
            for anchor in () if gold[number].lost else anchors:
                for view in _views(anchor):
                    self._views.append(view)
                    self._owners.append(number)
        sizes = [len(view.setting.candidates) for view in self._views]
        self._bounds = np.cumsum([0, *sizes])
        self._rows = np.repeat(np.array(self._owners), sizes)
        told = [
            pair for number, view in zip(self._owners, self._views, strict=True) for pair in _told(gold[number], view)
        ]
        self._labels = np.array([label for label, _ in told])
        self._weights = np.array([weight for _, weight in told], dtype=float)
        self._design = Design.of(
            dict.fromkeys(
                [*name_signs(view.setting, index), *link_signs(view.setting, index, view.first, view.last)], 1.0
            )
            for view in self._views
            for index in range(len(view.setting.candidates))
        )

    def train(self, taken: Array) -> SiteModel:
        """Train on the texts taken, a boolean of each.

        1. The link of a name by itself.
        2. What its company says, on scores of models that have not seen the text.
        """
        # 1
        link = self._train_link(taken)
        # 2
        inner = np.array([_part(each, _INNER, "inner") for each in self.gold])
        scores = np.zeros(len(self._labels))
        for number in range(_INNER):
            table = self._train_link(taken & (inner != number))
            own = (inner == number)[self._rows]
            scores[own] = self._design.scores(table)[own]
        design = Design.of(
            dict(company_signs(view.setting, index, scores[start:end].tolist()))
            for view, start, end in zip(self._views, self._bounds, self._bounds[1:], strict=False)
            for index in range(end - start)
        )
        rows = taken[self._rows]
        company = logistic(
            design.part(rows, _LEAST), self._labels[rows], self._weights[rows], _COMPANY_PENALTY, {SCORE: 1.0}
        )
        return SiteModel(link, {**company, BIAS: round(company[BIAS] + _CUT, 3)})

    def fold(self, number: int) -> Array:
        """Return which texts belong to a part; the same text is never in two."""
        return self._parts == number

    def _train_link(self, taken: Array) -> dict[str, float]:
        rows = taken[self._rows]
        part = self._design.part(rows, _LEAST)
        wordless = part.without([is_word(sign) for sign in part.signs])
        labels, weights = self._labels[rows], self._weights[rows]
        return logistic(
            part.above(wordless),
            np.concatenate([labels, labels]),
            np.concatenate([weights, weights * _WITHOUT_WORDS]),
            _PENALTY,
            {},
        )


def cross_validate_sites(links: Links) -> EventFigures:
    """Return the figures on the texts, each read by a model that has not seen it."""
    tallies = [tally(each, ()) for each in links.gold]
    for number in range(FOLDS):
        model = links.train(~links.fold(number))
        for index in map(int, np.flatnonzero(links.fold(number))):
            found = [
                (anchor.setting.scan, [(site.first, site.last) for site in model.sites(*anchor)])
                for anchor in links.anchors[index]
            ]
            tallies[index] = tally(links.gold[index], found)
    return figures(links.gold, tallies)


def _part(gold: GoldEvent, parts: int, salt: str = "") -> int:
    """Return the number of the part that a text belongs to, by its letters: some texts are there more than once."""
    letters = "".join(character for character in gold.document.text if character.isalnum())
    return int.from_bytes(hashlib.sha256(f"{salt}{letters}".encode()).digest()[:8], "big") % parts


def _views(anchor: Anchor) -> Iterator[Anchor]:
    yield anchor
    setting = anchor.setting
    places = [each for each in setting.candidates if each.mention is not None]
    if places and len(places) < len(setting.candidates):
        yield anchor._replace(setting=read_setting(setting.scan, places))


def _told(gold: GoldEvent, view: Anchor) -> Iterator[tuple[bool, int]]:
    """Yield whether each name is marked, and how much it counts: its words."""
    tokens = view.setting.scan.sentence.tokens
    for each in view.setting.candidates:
        words = [token for token in tokens[each.first : each.last] if any(map(str.isalnum, token.text))]
        marked = sum(any(place.start < word.end and word.start < place.end for place in gold.places) for word in words)
        yield marked > _EVEN * len(words), len(words)
