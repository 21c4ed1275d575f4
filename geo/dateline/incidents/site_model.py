"""The trained link between an event's word and the places of its sentence: the weights in ``site_weights/``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import compress
from types import MappingProxyType
from typing import Self

from dateline.incidents.setting import Candidate, Setting, is_listed
from dateline.incidents.site_signs import company_signs, link_signs, name_signs
from dateline.places.model import BIAS, total

__all__ = ["STAGES", "SiteModel"]

STAGES = ("link", "company")

LIKELY = 0.0
"""Even odds, as the weights have them: they are shifted so that as much is found too much as is missed."""

LISTED = -1.0
"""Enough for a name of a list with one that is likely."""


@dataclass(frozen=True, slots=True, eq=False)
class SiteModel:
    """The weights of each stage by sign; logistic both."""

    link: Mapping[str, float]
    """Of a name and an event's word by themselves."""
    company: Mapping[str, float]
    """Of what the other names of the sentence, by their links, say of one."""

    @classmethod
    @cache
    def shipped(cls) -> Self:
        """Return the model that comes with Dateline."""
        return cls(*(_table(stage) for stage in STAGES))

    def sites(self, setting: Setting, first: int, last: int) -> tuple[Candidate, ...]:
        """Return the names of a sentence where the event of a word, its tokens ``first`` to ``last``, likely happened.

        In reading order, none over another: of those that lie one within the other, the longest. What is of a list with
        a likely one needs less to be one too.
        """
        scores = self.scores(setting, first, last)
        likely = [score > LIKELY for score in scores]
        for indices in (range(1, len(scores)), range(len(scores) - 2, -1, -1)):
            for index in indices:
                beside = index - 1 if indices.step > 0 else index + 1
                if likely[beside] and scores[index] > LISTED and is_listed(setting, index, beside):
                    likely[index] = True
        sites = list(compress(setting.candidates, likely))
        return tuple(
            each
            for each in sites
            if not any(other.first <= each.first and each.last <= other.last and other is not each for other in sites)
        )

    def standing(self, setting: Setting) -> list[float]:
        """Return for each candidate what its standing in the sentence scores, whatever the event."""
        bias = self.link[BIAS]
        return [bias + total(name_signs(setting, index), self.link) for index in range(len(setting.candidates))]

    def scores(self, setting: Setting, first: int, last: int, standing: Sequence[float] = ()) -> list[float]:
        """Return for each candidate the log of the odds that an event happened there.

        Parameters
        ----------
        first, last
            The tokens of the event's word, last exclusive.
        standing
            What `standing` returns, for one sentence's words after the first.
        """
        alone = [
            own + total(link_signs(setting, index, first, last), self.link)
            for index, own in enumerate(standing or self.standing(setting))
        ]
        bias = self.company[BIAS]
        return [
            bias + sum(self.company.get(sign, 0.0) * much for sign, much in company_signs(setting, index, alone))
            for index in range(len(alone))
        ]


def _table(stage: str) -> Mapping[str, float]:
    text = (resources.files(__package__) / "site_weights" / f"{stage}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return MappingProxyType({sign: float(weight) for sign, weight in rows})
