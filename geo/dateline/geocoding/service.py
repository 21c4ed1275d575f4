"""One online geocoder: geopy's, made from a name and options, and asked one question at a time."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from enum import Enum
from inspect import Parameter, signature
from typing import Any, NamedTuple

from geopy.adapters import get_retry_after
from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.geocoders import SERVICE_TO_GEOCODER

from dateline.errors import GeocoderError
from dateline.geocoding.ground import bounds, middle
from dateline.geocoding.policy import policy, user_agent
from dateline.geocoding.transport import Transport

__all__ = ["Answer", "Outcome", "Question", "Service", "ServiceError"]

TIMEOUT_S = 10.0
"""geopy's own is one second, which a public service under load does not keep."""

MOST_RESULTS = 10
"""Enough to see that a name is borne by several places; Nominatim's own default."""

_INTERNAL = frozenset({"self", "adapter_factory", "ssl_context"})
"""Parameters of geopy's constructors that are no options: objects, not values."""

_COUNTRIES_AS = {
    "nominatim": "country_codes",
    "pickpoint": "country_codes",
    "openmapquest": "country_codes",
    "geolake": "country_codes",
    "geonames": "country",
    "opencage": "country",
    "mapbox": "country",
    "pelias": "countries",
    "geocodeearth": "countries",
}
"""The parameter by which a service limits its search to countries, as ISO 3166-1 alpha-2 codes. Photon takes a box
instead; the others search everywhere, and what lies elsewhere is dropped afterwards."""

_ALWAYS = {
    "exactly_one": False,
    "limit": MOST_RESULTS,
    # Nominatim and its like: the country, and every name that the place goes by.
    "addressdetails": True,
    "namedetails": True,
    # OpenCage: no timezones and currencies.
    "annotations": False,
}
"""Given to every service that has such a parameter."""

_BAD_ANSWER = (
    LookupError,
    TypeError,
    AttributeError,
    ValueError,
    ArithmeticError,
    RecursionError,
    NotImplementedError,
)
"""What geopy's parsers raise of JSON that is not what they expect, none of it documented."""


class Question(NamedTuple):
    """What a service is asked. Nothing else of an article is sent."""

    name: str
    countries: tuple[str, ...]
    """ISO 3166-1 alpha-2, the likeliest first; () for the whole world."""
    language: str
    """ISO 639-1 of the names in the answer."""


Answer = list[dict[str, Any]]
"""Results in the service's order, each with ``address``, ``lat``, ``lon`` (degrees) and ``raw``, as geopy gives them:
JSON values, not looked at yet. [] where it knows none."""


class Outcome(Enum):
    """What to do about a question that was not answered."""

    AGAIN = "again"
    """Ask once more, later: too many requests, no connection, no answer in time, an error on the service's side."""
    SKIP = "skip"
    """Ask for something else: this answer cannot be read, or the question is not one for this service."""
    STOP = "stop"
    """Ask no more: the key is wrong, or the quota used up."""


class ServiceError(Exception):
    """A question was not answered. It does not leave this room: a `Geocoder` works on without the answer."""

    def __init__(self, reason: str, outcome: Outcome, wait_s: float = 0.0) -> None:
        super().__init__(reason)
        self.outcome = outcome
        self.wait_s = wait_s
        """How long the service asks to be left alone."""


class Service:
    """One of geopy's geocoders.

    Parameters
    ----------
    name
        By geopy's short name: ``nominatim``, ``photon``, ``geonames`` ...
    options
        Of geopy's constructor (``user_agent``, ``username``, ``api_key``, ``domain``, ``scheme``, ``timeout`` ...), as
        text or as values.

    Raises
    ------
    GeocoderError
        There is no such service, or no such option; an option is missing, or is not of its type.
    """

    def __init__(self, name: str, options: Mapping[str, object] | None = None) -> None:
        self.name = name.lower()
        if self.name not in SERVICE_TO_GEOCODER:
            raise GeocoderError(f"There is no geocoder {name!r}: use one of {', '.join(sorted(SERVICE_TO_GEOCODER))}.")
        maker = SERVICE_TO_GEOCODER[self.name]
        known = {key: value for key, value in signature(maker).parameters.items() if key not in _INTERNAL}
        given = {key: _typed(self.name, key, value, known) for key, value in (options or {}).items()}
        missing = [key for key, value in known.items() if value.default is Parameter.empty and key not in given]
        if missing:
            raise GeocoderError(
                f"The geocoder {self.name} needs the option {missing[0]}: its options are {', '.join(known)}."
            )
        given = {"timeout": TIMEOUT_S, "user_agent": user_agent()} | given
        try:
            self._geocoder = maker(**given, adapter_factory=Transport)
        except (GeopyError, ValueError, TypeError) as error:
            raise GeocoderError(f"The geocoder {self.name} does not take these options: {error}") from error
        public = known["domain"].default if "domain" in known else ""
        self.domain = str(given.get("domain", public) or "").strip("/")
        """Host, perhaps with a port, that is asked; "" where the service has no such option."""
        self.policy = policy(self.name, public=self.domain == (public or ""))
        self._parameters = frozenset(signature(self._geocoder.geocode).parameters)

    def ask(self, question: Question) -> Answer:
        """Ask once.

        Raises
        ------
        ServiceError
            There is no answer that can be read.
        """
        try:
            with warnings.catch_warnings():
                # geopy warns of a latitude beyond the poles before it raises ValueError.
                warnings.simplefilter("ignore", UserWarning)
                found = self._geocoder.geocode(question.name, **self._arguments(question))
            return [
                {"address": each.address, "lat": each.latitude, "lon": each.longitude, "raw": each.raw}
                for each in found or ()
                if each is not None
            ]
        except GeocoderRateLimited as error:
            raise ServiceError("too many requests", Outcome.AGAIN, error.retry_after or 0.0) from error
        except (GeocoderAuthenticationFailure, GeocoderInsufficientPrivileges) as error:
            raise ServiceError("it refuses access: see its options and terms of use", Outcome.STOP) from error
        except GeocoderQuotaExceeded as error:
            raise ServiceError("its quota is used up", Outcome.STOP) from error
        except GeocoderServiceError as error:
            raise _service_error(error) from error
        except (GeopyError, *_BAD_ANSWER) as error:
            raise ServiceError("its answer is not what it should be", Outcome.SKIP) from error

    def _arguments(self, question: Question) -> dict[str, object]:
        wanted: dict[str, object] = {**_ALWAYS, "language": question.language}
        if question.countries:
            wanted |= _limits(self.name, question.countries)
        return {key: value for key, value in wanted.items() if key in self._parameters}


def _typed(service: str, key: str, value: object, known: Mapping[str, Parameter]) -> object:
    """Read an option as what the constructor's default is; those without a telling one are text."""
    if key not in known:
        raise GeocoderError(f"The geocoder {service} has no option {key!r}: its options are {', '.join(known)}.")
    if not isinstance(value, str):
        return value
    if key == "timeout" or isinstance(known[key].default, int):
        try:
            number = float(value) if key == "timeout" else int(value)
        except ValueError:
            number = 0
        if not 0 < number < float("inf"):
            raise GeocoderError(f"The option {key} of the geocoder {service} is a number above 0, not {value!r}.")
        return number
    if not value.isascii() or not value.isprintable():
        # They go into addresses and headers.
        raise GeocoderError(f"The option {key} of the geocoder {service} is plain ASCII, not {value!r}.")
    return value


def _limits(service: str, countries: Sequence[str]) -> dict[str, object]:
    """Say in the service's terms where to search."""
    if service == "photon":
        box, bias = bounds(countries), middle(countries[0])
        return {} if box is None else {"bbox": [box[:2], box[2:]], "location_bias": bias}
    parameter = _COUNTRIES_AS.get(service)
    if parameter is None:
        return {}
    return {parameter: [code.lower() if parameter == "country_codes" else code for code in countries]}


def _service_error(error: GeocoderServiceError) -> ServiceError:
    cause = error.__cause__
    status = getattr(cause, "status_code", None)
    if status is not None:
        again = status == 408 or status >= 500
        wait_s = _retry_after(getattr(cause, "headers", {})) if again else 0.0
        return ServiceError(f"HTTP status {status}", Outcome.AGAIN if again else Outcome.SKIP, wait_s)
    if isinstance(error, GeocoderTimedOut | GeocoderUnavailable):
        # These are our transport's own words.
        return ServiceError(str(error), Outcome.AGAIN)
    return ServiceError("its answer is not what it should be", Outcome.SKIP)


def _retry_after(headers: Mapping[str, str]) -> float:
    try:
        return float(get_retry_after(headers) or 0.0)
    except (ValueError, TypeError, OverflowError):
        return 0.0
