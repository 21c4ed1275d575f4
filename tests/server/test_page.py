"""The page for people, and what every answer has for their safety."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from werkzeug.test import Client

from dateline.server.application import Application
from dateline.server.folder import Folder

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}


def test_a_browser_sees_the_newest_map(client: Client, put):
    put("<title>Map</title></html>", "map.html")
    response = client.get("/", headers=BROWSER)
    assert response.mimetype == "text/html"
    assert "<iframe" in response.text
    assert 'href="/map.html"' in response.text
    assert "http://localhost/" in response.text
    assert client.get("/?f=html").text == response.text
    assert client.get("/", headers={**BROWSER, "If-None-Match": response.headers["ETag"]}).status_code == 304


def test_the_page_knows_its_own_etag_and_changes_with_the_map(client: Client, put):
    tags = []
    for name in ("map.html", "map.html", "incidents.csv", "2026-11-20/map.html"):
        put("<title>Map</title></html>", name)
        response = client.get("/?f=html")
        tags.append(response.headers["ETag"])
        assert f"data-version={response.headers['ETag'].replace(chr(34), '&quot;').join(chr(34) * 2)}" in response.text
        assert client.head("/?f=html").headers["ETag"] == tags[-1]
    assert len(set(tags)) == 4
    # New figures alone do not take the map away from who is reading it.
    put("id", "incidents.csv")
    assert client.get("/?f=html").headers["ETag"] == tags[-1]


def test_before_anything_is_written_the_page_says_so(client: Client, put, folder):
    page = client.get("/", headers=BROWSER).text
    assert str(folder.parent) not in page
    assert "Nothing has been written yet" in page
    assert "<iframe" not in page
    assert "<script>" in page  # which asks again
    put("id", "incidents.csv")
    assert "No map yet" in client.get("/", headers=BROWSER).text


def test_names_of_files_are_text(client: Client, put):
    put("id", "<img src=x onerror=alert(1)> & \"'.csv")
    page = client.get("/?f=html").text
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; &quot;" in page
    link = re.search(r'href="(/%3Cimg[^"]*)"', page)[1]
    assert client.get(link).text == "id"


def test_the_policy_allows_the_page_its_own_script_and_style_only(client: Client):
    response = client.get("/?f=html")
    policy = response.headers["Content-Security-Policy"]
    for tag in ("script", "style"):
        (text,) = re.findall(f"<{tag}>(.*?)</{tag}>", response.text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


def test_a_map_may_not_read_the_other_files(client: Client, put):
    put("<script>fetch('/incidents.csv')</script></html>", "map.html")
    policy = client.get("/map.html").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "connect-src" not in policy
    assert "frame-ancestors 'self'" in policy


@pytest.mark.parametrize("address", ["/", "/?f=html", "/map.html", "/collections", "/nothing", "/?x=1"])
def test_every_answer_is_guarded(client: Client, put, address: str):
    put("<title>Map</title></html>", "map.html")
    headers = client.get(address).headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-cache"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert not [name for name in dict(headers) if name.startswith("Access-Control")]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"])
def test_nothing_can_be_changed(client: Client, method: str):
    response = client.open("/collections", method=method)
    assert (response.status_code, response.mimetype) == (405, "application/problem+json")
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD"}


def test_only_names_of_this_machine_are_answered(folder, said):
    folder.mkdir()
    client = Client(Application(Folder(folder), said.append, {"127.0.0.1:8642", "localhost:8642"}))
    assert client.get("/conformance", headers={"Host": "LOCALHOST:8642"}).status_code == 200
    for host in ("evil.example", "evil.example:8642", "localhost", "localhost:80", "localhost:8642.evil.example", ""):
        response = client.get("/conformance", headers={"Host": host})
        assert (response.status_code, response.mimetype) == (421, "application/problem+json")


def test_a_query_has_a_length(client: Client):
    assert client.get(f"/conformance?f={'x' * 5000}").status_code == 414


def test_a_fault_is_a_sentence(client: Client, put, incidents, said, monkeypatch):
    put(incidents([None]))
    monkeypatch.setattr("dateline.server.application.collections_document", lambda *_: 1 / 0)
    response = client.get("/collections")
    assert (response.status_code, response.mimetype) == (500, "application/problem+json")
    assert "Traceback" not in response.text
    assert "ZeroDivision" not in response.text
    assert said == ["Cannot answer '/collections': ZeroDivisionError: division by zero"]
