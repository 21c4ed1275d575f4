"""Which mentions are asked for, where, and what they become."""

import pytest

from dateline.geocoding.matching import Match
from dateline.geocoding.mentions import LEAST_CONFIDENCE, MOST_COUNTRIES, geocode
from dateline.model import Mention, Place, Role

GAO = Place("geonames:2457161", "Gao", 16.27, -0.04, "P", "PPLA", "ML")
MALI = Place("geonames:2453866", "Mali", 18.0, -2.0, "A", "PCLI", "ML", precision=6)


def place(country, number=1, lat=17.0, lon=-1.4):
    return Place(f"nominatim:node/{number}", "Bamba", lat, lon, "P", "PPL", country)


def mention(surface="Bamba", at=None, role=Role.LITERAL, confidence=0.8, start=0):
    return Mention("a", start, start + len(surface), surface, role, at, confidence)


class Known:
    """A geocoder that knows some names, and remembers what it was asked."""

    def __init__(self, **known):
        self.known = known
        self.asked = []

    def matches(self, name, countries=()):
        self.asked.append((name, countries))
        return self.known.get(name, ())


def test_a_name_without_a_place_gets_one():
    one = Match(place("ML"), exact=True)
    mentions = (mention("Gao", GAO), mention(), mention(start=50))
    geocoder = Known(Bamba=(one,))
    found = geocode(mentions, geocoder)
    assert geocoder.asked == [("Bamba", ("ML",))]  # once
    assert found[0] is mentions[0]
    assert [each.place for each in found[1:]] == [one.place, one.place]
    assert (found[2].start, found[2].surface, found[2].role) == (50, "Bamba", Role.LITERAL)
    assert found[1].confidence == pytest.approx(0.8 * 0.9)


def test_what_the_service_does_not_know_stays_as_it_is():
    mentions = (mention(), mention("Gao", GAO))
    assert geocode(mentions, Known()) == mentions
    assert geocode((), Known()) == ()


@pytest.mark.parametrize("role", Role)
def test_demonyms_and_parts_of_names_are_never_asked_for(role):
    geocoder = Known()
    geocode((mention(role=role),), geocoder)
    assert bool(geocoder.asked) is (role not in (Role.DEMONYM, Role.NESTED))


def test_a_name_that_is_hardly_a_place_s_is_not_asked_for():
    geocoder = Known()
    geocode((mention(confidence=LEAST_CONFIDENCE - 0.01),), geocoder)
    assert geocoder.asked == []


def test_a_name_that_has_a_place_is_not_asked_for():
    geocoder = Known()
    geocode((mention("Gao", GAO, confidence=0.1),), geocoder)
    assert geocoder.asked == []


def test_countries_come_by_share_and_passing_ones_not_at_all():
    mentions = [mention(at=place(country)) for country in ["NE"] * 8 + ["ML"] * 12 + ["FR"]]
    geocoder = Known()
    geocode([*mentions, mention("Tessit"), mention(at=Place("region:sahel", "Sahel", 15, 0, "L", "RGN"))], geocoder)
    assert geocoder.asked == [("Tessit", ("ML", "NE"))]


def test_demonyms_say_which_countries_too():
    geocoder = Known()
    geocode((mention("Malian", MALI, Role.DEMONYM), mention("Tessit")), geocoder)
    assert geocoder.asked == [("Tessit", ("ML",))]


def test_of_many_countries_only_some():
    geocoder = Known()
    geocode([*(mention(at=place(country)) for country in ("ML", "NE", "BF", "DZ", "LY", "TD")), mention()], geocoder)
    ((_, countries),) = geocoder.asked
    assert countries == ("BF", "DZ", "LY", "ML", "NE")
    assert len(countries) == MOST_COUNTRIES


def test_of_several_the_nearest_to_the_rest_of_the_article():
    far, near = Match(place("ML", 1, 13.0, -8.0), exact=True), Match(place("ML", 2, 17.03, -1.4), exact=True)
    found = geocode((mention("Gao", GAO), mention()), Known(Bamba=(far, near)))[1]
    assert found.place is near.place
    assert found.confidence == pytest.approx(0.8 * 0.9 / 2)
    # The point of a country is near nothing: the service's order stands.
    found = geocode((mention("Mali", MALI), mention()), Known(Bamba=(far, near)))[1]
    assert found.place is far.place


def test_of_too_many_none():
    many = tuple(Match(place("ML", number, 13.0 + number), exact=True) for number in (1, 2, 3))
    assert geocode((mention(),), Known(Bamba=many[:2]))[0].place is many[0].place
    assert geocode((mention(),), Known(Bamba=many))[0] == mention()


def test_of_several_countries_the_one_that_the_article_speaks_of_most_and_the_less_sure():
    there, here = Match(place("NE", 1), exact=True), Match(place("ML", 2, 13.0, -8.0), exact=True)
    niamey = Place("geonames:2440485", "Niamey", 13.5, 2.1, "P", "PPLC", "NE")
    mentions = (mention("Gao", GAO), mention("Gao", GAO), mention("Gao", GAO), mention("Niamey", niamey), mention())
    found = geocode(mentions, Known(Bamba=(there, here)))[-1]
    assert found.place is here.place
    assert found.confidence == pytest.approx(0.8 * 0.9 * 3 / 4)


def test_one_spelled_alike_is_less_sure():
    exact = geocode((mention(),), Known(Bamba=(Match(place("ML"), exact=True),)))[0]
    alike = geocode((mention(),), Known(Bamba=(Match(place("ML"), exact=False),)))[0]
    assert alike.confidence < exact.confidence
