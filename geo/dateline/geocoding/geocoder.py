"""The online geocoder: a service, asked at its pace, its answers kept, given up when it does not answer."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from dateline.data import cache_dir
from dateline.gazetteer.names import MAX_NAME_CHARS, fold
from dateline.geocoding.cache import AnswerCache, CachedAnswer, CacheKey
from dateline.geocoding.matching import Match, match
from dateline.geocoding.result import clean, read_results
from dateline.geocoding.service import Answer, Outcome, Question, Service, ServiceError
from dateline.model import Place

__all__ = ["Geocoder"]

MISS_DAYS = 30
"""After so long, a name that a service did not know is asked again: volunteers map most of the villages that appear in
the news within weeks. What was found stays for good."""

TRIES = 3
"""For one name. With the waits between them, a server that restarts has seven seconds."""
FIRST_WAIT_S = 1.0
"""After a failure; doubled after each further one. A service that says how long (Retry-After) is waited for so long."""
LONGEST_WAIT_S = 60.0
"""A service that wants to be left alone for longer is left alone for the rest of the run."""
GIVE_UP_AFTER = 5
"""Requests in a row without an answer. At ten seconds each, that is a minute lost."""

LANGUAGE = "en"
"""Of the names in the tables; the gazetteer's own are English or as they are written in Latin letters."""

_DAY_S = 86_400.0


class Geocoder:
    """Finds places by name with one of geopy's geocoders. Use as a context manager, or `close` it.

    It sends names and codes of countries, nothing else. A name is asked for once: answers are kept on disk for good,
    misses for `MISS_DAYS`. Where the service fails, `find` returns None and `problem` says why; nothing is raised.

    Parameters
    ----------
    service
        By geopy's short name: ``nominatim``, ``photon``, ``geonames`` ...
    options
        What geopy's constructor of that geocoder takes, as text or as values: ``{"domain": "localhost:8080", "scheme":
        "http"}``. ``user_agent`` and ``timeout`` (seconds) have defaults of Dateline's.
    cache
        The file of answers; ``geocoding.sqlite`` in `data.cache_dir` by default.
    clock, sleep
        Seconds since 1970, and how to wait for some.

    Raises
    ------
    GeocoderError
        There is no such service, or no such option; an option is missing, or is not of its type.
    """

    def __init__(
        self,
        service: str,
        options: Mapping[str, object] | None = None,
        *,
        cache: Path | None = None,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._service = Service(service, options)
        self._cache = AnswerCache(cache or cache_dir() / "geocoding.sqlite")
        self._clock = clock
        self._sleep = sleep
        self._known: dict[Question, tuple[Match, ...]] = {}
        self._failures = 0
        self._given_up: str | None = None
        self.requested = 0
        """Names that the service was asked for."""
        self.cached = 0
        """Names that were answered by the cache."""
        self.found = 0
        """Names that a place was found for."""
        self.unanswered = 0
        """Names that got no answer."""

    @property
    def service(self) -> str:
        """The service by geopy's short name; the ids of its places begin with it."""
        return self._service.name

    @property
    def attribution(self) -> str:
        """What the service wants to be said wherever its places are shown."""
        return self._service.policy.attribution

    @property
    def problem(self) -> str | None:
        """Why not all was asked, or not all kept, in one sentence each; None where all went well."""
        return " ".join(f"{each}." for each in (self._given_up, self._cache.problem) if each) or None

    def close(self) -> None:
        """Close the cache."""
        self._cache.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def find(self, name: str, countries: Sequence[str] = ()) -> Place | None:
        """Return the place that a name means, or None where the service knows none, or does not answer.

        Parameters
        ----------
        countries
            ISO 3166-1 alpha-2, the likeliest first: the only ones where it may lie. With none given, it is found only
            if the service knows no other place of that name in the world.
        """
        return next((found.place for found in self.matches(name, countries)), None)

    def matches(self, name: str, countries: Sequence[str] = ()) -> tuple[Match, ...]:
        """Return every place that a name may mean equally well, by name and country; arguments as in `find`."""
        query = clean(name)
        if not fold(query) or len(name) > MAX_NAME_CHARS:
            return ()
        question = Question(query, tuple(dict.fromkeys(countries)), LANGUAGE)
        if question not in self._known:
            self._known[question] = found = self._look_up(question)
            self.found += bool(found)
        return self._known[question]

    def _look_up(self, question: Question) -> tuple[Match, ...]:
        key = CacheKey(
            self.service,
            self._service.domain,
            question.name,
            ",".join(sorted(question.countries)),
            question.language,
        )
        kept = self._cache.get(key)
        if kept is not None:
            found = self._match(question, kept.answer)
            if found or not self._is_old(kept):
                self.cached += 1
                return found
        answer = self._ask(question)
        if answer is None:
            self.unanswered += 1
            return ()
        self._cache.put(key, answer, self._clock())
        return self._match(question, answer)

    def _match(self, question: Question, answer: Answer) -> tuple[Match, ...]:
        return match(question.name, read_results(self.service, answer), question.countries)

    def _is_old(self, kept: CachedAnswer) -> bool:
        # A miss from the future was written while the clock was wrong.
        return not 0 <= self._clock() - kept.asked < MISS_DAYS * _DAY_S

    def _ask(self, question: Question) -> Answer | None:
        """Ask until there is an answer, or no use in asking."""
        most = self._service.policy.names_a_run
        if self._given_up is None and most is not None and self.requested >= most:
            self._give_up(f"has been asked for {most:,} names, as many as one run may ask for; run again to go on")
        if self._given_up is not None:
            return None
        self.requested += 1
        for attempt in range(TRIES):
            self._sleep_until_turn()
            try:
                answer = self._service.ask(question)
            except ServiceError as error:
                self._failures += 1
                wait_s = max(error.wait_s, FIRST_WAIT_S * 2**attempt)
                if error.outcome is Outcome.STOP or wait_s > LONGEST_WAIT_S or self._failures >= GIVE_UP_AFTER:
                    self._give_up(f"is not asked any more in this run: {error}")
                    return None
                if error.outcome is Outcome.SKIP:
                    return None
                self._sleep(wait_s)
            else:
                self._failures = 0
                return answer
        return None

    def _sleep_until_turn(self) -> None:
        interval_s = self._service.policy.interval_s
        if interval_s > 0:
            wait_s = self._cache.turn(self._service.domain, interval_s, self._clock())
            if wait_s > 0:
                self._sleep(wait_s)

    def _give_up(self, why: str) -> None:
        self._given_up = f"The geocoder {self.service} {why}"
