"""The documents of OGC API - Features about itself: landing page, conformance, collections, schemas, OpenAPI."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from werkzeug.test import Client

from dateline.schema import TABLES

PLAIN = [
    ("/?f=json", "application/json"),
    ("/conformance", "application/json"),
    ("/api", "application/vnd.oai.openapi+json;version=3.0"),
    ("/collections", "application/json"),
    ("/collections/incidents", "application/json"),
    ("/collections/incidents/schema", "application/schema+json"),
    ("/collections/incidents/items/i0", "application/geo+json"),
]


@pytest.fixture(autouse=True)
def written(put, incidents):
    put(incidents([(0.0, 10.0), (5.0, -15.0)]))


def references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "$ref" in value:
            yield value["$ref"]
        for part in value.values():
            yield from references(part)
    elif isinstance(value, list):
        for part in value:
            yield from references(part)


@pytest.mark.parametrize(("address", "kind"), PLAIN)
def test_documents_have_a_type_and_an_etag(client: Client, address: str, kind: str):
    first = client.get(address)
    assert (first.status_code, first.content_type) == (200, kind)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    head = client.head(address)
    assert (head.status_code, head.data, head.content_length) == (200, b"", len(first.data))


@pytest.mark.parametrize(("address", "_"), PLAIN)
def test_parameters_that_they_do_not_have_are_refused(client: Client, address: str, _: str):
    joint = "&" if "?" in address else "?"
    for wrong in ("limit=1", "f=xml", "colour=red"):
        response = client.get(f"{address}{joint}{wrong}")
        assert (response.status_code, response.mimetype) == (400, "application/problem+json")


@pytest.mark.parametrize(
    "accept", ["application/json", "*/*", "", "application/geo+json, application/json", "application/json;q=0.9,*/*"]
)
def test_programs_get_the_landing_page(client: Client, accept: str):
    response = client.get("/", headers={"Accept": accept})
    assert response.content_type == "application/json"
    assert "Accept" in response.vary
    links = {link["rel"]: link for link in response.json["links"]}
    assert list(links) == ["self", "alternate", "service-desc", "conformance", "data"]
    for link in links.values():
        found = client.get(link["href"].removeprefix("http://localhost"), headers={"Accept": link["type"]})
        assert found.content_type.partition(";")[0] == link["type"].partition(";")[0]


def test_conformance_claims_what_is_kept(client: Client):
    classes = {name.rpartition("/")[2] for name in client.get("/conformance").json["conformsTo"]}
    assert classes == {"core", "oas30", "geojson"}


def test_a_collection_says_its_extent_and_where_it_is_from(client: Client):
    found = client.get("/collections/incidents").json
    assert client.get("/collections").json["collections"] == [found]
    assert found["extent"]["spatial"]["bbox"] == [[0.0, -15.0, 5.0, 10.0]]
    assert found["extent"]["temporal"]["interval"] == [["2024-07-01T00:00:00Z", "2024-07-02T23:59:59Z"]]
    assert "incidents.geojson, written 2023-11-14 22:13 UTC" in found["description"]
    assert found["itemType"] == "feature"
    links = {link["rel"]: link for link in found["links"]}
    assert links["items"]["type"] == "application/geo+json"
    assert links["describedBy"]["type"] == "application/schema+json"


def test_the_schema_says_the_types(client: Client):
    schema = client.get("/collections/incidents/schema").json
    properties = schema["properties"]["properties"]["properties"]
    assert [*properties] == [column for column in TABLES["incidents"].columns if column != "id"]
    assert properties["date_start"] == {"type": "string", "format": "date"}
    assert properties["killed"] == {"type": "integer"}
    assert properties["confidence"] == {"type": "number"}
    assert properties["tally"] == {"type": "boolean"}
    assert schema["properties"]["geometry"] == {"$ref": "https://geojson.org/schema/Point.json"}


def test_the_api_lists_every_path_and_filter(client: Client):
    api = client.get("/api").json
    assert api["openapi"].startswith("3.0.")
    items = api["paths"]["/collections/incidents/items"]["get"]["parameters"]
    named = {parameter["name"] for parameter in items if "name" in parameter}
    assert named == {*TABLES["incidents"].columns}
    assert {reference.rpartition("/")[2] for reference in references(items)} == {
        "limit",
        "offset",
        "bbox",
        "datetime",
        "f",
    }
    for reference in references(api):
        place = api
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]
    operations = [operation["get"]["operationId"] for operation in api["paths"].values()]
    assert len(operations) == len(set(operations))
    for path in api["paths"]:
        assert client.get(path.replace("{id}", "i0"), headers={"Accept": "application/json"}).status_code == 200
    # By these two QGIS chooses how many features it asks for at a time.
    assert api["components"]["parameters"]["limit"]["schema"]["maximum"] == 10_000
    assert api["components"]["parameters"]["limit"]["schema"]["default"] == 1000


@pytest.mark.parametrize("name", ["nothing", "areas", "%00"])
def test_a_collection_that_there_is_not(client: Client, name: str):
    for below in ("", "/items", "/items/1", "/schema"):
        response = client.get(f"/collections/{name}{below}")
        assert (response.status_code, response.mimetype) == (404, "application/problem+json")


def test_hostile_text_stays_data(client: Client, put, incidents):
    text = '</script><script>alert(1)</script>"\u2028\x00\ud800'
    put(incidents([None], title=[text], id=[text]))
    response = client.get("/collections/incidents/items")
    assert json.loads(response.data)["features"][0]["properties"]["title"].startswith("</script>")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
