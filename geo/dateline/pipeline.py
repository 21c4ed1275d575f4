"""The whole road, from sources to incidents, in one function that reads like a list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from dateline.articles import read_articles
from dateline.borders import overlay
from dateline.criteria import Criteria, LeftOut, select
from dateline.errors import ArticleError
from dateline.frame import Tables, to_tables
from dateline.gazetteer import Country, Gazetteer
from dateline.geocoding.mentions import geocode
from dateline.incidents.merging import merge, unmerged
from dateline.incidents.reports import read_reports
from dateline.incidents.sanity import notices as impossible_figures
from dateline.incidents.titles import entitle
from dateline.language.detection import why_unread
from dateline.language.document import parse
from dateline.model import Article, Incident, Mention, Report
from dateline.places.mentions import find_mentions

if TYPE_CHECKING:
    from dateline.geocoding.geocoder import Geocoder
    from dateline.webmap.page import OfflineMap

__all__ = ["Annotation", "Extraction", "annotate", "extract", "extract_from"]

NAMED = 5
"""Articles that a notice names; a feed may have hundreds in one language."""

Progress = Callable[[int, int], None]
"""Called with the number of articles done and their total."""


class Annotation(NamedTuple):
    """What one article names and tells."""

    article: Article
    """With its language, where it could be told."""
    mentions: tuple[Mention, ...]
    """In reading order, none over another."""
    reports: tuple[Report, ...]
    """In reading order."""
    understood: bool
    """Whether reports can be read in its language; places can in any."""


@dataclass(frozen=True, slots=True, repr=False)
class Extraction:
    """All that was read from some sources."""

    articles: tuple[Article, ...]
    mentions: tuple[Mention, ...]
    incidents: tuple[Incident, ...]
    problems: tuple[ArticleError, ...]
    """One for each thing that could not be read."""
    notices: tuple[str, ...]
    """What its reader should know of what was read: articles in languages of which no incident can be read, and figures
    of more people than there are."""
    countries: Mapping[str, Country]
    """By ISO 3166-1 alpha-2, for the names in the tables."""
    left_out: Mapping[LeftOut, int] = field(default_factory=dict)
    """How many incidents were read and then left out, and why."""

    def select(self, criteria: Criteria) -> Extraction:
        """Return the same run with only the incidents that are wanted; articles and mentions stay."""
        wanted, left_out = select(self.incidents, criteria)
        return replace(self, incidents=wanted, left_out=left_out)

    def entitle(self, language: str) -> Extraction:
        """Return the same run with titles and casualties worded in a language, "en" or "fr"."""
        return replace(self, incidents=tuple(entitle(incident, language) for incident in self.incidents))

    def tables(self) -> Tables:
        """Lay the records out as GeoDataFrames and DataFrames, as the exports and the map take them."""
        return to_tables(self.incidents, self.articles, self.mentions, self.countries)

    def map(self, **options: Any) -> OfflineMap:  # noqa: ANN401 - those of incident_map
        """Draw all of it.

        Parameters
        ----------
        **options
            As `dateline.webmap.incident_map` takes them: ``title``, ``language``, ``theme`` ...
        """
        from dateline.webmap import incident_map

        tables = self.tables()
        shown = {"places": tables.places, "reports": tables.reports, "figures": tables.figures, "claims": tables.claims}
        return incident_map(tables.incidents, **{**shown, **options})

    def __repr__(self) -> str:
        """Say how much there is; the records themselves would fill pages."""
        return (
            f"<Extraction: {len(self.articles):,} articles, {len(self.mentions):,} place names, "
            f"{len(self.incidents):,} incidents, {len(self.problems):,} problems>"
        )

    def _repr_html_(self) -> str:
        """Show the map in a notebook."""
        return str(self.map()._repr_html_())


def extract(
    sources: Iterable[str | Path] | str | Path,
    *,
    merged: bool = True,
    geocoder: Geocoder | None = None,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
) -> Extraction:
    """Read sources and extract the incidents in them.

    Parameters
    ----------
    sources
        Files, folders, globs, ``-`` for standard input, http(s) addresses; one of them, or several.
    merged
        Whether reports of one thing become one incident; otherwise each report is an incident of its own.
    geocoder
        Asked for names that no gazetteer holds; by default nothing is asked of the net. What it could not answer is for
        the caller to see in its ``problem``; its ``attribution`` is owed wherever its places are shown.
    stdin
        The stream that ``-`` means; the process's own by default.

    Raises
    ------
    GazetteerError
        The gazetteer is missing or damaged.
    LayerError
        A border layer is missing.
    """
    reading = read_articles(sources, stdin=stdin)
    return extract_from(
        reading.articles, problems=reading.problems, merged=merged, geocoder=geocoder, progress=progress
    )


def extract_from(
    articles: Sequence[Article],
    *,
    problems: Sequence[ArticleError] = (),
    merged: bool = True,
    geocoder: Geocoder | None = None,
    progress: Progress | None = None,
) -> Extraction:
    """Extract the incidents from articles that are already read.

    1. Cut each article into sentences.
    2. Find its places.
    3. Ask the online geocoder, if there is one, for those that no gazetteer holds.
    4. Read its reports of incidents.
    5. Merge the reports of one thing.
    6. Lay the incidents over the borders.

    Parameters
    ----------
    articles
        Their ids unique.
    """
    annotations: list[Annotation] = []
    with Gazetteer.open() as gazetteer:
        for number, article in enumerate(articles, start=1):
            annotations.append(_annotate(article, gazetteer, geocoder))
            if progress is not None:
                progress(number, len(articles))
        countries = gazetteer.countries
    mentions = tuple(mention for annotation in annotations for mention in annotation.mentions)
    reports = tuple(report for annotation in annotations for report in annotation.reports)
    # 5.
    incidents = merge(reports, articles) if merged else unmerged(reports, articles)
    # 6.
    incidents = overlay(incidents)
    known = tuple(annotation.article for annotation in annotations)
    notices = (*_unread(annotations), *impossible_figures(reports, {each.id: each for each in known}, countries))
    return Extraction(known, mentions, incidents, tuple(problems), notices, countries)


def annotate(article: Article, *, geocoder: Geocoder | None = None) -> Annotation:
    """Find what one article names and tells: the first steps of `extract_from`, up to merging.

    Parameters
    ----------
    article
        Any; what it is about need not be known.
    geocoder
        As `extract` takes it.

    Raises
    ------
    GazetteerError
        The gazetteer is missing or damaged.
    """
    with Gazetteer.open() as gazetteer:
        return _annotate(article, gazetteer, geocoder)


def _annotate(article: Article, gazetteer: Gazetteer, geocoder: Geocoder | None) -> Annotation:
    # 1.
    document = parse(article)
    # 2.
    found = find_mentions(document, gazetteer)
    # 3.
    if geocoder is not None:
        found = geocode(found, geocoder)
    # 4.
    reports, mentions = read_reports(document, found, gazetteer)
    return Annotation(replace(article, language=document.language), mentions, reports, document.understood)


def _unread(annotations: Sequence[Annotation]) -> Iterator[str]:
    closed: dict[str | None, list[str]] = {}
    for article, *_, understood in annotations:
        if not understood:
            closed.setdefault(article.language, []).append(article.id)
    for language, ids in closed.items():
        yield _notice(language, ids)


def _notice(language: str | None, ids: Sequence[str]) -> str:
    """Say of articles in a language without a lexicon what is read of them, naming the first."""
    named = ", ".join(ids[:NAMED]) + (f" and {len(ids) - NAMED:,} more" if len(ids) > NAMED else "")
    return f"{named}: places are mapped, but no incidents read, as {why_unread(language)}"
