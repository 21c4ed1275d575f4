"""What may come back from a server, and how long it may take."""

import gc
import socket
import warnings

import pytest

from dateline.geocoding import transport
from dateline.geocoding.service import Outcome, Question, Service, ServiceError

QUESTION = Question("Bamba", ("ML",), "en")


def failure(domain, **options):
    with pytest.raises(ServiceError) as caught:
        Service("nominatim", {"domain": domain, "scheme": "http", **options}).ask(QUESTION)
    return caught.value


def test_a_silent_server_is_not_waited_for(server):
    server.will_say(silent=True)
    error = failure(server.domain, timeout="0.1")
    assert (str(error), error.outcome) == ("no answer in time", Outcome.AGAIN)


def test_nobody_there():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    error = failure(f"127.0.0.1:{port}")
    assert (str(error), error.outcome) == ("no connection (Connection refused)", Outcome.AGAIN)


def test_a_host_that_does_not_exist():
    error = failure("geocoder.invalid")
    assert str(error).startswith("no connection (")
    assert error.outcome is Outcome.AGAIN


@pytest.mark.parametrize("domain", ["127.0.0.1:99999999", "127.0.0.1:x", "a b", "[::1", "x" * 300, ""])
def test_an_address_that_is_none(domain):
    assert failure(domain).outcome in Outcome


def test_an_endless_answer_is_cut_off(server, monkeypatch):
    monkeypatch.setattr(transport, "MAX_ANSWER_BYTES", 10_000)
    server.will_say(" " * 200_000 + "[]")
    assert failure(server.domain).outcome is Outcome.SKIP


def test_an_answer_in_drops_has_an_end(server, monkeypatch):
    monkeypatch.setattr(transport, "TOTAL_TIMEOUT_S", -1.0)
    error = failure(server.domain)
    assert (str(error), error.outcome) == ("no answer in time", Outcome.AGAIN)


def test_an_answer_that_breaks_off(server):
    server.will_say("[]", headers={"Content-Length": 50})
    error = failure(server.domain)
    assert (str(error), error.outcome) == ("no connection (IncompleteRead)", Outcome.AGAIN)


@pytest.mark.parametrize("status", [301, 302, 307])
def test_nobody_is_followed_elsewhere(server, status):
    server.will_say("", status, {"Location": f"http://{server.domain}/elsewhere"})
    error = failure(server.domain)
    assert (str(error), error.outcome) == (f"HTTP status {status}", Outcome.SKIP)
    assert len(server.asked) == 1


def test_no_message_tells_a_key(server):
    for status in (400, 401, 403, 404, 429, 500):
        server.will_say("see ?key=SECRET", status)
        with pytest.raises(ServiceError) as caught:
            Service("pickpoint", {"api_key": "SECRET", "domain": server.domain, "scheme": "http"}).ask(QUESTION)
        assert "SECRET" not in str(caught.value)
    assert server.asked[0][1]["key"] == "SECRET"


def test_everything_is_closed(server):
    service = Service("nominatim", {"domain": server.domain, "scheme": "http", "timeout": "0.1"})
    with warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        assert service.ask(QUESTION) == []
        for body, status in (("<html>", 200), ("no", 500), ("no", 429)):
            server.will_say(body, status)
            with pytest.raises(ServiceError):
                service.ask(QUESTION)
        gc.collect()
    assert len(server.asked) == 4
