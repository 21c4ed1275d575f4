"""Fetching dumps, over real HTTP from a server of our own that does what servers do."""

import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import requests

from dateline.errors import GazetteerError
from dateline.gazetteer import download
from dateline.gazetteer.download import fetch_dump

BODY = bytes(range(256)) * 1024


class Server(ThreadingHTTPServer):
    """Serves one file; its attributes say how well."""

    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.body = BODY
        self.etag = '"one"'
        self.modified = None
        self.statuses = []  # sent in place of the file, one a request
        self.cut_at = None  # bytes after which the next answer ends
        self.ranges = True
        self.knows_head = True
        self.wait_s = 0.0
        self.asked = []

    def handle_error(self, request, client_address):
        """Say nothing of a client that has gone."""


class Handler(BaseHTTPRequestHandler):
    def do_HEAD(self):
        if not self.server.knows_head:
            self.send_error(405)
        else:
            self.answer(None)

    def do_GET(self):
        self.answer(self.server.body)

    def answer(self, body):
        server = self.server
        server.asked.append((self.command, self.headers.get("Range")))
        time.sleep(server.wait_s)
        if self.path != "/dump/ML.zip":
            self.send_error(404)
            return
        if server.statuses:
            self.send_error(server.statuses.pop(0))
            return
        first = 0
        wanted = self.headers.get("Range")
        if wanted and server.ranges and self.headers.get("If-Range") in (server.etag, server.modified):
            first = int(wanted.removeprefix("bytes=").removesuffix("-"))
        if first >= len(server.body):
            self.send_error(416)
            return
        self.send_response(206 if first else 200)
        for name, value in (("ETag", server.etag), ("Last-Modified", server.modified)):
            if value:
                self.send_header(name, value)
        if first:
            self.send_header("Content-Range", f"bytes {first}-{len(server.body) - 1}/{len(server.body)}")
        self.send_header("Content-Length", str(len(server.body) - first))
        self.end_headers()
        if body is not None:
            end, server.cut_at = server.cut_at, None
            self.wfile.write(body[first : None if end is None else first + end])

    def log_message(self, *arguments):
        """Be still."""


@pytest.fixture
def server():
    with Server() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def fetch(server, data, monkeypatch):
    monkeypatch.setattr(download, "_WAITS_S", (0.0, 0.0))

    def run(country="ML", **options):
        return fetch_dump(country, url=f"http://127.0.0.1:{server.server_port}/dump/", **options)

    return run


def ranges(server):
    return [wanted for method, wanted in server.asked if method == "GET"]


def test_a_dump_is_fetched_once_and_anew_when_it_changed(server, fetch):
    told = []
    path, source = fetch(progress=lambda *step: told.append(step))
    assert path.read_bytes() == BODY
    assert source == f"http://127.0.0.1:{server.server_port}/dump/ML.zip"
    assert told[-1] == (len(BODY), len(BODY))
    assert fetch()[0] == path
    assert ranges(server) == [None]
    server.body, server.etag = BODY[::-1], '"two"'
    newer, _ = fetch()
    assert newer.read_bytes() == server.body
    assert list(path.parent.iterdir()) == [newer]


def test_a_download_that_breaks_off_goes_on(server, fetch):
    server.cut_at = 100_000
    assert fetch()[0].read_bytes() == BODY
    assert ranges(server) == [None, "bytes=65536-"]


def test_it_goes_on_in_the_next_run_too(server, fetch, monkeypatch):
    monkeypatch.setattr(download, "_WAITS_S", ())
    server.cut_at = 100_000
    with pytest.raises(GazetteerError, match=r"broke off at byte 65,536.*goes on from where it was"):
        fetch()
    path, _ = fetch()
    assert path.read_bytes() == BODY
    assert ranges(server) == [None, "bytes=65536-"]
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("change", [{"ranges": False}, {"body": BODY[::-1], "etag": '"two"'}, {"etag": None}])
def test_it_starts_afresh_where_it_cannot_go_on(server, fetch, monkeypatch, change):
    monkeypatch.setattr(download, "_WAITS_S", ())
    server.cut_at = 100_000
    with pytest.raises(GazetteerError):
        fetch()
    for name, value in change.items():
        setattr(server, name, value)
    assert fetch()[0].read_bytes() == server.body


def test_a_file_that_changes_between_two_requests_is_fetched_whole(server, fetch, monkeypatch):
    server.cut_at = 100_000
    waited = []

    def change(seconds):
        waited.append(seconds)
        server.body, server.etag = BODY[::-1], '"two"'

    monkeypatch.setattr(download.time, "sleep", change)
    server.wait_s = 0
    assert fetch()[0].read_bytes() == BODY[::-1]
    assert waited


def test_a_part_that_is_too_long_is_thrown_away(server, fetch, monkeypatch):
    monkeypatch.setattr(download, "_WAITS_S", ())
    server.cut_at = 100_000
    with pytest.raises(GazetteerError):
        fetch()
    monkeypatch.setattr(download, "_WAITS_S", (0.0,))
    server.body = BODY[:50_000]
    assert fetch()[0].read_bytes() == BODY[:50_000]


@pytest.mark.parametrize(
    "how",
    [
        {"etag": None, "modified": "Tue, 01 Mar 2016 00:00:00 GMT"},
        {"etag": 'W/"weak"'},
        {"etag": None},
        {"knows_head": False},
    ],
)
def test_servers_say_more_or_less(server, fetch, how):
    for name, value in how.items():
        setattr(server, name, value)
    assert fetch()[0].read_bytes() == BODY


def test_what_may_pass_is_tried_again(server, fetch):
    server.statuses = [503, 500]
    assert fetch()[0].read_bytes() == BODY


@pytest.mark.parametrize(("status", "said"), [(500, "500"), (429, "429"), (403, "403 Forbidden"), (404, "404")])
def test_what_does_not_pass_is_said(server, fetch, status, said):
    server.statuses = [status] * 9
    with pytest.raises(GazetteerError, match=f"ML.zip cannot be fetched .*{said}.*--from") as caught:
        fetch()
    assert "\n" not in str(caught.value)


def test_no_dump_of_a_country(fetch, data):
    with pytest.raises(GazetteerError, match=r"XX\.zip cannot be fetched \(the server answers 404"):
        fetch("XX")
    assert not list(data.parent.rglob("*.part"))


def test_a_server_that_does_not_answer(server, fetch, monkeypatch):
    monkeypatch.setattr(download, "_TIMEOUT_S", (0.2, 0.2))
    server.wait_s = 1.0
    with pytest.raises(GazetteerError, match="the server does not answer"):
        fetch()


def test_no_server_and_no_address(data):
    for url, said in (
        ("http://127.0.0.1:9/", "cannot be reached"),
        ("dumps", "No scheme"),
        ("ftp://a/", "No connection"),
    ):
        with pytest.raises(GazetteerError, match=said):
            fetch_dump("ML", url=url)


def test_what_is_too_large_is_left_alone(fetch, monkeypatch):
    monkeypatch.setattr(download, "_MAX_BYTES", 1000)
    with pytest.raises(GazetteerError, match="262,144 bytes, more than any dump"):
        fetch()


def test_offline_uses_what_there_is_and_asks_nobody(server, fetch, monkeypatch):
    with pytest.raises(GazetteerError, match=r"ML\.zip was not downloaded before: leave out --offline"):
        fetch(offline=True)
    assert server.asked == []
    path, _ = fetch()
    monkeypatch.setattr(requests, "get", None)
    monkeypatch.setattr(requests, "head", None)
    assert fetch(offline=True) == (path, "ML.zip, downloaded before")
