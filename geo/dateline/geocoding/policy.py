"""What the services ask of those who use them, and how a program says who it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.metadata import metadata

__all__ = ["Policy", "policy", "user_agent"]


@dataclass(frozen=True, slots=True)
class Policy:
    """How a service may be used, and what is owed to it."""

    attribution: str
    """What is to be said wherever its results are shown."""
    interval_s: float
    """Least time between the starts of two requests, of all processes on this machine together."""
    names_a_run: int | None
    """How many names one run may ask for; None: any number."""


_OPENSTREETMAP = "© OpenStreetMap contributors, ODbL 1.0, https://www.openstreetmap.org/copyright"

_NAMES_A_RUN = 500
"""No service says where bulk use begins. Nine minutes at one a second; answers are cached, so the next run goes on."""

_POLICIES = {
    # https://operations.osmfoundation.org/policies/nominatim/: "No heavy uses (an absolute maximum of 1 request per
    # second)." "Provide a valid HTTP Referer or User-Agent identifying the application (stock User-Agents as set by
    # http libraries will not do)." "Clearly display attribution as suitable for your medium." Bulk geocoding is
    # discouraged, results must be cached.
    "nominatim": Policy(_OPENSTREETMAP, 1.0, _NAMES_A_RUN),
    # https://photon.komoot.io: "You can use the API for your project, but please be fair - extensive usage will be
    # throttled." No rate is given; one a second is what the other service on the same data allows.
    "photon": Policy(_OPENSTREETMAP, 1.0, _NAMES_A_RUN),
    # https://www.geonames.org/export/: "10,000 credits daily limit per application (identified by the parameter
    # 'username'), the hourly limit is 1000 credits." A search costs one credit; half an hour's are left for others.
    "geonames": Policy("GeoNames, CC BY 4.0, https://www.geonames.org", 1.0, 500),
    "openmapquest": Policy(_OPENSTREETMAP, 1.0, _NAMES_A_RUN),
    "pickpoint": Policy(_OPENSTREETMAP, 1.0, _NAMES_A_RUN),
}


def policy(service: str, *, public: bool) -> Policy:
    """Return the policy of a service by geopy's short name; of one that is not listed, Nominatim's rate.

    Parameters
    ----------
    public
        Whether it is asked at its public address. On an address of one's own there is no rate but what the server
        answers (429); the data is owed the same attribution.
    """
    found = _POLICIES.get(service) or Policy(f"{service}: see its terms of use", 1.0, _NAMES_A_RUN)
    return found if public else replace(found, interval_s=0.0, names_a_run=None)


def user_agent() -> str:
    """Return the name, version and, where the package has one, home page of Dateline, as the policies ask."""
    package = metadata("dateline")
    urls = dict(url.split(", ", 1) for url in package.get_all("Project-URL", []))
    home = urls.get("Homepage", package["Summary"])
    return f"dateline/{package['Version']} ({home})"
