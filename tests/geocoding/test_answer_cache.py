"""Answers on disk: kept at once, shared between processes, and done without where they cannot be."""

import contextlib
import json
import sqlite3
import subprocess
import sys

import pytest

from dateline.geocoding.cache import MOST_AHEAD_S, AnswerCache, CachedAnswer, CacheKey

KEY = CacheKey("nominatim", "localhost", "Bamba", "ML,NE", "en")
ANSWER = [{"address": "Bamba", "lat": 17.0, "lon": -1.4, "raw": {"name": "بامبا \ud800 \U0001f30d"}}]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "deep" / "answers.sqlite"


@pytest.fixture
def cache(path):
    with contextlib.closing(AnswerCache(path)) as cache:
        yield cache


def test_what_is_put_in_is_there_for_the_next(cache, path):
    assert cache.get(KEY) is None
    cache.put(KEY, ANSWER, 100.0)
    # While the first is still open, as another process would.
    with contextlib.closing(AnswerCache(path)) as other:
        assert other.get(KEY) == CachedAnswer(100.0, ANSWER)
        other.put(KEY, [], 200.0)
    assert cache.get(KEY) == CachedAnswer(200.0, [])
    assert cache.problem is None


@pytest.mark.parametrize("field", KEY._fields)
def test_every_part_of_the_key_counts(cache, field):
    cache.put(KEY, ANSWER, 100.0)
    assert cache.get(KEY._replace(**{field: "other"})) is None


@pytest.mark.parametrize(
    "damage", [b"", b"no database at all " * 100, b"SQLite format 3\x00" + bytes(200)], ids=["empty", "text", "header"]
)
def test_a_damaged_file_is_done_without_or_begun_anew(path, damage):
    path.parent.mkdir()
    path.write_bytes(damage)
    with contextlib.closing(AnswerCache(path)) as cache:
        cache.put(KEY, ANSWER, 100.0)
        assert cache.get(KEY).answer == ANSWER
        if damage:
            assert str(path) in cache.problem
            assert cache.problem.count(". ") == 0
            assert path.read_bytes() == damage  # nobody's file is thrown away


def test_a_file_that_breaks_in_the_middle(cache, path):
    for number in range(200):
        cache.put(KEY._replace(name=f"name {number}"), ANSWER, 100.0)
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with contextlib.closing(AnswerCache(path)) as damaged:
        assert damaged.get(KEY) is None
        damaged.put(KEY, ANSWER, 100.0)
        assert damaged.get(KEY).answer == ANSWER
        assert damaged.turn("localhost", 1.0, 100.0) == 0
        assert "cannot be used" in damaged.problem


@pytest.mark.parametrize("text", ["", "{", "{}", "17", "[" * 100_000, b"\xff", None])
def test_a_damaged_answer_is_asked_again(cache, path, text):
    cache.put(KEY, ANSWER, 100.0)
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE answer SET answer = ?", (text,))
    assert cache.get(KEY) is None
    cache.put(KEY, ANSWER, 100.0)
    assert cache.get(KEY).answer == ANSWER
    assert cache.problem is None


def test_a_file_of_another_version_is_left_alone(path):
    path.parent.mkdir()
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with contextlib.closing(AnswerCache(path)) as cache:
        cache.put(KEY, ANSWER, 100.0)
        assert "another version" in cache.problem
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be(tmp_path):
    (tmp_path / "file").touch()
    with contextlib.closing(AnswerCache(tmp_path / "file" / "answers.sqlite")) as cache:
        cache.put(KEY, ANSWER, 100.0)
        assert cache.get(KEY).answer == ANSWER
        assert "DATELINE_CACHE" in cache.problem


def test_turns_are_one_queue_for_all(cache, path):
    with contextlib.closing(AnswerCache(path)) as other:
        waits = [each.turn("localhost", 1.0, 1000.0) for each in (cache, other, cache, other)]
        assert waits == [0, 1, 2, 3]
        assert other.turn("elsewhere", 1.0, 1000.0) == 0
        assert cache.turn("localhost", 1.0, 1003.5) == 0.5
        assert cache.turn("localhost", 1.0, 2000.0) == 0


def test_a_clock_that_was_put_back_stops_nobody(cache):
    cache.turn("localhost", 1.0, 1_000_000.0)
    assert cache.turn("localhost", 1.0, 5000.0) == 0
    assert cache.turn("localhost", 1.0, 5000.0) == 1
    assert MOST_AHEAD_S < 100


WRITER = """
import sys
from pathlib import Path
from dateline.geocoding.cache import AnswerCache, CacheKey
cache = AnswerCache(Path(sys.argv[1]))
for number in range(50):
    cache.put(CacheKey("s", "d", f"{sys.argv[2]} {number}", "", "en"), [], 1.0)
print([cache.turn("d", 1.0, 1000.0) for _ in range(5)], cache.problem)
cache.close()
"""


def test_several_processes_at_once(path):
    running = [
        subprocess.Popen(
            [sys.executable, "-W", "error", "-c", WRITER, str(path), name], stdout=subprocess.PIPE, text=True
        )
        for name in ("a", "b", "c")
    ]
    turns = []
    for process in running:
        said, _ = process.communicate(timeout=60)
        assert process.returncode == 0
        assert said.endswith(" None\n")
        turns += json.loads(said.removesuffix(" None\n"))
    assert sorted(turns) == list(range(15))
    with contextlib.closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM answer").fetchone() == (150,)
