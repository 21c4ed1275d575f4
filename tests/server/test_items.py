"""What is asked of a collection, and what comes back: OGC API - Features, Part 1, section 7.15."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest
from werkzeug.test import Client

ITEMS = "/collections/incidents/items"
POINTS = [(0.0, 10.0), (5.0, 15.0), None, (179.0, -17.0), (-179.0, -17.0)]


@pytest.fixture(autouse=True)
def written(put, incidents):
    put(
        incidents(
            POINTS,
            event_type=["battle", "protest", "battle", "riot", "riot"],
            date_start=[date(2024, 7, 1), date(2024, 7, 20), None, date(1969, 7, 1), date(2024, 8, 5)],
            date_end=[date(2024, 7, 31), date(2024, 7, 20), None, date(1969, 7, 2), None],
            killed=[131, None, 0, 3, 2],
            disputed=[True, False, False, False, False],
            confidence=[0.5, 0.25, 0.5, 1.0, 0.75],
            place=["Tinzaouaten", "Bamako", None, "Suva & Nadi", "é=ü"],
        )
    )


def ids(client: Client, query: str) -> set[str]:
    response = client.get(f"{ITEMS}?{query}")
    assert response.status_code == 200, response.text
    assert response.json["numberMatched"] == response.json["numberReturned"] == len(response.json["features"])
    return {feature["id"] for feature in response.json["features"]}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"i0", "i1", "i2", "i3", "i4"}),
        # What lies nowhere matches any box, what has no date any time: the standard says so.
        ("bbox=-1,9,1,11", {"i0", "i2"}),
        ("bbox=0,10,5,15", {"i0", "i1", "i2"}),
        ("bbox=-1,9,-500,1,11,9000", {"i0", "i2"}),
        ("bbox=170,-20,-170,-10", {"i2", "i3", "i4"}),
        ("bbox=20,20,30,30", {"i2"}),
        ("datetime=2024-07-25", {"i0", "i2"}),
        ("datetime=2024-07-20T23:59:59Z", {"i0", "i1", "i2"}),
        ("datetime=2024-07-31/2024-08-05", {"i0", "i2", "i4"}),
        ("datetime=../1970-01-01", {"i2", "i3"}),
        ("datetime=/1970-01-01T00:00:00Z", {"i2", "i3"}),
        ("datetime=2024-08-01T00:00:00%2B02:00/..", {"i2", "i4"}),
        # As QGIS and GDAL write them.
        ("datetime=0000-01-01T00:00:00Z%2F1970-01-01", {"i2", "i3"}),
        ("datetime=2024-08-01%2F9999-12-31T00:00:00Z", {"i2", "i4"}),
        ("datetime=2024-08-01T%2F..", {"i2", "i4"}),
        ("event_type=battle", {"i0", "i2"}),
        ("event_type=Battle", set()),
        ("killed=131", {"i0"}),
        ("killed=0", {"i2"}),
        ("killed=99999999999999999999", set()),
        ("disputed=true", {"i0"}),
        ("confidence=0.5", {"i0", "i2"}),
        ("date_start=2024-07-20", {"i1"}),
        ("place=Suva+%26+Nadi", {"i3"}),
        ("place=%C3%A9%3D%C3%BC", {"i4"}),
        ("event_type=riot&bbox=170,-20,180,-10&datetime=../2000-01-01&f=json", {"i3"}),
    ],
)
def test_what_is_found(client: Client, query: str, found: set[str]):
    assert ids(client, query) == found


@pytest.mark.parametrize(
    "query",
    [
        "bbox=1,2,3",
        "bbox=a,b,c,d",
        "bbox=0,20,10,10",
        "bbox=nan,0,1,1",
        "bbox=0,0,inf,1",
        "bbox=",
        "datetime=yesterday",
        "datetime=2024-13-45",
        "datetime=2024-07-31/2024-07-01",
        "datetime=../..",
        "datetime=2024-07-01/2024-07-02/2024-07-03",
        "datetime=",
        "limit=0",
        "limit=-1",
        "limit=ten",
        "limit=1e3",
        "limit=%D9%A3",
        "offset=-1",
        "killed=many",
        "disputed=perhaps",
        "date_start=yesterday",
        "event_type=battle&event_type=riot",
        "colour=red",
        "geometry=x",
        "bbox-crs=EPSG:3857",
        "f=html",
        "f=gml",
    ],
)
def test_what_is_wrong_is_said(client: Client, query: str, said: list[str]):
    response = client.get(f"{ITEMS}?{query}")
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
    assert response.json["status"] == 400
    assert repr(query.partition("=")[0]) in response.json["detail"]
    assert said == []


def test_a_page_says_where_the_others_are(client: Client):
    seen, pages, address = [], 0, f"{ITEMS}?limit=2&datetime=../2024-12-31&f=json"
    while address:
        page = client.get(address).json
        links = {link["rel"]: link["href"] for link in page["links"]}
        assert page["numberMatched"] == 5
        assert page["numberReturned"] == len(page["features"]) <= 2
        assert ("prev" in links) == (pages > 0)
        assert links["self"].startswith("http://localhost/collections/incidents/items?")
        seen += [feature["id"] for feature in page["features"]]
        pages += 1
        address = links.get("next", "").removeprefix("http://localhost")
    assert pages == 3
    assert sorted(seen) == ["i0", "i1", "i2", "i3", "i4"]


def test_more_than_the_largest_page_is_no_error(client: Client):
    assert client.get(f"{ITEMS}?limit=123456").json["numberReturned"] == 5
    assert client.get(f"{ITEMS}?offset=5").json["features"] == []


def test_a_collection_is_geojson_with_the_members_that_the_standard_adds(client: Client):
    response = client.get(ITEMS)
    assert response.content_type == "application/geo+json"
    page = response.json
    assert list(page) == ["type", "timeStamp", "numberMatched", "numberReturned", "links", "features"]
    assert page["type"] == "FeatureCollection"
    feature = next(feature for feature in page["features"] if feature["id"] == "i0")
    assert feature["geometry"] == {"type": "Point", "coordinates": [0.0, 10.0]}
    assert feature["properties"]["date_end"] == "2024-07-31"
    assert feature["properties"]["killed"] == 131
    assert feature["properties"]["wounded"] is None


def test_one_feature(client: Client):
    response = client.get(f"{ITEMS}/i3")
    assert response.content_type == "application/geo+json"
    assert response.json["id"] == "i3"
    assert {link["rel"]: urlsplit(link["href"]).path for link in response.json["links"]} == {
        "self": f"{ITEMS}/i3",
        "collection": "/collections/incidents",
    }
    assert client.get(f"{ITEMS}/i9").status_code == 404


def test_etags_save_the_answer(client: Client, put, incidents):
    first = client.get(ITEMS)
    assert first.headers["ETag"].startswith("W/")
    again = client.get(ITEMS, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(f"{ITEMS}?limit=1", headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
    put(incidents(POINTS[:2]))
    assert client.get(ITEMS, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
