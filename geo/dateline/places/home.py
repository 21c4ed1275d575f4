"""The publisher's home: the country for whose readers an article is written, as far as its source and address say it.

A newspaper calls what is near by its bare name: Georgia is a state in Atlanta, and a country in Tbilisi.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from dateline.gazetteer import Candidate, Gazetteer, MatchKind
from dateline.gazetteer.names import plain
from dateline.model import Article

__all__ = ["home"]

_MOST_CHARS = 200
"""The names of publishers are shorter; the title of a feed may go on and on."""
_NAME_WORDS = 5
"""Democratic Republic of the Congo."""
_METROPOLIS = 1_000_000
"""Karachi and Chicago in a publisher's name are those; smaller towns have namesakes in many countries."""
_DIVISION = 500_000
"""Smaller divisions are called by plain words more often than newspapers after them: Unity, Sahel, Sud."""
_SURE = 0.9
"""Part of the people in all that a name may mean who live in one country. It is enough for Niger, of which one is a
state of Nigeria, and too much for Georgia."""
_LEAST_CHARS = 3
"""La Nación is not printed in L.A."""
_OWN = frozenset({MatchKind.EXACT, MatchKind.DEMONYM})
_WHOLE = _OWN | {MatchKind.ALTERNATE, MatchKind.ABBREVIATION}
"""Not otherwise spelled: there is something like any word somewhere."""

_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_HUMP = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ\d])")


def home(article: Article, gazetteer: Gazetteer) -> str | None:
    """Return the country of an article's publisher: ISO 3166-1 alpha-2; None where nothing says it.

    It is the country that the source's name says ("Le Journal du Mali", "The Times of India"); else that of its
    domain (.com.ng); else that of a division, capital or metropolis in the name ("Texas Tribune"); else the country in
    the domain's name (malijet.com). Agencies and broadcasters that report for the world have none.
    """
    source = (article.source or "").strip()[:_MOST_CHARS]
    host = source.lower() if _HOST.fullmatch(source.lower()) else _host(article.url)
    if _is_worldwide(source, host):
        return None
    return (
        _said(source, gazetteer)
        or _registered(host, gazetteer)
        or _said(source, gazetteer, with_areas=True)
        or _said(host, gazetteer)
    )


def _host(url: str | None) -> str:
    try:
        return (urlsplit(url or "").hostname or "")[:_MOST_CHARS]
    except ValueError:  # a bracket that is not closed
        return ""


@cache
def _publishers() -> Mapping[str, Mapping[str, Any]]:
    return tomllib.loads(resources.files("dateline.places").joinpath("publishers.toml").read_text("utf-8"))


@cache
def _worldwide() -> re.Pattern[str]:
    names = sorted(_publishers()["worldwide"]["names"])
    return re.compile(rf"\b(?:{'|'.join(re.escape(' '.join(_words(name))) for name in names)})\b")


def _is_worldwide(source: str, host: str) -> bool:
    hosts = _publishers()["worldwide"]["hosts"]
    return any(f".{host}".endswith(f".{each}") for each in hosts) or bool(_worldwide().search(" ".join(_words(source))))


def _words(name: str) -> list[str]:
    return _WORD.findall(plain(_HUMP.sub(" ", name)))


def _registered(host: str, gazetteer: Gazetteer) -> str | None:
    """Return the country of a domain."""
    domains = _publishers()["domains"]
    *_, above, top = ["", *host.split(".")]
    if top in domains["generic"] and above not in domains["national"]:
        return None
    country = domains["countries"].get(top, top.upper())
    return country if country in gazetteer.countries else None


def _said(name: str, gazetteer: Gazetteer, with_areas: bool = False) -> str | None:
    """Return the country that a publisher's name says, or the one of the areas that it says; None for several."""
    found = {_country(known) for known in _places(name, gazetteer) if with_areas or any(map(_is_country, known))}
    return found.pop() if len(found) == 1 else None


def _places(name: str, gazetteer: Gazetteer) -> Iterator[list[Candidate]]:
    """Yield what the names in a publisher's name may mean, of names that overlap the longest and then the first."""
    text = _HUMP.sub(" ", name)
    words = list(_WORD.finditer(text))
    while len(words) > 1 and words[-1][0].lower() in _publishers()["editions"]["languages"]:
        words.pop()
    first = 0
    while first < len(words):
        for last in range(min(first + _NAME_WORDS, len(words)), first, -1):
            candidates: Sequence[Candidate] = gazetteer.lookup(text[words[first].start() : words[last - 1].end()])
            if not candidates and last == first + 1:
                candidates = _compounded(words[first][0], gazetteer)
            if any(candidate.match in _WHOLE for candidate in candidates):
                break
        known = _known(candidates)
        if known:
            yield known
        first = last


def _compounded(word: str, gazetteer: Gazetteer) -> Sequence[Candidate]:
    """Return what may be meant in "malijet", "dakaractu", "actuniger"."""
    lower = word.lower()
    for part in _publishers()["compounds"]["words"]:
        for rest in (lower.removesuffix(part), lower.removeprefix(part)):
            candidates = gazetteer.lookup(rest) if rest != lower else ()
            if _known(candidates):
                return candidates
    return ()


def _known(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the countries among candidates, and the divisions and towns that a publisher may be called after."""
    # Kurdistan is a division of Iran, but that is not meant.
    is_region = any(candidate.place.feature_class == "L" for candidate in candidates)
    return [each for each in candidates if _is_country(each) or (not is_region and _is_known_area(each))]


def _is_country(candidate: Candidate) -> bool:
    return candidate.match in _WHOLE and candidate.place.feature_code.startswith("PCL")


def _is_known_area(candidate: Candidate) -> bool:
    place, match = candidate.place, candidate.match
    if place.feature_code == "ADM1":
        return match in _OWN and place.population >= _DIVISION
    is_large = place.feature_code == "PPLC" or (place.feature_class == "P" and place.population >= _METROPOLIS)
    return is_large and match in _WHOLE and len(candidate.name) > _LEAST_CHARS


def _country(known: Sequence[Candidate]) -> str | None:
    """Return the country of most people in some places."""
    people = Counter[str]()
    for place in {candidate.place for candidate in known}:
        if place.country is not None:
            people[place.country] += place.population
    most, count = people.most_common(1)[0]
    return most if count >= _SURE * people.total() else None
