"""The geocoder over real HTTP: what it asks, keeps, waits for and gives up."""

import pytest

from dateline.geocoding.geocoder import FIRST_WAIT_S, GIVE_UP_AFTER, MISS_DAYS, TRIES
from dateline.geocoding.policy import Policy

DAY_S = 86_400


def test_nominatim_finds_a_village(server, make_geocoder):
    server.places["Tin Essako"] = [server.village("Tin-Essako", 18.44, 2.48, "ML")]
    geocoder = make_geocoder()
    place = geocoder.find("Tin Essako", ["ML", "NE"])
    assert (place.id, place.name, place.country, place.admin1) == ("nominatim:node/4217", "Tin-Essako", "ML", "Kidal")
    assert (place.lat, place.lon) == (18.44, 2.48)
    assert (place.feature_class, place.feature_code, place.precision) == ("P", "PPL", 1)
    assert 2 < place.uncertainty_km < 4  # half the diagonal of a box of 4.4 km
    path, parameters, headers = server.asked[0]
    assert path == "/search"
    assert parameters["countrycodes"] == "ml,ne"
    assert (parameters["format"], parameters["addressdetails"], parameters["namedetails"]) == ("json", "1", "1")
    assert headers["User-Agent"].startswith("dateline/")
    assert geocoder.problem is None


def test_photon_finds_a_village(server, make_geocoder):
    server.places["Tin Essako"] = [
        server.photon_feature("Tin-Essako", 18.44, 2.48, "ML", extent=[2.46, 18.46, 2.5, 18.42])
    ]
    place = make_geocoder("photon").find("Tin Essako", ["ML", "NE"])
    assert (place.id, place.country, place.feature_code) == ("photon:node/99", "ML", "PPL")
    path, parameters, _ = server.asked[0]
    assert path == "/api"
    west, south, east, north = (float(edge) for edge in parameters["bbox"].split(","))
    assert west < -12
    assert south < 12
    assert east > 15
    assert north > 24
    assert -12 < float(parameters["lon"]) < 4  # within Mali, the first


def test_nothing_but_names_and_countries_is_sent(server, make_geocoder):
    make_geocoder(user_agent="desk/1 (me@example.org)").find("Tin Essako", ["ML"])
    ((_, parameters, headers),) = server.asked
    assert parameters == {
        "q": "Tin Essako",
        "format": "json",
        "limit": "10",
        "countrycodes": "ml",
        "addressdetails": "1",
        "namedetails": "1",
        "accept-language": "en",
    }
    assert headers["User-Agent"] == "desk/1 (me@example.org)"
    assert "Cookie" not in headers


def test_what_was_found_is_kept_for_good(server, clock, make_geocoder):
    server.places["Tin Essako"] = [server.village("Tin Essako", 18.44, 2.48, "ML")]
    first = make_geocoder().find("Tin Essako", ["ML"])
    clock.now += 5000 * DAY_S
    server.places.clear()
    again = make_geocoder()
    assert again.find("Tin Essako", ["ML"]) == first
    assert (again.requested, again.cached, again.found) == (0, 1, 1)
    assert len(server.asked) == 1


def test_a_miss_is_asked_again_after_some_time(server, clock, make_geocoder):
    assert make_geocoder().find("Tin Essako", ["ML"]) is None
    clock.now += (MISS_DAYS - 1) * DAY_S
    assert make_geocoder().find("Tin Essako", ["ML"]) is None
    assert len(server.asked) == 1
    clock.now += 2 * DAY_S
    server.places["Tin Essako"] = [server.village("Tin Essako", 18.44, 2.48, "ML")]
    assert make_geocoder().find("Tin Essako", ["ML"]).country == "ML"
    assert len(server.asked) == 2


def test_other_countries_and_other_services_are_other_questions(server, make_geocoder):
    geocoder = make_geocoder()
    for countries in (["ML"], ["NE"], ["ML", "NE"], ["ML"], []):
        geocoder.find("Tin Essako", countries)
    make_geocoder("photon").find("Tin Essako", ["ML"])
    assert len(server.asked) == 5


def test_a_result_elsewhere_is_none(server, make_geocoder):
    server.places["Bamba"] = [server.village("Bamba", -2.5, 26.9, "CD")]
    assert make_geocoder().find("Bamba", ["ML"]) is None


def test_a_result_of_another_name_is_none(server, make_geocoder):
    server.places["Bamba"] = [server.village("Tombouctou", 16.77, -3.0, "ML")]
    assert make_geocoder().find("Bamba", ["ML"]) is None


@pytest.mark.parametrize("name", ["", "  ", "—", "x" * 10_000, "\u200b\u202e", "\ud800"])
def test_what_is_no_name_is_not_asked(server, make_geocoder, name):
    assert make_geocoder().find(name, ["ML"]) is None
    assert server.asked == []


@pytest.mark.parametrize("status", [500, 502, 503, 504, 429, 408])
def test_an_error_of_the_service_is_asked_again(server, clock, make_geocoder, status):
    server.places["Bamba"] = [server.village("Bamba", 17.03, -1.4, "ML")]
    server.will_say("busy", status)
    geocoder = make_geocoder()
    assert geocoder.find("Bamba", ["ML"]) is not None
    assert clock.waits == [FIRST_WAIT_S]
    assert geocoder.problem is None


@pytest.mark.parametrize("status", [429, 503])
def test_retry_after_is_honoured(server, clock, make_geocoder, status):
    server.places["Bamba"] = [server.village("Bamba", 17.03, -1.4, "ML")]
    server.will_say("busy", status, {"Retry-After": 37})
    assert make_geocoder().find("Bamba", ["ML"]) is not None
    assert clock.waits == [37]


def test_who_wants_to_be_left_alone_is_left_alone(server, clock, make_geocoder):
    server.will_say("no", 429, {"Retry-After": 86400})
    geocoder = make_geocoder()
    assert [geocoder.find(name, ["ML"]) for name in ("Bamba", "Tessit", "Ber")] == [None, None, None]
    assert len(server.asked) == 1
    assert clock.waits == []
    assert geocoder.problem == "The geocoder nominatim is not asked any more in this run: too many requests."
    assert (geocoder.requested, geocoder.unanswered) == (1, 3)


@pytest.mark.parametrize("value", ["soon", "Fri, 99 Foo 99999 99:99:99 GMT", "-5", "1" * 400])
def test_absurd_retry_after_does_no_harm(server, clock, make_geocoder, value):
    server.will_say("no", 429, {"Retry-After": value})
    make_geocoder().find("Bamba", ["ML"])
    assert sum(clock.waits) < 10


def test_waits_grow_and_end(server, clock, make_geocoder):
    server.will_say("down", 500, times=20)
    geocoder = make_geocoder()
    assert geocoder.find("Bamba", ["ML"]) is None
    assert (len(server.asked), clock.waits) == (TRIES, [1, 2, 4])
    geocoder.find("Tessit", ["ML"])
    geocoder.find("Ber", ["ML"])
    assert len(server.asked) == GIVE_UP_AFTER
    assert geocoder.problem == "The geocoder nominatim is not asked any more in this run: HTTP status 500."


def test_a_failure_is_not_kept(server, make_geocoder):
    server.places["Bamba"] = [server.village("Bamba", 17.03, -1.4, "ML")]
    server.will_say("down", 500, times=TRIES)
    assert make_geocoder().find("Bamba", ["ML"]) is None
    assert make_geocoder().find("Bamba", ["ML"]) is not None


def test_one_answer_between_failures_begins_the_count_anew(server, make_geocoder):
    geocoder = make_geocoder()
    for name in ("Bamba", "Tessit", "Ber", "Anefis"):
        server.will_say("down", 500, times=2)
        server.will_say([])
        geocoder.find(name, ["ML"])
    assert geocoder.problem is None


@pytest.mark.parametrize("status", [401, 403])
def test_who_refuses_is_asked_once(server, clock, make_geocoder, status):
    server.will_say("blocked", status)
    geocoder = make_geocoder()
    geocoder.find("Bamba", ["ML"])
    geocoder.find("Tessit", ["ML"])
    assert (len(server.asked), clock.waits) == (1, [])
    assert "refuses access" in geocoder.problem


def test_the_cache_answers_after_the_service_is_given_up(server, make_geocoder):
    server.places["Bamba"] = [server.village("Bamba", 17.03, -1.4, "ML")]
    make_geocoder().find("Bamba", ["ML"])
    server.will_say("blocked", 403)
    geocoder = make_geocoder()
    assert geocoder.find("Tessit", ["ML"]) is None
    assert geocoder.find("Bamba", ["ML"]) is not None


def test_a_public_service_is_asked_at_its_pace_and_no_more_than_it_may(server, clock, make_geocoder, monkeypatch):
    geocoder = make_geocoder()
    monkeypatch.setattr(geocoder._service, "policy", Policy("x", 1.0, 4))
    for name in ("Bamba", "Tessit", "Ber"):
        geocoder.find(name, ["ML"])
    assert clock.waits == [1, 1]
    clock.now += 10
    geocoder.find("Anefis", ["ML"])
    assert clock.waits == [1, 1]
    geocoder.find("Almoustarat", ["ML"])
    assert len(server.asked) == 4
    assert "as many as one run may ask for" in geocoder.problem


def test_an_interruption_loses_nothing(server, make_geocoder, monkeypatch):
    server.places["Bamba"] = [server.village("Bamba", 17.03, -1.4, "ML")]
    geocoder = make_geocoder()
    assert geocoder.find("Bamba", ["ML"]) is not None

    def interrupt(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(geocoder, "_sleep", interrupt)
    server.will_say("down", 500)
    with pytest.raises(KeyboardInterrupt):
        geocoder.find("Tessit", ["ML"])
    # Nothing is closed, as after a signal.
    assert make_geocoder().find("Bamba", ["ML"]) is not None
    assert server.names == ["Bamba", "Tessit"]
