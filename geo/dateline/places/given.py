"""Names whose spans somebody else has found: all that is left is what they mean."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter

from dateline.gazetteer import Gazetteer
from dateline.language.document import Document, Sentence
from dateline.model import Span
from dateline.places.casing import Case, Run
from dateline.places.cues import Cues
from dateline.places.spans import Name

__all__ = ["given"]


def given(document: Document, spans: Iterable[Span], gazetteer: Gazetteer, cues: Cues) -> list[tuple[Name, Span]]:
    """Return names at spans that are known to be some, with those spans; those in clutter are left out.

    A span that begins or ends within a word stands for the whole word in what it may mean.
    """
    found: list[tuple[Name, Span]] = []
    for span in sorted(spans):
        sentence = document.sentence_at(span.start)
        if sentence is None:
            continue
        tokens = sentence.tokens
        first = bisect_right(tokens, span.start, key=attrgetter("end"))
        last = bisect_left(tokens, span.end, key=attrgetter("start"))
        if first < last:
            found.append((_given(sentence, first, last, document.text, gazetteer, cues), span))
    return found


def _given(sentence: Sentence, first: int, last: int, text: str, gazetteer: Gazetteer, cues: Cues) -> Name:
    tokens = sentence.tokens
    surface = text[tokens[first].start : tokens[last - 1].end]
    candidates = gazetteer.lookup(surface)
    designator = cues.designators.get(tokens[last - 1].lower) if last - first > 1 else None
    if not candidates and last - first > 1:
        start, end = first, last - 1 if designator else last
        while start < end - 1 and tokens[start].lower in cues.determiners | cues.compass:
            start += 1
        candidates = gazetteer.lookup(text[tokens[start].start : tokens[end - 1].end])
    run = Run(first, last)
    return Name(sentence, first, last, run, candidates or gazetteer.similar(surface), Case.SENTENCE, designator)
