import base64
import hashlib
import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from dateline.data import built
from dateline.webmap import incident_map, write_map
from dateline.webmap.leaflet import INTEGRITY, inlined, version


def digest(content):
    return "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode()


def test_it_comes_with_its_licence_and_asks_for_no_picture():
    style, script = (inlined()[name].render() for name in ("leaflet_css", "leaflet_js"))
    assert "Vladimir Agafonkin" in script
    assert "BSD-2-Clause" in script
    assert script.lower().count("</script") == 1
    assert not re.search(r"url\((?!['\"]?(data:|#))", style)


def test_what_is_linked_is_what_is_built_in():
    notice, code = built("leaflet.js").read_bytes().split(b"*/\n", 1)
    assert notice.startswith(b"/*\nBSD")
    assert digest(code + b"//# sourceMappingURL=leaflet.js.map") == INTEGRITY[version()]["leaflet.js"]


@pytest.mark.skipif(find_spec("leaflet") is None, reason="needs django-leaflet, which the build takes Leaflet from")
@pytest.mark.parametrize("name", ["leaflet.js", "leaflet.css"])
def test_the_files_that_the_build_takes_are_those_of_npm(name):
    folder = Path(find_spec("leaflet").origin).parent / "static" / "leaflet"
    assert digest((folder / name).read_bytes()) == INTEGRITY[version()][name]


@pytest.fixture
def online(incidents):
    return incident_map(incidents, online_assets=True, tiles=False).get_root().render()


def test_links_are_pinned_and_checked(online, incidents):
    links = re.findall(
        r'<(?:script src|link rel="stylesheet" href)="([^"]*)" integrity="([^"]*)" crossorigin="(\w+)">', online
    )
    base = f"https://cdn.jsdelivr.net/npm/leaflet@{version()}/dist/"
    assert [url for url, _, _ in links] == [f"{base}leaflet.css", f"{base}leaflet.js"]
    assert [digest for _, digest, _ in links] == list(INTEGRITY[version()].values())
    assert {mode for _, _, mode in links} == {"anonymous"}
    assert len(online) < len(incident_map(incidents).get_root().render()) - 160_000


def test_the_policy_lets_in_what_is_linked_and_no_more(online):
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', online)[1]
    base = f"https://cdn.jsdelivr.net/npm/leaflet@{version()}/dist/"
    assert sorted(re.findall(r"https:\S+?(?=[; ])", policy)) == [
        f"{base}images/",
        f"{base}leaflet.css",
        f"{base}leaflet.js",
    ]


@pytest.mark.browser
def test_a_reader_whom_leaflet_does_not_reach_is_told(page, incidents, tmp_path):
    write_map(incident_map(incidents, online_assets=True, language="fr"), tmp_path / "online.html")
    opened = page(tmp_path / "online.html")
    assert opened.find_element("id", "dateline-lost").text == (
        "Cette carte a besoin de Leaflet, que cdn.jsdelivr.net n’a pas pu fournir."
    )
    assert {url.rsplit("/", 1)[1] for url in opened.requests()} == {"leaflet.css", "leaflet.js"}
