"""The picture of the map: what stands in it, and that it is one."""

import base64
import io
import struct

import pytest

from dateline.webmap import incident_map, write_map

pytestmark = pytest.mark.browser

DESKTOP, PHONE = (1400, 900), (390, 844)
START = "const selection = dateline.selection(document.querySelector('[id^=incidents-]').id);"

COLOURS = (
    START
    + """
    const canvas = dateline.picture(map_0, selection);
    const ctx = canvas.getContext('2d');
    const ratio = canvas.width / map_0.getSize().x;
    const area = map_0.getSize().y * ratio;
    // Rows of pixels that are not of the ground alone, by tenths of the picture.
    const ground = [...ctx.getImageData(0, 0, 1, 1).data].join();
    const tenths = Array.from({length: 10}, (_, i) => {
        const from = Math.floor(canvas.height * i / 10);
        const { data } = ctx.getImageData(0, from, canvas.width, Math.floor(canvas.height / 10));
        let drawn = 0;
        for (let at = 0; at < data.length; at += 4) {
            drawn += [...data.subarray(at, at + 4)].join() === ground ? 0 : 1;
        }
        return drawn / (data.length / 4);
    });
    return {width: canvas.width, height: canvas.height, ratio, area, tenths};
"""
)


@pytest.fixture
def at(page, incidents, places, statements, tmp_path):
    def open_map(size=DESKTOP, **options):
        path = tmp_path / "map.html"
        write_map(incident_map(incidents, places=places, **statements, **options), path)
        return page(path, size)

    return open_map


def words(opened, script=""):
    """All text that is written on canvases while the picture is made."""
    return opened.execute_script(
        f"""
        {START} {script}
        const written = [];
        const prototype = CanvasRenderingContext2D.prototype;
        const original = prototype.fillText;
        prototype.fillText = function (text, x, y) {{
            written.push([text, this.direction]);
            original.call(this, text, x, y);
        }};
        try {{ dateline.picture(map_0, selection); }} finally {{ prototype.fillText = original; }}
        return written;
        """
    )


@pytest.mark.parametrize("size", [DESKTOP, PHONE])
def test_map_and_legend_are_in_it_twice_as_sharp(at, size):
    drawn = at(size).execute_script(COLOURS)
    assert drawn["ratio"] == 2
    assert drawn["width"] == 2 * size[0]
    assert drawn["height"] > drawn["area"] + 300
    assert all(share > 0.5 for share in drawn["tenths"][2:6])
    assert all(share > 0.005 for share in drawn["tenths"][-2:-1])


def test_it_says_what_it_shows(at):
    written = [text for text, _ in words(at(title="Sahara"), "selection.set({country: ['Mali'], text: 'market'});")]
    text = " ".join(written)
    assert written[0] == "Sahara"
    assert written[1].startswith("1 of 11 incidents · ")
    assert "Only: \u2068Mali\u2069 · \u2068“market”\u2069" in text
    assert "Made on" in text
    assert "\u2068Violence against civilians\u2069 · 1" in text
    assert "\u2068Battle\u2069" not in text
    assert "known roughly: anywhere in the circle" in text
    assert "Natural Earth" in text
    assert "GeoNames" in text
    assert any(line.endswith(" km") for line in written)


def test_a_title_runs_in_its_own_direction_and_is_broken_into_lines(at):
    written = words(at(PHONE, title="هجوم على السوق في غاو " * 6))
    title = [text for text, direction in written if direction == "rtl"]
    assert len(title) == 3
    assert title[-1].endswith("…")
    long = [text for text, _ in words(at(PHONE, title="x" * 90))]
    assert [set(line) for line in long[:2]] == [{"x"}, {"x"}]


def test_it_is_as_dark_as_the_map(at):
    pixel = START + "return [...dateline.picture(map_0, selection).getContext('2d').getImageData(1, 1, 1, 1).data]"
    assert at(theme="light").execute_script(pixel) == [255, 255, 255, 255]
    assert max(at(theme="dark").execute_script(pixel)[:3]) < 60


def test_the_button_gives_a_png(at, tmp_path):
    opened = at(title="Sahara")
    opened.execute_script("""
        dateline.offer = async (blob, name) => {
            const bytes = new Uint8Array(await blob.arrayBuffer());
            window.offered = [name, blob.type, btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))];
        };
        [...document.querySelectorAll('.dateline-action')].find(one => one.textContent === 'Picture').click();
    """)
    name, kind, content = opened.execute_async_script("""
        const done = arguments[0];
        const look = () => (window.offered ? done(window.offered) : setTimeout(look, 20));
        look();
    """)
    png = io.BytesIO(base64.b64decode(content))
    assert (name, kind) == ("Sahara.png", "image/png")
    assert png.read(8) == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I4sII", png.read(16))[1:3] == (b"IHDR", 2800)
    assert png.getvalue().endswith(b"IEND\xaeB`\x82")
    assert opened.complaints() == []


def test_tiles_that_no_picture_may_have_are_left_out_and_that_is_said(at):
    """A tile from elsewhere, as a browser shows it; any of them would make the canvas unreadable."""
    lend = """
        const tile = document.createElement('img');
        tile.className = 'leaflet-tile-loaded';
        map_0.getPane('tilePane').append(tile);
        dateline.picture(map_0, selection).toDataURL();
    """
    text = [text for text, _ in words(at(), lend)]
    assert any("background tiles are not in this picture" in line for line in text)


def test_a_picture_of_a_huge_window_is_no_larger_than_a_canvas_may_be(at):
    drawn = at((5000, 3000)).execute_script(
        START + "const c = dateline.picture(map_0, selection); return [c.width * c.height, c.toDataURL().length]"
    )
    assert 12e6 < drawn[0] < 16.1e6
    assert drawn[1] > 100_000
