"""``dateline explain``: an article with its marks, and why its incidents came out as they did."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from dateline.cli.output import console, print_json, printable, say
from dateline.cli.program import UNREADABLE, main

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from dateline.incidents.explanation import (
        Explained,
        ExplainedActor,
        ExplainedFigure,
        ExplainedIdle,
        ExplainedIncident,
        ExplainedMention,
        ExplainedTelling,
        Words,
    )

__all__ = ["explain"]

WHERE_PREC = {
    1: "the place itself",
    2: "near it",
    3: "a district",
    4: "a first-order division",
    5: "a region or a line",
    6: "a country",
    7: "beyond a country",
}
"""UCDP GED ``where_prec`` in words."""

DATE_PREC = {1: "the day", 2: "two to six days", 3: "a week", 4: "a month", 5: "longer or not known"}
"""UCDP GED ``date_prec`` in words."""

INDENT = 3
"""Columns that an incident stands in under its number."""

WHY = "italic dim"
"""Style of what only says by what a thing was found."""

LABELS = 11
"""Columns of the labels beside what is said of an incident."""

CONTEXT = 28
"""Characters on either side of a word that are quoted with it."""


@main.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--json", "as_json", is_flag=True, help="Print the same as one JSON object.")
def explain(articles: tuple[str, ...], as_json: bool) -> None:
    """Show how ARTICLE was read, and why each incident came out as it did.

    Prints the text with its places, event words and figures marked, in colour on a terminal; then of each incident its
    type, place, date, actors and figures with the words that they were read from; then the event words that became no
    incident. ARTICLE is any SOURCE.
    """
    from dateline.articles.reading import read_articles
    from dateline.gazetteer import Gazetteer
    from dateline.incidents import explanation

    reading = read_articles(articles, stdin=sys.stdin.buffer)
    with Gazetteer.open() as gazetteer:
        explained = (explanation.explain(article, gazetteer) for article in reading.articles)
        if as_json:
            problems = [str(problem) for problem in reading.problems]
            print_json({"articles": [asdict(each) for each in explained], "problems": problems})
        else:
            for each in explained:
                _Page().print(each)
    for problem in reading.problems:
        say(str(problem))
    if reading.problems:
        sys.exit(UNREADABLE)


class _Page:
    """Lays out what is said of one article."""

    def __init__(self) -> None:
        self.console: Console = console()
        self.colour = self.console.color_system is not None

    def print(self, explained: Explained) -> None:
        from rich.rule import Rule

        from dateline.cli.marks import legend, marked

        article = explained.article
        title = _text(article.title or article.id, "bold")
        self.console.print(Rule(title, align="left", characters="-", style="dim"))
        published = f"published {article.published}" if article.published else "no date of publication"
        self.console.print(_text(f"{article.id}; {explained.language or 'language unknown'}; {published}", "dim"))
        self.console.print(legend(colour=self.colour), end="\n\n")
        self.console.print(marked(explained, colour=self.colour), end="\n\n")
        if not explained.incidents:
            self.console.print(f"No incidents{f': {explained.unread}' if explained.unread else ''}.", end="\n\n")
        for number, incident in enumerate(explained.incidents, start=1):
            self.incident(number, incident)
        self.idle("Event words that became no incident", explained.idle)
        self.idle("People that no incident counts", explained.uncounted)
        self.places(explained.mentions)

    def incident(self, number: int, incident: ExplainedIncident) -> None:
        from dateline.incidents.kinds import TypedBy

        self.console.print(_joined(_text(f"{number}. ", "bold red"), _text(incident.title, "bold")))
        rows = _grid(LABELS)
        type_, word = incident.type, incident.type.word.text
        because = "" if type_.by == TypedBy.WORD else f"; {type_.by}"
        _say(rows, "type", f"{type_.event_type} / {type_.sub_event_type}", f'by "{word}"{because}')
        where = incident.where
        if where is None:
            _say(rows, "where", "not known")
        else:
            point = f"{_degrees(where.lat, 'N', 'S')} {_degrees(where.lon, 'E', 'W')}"
            precision = (
                f"precision {where.where_prec}, {WHERE_PREC[where.where_prec]}, within {where.uncertainty_km:g} km"
            )
            _say(rows, "where", f'"{where.phrase}" -> {where.place}; {point}', f"{precision}; {where.by}")
        when = incident.when
        days = " to ".join(dict.fromkeys(str(day) for day in (when.start, when.end) if day)) or "not known"
        phrase = f'"{when.phrase}" -> ' if when.phrase else ""
        _say(rows, "when", phrase + days, f"precision {when.date_prec}, {DATE_PREC[when.date_prec]}; {when.by}")
        _say(rows, "actors", "; ".join(map(_actor, incident.actors)) or "none named")
        for claim in incident.claims:
            _say(rows, "claim", claim)
        for telling in incident.told:
            _say(rows, f"sentence {telling.sentence}", telling.quote.text, _why_told(telling))
        chances = " x ".join(f"{each.aspect} {each.chance:.2f}" for each in incident.evidence)
        doubts = "; ".join(f"{each.aspect}: {', '.join(each.doubts)}" for each in incident.evidence if each.doubts)
        _say(rows, "confidence", f"{incident.confidence:.2f} = {chances}", doubts and f"less for {doubts}")
        self.indented(rows)
        if incident.figures:
            self.console.print()
            self.indented(_figures(incident.figures))
        self.console.print()

    def idle(self, heading: str, idle: Sequence[ExplainedIdle]) -> None:
        if not idle:
            return
        self.console.print(_text(heading, "bold"))
        table = _table(">sentence", "why", "words")
        for each in idle:
            table.add_row(str(each.sentence), _text(each.why), _in_context(each.words, each.quote))
        self.indented(table)
        self.console.print()

    def places(self, mentions: Sequence[ExplainedMention]) -> None:
        if not mentions:
            return
        from dateline.cli.marks import ROLES

        self.console.print(_text("Places", "bold"))
        table = _table("name", "role", ">times", ">confidence", "means")
        times = Counter((each.surface, each.role, each.place, each.place_id) for each in mentions)
        for (surface, role, place, place_id), count in times.items():
            surest = max(each.confidence for each in mentions if (each.surface, each.place_id) == (surface, place_id))
            means = _text(place or "in no gazetteer", "" if place else "dim")
            table.add_row(_text(surface), _text(role, ROLES[role]), str(count), f"{surest:.2f}", means)
        self.indented(table)
        self.console.print()

    def indented(self, table: Table) -> None:
        from rich.padding import Padding

        self.console.print(Padding(table, (0, 0, 0, INDENT)))


def _figures(figures: Sequence[ExplainedFigure]) -> Table:
    table = _table("kind", ">low", ">best", ">high", "use", "of whom, and by which words")
    for figure in figures:
        whom = "; ".join(
            part
            for part in (
                figure.party or "no party named",
                "who attacked" if figure.assailant else "",
                f"says {figure.said_by}" if figure.said_by else "",
            )
            if part
        )
        words = f'"{figure.words.text}" by "{figure.counted_by.text}"{", no number" if figure.implied else ""}'
        table.add_row(
            figure.kind,
            _number(figure.low),
            ("~" if figure.approximate else "") + _number(figure.best),
            _number(figure.high),
            _text(figure.use, "" if figure.use == "counted" else "dim"),
            _joined(_text(whom), "\n", _text(words, WHY)),
        )
    return table


def _table(*headings: str) -> Table:
    """Return an empty table; ">" before a heading sets its column to the right. Only the last column is wrapped."""
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in headings:
        right = heading.startswith(">")
        table.add_column(
            heading.removeprefix(">"), justify="right" if right else "left", no_wrap=heading != headings[-1]
        )
    return table


def _grid(labels: int) -> Table:
    from rich.table import Table

    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", min_width=labels, no_wrap=True)
    grid.add_column()
    return grid


def _say(grid: Table, label: str, what: str, why: str = "") -> None:
    """Add a row: what is said, and under it why."""
    said = _text(" ".join(what.split()))
    grid.add_row(label, _joined(said, "\n", _text(why, WHY)) if why else said)


def _actor(actor: ExplainedActor) -> str:
    known = ", ".join(each for each in (actor.part, actor.side) if each)
    said = "" if actor.words.text == actor.name else f' "{actor.words.text}"'
    return f"{actor.name}{f' ({known})' if known else ''}{said}"


def _why_told(telling: ExplainedTelling) -> str:
    words = ", ".join(f'"{word.text}"' for word in telling.event_words)
    bound = [f'{name} "{value}"' for name, value in (("at", telling.place), ("on", telling.date)) if value]
    return "; ".join([words, *bound, telling.meant, telling.join])


def _in_context(words: Sequence[Words], quote: Words) -> Text:
    """Return the words of a sentence round some of its own, these in bold."""
    first, last = words[0].start - quote.start, words[-1].end - quote.start
    before, after = quote.text[:first], quote.text[last:]
    if len(before) > CONTEXT:
        before = "... " + before[-CONTEXT:].partition(" ")[2]
    if len(after) > CONTEXT:
        after = after[:CONTEXT].rpartition(" ")[0] + " ..."
    return _joined(_text(before, "dim"), _text(quote.text[first:last], "bold"), _text(after, "dim"))


def _text(text: str, style: str = "") -> Text:
    """Return a text on one line that is printed as it is: no markup of rich's in it, nothing that a terminal obeys."""
    from rich.text import Text

    return Text(printable(text).replace("\n", " "), style)


def _joined(*parts: Text | str) -> Text:
    from rich.text import Text

    return Text.assemble(*parts)


def _number(value: int | None) -> str:
    return "open" if value is None else f"{value:,}"


def _degrees(value: float, positive: str, negative: str) -> str:
    return f"{abs(value):.3f} {positive if value >= 0 else negative}"
