"""A server on this machine that answers as Nominatim and Photon do, and a clock that waits for nobody."""

import json
import threading
from collections import deque
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from dateline.geocoding.geocoder import Geocoder


def village(name, lat, lon, country, **more):
    """One result as Nominatim gives it."""
    return {
        "place_id": 1,
        "osm_type": "node",
        "osm_id": 4217,
        "lat": str(lat),
        "lon": str(lon),
        "class": "place",
        "type": "village",
        "addresstype": "village",
        "name": name,
        "display_name": f"{name}, Kidal, Somewhere",
        "address": {"village": name, "state": "Kidal", "country_code": country.lower()},
        "boundingbox": [str(lat - 0.02), str(lat + 0.02), str(lon - 0.02), str(lon + 0.02)],
        **more,
    }


def photon_feature(name, lat, lon, country, **more):
    """One result as Photon gives it."""
    properties = {"osm_type": "N", "osm_id": 99, "osm_key": "place", "osm_value": "village", "type": "city"}
    properties |= {"name": name, "countrycode": country, "state": "Kidal", **more}
    geometry = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


@dataclass
class Reply:
    """What the server says once."""

    body: object = field(default_factory=list)
    status: int = 200
    headers: dict = field(default_factory=dict)
    silent: bool = False

    def data(self):
        text = self.body if isinstance(self.body, str) else json.dumps(self.body)
        return text.encode()


@dataclass
class Server:
    """What it is to say, and what it was asked."""

    domain: str
    places: dict = field(default_factory=dict)
    """Results by name, for every request that no reply waits for."""
    replies: deque = field(default_factory=deque)
    """Said first, one a request."""
    asked: list = field(default_factory=list)
    """Path, parameters and headers of each request."""
    closing: threading.Event = field(default_factory=threading.Event)

    village = staticmethod(village)
    photon_feature = staticmethod(photon_feature)

    def will_say(self, body=(), status=200, headers=None, *, silent=False, times=1):
        """Say this next; text as it is, anything else as JSON. Silent: nothing, ever."""
        self.replies.extend([Reply(body, status, headers or {}, silent)] * times)

    @property
    def names(self):
        return [parameters["q"] for _, parameters, _ in self.asked]

    def reply(self, path, parameters):
        if self.replies:
            return self.replies.popleft()
        found = self.places.get(parameters["q"], [])
        return Reply({"type": "FeatureCollection", "features": found} if path == "/api" else found)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urlsplit(self.path)
        parameters = {key: values[-1] for key, values in parse_qs(url.query).items()}
        state = self.server.state
        state.asked.append((url.path, parameters, dict(self.headers)))
        reply = state.reply(url.path, parameters)
        if reply.silent:
            state.closing.wait(30)
            return
        data = reply.data()
        self.send_response(reply.status)
        for name, value in ({"Content-Type": "application/json", "Content-Length": len(data)} | reply.headers).items():
            self.send_header(name, str(value))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


class QuietServer(ThreadingHTTPServer):
    def handle_error(self, *_):
        """Nobody waits for the end of an answer that is too long."""


@pytest.fixture
def server():
    with QuietServer(("127.0.0.1", 0), Handler) as http:
        http.state = Server(f"127.0.0.1:{http.server_port}")
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield http.state
        http.state.closing.set()
        http.shutdown()
        thread.join()


class Clock:
    """Time that passes only where somebody waits."""

    def __init__(self):
        self.now = 1_800_000_000.0
        self.waits = []

    def __call__(self):
        return self.now

    def sleep(self, seconds):
        assert seconds > 0
        self.waits.append(seconds)
        self.now += seconds


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def make_geocoder(server, clock, tmp_path):
    """Make geocoders on the server, with one cache; they are closed at the end."""
    made = []

    def make(service="nominatim", **options):
        options = {"domain": server.domain, "scheme": "http", **options}
        made.append(Geocoder(service, options, cache=tmp_path / "answers.sqlite", clock=clock, sleep=clock.sleep))
        return made[-1]

    yield make
    for geocoder in made:
        geocoder.close()
