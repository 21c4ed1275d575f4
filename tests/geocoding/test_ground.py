from dateline.geocoding.ground import bounds, country_at, middle


def test_bounds_hold_every_country():
    lat_min, lon_min, lat_max, lon_max = bounds(["ML", "NE"])
    assert 9 < lat_min < 12
    assert -13 < lon_min < -11
    assert 24 < lat_max < 26
    assert 15 < lon_max < 17
    assert bounds(["ZZ"]) is None
    assert bounds([]) is None


def test_the_middle_lies_inside():
    for country in ("ML", "FR", "US", "SO", "NO"):
        assert country_at(*middle(country)) == country
    assert middle("ZZ") is None


def test_the_country_at_a_point():
    assert country_at(12.65, -8.0) == "ML"
    assert country_at(14.66, -17.45) == "SN"  # a headland, just outside the simplified coast or in it
    assert country_at(0.0, -30.0) is None
