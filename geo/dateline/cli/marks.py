"""An article's text with marks in it: in colour on a terminal, in brackets elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rich.text import Text

from dateline.cli.output import printable
from dateline.incidents.explanation import Explained

__all__ = ["EVENT", "FIGURE", "IDLE", "ROLES", "legend", "marked"]

ROLES: Mapping[str, str] = {
    "site": "bold green",
    "literal": "cyan",
    "metonym": "magenta",
    "demonym": "blue",
    "nested": "dim cyan",
}
"""Style of a place name, by its role."""

EVENT = "bold red"
IDLE = "dim red"
FIGURE = "yellow"
NUMBER = "bold"
"""Styles of event words with and without an incident, of figures, and of the number of the incident behind them."""

SUPERSCRIPT = str.maketrans("0123456789,", "⁰¹²³⁴⁵⁶⁷⁸⁹˒")


class _Mark(NamedTuple):
    """A stretch of the text that means something."""

    start: int
    end: int
    label: str
    """What brackets say of it."""
    number: str
    """The incidents that it belongs to; empty where that is none."""
    style: str


def marked(explained: Explained, *, colour: bool) -> Text:
    """Return an article's text with its place names, event words and figures marked.

    Parameters
    ----------
    colour
        Mark by styles, and by the number of the incident behind the word; otherwise as ``[Gao|site]``.
    """
    text = _unwrapped(explained)
    found = Text()
    open_marks: list[_Mark] = []
    position = 0

    def advance(end: int) -> None:
        nonlocal position
        style = " ".join(mark.style for mark in open_marks) if colour else ""
        found.append(printable(text[position:end]), style)
        position = max(position, end)

    def close(until: int) -> None:
        while open_marks and open_marks[-1].end <= until:
            advance(open_marks[-1].end)
            mark = open_marks.pop()
            if not colour:
                found.append(f"|{mark.label}]")
            elif mark.number:
                found.append(mark.number.translate(SUPERSCRIPT), NUMBER)

    for mark in sorted(_marks(explained), key=lambda mark: (mark.start, -mark.end)):
        close(mark.start)
        advance(mark.start)
        # What reaches out of the mark that it begins in ends with it.
        open_marks.append(mark._replace(end=min([mark.end, *(outer.end for outer in open_marks)])))
        if not colour:
            found.append("[")
    close(len(text))
    advance(len(text))
    return found


def _unwrapped(explained: Explained) -> str:
    """Return the text without the ends of line within sentences, where it was only wrapped."""
    text = list(explained.article.text)
    for start, end in explained.sentences:
        for index in range(start, end):
            if text[index] == "\n":
                text[index] = " "
    return "".join(text)


def legend(*, colour: bool) -> Text:
    """Return what the marks mean."""
    if not colour:
        return Text(
            "Marked: [place|role], [event word|incident] or | - where it became none, [figure|incident: kind, number]"
        )
    found = Text().append("Places: ", "dim")
    for role, style in ROLES.items():
        found.append(role, style).append(" ")
    found.append(" Events: ", "dim").append("told", EVENT).append("¹", NUMBER).append(" ").append("not told", IDLE)
    return found.append("  Figures: ", "dim").append("12 people", FIGURE).append("¹", NUMBER)


def _marks(explained: Explained) -> Iterable[_Mark]:
    for mention in explained.mentions:
        yield _Mark(mention.start, mention.end, mention.role, "", ROLES[mention.role])
    words: dict[tuple[int, int], list[int]] = {}
    figures: dict[tuple[int, int], dict[int, list[str]]] = {}
    for number, incident in enumerate(explained.incidents, start=1):
        for telling in incident.told:
            for word in telling.event_words:
                words.setdefault((word.start, word.end), []).append(number)
        for figure in incident.figures:
            of_incident = figures.setdefault((figure.words.start, figure.words.end), {}).setdefault(number, [])
            of_incident.append(f"{figure.kind} {number_text(figure.low, figure.best, figure.high)}")
    for idle in explained.idle:
        for word in idle.words:
            words.setdefault((word.start, word.end), [])
    for (start, end), numbers in words.items():
        of_word = _numbers(numbers)
        yield _Mark(start, end, of_word or "-", of_word, EVENT if numbers else IDLE)
    for (start, end), by_incident in figures.items():
        label = "; ".join(f"{number}: {', '.join(kinds)}" for number, kinds in by_incident.items())
        yield _Mark(start, end, label, _numbers(list(by_incident)), FIGURE)


def number_text(low: int | None, best: int | None, high: int | None) -> str:
    """Write a figure short: "12", "20-30", "12+" for one that is open upwards, "?" where nothing is known."""
    if low is not None and high is not None and low != high:
        return f"{low:,}-{high:,}"
    value = best if best is not None else low if low is not None else high
    return "?" if value is None else f"{value:,}{'+' if high is None else ''}"


def _numbers(numbers: Sequence[int]) -> str:
    return ",".join(str(number) for number in dict.fromkeys(numbers))
