"""How fast the map is, on this machine, now: ``python tests/benchmarks/map_speed.py [COUNT...]``.

Writes maps of as many synthetic incidents (10,000 and 100,000 by default), opens them in headless Chromium, and prints
medians beside those of folium's FastMarkerCluster with the same incidents in the same run. Needs Chromium, ChromeDriver
and, the first time, npm. No page asks the network for anything.

- html: the size of the file.
- build: from the GeoDataFrame to the written file.
- interactive: from the start of navigation to the first frame with symbols and list, or the end of the last long task.
- main thread: its processor time until then; unlike the other times it stays the same on a busy machine.
- heap: JavaScript objects that are alive then.
- filters: from setting a filter to the end of the next frame. Words are looked for in quotes as well, and
  the search box has the focus before, as a reader's has.
- pan: the longest frame of a drag over half the screen, with what is painted when it ends.
- zoom: from a step of one level to the end of the next frame.
"""

from __future__ import annotations

import datetime
import os
import platform
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import geopandas as gpd
from peer import peer_assets, write_peer
from rich.console import Console
from rich.table import Table
from selenium import webdriver
from synthetic import synthetic_incidents

from dateline.webmap import incident_map, write_map

COUNTS = (10_000, 100_000)
ROUNDS = 5
SIZE = (1400, 900)
QUIET_MS = 500
"""A page is at rest where no long task has come for so long."""

OBSERVE = """
    window.longTasks = [];
    new PerformanceObserver(list => longTasks.push(...list.getEntries())).observe({type: 'longtask', buffered: true});
    const look = () => {
        if (document.querySelector('.dateline-rows li, .marker-cluster')) {
            setTimeout(() => { window.firstFrame = performance.now(); });
        } else {
            requestAnimationFrame(look);
        }
    };
    requestAnimationFrame(look);
"""

AT_REST = """
    const done = arguments[arguments.length - 1];
    const look = () => {
        const ends = longTasks.map(task => task.startTime + task.duration);
        const last = Math.max(window.firstFrame ?? Infinity, ...ends);
        performance.now() - last > QUIET ? done(last) : setTimeout(look, 50);
    };
    look();
""".replace("QUIET", str(QUIET_MS))

MAP = "const map = typeof map_0 === 'object' ? map_0 : window[Object.keys(window).find(key => key.startsWith('map_'))];"

ACT = """
    const done = arguments[arguments.length - 1];
    MAP
    const start = performance.now();
    ACTION;
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
""".replace("MAP", MAP)

WATCH_FRAMES = """
    window.frames_ms = [];
    let last = performance.now();
    const frame = () => setTimeout(() => {
        frames_ms.push(performance.now() - last);
        last = performance.now();
        requestAnimationFrame(frame);
    });
    requestAnimationFrame(frame);
"""

FILTERS = {
    "filter by type, ms": "{type: ['battle', 'protest']}",
    "filter by dates, ms": "{date: {from: 17000, to: 17800}}",
    "filter by deaths, ms": "{killed: 5}",
    "search for words, ms": "{text: 'market'}",
}


DRAG_STEPS = 20
AFTER_DRAG_S = 0.8
"""The map slides on for a while when it is let go."""


def main(counts: list[int]) -> None:
    """Print a table for each count."""
    assets = peer_assets()
    console = Console()
    with tempfile.TemporaryDirectory() as folder, _chromium() as browser:
        version = browser.capabilities["browserVersion"]
        for count in counts:
            incidents = synthetic_incidents(count)
            ours = _measure(browser, partial(_write_ours, incidents), Path(folder, "ours.html"), FILTERS)
            theirs = _measure(browser, partial(write_peer, incidents, assets), Path(folder, "peer.html"), {})
            table = Table("", "Dateline", "FastMarkerCluster", title=f"{count:,} incidents")
            for name, value in ours.items():
                table.add_row(name, value, theirs.get(name, "none"))
            console.print(table)
        console.print(
            f"{datetime.date.today()}, medians of {ROUNDS}; {os.cpu_count()} cores, {platform.machine()}, "
            f"Python {platform.python_version()}, Chromium {version}",
            highlight=False,
        )


def _write_ours(incidents: gpd.GeoDataFrame, path: Path) -> None:
    write_map(incident_map(incidents, title="Synthetic incidents"), path)


def _measure(
    browser: webdriver.Chrome, write: Callable[[Path], None], path: Path, filters: Mapping[str, str]
) -> dict[str, str]:
    """Return the medians of a page by what was measured, with units."""
    write(path)  # the first time, what Python keeps for later is still to be found
    measured: dict[str, list[float]] = {}
    for _ in range(ROUNDS):
        start = time.perf_counter()
        write(path)
        measured.setdefault("build and save, s", []).append(time.perf_counter() - start)
    for _ in range(ROUNDS):
        for name, value in _use(browser, path, filters):
            measured.setdefault(name, []).append(value)
    size = {"html, MB": f"{path.stat().st_size / 1e6:.2f}"}
    return size | {name: _shown(statistics.median(values)) for name, values in measured.items()}


def _shown(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _use(browser: webdriver.Chrome, path: Path, filters: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    browser.get("about:blank")
    browser.get(path.as_uri())
    yield "interactive, s", browser.execute_async_script(AT_REST) / 1000
    yield "main thread, s", _metric(browser, "TaskDuration")
    browser.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
    yield "heap, MB", _metric(browser, "JSHeapUsedSize") / 1e6
    # As a reader does before typing; what the search needs is made ready meanwhile.
    browser.execute_script("document.querySelector('[type=search]')?.focus()")
    browser.execute_async_script(AT_REST)
    for name, value in filters.items():
        selection = "dateline.selection(document.querySelector('[id^=incidents-]').id)"
        yield name, _act(browser, f"{selection}.set({value})")
        _act(browser, f"{selection}.reset()")
    frames = _drag(browser)
    yield "pan, worst frame, ms", max(frames)
    yield "pan, median frame, ms", statistics.median(frames)
    yield "zoom, ms", _act(browser, "map.setZoom(map.getZoom() + 1, {animate: false})")


def _metric(browser: webdriver.Chrome, name: str) -> float:
    metrics = browser.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    value: float = next(metric["value"] for metric in metrics if metric["name"] == name)
    return value


def _act(browser: webdriver.Chrome, action: str) -> float:
    """Return how many milliseconds pass from an action to the end of the next frame; then wait until all is at rest."""
    taken: float = browser.execute_async_script(ACT.replace("ACTION", action))
    browser.execute_async_script(AT_REST)
    return taken


def _drag(browser: webdriver.Chrome) -> list[float]:
    """Pull the map over half the screen; returns how long each frame took in milliseconds."""

    def mouse(kind: str, x: float) -> None:
        event = {"type": kind, "x": x, "y": SIZE[1] / 2, "button": "left", "buttons": 1, "clickCount": 1}
        browser.execute_cdp_cmd("Input.dispatchMouseEvent", event)

    browser.execute_script(WATCH_FRAMES)
    mouse("mousePressed", SIZE[0] * 0.75)
    for step in range(DRAG_STEPS + 1):
        mouse("mouseMoved", SIZE[0] * (0.75 - 0.5 * step / DRAG_STEPS))
    mouse("mouseReleased", SIZE[0] * 0.25)
    time.sleep(AFTER_DRAG_S)
    frames: list[float] = browser.execute_script("return frames_ms")
    browser.execute_async_script(AT_REST)
    return frames


@contextmanager
def _chromium() -> Iterator[webdriver.Chrome]:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or shutil.which("google-chrome") or ""
    for argument in (
        "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-dev-shm-usage",
        "--disable-background-networking", "--disable-component-update", "--host-resolver-rules=MAP * ~NOTFOUND",
        f"--window-size={SIZE[0]},{SIZE[1]}",
    ):  # fmt: skip
        options.add_argument(argument)
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(shutil.which("chromedriver")))
    try:
        browser.set_script_timeout(90)
        browser.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": OBSERVE})
        yield browser
    finally:
        browser.quit()


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or list(COUNTS))
