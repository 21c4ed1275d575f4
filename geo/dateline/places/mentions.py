"""Mentions: the place names of an article, each with its role, its place and a confidence."""

from __future__ import annotations

from dateline.gazetteer import Gazetteer
from dateline.language.document import Document
from dateline.model import Mention
from dateline.places.cues import cues
from dateline.places.recognition import find_names
from dateline.places.resolution import resolve
from dateline.places.roles import find_roles
from dateline.places.weights import probability

__all__ = ["find_mentions"]


def find_mentions(document: Document, gazetteer: Gazetteer) -> tuple[Mention, ...]:
    """Return the place names of an article in reading order, none over another.

    1. Recognise the names.
    2. Resolve each to a place, or to none where no gazetteer holds it.
    3. Tell what it does in its sentence. `Role.SITE` is left to the incidents.

    The confidence is that of both steps together: that it is a place's name, and that it means this place; where no
    place is known, that it is a place's name.
    """
    # 1
    names = find_names(document, gazetteer)
    # 2
    senses = resolve(names, gazetteer)
    # 3
    roles = find_roles(names, cues(document.lexicon))
    return tuple(
        Mention(
            article=document.article.id,
            start=name.start,
            end=name.end,
            surface=document.text[name.start : name.end],
            role=role,
            place=place,
            confidence=round(probability(name.score) * (share if place is not None else 1.0), 3),
        )
        for name, (place, share), role in zip(names, senses, roles, strict=True)
    )
