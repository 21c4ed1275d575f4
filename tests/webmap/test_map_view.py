import numpy as np
import pytest

from dateline.webmap.basemap import Box
from dateline.webmap.view import LEAST_DEG, WORLD, detail, home

SAHEL = np.array([[-4.0, 14.5], [2.9, 19.9], [0.0, 16.3]])
PRECISE = np.array([1.0, 2.0, 3.0])
SAHEL_VIEW = home(SAHEL, PRECISE)


def test_the_first_view_holds_the_precise_incidents():
    view = home(SAHEL, PRECISE)
    assert view == pytest.approx((-4.0, 14.2, 2.9, 20.2))


def test_a_vague_point_nearby_comes_in_and_one_far_away_does_not():
    near = home(np.vstack([SAHEL, [4.0, 20.0]]), np.append(PRECISE, 6))
    assert near.east == 4.0
    far = home(np.vstack([SAHEL, [100.0, 10.0]]), np.append(PRECISE, 6))
    assert far == home(SAHEL, PRECISE)


def test_one_town_among_countries_does_not_hide_them():
    town, countries = [[-8.0, 12.6]], [[2.8, 24.7], [-2.0, 18.0], [8.8, 14.7]]
    view = home(np.array(town + countries), np.array([1.0, 5, 6, 5]))
    assert (view.west, view.east, view.north) == pytest.approx((-11.0, 8.8, 24.7))


def test_vague_points_alone_are_shown():
    view = home(np.array([[100.0, 60.0]]), np.array([6.0]))
    assert view.west < 100 < view.east


def test_one_incident_is_seen_with_its_surroundings():
    view = home(SAHEL[:1], PRECISE[:1])
    assert view.east - view.west == LEAST_DEG


def test_unknown_precision_and_place():
    assert home(SAHEL, np.full(3, np.nan)) == home(SAHEL, PRECISE)
    assert home(np.full((2, 2), np.nan), np.full(2, np.nan)) == WORLD
    assert home(np.empty((0, 2)), np.empty(0)) == WORLD


def test_detail_reaches_beyond_the_view_but_not_beyond_the_world():
    view = home(SAHEL, PRECISE)
    assert detail(view).west < view.west
    assert detail(Box(-170, -80, 170, 80)) == (-180, -90, 180, 90)


def test_a_wide_view_has_no_wide_margin():
    assert detail(WORLD) == (WORLD.west - 15, WORLD.south - 15, WORLD.east + 15, WORLD.north + 15)


def test_the_first_view_is_the_narrowest_also_across_the_antimeridian():
    pacific = home(np.array([[179.0, -17.0], [-179.0, -16.0], [-172.0, -13.8]]), np.array([1.0, 1, 1]))
    assert (pacific.west, pacific.east) == pytest.approx((179.0, 188.0))
    assert home(np.array([[-100.0, 20.0], [30.0, 20.0], [120.0, 0]]), np.full(3, 1.0))[:1] == (-100.0,)


def test_a_vague_point_beyond_the_antimeridian_is_near():
    view = home(np.array([[175.0, -17.0], [178.0, -16.0], [-175.0, -17.0]]), np.array([1.0, 1, 6]))
    assert (view.west, view.east) == pytest.approx((173.5, 185.0))


def test_a_pole_is_at_the_edge_of_the_map():
    for lat in (90.0, 89.0, -90.0):
        view = home(np.array([[0.0, lat]]), np.array([1.0]))
        assert np.isfinite(view).all()
        assert view.south <= np.clip(lat, -85.05, 85.05) <= view.north
        assert view.north - view.south == pytest.approx(LEAST_DEG)


def test_detail_crosses_the_antimeridian_in_two_parts():
    box = detail(home(np.array([[179.0, -17.0], [-179.0, -16.0]]), np.array([1.0, 1])))
    assert box.holds(np.array([[178.0, -17.0], [-178.0, -17.0], [0.0, -17.0]])).tolist() == [True, True, False]
    (west, east) = sorted(box.parts())
    assert (west[0], east[2]) == (-180.0, 180.0)
    assert detail(SAHEL_VIEW).parts() == [tuple(detail(SAHEL_VIEW))]
