"""A link to the map opens what its sender saw; a broken one opens the map as it is."""

import time

import pytest

from dateline.webmap import incident_map, write_map

pytestmark = pytest.mark.browser

FULL = "map=6.5/16.27/-0.04&type=battle,violence_against_civilians&date=2024-02-01..2024-12-31&killed=20&text=market"
WRITTEN = "return decodeURI(dateline.addressOf(map_0)).split('#')[1] ?? ''"
SEEN = """
    const selection = dateline.selection(document.querySelector('[id^=incidents-]').id);
    return {
        rows: [...selection.matching()].map(row => selection.tables.incidents.get('id', row)),
        active: selection.active().sort(), open: dateline.selected ?? null, theme: dateline.themeOf(map_0),
        view: [map_0.getZoom(), map_0.getCenter().lat, map_0.getCenter().lng],
    };
"""


@pytest.fixture
def at(page, incidents, places, statements, tmp_path):
    """Open the map with a hash; gives the browser."""
    path = tmp_path / "map.html"
    write_map(incident_map(incidents, places=places, **statements, title="Sahara"), path)

    def open_at(hash_text):
        opened = page(path)
        if hash_text:
            opened.get("about:blank")
            opened.get(f"{path.as_uri()}#{hash_text}")
        return opened

    return open_at


def seen(page):
    return page.execute_script(SEEN)


def test_a_link_opens_what_its_sender_saw(at):
    opened = at(f"{FULL}&open=i3&theme=dark")
    state = seen(opened)
    assert state["rows"] == ["i3"]
    assert state["active"] == ["date", "killed", "text", "type"]
    assert (state["open"], state["theme"]) == ("i3", "dark")
    assert state["view"] == pytest.approx([6.5, 16.27, -0.04], abs=0.5)
    assert "Market attacked" in opened.find_element("css selector", ".dateline-details").text
    assert opened.complaints() == []


def test_what_is_seen_is_in_the_address_and_opens_again(at):
    opened = at("")
    assert opened.execute_script(WRITTEN) == ""
    opened.execute_script("""
        const selection = dateline.selection(document.querySelector('[id^=incidents-]').id);
        selection.set({country: ['Mali'], killed: 12, text: 'été & 5%'});
        selection.set({date: {from: dateline.dayOf('2024-06-01'), to: null}});
        selection.set({text: null});
        map_0.setView([17.25, -1.5], 5.25, {animate: false});
        dateline.open('i11');
        dateline.useTheme(map_0, 'light');
    """)
    time.sleep(0.5)
    written = opened.execute_script("return location.hash.slice(1)")
    head, rest = written.split("&", 1)
    assert head.startswith("map=5.25/")
    assert rest == "country=Mali&date=2024-06-01..&killed=12&open=i11&theme=light"
    before = seen(opened)
    after = seen(at(written))
    assert after.pop("view") == pytest.approx(before.pop("view"), abs=0.01)
    assert after == before


def test_any_option_comes_back(at, incidents):
    opened = at("")
    option = "a,b&c=d#e+f (g) 'é' %41 \u202e</script>"
    assert opened.execute_script(
        """
        const actor = {name: 'actor', kind: 'choice', options: [arguments[0], 'other']};
        const facets = new Map([['actor', actor], ['text', {name: 'text', kind: 'text'}]]);
        const values = {actor: [arguments[0]], text: arguments[0]};
        const written = dateline.writeState({}, {get: name => values[name], facets});
        const read = dateline.readState(written, facets);
        return /^[\\w%=&+.,-]*$/.test(written) && read.actor.length === 1 && [read.actor[0], read.text];
        """,
        option,
    ) == [option, option]


BROKEN = [
    "nonsense", "=", "&&&", "map", "map=", "map=NaN/0/0", "map=5/1e99/2", "map=5/95/0", "map=5/10", "map=5/1/2/3",
    "type=unheard_of", "type=%", "type=__proto__,constructor", "__proto__=battle", "constructor=1", "killed=NaN",
    "killed=1e308", "killed=-1", "killed=99999999999999999999", "date=2024-13-01..", "date=..", "date=2024-02-30..",
    "date=2024-05-01..2024-01-01", "date=2024-01-01", "date=x..y", "open=nobody", "open=%E0%A4%A", "theme=<script>",
    "theme=blue", "text=", "text=%", "text=+++", "map=<img src=x onerror=window.ran=1>", "%00%FF=%00",
]  # fmt: skip


def test_a_broken_hash_changes_nothing(at):
    opened = at("")
    untouched = seen(opened)
    for broken in BROKEN:
        opened.execute_script("location.hash = arguments[0]; window.dispatchEvent(new Event('hashchange'))", broken)
        assert seen(opened) == untouched, broken
    reloaded = at("&".join(BROKEN))
    assert seen(reloaded) == untouched
    assert reloaded.execute_script("return window.ran") is None
    assert reloaded.complaints() == []


def test_what_is_sound_of_a_broken_hash_holds(at):
    state = seen(at("map=x/y&killed=oops&type=riot,battle,%3Cscript%3E&when=now"))
    assert state["active"] == ["type"]
    assert state["rows"] == ["i1", "i2", "i10"]


def test_a_pasted_link_and_the_way_back(at):
    opened = at("")
    home = seen(opened)
    opened.execute_script("location.hash = arguments[0]", "type=protest&open=i7&map=8/12.65/-8")
    time.sleep(0.3)
    assert (seen(opened)["rows"], seen(opened)["open"]) == (["i7"], "i7")
    opened.back()
    time.sleep(0.3)
    state = seen(opened)
    assert state.pop("view") == pytest.approx(home.pop("view"), abs=0.01)
    assert state == home


def test_an_incident_without_a_place_can_be_linked_to(at):
    opened = at("open=i12")
    assert "Vessel lost" in opened.find_element("css selector", "[role=dialog] h2").text
