"""What is drawn at a zoom: nothing is lost, nothing hides another, and the worst stand out."""

import pytest

from dateline.webmap.inline import asset

pytestmark = pytest.mark.browser

MODULES = ("layers/discs.js", "layers/nodes.js", "layers/spread.js", "layers/worst.js", "layers/clusters.js")

MAKE = """
const random = seed => () => {
    seed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x9e3779b9 | 0;
    return (seed >>> 0) / 2 ** 32;
};
// `spots` towns, half of the incidents on their very point; all in pixels of zoom 0.
window.marksOf = (count, { spots = 30, at = 100, wide = 60, deaths = null, seed = 7 } = {}) => {
    const next = random(seed);
    const towns = Array.from({ length: spots }, () => [at + wide * next(), 100 + 40 * next()]);
    const column = type => new type(count);
    const marks = { x: column(Float64Array), y: column(Float64Array), killed: column(Float64Array),
        radius: column(Float32Array), area: column(Float32Array), type: column(Int32Array),
        rough: column(Uint8Array), tally: column(Uint8Array), end: 500, period: 256 };
    for (let row = 0; row < count; row += 1) {
        const [x, y] = towns[Math.floor(next() * spots)];
        const off = next() < 0.5 ? 0 : 0.5;
        marks.x[row] = (x + off * (next() - 0.5) + 256) % 256;
        marks.y[row] = y + off * (next() - 0.5);
        const killed = deaths === null ? Math.floor(1 / (next() + 0.002)) : deaths;
        marks.killed[row] = row % 7 ? killed : NaN;
        marks.tally[row] = row % 50 === 1 ? 1 : 0;
        marks.rough[row] = row % 3 === 1 ? 1 : 0;
        marks.area[row] = marks.rough[row] ? 1 : 0;
        marks.radius[row] = marks.tally[row] ? 10 : Math.max(5, 30 * Math.sqrt((marks.killed[row] || 0) / 500));
        marks.type[row] = row % 4;
    }
    return marks;
};
window.rowsOf = marks => Int32Array.from(marks.x.keys());
window.shown = (marks, rows, zoom) => {
    const made = dateline.arrange(marks, rows, zoom);
    return [made, made.drawn(-1e9, -1e9, 1e9, 1e9)];
};
"""

CHECK = """
const [count, zoom, options, every] = arguments;
const marks = marksOf(count, options);
const rows = rowsOf(marks).filter(row => row % every === 0);
const [made, items] = shown(marks, rows, zoom);
const seen = new Set();
let [deaths, mixed, standing] = [0, 0, 0];
for (let thing = 0; thing < made.count; thing += 1) {
    const own = made.rowsOf(thing);
    own.forEach(row => seen.add(row));
    const told = own.filter(row => !Number.isNaN(marks.killed[row]));
    const sum = told.reduce((all, row) => all + marks.killed[row], 0);
    deaths += made.killed[thing] === sum || (Number.isNaN(made.killed[thing]) && !told.length) ? 0 : 1;
    mixed += new Set(own.map(row => marks.tally[row])).size > 1 ? 1 : 0;
    const types = made.typesOf(thing).reduce((all, [, n]) => all + n, 0);
    deaths += types === own.length && own.length === made.size[thing] && made.thingOf(own[0]) === thing ? 0 : 1;
}
let overlaps = 0;
const period = 256 * 2 ** zoom;
items.forEach((one, i) => items.slice(0, i).forEach(other => {
    const across = one.x - other.x - period * Math.round((one.x - other.x) / period);
    overlaps += Math.hypot(across, one.y - other.y) < one.radius + other.radius - 0.001 ? 1 : 0;
}));
return { rows: rows.length, seen: seen.size, sizes: made.size.reduce((a, b) => a + b, 0), deaths, mixed, overlaps,
    things: made.count, clusters: items.filter(item => item.row < 0).length,
    alone: items.filter(item => item.row >= 0).length };
"""


@pytest.fixture
def engine(page, tmp_path):
    """A page with the clusters and nothing else: they need no map."""
    scripts = "".join(f"<script>{asset(name)}</script>" for name in MODULES)
    (tmp_path / "engine.html").write_text(f"<title>.</title>{scripts}<script>{MAKE}</script>", encoding="utf-8")
    opened = page(tmp_path / "engine.html")
    yield opened
    assert opened.complaints() == []


@pytest.mark.parametrize(
    ("count", "zoom", "options", "every"),
    [
        (3000, 2, {}, 1),
        (3000, 4.25, {}, 1),
        (3000, 7, {}, 1),
        (3000, 12, {}, 1),
        (3000, 4.25, {}, 3),
        (3000, 5, {"at": 226}, 1),
        (120, 3, {}, 1),
        (40, 9, {"spots": 1}, 1),
        (2000, 1.5, {"deaths": 500}, 1),
        (1, 4, {}, 1),
        (0, 4, {}, 1),
    ],
)
def test_nothing_is_lost_and_nothing_lies_on_another(engine, count, zoom, options, every):
    found = engine.execute_script(CHECK, count, zoom, options, every)
    assert found["seen"] == found["sizes"] == found["rows"] == -(-count // every)
    assert (found["deaths"], found["mixed"], found["overlaps"]) == (0, 0, 0)
    assert found["things"] <= max(found["rows"], 1)


def test_clusters_gather_what_lies_together_and_open_as_the_map_comes_nearer(engine):
    things = [engine.execute_script(CHECK, 3000, zoom, {}, 1)["things"] for zoom in (2, 4, 6, 8, 10)]
    assert things == sorted(set(things))
    assert things[0] < 40 < 600 < things[-1]


def test_few_incidents_with_room_are_not_gathered(engine):
    found = engine.execute_script(CHECK, 20, 8, {"wide": 30, "spots": 10}, 1)
    assert (found["clusters"], found["alone"]) == (0, 20)


def test_the_worst_stand_by_themselves_where_they_happened(engine):
    wrong = engine.execute_script("""
        const marks = marksOf(3000);
        marks.killed[777] = 500; marks.radius[777] = 30; marks.tally[777] = 0; marks.rough[777] = 0;
        const bad = [];
        for (const zoom of [1.5, 3, 6, 9]) {
            const [made, items] = shown(marks, rowsOf(marks), zoom);
            const own = items.find(item => item.row === 777);
            const apart = own ? Math.hypot(own.x - marks.x[777] * 2 ** zoom, own.y - marks.y[777] * 2 ** zoom) : NaN;
            bad.push(...(own && apart < 0.001 && own.thing < made.standing ? [] : [[zoom, apart]]));
        }
        return bad;""")
    assert wrong == []


def test_it_is_the_same_every_time_wherever_one_looks(engine):
    same = engine.execute_script("""
        const marks = marksOf(3000);
        const [made, items] = shown(marks, rowsOf(marks), 5);
        const [, again] = shown(marks, rowsOf(marks), 5);
        const key = item => [item.thing, item.row, item.x, item.y, item.radius].join();
        const all = new Set(items.map(key));
        const part = dateline.arrange(marks, rowsOf(marks), 5).drawn(3400, 3200, 4000, 3700).map(key);
        return [JSON.stringify(items) === JSON.stringify(again), part.length > 10 && part.length < all.size,
            part.every(one => all.has(one))];""")
    assert same == [True, True, True]


def test_a_cluster_over_the_antimeridian_is_one(engine):
    found = engine.execute_script("""
        const marks = marksOf(400, { spots: 1 });
        marks.tally.fill(0);
        marks.y.fill(100);
        marks.x.forEach((_, row) => { marks.x[row] = row % 2 ? 0.02 : 255.98; });
        const [made, items] = shown(marks, rowsOf(marks), 4);
        const big = made.size.indexOf(Math.max(...made.size));
        const { left, right } = made.boundsOf(big);
        return [made.size[big] > 300, right - left];""")
    assert found[0] is True
    assert found[1] == pytest.approx(0.04)


def test_what_is_known_only_roughly_is_no_pin_among_those_that_are_known(engine):
    kinds = engine.execute_script("""
        const marks = marksOf(200, { spots: 1, deaths: 3 });
        marks.x.fill(100); marks.y.fill(100); marks.tally.fill(0);
        const [made] = shown(marks, rowsOf(marks), 8);
        return Array.from(made.kind, (kind, thing) => [kind, made.size[thing]]);""")
    assert sorted(kinds) == [[0, 133], [1, 67]]
