"""The files of the folder: which are served, and how."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from werkzeug.test import Client

MAP = "<!DOCTYPE html><title>Map</title></html>\n"


def test_a_file_with_its_etag(client: Client, put):
    path = put(MAP, "map.html")
    response = client.get("/map.html")
    assert response.text == MAP
    assert response.content_type == "text/html; charset=utf-8"
    assert response.headers["Last-Modified"] == "Tue, 14 Nov 2023 22:13:20 GMT"
    tag = response.headers["ETag"]
    assert not tag.startswith("W/")
    again = client.get("/map.html", headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    since = {"If-Modified-Since": response.headers["Last-Modified"]}
    assert client.get("/map.html", headers=since).status_code == 304
    head = client.head("/map.html")
    assert (head.status_code, head.data, head.content_length) == (200, b"", len(MAP))
    path.write_text(MAP + MAP)
    assert client.get("/map.html", headers={"If-None-Match": tag}).text == MAP + MAP


def test_parts_of_a_file(client: Client, put):
    put("0123456789", "incidents.csv")
    part = client.get("/incidents.csv", headers={"Range": "bytes=2-4"})
    assert (part.status_code, part.text, part.headers["Content-Range"]) == (206, "234", "bytes 2-4/10")
    assert client.get("/incidents.csv", headers={"Range": "bytes=-3"}).text == "789"
    beyond = client.get("/incidents.csv", headers={"Range": "bytes=20-"})
    assert (beyond.status_code, beyond.headers["Content-Range"]) == (416, "bytes */10")
    stale = client.get("/incidents.csv", headers={"Range": "bytes=2-4", "If-Range": '"another"'})
    assert (stale.status_code, stale.text) == (200, "0123456789")


def test_of_one_name_the_newest_is_served(client: Client, put):
    put("old</html>", "2026-11-19/map.html")
    put("new</html>", "2026-11-20/map.html")
    assert client.get("/map.html").text == "new</html>"
    put("newest</html>", "map.html")
    assert client.get("/map.html").text == "newest</html>"


def test_half_a_map_is_not_served(client: Client, put):
    put("old</html>", "2026-11-19/map.html")
    for half in ("", "<title>Map", "new</html"):
        put(half, "map.html")
        assert client.get("/map.html").text == "old</html>"
    put("new</html>\n", "map.html")
    assert client.get("/map.html").text == "new</html>\n"


def test_data_are_saved_and_not_shown(client: Client, put):
    put("{}", "réfugiés & co.geojson")
    response = client.get("/r%C3%A9fugi%C3%A9s%20%26%20co.geojson")
    assert response.mimetype == "application/geo+json"
    assert response.headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "address",
    [
        "/secret.txt",
        "/.hidden.csv",
        "/.ssh/key.csv",
        "/outside.csv",
        "/away/outside.csv",
        "/linked.csv",
        "/unveiled.csv",
        "/disguised.csv",
        "/pipe.csv",
        "/folder.csv",
        "/sub/inner.csv",
        "/../outside.csv",
        "/..%2Foutside.csv",
        "/..%5Coutside.csv",
        "/%2e%2e/outside.csv",
        "/outside.csv%00.html",
        "/loop.csv",
        "/dangling.csv",
        "/passwd.csv",
    ],
)
def test_nothing_else_is_served(client: Client, put, folder: Path, address: str, said: list[str]):
    outside = folder.parent / "outside.csv"
    outside.write_text("secret")
    put("secret", "secret.txt")
    put("secret", ".hidden.csv")
    put("secret", ".ssh/key.csv")
    put("shown", "sub/inner.csv")
    (folder / "linked.csv").symlink_to(outside)
    (folder / "away").symlink_to(folder.parent)
    (folder / "unveiled.csv").symlink_to(folder / ".hidden.csv")
    (folder / "disguised.csv").symlink_to(folder / "secret.txt")
    (folder / "loop.csv").symlink_to(folder / "loop.csv")
    (folder / "dangling.csv").symlink_to(folder / "nothing.csv")
    (folder / "passwd.csv").symlink_to("/etc/passwd")
    (folder / "folder.csv").mkdir()
    os.mkfifo(folder / "pipe.csv")
    response = client.get(address)
    assert response.status_code == 404
    assert response.mimetype == "application/problem+json"
    assert "secret" not in client.get("/?f=html").text
    assert client.get("/inner.csv").text == "shown"
    assert said == []


def test_a_link_within_the_folder_is_followed(client: Client, put, folder: Path):
    put("today</html>", "2026-11-20/map.html")
    (folder / "latest").symlink_to(folder / "2026-11-20")
    (folder / "index.html").symlink_to(folder / "2026-11-20" / "map.html")
    assert client.get("/map.html").text == "today</html>"
    assert client.get("/index.html").text == "today</html>"


def test_a_socket_is_no_file(client: Client, folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(folder)  # the path of a socket may have 108 characters only
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.csv")
        assert client.get("/socket.csv").status_code == 404


def test_what_may_not_be_read_is_not_there(client: Client, put, monkeypatch: pytest.MonkeyPatch, said: list[str]):
    put("secret", "closed.csv")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert client.get("/closed.csv").status_code == 404
    assert said == []
