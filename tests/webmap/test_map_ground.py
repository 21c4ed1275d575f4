"""The base map in a browser: names in the language of the page, disputed lines named, graticule and globe."""

import re

import pytest

from dateline.webmap import incident_map, write_map

pytestmark = pytest.mark.browser

WRITTEN = """
    const said = [];
    const own = CanvasRenderingContext2D.prototype.fillText;
    CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
        said.push(text);
        own.call(this, text, ...rest);
    };
    for (const name of ['lines', 'symbols']) { dateline.stage(map_0, name)._updatePaths(); }
    CanvasRenderingContext2D.prototype.fillText = own;
    return said;
"""
"""What is written on the map when it is painted."""


@pytest.fixture
def opened(page, incidents, tmp_path):
    def open_map(view=None, zoom=None, size=(1400, 900), **options):
        write_map(incident_map(incidents, **options), tmp_path / "map.html")
        browser = page(tmp_path / "map.html", size)
        if view:
            browser.execute_script("map_0.setView(arguments[0], arguments[1], {animate: false})", view, zoom)
        return browser

    return open_map


def test_countries_divisions_towns_and_degrees_are_written(opened):
    said = opened().execute_script(WRITTEN)
    assert {"ALGERIA", "MALI", "ADRAR", "Tahoua", "20° N"} <= set(said)


def test_names_are_in_the_language_of_the_page(opened):
    said = opened((20, -12), 5.5, language="fr").execute_script(WRITTEN)
    assert "MAURITANIE" in said
    assert any(re.fullmatch(r"\d+° O", text) for text in said)
    assert not {"MAURITANIA", "ALGERIA"} & set(said)


def test_no_town_of_the_gazetteer_stands_beside_the_same_place_of_the_articles(opened, places):
    said = opened((13.5, 2), 8, places=places).execute_script(WRITTEN)
    assert said.count("Niamey") == 1


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Moroccan wall (Morocco – Western Sahara)"), ("fr", "Mur marocain (Maroc – Sahara occidental)")],
)
def test_a_disputed_line_says_what_it_is_and_between_whom(opened, language, title):
    page = opened((25.2, -12.5), 7, language=language)
    assert title.split(" (")[0] in page.execute_script(WRITTEN)
    titles = page.execute_script(
        """const found = new Set();
        for (let x = 400; x < 1100; x += 2) {
            const point = map_0.containerPointToLayerPoint([x, 450]);
            dateline.stage(map_0, 'lines').hits(point).forEach(hit => found.add(hit.title));
        }
        return [...found]"""
    )
    assert titles == [title]


def test_a_click_on_a_disputed_line_shows_it(opened):
    page = opened((25.2, -12.5), 7)
    page.execute_script(
        """const hits = dateline.stage(map_0, 'lines');
        for (let x = 400; x < 1100; x += 2) {
            const point = map_0.containerPointToLayerPoint([x, 450]);
            if (hits.hits(point).length) { map_0.fire('click', {layerPoint: point}); break; }
        }"""
    )
    said = page.execute_script("return document.querySelector('.dateline-details').innerText.split('\\n')")
    assert [line for line in said if line] == ["disputed border", "Moroccan wall", "Morocco – Western Sahara"]
    assert page.complaints() == []


def test_names_keep_clear_of_the_cards(opened):
    page = opened()
    boxes = """
        const frame = map_0.getContainer().getBoundingClientRect();
        const taken = [];
        const own = dateline.Boxes.prototype.take;
        dateline.Boxes.prototype.take = function (...box) {
            const free = own.apply(this, box);
            if (free) { taken.push(box); }
            return free;
        };
        dateline.stage(map_0, 'symbols')._updatePaths();
        dateline.Boxes.prototype.take = own;
        const list = document.querySelector('.dateline-list').getBoundingClientRect();
        return taken.filter(([x, y, w, h]) => {
            const at = map_0.layerPointToContainerPoint([x, y]);
            return at.x < list.right && at.x + w > list.left && at.y < list.bottom && at.y + h > list.top;
        }).length"""
    assert page.execute_script(boxes) == 0


def test_the_globe_folds_and_gives_way_to_a_wide_view_and_a_phone(opened):
    page = opened()
    shown = "return document.querySelector('.dateline-locator').offsetWidth"
    assert page.execute_script(shown) == 100
    page.find_element("css selector", ".dateline-globe-toggle").click()
    assert page.execute_script(shown) == 30
    page.execute_script("map_0.setView([0, 0], 2, {animate: false})")
    assert page.execute_script(shown) == 0
    assert opened(size=(390, 844)).execute_script(shown) == 0


PAINTED = """
    const done = arguments[arguments.length - 1];
    const frames = count => new Promise(later => {
        const wait = left => (left ? requestAnimationFrame(() => wait(left - 1)) : later());
        wait(count);
    });
    const pixels = () => ['land', 'lines'].map(name => {
        const { _container: canvas, _ctx: ctx } = dateline.stage(map_0, name);
        return ctx.getImageData(0, 0, canvas.width, canvas.height).data;
    });
    (async () => {
        await frames(5);
        const shifts = [];
        const stages = Object.getPrototypeOf(dateline.stage(map_0, 'land'));
        const own = stages._paintStrip;
        stages._paintStrip = function (...strip) { shifts.push(strip); own.apply(this, strip); };
        map_0.panBy([-330, 170], { animate: false });
        await frames(5);
        const moved = pixels();
        ['land', 'lines'].forEach(name => dateline.stage(map_0, name).repaint());
        await frames(5);
        const anew = pixels();
        const differs = (one, i) => one.reduce((sum, value, at) => sum + (Math.abs(value - anew[i][at]) > 40), 0);
        const apart = moved.map(differs);
        done([shifts.length, apart, anew.map(one => one.some(value => value))]);
    })();
"""
"""Moves the map, and counts the bytes of its canvases that differ from those of a map painted anew."""


def test_a_map_that_was_moved_is_the_map_painted_anew(page, incidents, tmp_path):
    write_map(incident_map(incidents), tmp_path / "map.html")
    strips, apart, painted = page(tmp_path / "map.html").execute_async_script(PAINTED)
    assert strips >= 4
    assert painted == [True, True]
    # Where sums are rounded otherwise the edge of a line is smoothed otherwise; a seam would be thousands.
    assert max(apart) < 1000
