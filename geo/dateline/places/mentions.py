"""Mentions: the place names of an article, each with its role, its place and a confidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.gazetteer import Gazetteer
from dateline.language.document import Document
from dateline.model import Mention, Span
from dateline.places.confidence import calibrated
from dateline.places.cues import cues
from dateline.places.given import given
from dateline.places.home import home
from dateline.places.model import Model, probability
from dateline.places.recognition import find_names
from dateline.places.resolution import resolve
from dateline.places.roles import find_roles
from dateline.places.spans import Name

__all__ = ["find_mentions", "resolve_given"]


def find_mentions(document: Document, gazetteer: Gazetteer, model: Model | None = None) -> tuple[Mention, ...]:
    """Return the place names of an article in reading order, none over another.

    1. Recognise the names.
    2. Resolve each to a place, or to none where no gazetteer holds it.
    3. Tell what it does in its sentence. `Role.SITE` is left to the incidents.

    The confidence is that of both steps together: that it is a place's name, and that it means this place; where no
    place is known, that it is a place's name.
    """
    model = model or Model.shipped()
    # 1
    names = find_names(document, gazetteer, model)
    # 2, 3
    return _mentions(names, document, gazetteer, model)


def resolve_given(
    document: Document, spans: Iterable[Span], gazetteer: Gazetteer, model: Model | None = None
) -> tuple[Mention, ...]:
    """Resolve place names whose spans are known, and tell their roles; those in clutter are left out."""
    names: list[Name] = []
    kept: list[Span] = []
    for name, span in given(document, spans, gazetteer, cues(document.lexicon)):
        names.append(replace(name, score=_CERTAIN))
        kept.append(span)
    mentions = _mentions(names, document, gazetteer, model or Model.shipped())
    return tuple(
        replace(mention, start=start, end=end, surface=document.text[start:end])
        for mention, (start, end) in zip(mentions, kept, strict=True)
    )


_CERTAIN = 30.0
"""Log of the odds of a name that is given."""


def _mentions(names: Sequence[Name], document: Document, gazetteer: Gazetteer, model: Model) -> tuple[Mention, ...]:
    senses = resolve(names, gazetteer, model, home(document.article, gazetteer))
    roles = find_roles(names, cues(document.lexicon))
    return tuple(
        Mention(
            article=document.article.id,
            start=name.start,
            end=name.end,
            surface=document.text[name.start : name.end],
            role=role,
            place=place,
            confidence=calibrated(
                probability(name.score) * (share if place is not None else 1.0),
                placed=place is not None,
                table=model.confidence,
            ),
        )
        for name, (place, share), role in zip(names, senses, roles, strict=True)
    )
