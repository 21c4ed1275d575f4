"""Options, what services are asked for in their own terms, and what becomes of broken answers."""

import pytest

from dateline.errors import GeocoderError
from dateline.geocoding.service import Outcome, Question, Service, ServiceError

MALI = Question("Bamba", ("ML",), "en")


@pytest.fixture
def service(server):
    def make(name="nominatim", **options):
        return Service(name, {"domain": server.domain, "scheme": "http", **options})

    return make


def refused(service, question=MALI):
    with pytest.raises(ServiceError) as caught:
        service.ask(question)
    return caught.value


def test_an_unknown_service_is_told_which_there_are():
    with pytest.raises(GeocoderError, match=r"There is no geocoder 'nomi'.*nominatim.*photon"):
        Service("nomi")


def test_an_unknown_option_is_told_which_there_are():
    with pytest.raises(GeocoderError, match=r"nominatim has no option 'key'.*timeout.*domain.*user_agent"):
        Service("nominatim", {"key": "x"})


def test_a_missing_option_is_named():
    with pytest.raises(GeocoderError, match=r"geonames needs the option username: its options are username"):
        Service("geonames")


@pytest.mark.parametrize("option", ["adapter_factory", "ssl_context", "self"])
def test_objects_are_no_options(option):
    with pytest.raises(GeocoderError, match="has no option"):
        Service("nominatim", {option: "x"})


@pytest.mark.parametrize(
    ("service", "options"),
    [
        ("nominatim", {"timeout": "soon"}),
        ("nominatim", {"timeout": "-1"}),
        ("nominatim", {"timeout": "nan"}),
        ("nominatim", {"timeout": "inf"}),
        ("arcgis", {"token_lifetime": "1.5"}),
        ("nominatim", {"scheme": "ftp"}),
        ("nominatim", {"user_agent": "x\r\nHost: elsewhere"}),
        ("nominatim", {"domain": "münchen"}),
    ],
)
def test_options_have_types(service, options):
    with pytest.raises(GeocoderError, match=service):
        Service(service, options)


def test_options_are_typed_by_the_constructor():
    assert Service("nominatim", {"timeout": "2.5"})._geocoder.timeout == 2.5
    assert Service("nominatim")._geocoder.timeout == 10
    assert Service("arcgis", {"token_lifetime": "7"})._geocoder.token_lifetime == 7 * 60


def test_names_are_those_of_geopy_in_any_case():
    assert Service("Nominatim").name == "nominatim"


def test_a_public_service_has_its_policy_and_a_server_of_ones_own_has_no_rate(service):
    public, own = Service("nominatim").policy, service().policy
    assert (public.interval_s, public.names_a_run) == (1.0, 500)
    assert (own.interval_s, own.names_a_run) == (0.0, None)
    assert "OpenStreetMap" in public.attribution
    assert own.attribution == public.attribution
    assert Service("arcgis").policy.interval_s == 1.0
    assert Service("geonames", {"username": "x"}).policy.interval_s == 1.0


def test_geonames_is_asked_for_countries(server, service):
    server.will_say({"geonames": []})
    assert service("geonames", username="desk").ask(Question("Bamba", ("ML", "NE"), "en")) == []
    ((path, parameters, _),) = server.asked
    assert path == "/searchJSON"
    assert (parameters["q"], parameters["username"]) == ("Bamba", "desk")
    assert parameters["country"] == "NE"  # the last of two that are sent


def test_without_countries_the_world_is_searched(server, service):
    for name in ("nominatim", "photon"):
        service(name).ask(Question("Bamba", (), "en"))
    for _, parameters, _ in server.asked:
        assert not {"countrycodes", "bbox", "lat"} & set(parameters)


def test_a_country_that_no_layer_has_gives_no_box(server, service):
    service("photon").ask(Question("Bamba", ("ZZ",), "en"))
    assert "bbox" not in server.asked[0][1]


WRONG = [
    "",
    "{",
    "<!doctype html><title>Sign in to the hotel's network</title>",
    "[" * 100_000,
    '"a string"',
    "17",
    [17],
    [{"lat": "north", "lon": "west", "display_name": "Bamba"}],
    [{"lat": "200", "lon": "0", "display_name": "Bamba"}],
    '[{"lat": NaN, "lon": 1e999, "display_name": "Bamba"}]',
    [{"lat": "17", "lon": "-1"}],
    {"error": "no such thing"},
    {"features": "none"},
]


@pytest.mark.parametrize("body", WRONG, ids=lambda body: str(body)[:20])
def test_a_broken_answer_of_nominatim_is_skipped(server, service, body):
    server.will_say(body)
    error = refused(service())
    assert error.outcome is Outcome.SKIP
    assert str(error) == "its answer is not what it should be"


@pytest.mark.parametrize(
    "body",
    [[], {}, "<html>", {"features": [{}]}, {"features": [{"properties": {}, "geometry": {"coordinates": ["a", "b"]}}]}],
    ids=str,
)
def test_a_broken_answer_of_photon_is_skipped(server, service, body):
    server.will_say(body)
    assert refused(service("photon")).outcome is Outcome.SKIP


@pytest.mark.parametrize(("value", "outcome"), [(18, Outcome.STOP), (10, Outcome.STOP), (13, Outcome.SKIP)])
def test_geonames_says_in_its_answer_what_is_wrong(server, service, value, outcome):
    server.will_say({"status": {"message": "<script>alert(1)</script>", "value": value}})
    error = refused(service("geonames", username="desk"))
    assert error.outcome is outcome
    assert "script" not in str(error)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (400, Outcome.SKIP),
        (401, Outcome.STOP),
        (402, Outcome.STOP),
        (403, Outcome.STOP),
        (404, Outcome.SKIP),
        (408, Outcome.AGAIN),
        (414, Outcome.SKIP),
        (429, Outcome.AGAIN),
        (500, Outcome.AGAIN),
        (503, Outcome.AGAIN),
        (599, Outcome.AGAIN),
    ],
)
def test_every_status_has_its_outcome(server, service, status, outcome):
    server.will_say("<h1>no</h1>", status)
    assert refused(service()).outcome is outcome
