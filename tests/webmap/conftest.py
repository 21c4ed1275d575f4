"""A small set of incidents of every sort that the map draws apart, and a browser without a network."""

import datetime
import json
import shutil

import geopandas as gpd
import pandas as pd
import pytest
from shapely import Point

BATTLE, PROTEST, STRATEGIC = "battle", "protest", "strategic_development"
VIOLENCE, DISPLACEMENT, ACCIDENT = "violence_against_civilians", "displacement", "accident"


def row(number, title, event_type, lon, lat, place, country, where_prec, **more):
    """One row of the incidents table; what is not given is not stated."""
    start = more.pop("start", None)
    day = datetime.date.fromisoformat(start) if start else None
    end = more.pop("end", None)
    return {
        "id": f"i{number}",
        "title": title,
        "event_type": event_type,
        "sub_event_type": None,
        "date_start": day,
        "date_end": datetime.date.fromisoformat(end) if end else day,
        "date_prec": more.pop("date_prec", 1 if day else 5),
        "place": place,
        "admin1": more.pop("admin1", None),
        "country": country,
        "iso_a3": None,
        "where_prec": where_prec,
        "uncertainty_km": more.pop("km", None),
        "disputed": False,
        "approximate": False,
        "tally": False,
        "confidence": 0.8,
        "quote": "A sentence of the article.",
        "article": "a1",
        "sources": "The Desert Post",
        "geometry": None if lon is None else Point(lon, lat),
        **more,
    }


def rows():
    """Incidents over the central Sahara: precise and vague, on one point, a total, and one without a place."""
    battle = {"killed": 131, "killed_low": 131, "killed_high": 131, "admin1": "Kidal"}
    return [
        row(1, "131 fighters killed in a battle near Tinzaouaten", BATTLE, 2.96, 19.95, "Tinzaouaten", "Mali", 2,
            start="2024-07-25", end="2024-07-27", km=15, border_km=2.0, border_with="Algeria", disputed=True,
            casualties="killed: 47 Malian soldiers, 84 mercenaries", actors="Malian army; rebels", **battle),
        row(2, "Drone brought down at the border", BATTLE, 2.96, 19.95, "Tinzaouaten", "Mali", 2,
            start="2025-03-31", km=10, disputed=True),
        row(3, "Market attacked on the river", VIOLENCE, -0.04, 16.27, "Gao", "Mali", 1, start="2024-02-01", km=5,
            killed=24, killed_low=24, approximate=True, wounded=40, wounded_low=40, wounded_high=60),
        row(4, "Traveller abducted in the south", VIOLENCE, 2.8, 25.0, "southern Algeria", "Algeria", 5, km=450,
            start="2025-01-01", end="2025-01-31", date_prec=4, abducted=1, abducted_low=1, abducted_high=1),
        row(5, "Drivers freed", STRATEGIC, -1.5, 17.35, "Mali", "Mali", 6, km=700, freed=4, freed_low=4, freed_high=4),
        row(6, "Soldiers arrested", STRATEGIC, -1.5, 17.35, "Mali", "Mali", 6, km=700, start="2024-08-01",
            end="2024-08-31", date_prec=4, arrested=50, arrested_low=50, arrested_high=50, approximate=True),
        row(7, "Hundreds march in the capital", PROTEST, -8.0, 12.65, "Bamako", "Mali", 1, start="2025-01-12", km=12,
            killed=0, killed_low=0, killed_high=0),
        row(8, "Over 30,000 people expelled to Niger in 2024", DISPLACEMENT, 5.9, 19.3, "Assamaka", "Niger", 1, km=5,
            start="2024-01-01", end="2024-12-31", tally=True, displaced=30000, displaced_low=30000),
        row(9, "Lorry overturns on the desert road", ACCIDENT, 5.53, 22.79, "Tamanrasset", "Algeria", 4, km=160,
            start="2024-11-03", killed=7, killed_low=5, killed_high=9),
        row(10, "Convoy ambushed", BATTLE, 0.4, 17.9, "Kidal region", "Mali", 4, km=190, admin1="Kidal",
            killed=12, killed_low=12, start="2024-10-01"),
        row(11, "Village raided at night", VIOLENCE, -3.2, 14.4, "Bandiagara", "Mali", 3, km=35, start="2024-06-12",
            killed=21, killed_low=18, killed_high=26),
        row(12, "Vessel lost, its place not given", ACCIDENT, None, None, None, None, None, start="2024-05-05"),
    ]  # fmt: skip


COUNTS = [f"{kind}{suffix}" for kind in ("killed", "wounded", "abducted", "arrested", "displaced", "freed")
          for suffix in ("", "_low", "_high")]  # fmt: skip


@pytest.fixture
def incidents():
    frame = pd.DataFrame(rows())
    frame = frame.reindex(columns=list(dict.fromkeys([*frame.columns, *COUNTS])))
    for column in [*COUNTS, "date_prec", "where_prec"]:
        frame[column] = frame[column].astype("Int64")
    frame["uncertainty_km"] = frame["uncertainty_km"].astype(float)
    return gpd.GeoDataFrame(frame, geometry="geometry", crs="EPSG:4326")


@pytest.fixture
def places():
    names = ["Bamako", "Gao", "Kidal", "Tamanrasset", "Algiers", "Niamey", "Mali", "Tindouf", "Agadez"]
    lon = [-8.0, -0.04, 1.41, 5.53, 3.06, 2.11, -3.5, -8.13, 7.99]
    lat = [12.65, 16.27, 18.44, 22.79, 36.75, 13.51, 17.5, 27.67, 16.97]
    count = range(1, len(names) + 1)
    return gpd.GeoDataFrame(
        {
            "place_id": [f"p{n}" for n in count],
            "name": names,
            "feature_class": ["A" if name == "Mali" else "P" for name in names],
            "country": None,
            "mentions": list(count),
            "articles": 1,
            "incidents": [1, 1, *[0] * 7],
        },
        geometry=gpd.points_from_xy(lon, lat),
        crs="EPSG:4326",
    )


@pytest.fixture
def statements():
    """Reports, figures and claims of the battle, by the names of `incident_map`'s arguments."""
    toll = "The rebels put the toll at 47 soldiers and 84 mercenaries, the army at fewer than ten."
    wreck = "The army says that the drone fell 9.5 km inside Mali, its neighbour 2 km inside Algeria."
    figure = {"incident_id": "i1", "article": "a1", "kind": "killed", "approximate": False, "assailant": False}
    return {
        "reports": pd.DataFrame(
            [
                {"incident_id": incident, "article": "a1", "title": "A battle", "source": "The Desert Post",
                 "url": "https://example.org/battle", "published": datetime.date(2024, 7, 30), "quote": toll}
                for incident in ("i1", "i2")
            ]
        ),
        "figures": pd.DataFrame(
            [
                {**figure, "low": 47, "best": 47, "high": 47, "party": "Malian soldiers", "said_by": "the rebels",
                 "use": "counted", "quote": toll},
                {**figure, "low": 84, "best": 84, "high": 84, "party": "mercenaries", "said_by": "the rebels",
                 "use": "counted", "quote": toll},
                {**figure, "low": None, "best": None, "high": 10, "party": None, "said_by": "the army", "use": "rival",
                 "quote": toll},
            ]
        ).astype({"low": "Int64", "best": "Int64", "high": "Int64"}),
        "claims": pd.DataFrame(
            [
                {"incident_id": "i2", "article": "a1", "about": "place", "value": value, "said_by": who, "quote": wreck}
                for value, who in (("9.5 km inside Mali", "Mali"), ("2 km inside Algeria", "Algeria"))
            ]
        ),
    }  # fmt: skip


@pytest.fixture(scope="session")
def browser():
    """Headless Chromium that resolves no host and keeps a log of what it asks for and complains of."""
    binary = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    driver = shutil.which("chromedriver")
    if not binary or not driver:
        pytest.skip("needs chromium and chromedriver")
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    for argument in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
        "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    ):  # fmt: skip
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield chrome
    chrome.quit()


@pytest.fixture
def page(browser):
    """Open a file; gives the browser, with `requests()` and `complaints()` since then."""

    def open_file(path, size=(1400, 900)):
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": size[0], "height": size[1], "deviceScaleFactor": 1, "mobile": size[0] < 600},
        )
        browser.get_log("performance"), browser.get_log("browser")
        browser.get(path.as_uri())
        browser.requests = lambda: [url for url in _requested(browser) if not url.startswith(("data:", path.as_uri()))]
        browser.complaints = lambda: [entry["message"] for entry in browser.get_log("browser")]
        return browser

    return open_file


def _requested(browser):
    messages = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    return [m["params"]["request"]["url"] for m in messages if m["method"] == "Network.requestWillBeSent"]
