"""What no gazetteer holds, and which dump may."""

import pytest

from dateline.gazetteer.unresolved import MOST_SUGGESTED, find_unresolved
from dateline.model import Mention, Place, Role


def mention(article, surface, country=None, role=Role.LITERAL, held=False):
    place = Place(surface, surface, 0, 0, "P", "PPL", country) if country or held else None
    return Mention(article, 0, 1, surface, role, place, 0.9)


def test_names_count_once_whatever_their_spelling():
    mentions = [mention("a", name) for name in ("Zawaré", "ZAWARE", "Zaouare", "Zizi")]
    assert find_unresolved(mentions, ()) == (2, ())


def test_the_country_that_an_article_mostly_speaks_of_is_suggested():
    mentions = [
        *(mention("a", name, "ML") for name in ("Gao", "Mopti")),
        mention("a", "Niamey", "NE"),
        mention("a", "Zawaré"),
        *(mention("b", name, "NE") for name in ("Diffa", "Zinder")),
        *(mention("b", name) for name in ("Zizi", "Zozo")),
        mention("c", "Paris", "FR"),
    ]
    assert find_unresolved(mentions, ()) == (3, ("NE", "ML"))
    assert find_unresolved(mentions, ["NE"]) == (3, ("ML",))
    assert find_unresolved(mentions, ["NE", "ML"]) == (3, ())


def test_names_count_once_a_country():
    mentions = [mention(article, "Gao", "ML") for article in "ab"] + [mention(article, "Zizi") for article in "ab"]
    mentions += [mention("c", "Diffa", "NE"), mention("c", "Zozo"), mention("c", "Zaza")]
    assert find_unresolved(mentions, ()) == (3, ("NE", "ML"))


@pytest.mark.parametrize("role", [Role.DEMONYM, Role.NESTED])
def test_what_no_gazetteer_could_list_does_not_count(role):
    assert find_unresolved([mention("a", "Zizi", role=role)], ()) == (0, ())


def test_places_of_no_country_say_nothing():
    assert find_unresolved([mention("a", "Sahel", held=True), mention("a", "Zizi")], ()) == (1, ())


def test_no_more_is_suggested_than_is_read():
    codes = ["ML", "NE", "BF", "MR", "SN", "TD", "LY"]
    mentions = [mention(code, "x", code) for code in codes] + [mention(code, f"Zizi {code}") for code in codes]
    names, suggested = find_unresolved(mentions, ())
    assert names == len(codes)
    assert suggested == tuple(sorted(codes)[:MOST_SUGGESTED])
