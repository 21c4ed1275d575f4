"""Texts that no editor would pass: never a crash, never a silly figure, in time that grows with their length."""

import random
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Article
from dateline.pipeline import extract_from

TOWNS = ("Gao", "Kidal", "Mopti", "Ségou", "Lagos", "Kano", "Paris", "Bamako")
NAMES = ("Amadou Diallo", "Fatou Traoré", "John Smith", "Maria Lopez", "Ahmed Hassan", "Aïcha Keïta")
WORDS = ("the", "army", "said", "gunmen", "had", "killed", "soldiers", "in", "a", "village", "near", "Gao", "Monday")
PEOPLE_ALIVE = 8_500_000_000


def joined(size, separator, make):
    """Put made pieces together, always the same, up to a number of characters."""
    chosen = random.Random(7)
    pieces, length = [], 0
    while length < size:
        pieces.append(make(chosen))
        length += len(pieces[-1]) + len(separator)
    return separator.join(pieces)


TEXTS = {
    "sentence": lambda size: joined(size, " ", lambda chosen: chosen.choice(WORDS)),
    "sentence of events": lambda size: "On Monday " + joined(
        size, " and ", lambda chosen: f"gunmen killed {chosen.randint(1, 30)} soldiers near {chosen.choice(TOWNS)}"
    ),
    "sentence of towns": lambda size: joined(
        size, " ", lambda chosen: chosen.choice((*TOWNS, "killed", "attacked", "in"))
    ),
    "word": lambda size: "a" * size,
    "no spaces": lambda size: "killed," * (size // 7),
    "table": lambda size: joined(size, "\n", lambda chosen: "\t".join((
        chosen.choice(TOWNS), f"{chosen.randint(1, 40)}/02/2024", str(chosen.randint(-9, 30)), "killed"
    ))),
    "names": lambda size: joined(size, "\n", lambda chosen: chosen.choice(NAMES)),
    "names of the dead": lambda size: "On Monday in Gao the army killed these men: " + joined(
        size, ", ", lambda chosen: f"{chosen.choice(NAMES)}, {chosen.randint(1, 80)}"
    ),
    "towns": lambda size: joined(size, ", ", lambda chosen: chosen.choice(TOWNS)),
    "capitals": lambda size: joined(
        size, " ", lambda chosen: f"GUNMEN KILLED {chosen.randint(2, 30)} MEN IN {chosen.choice(TOWNS)} ON MONDAY."
    ).upper(),
    "poetry": lambda size: "O night that fell upon the hill,\nand thousands died, and still, and still\nthe drums\n\n"
    * (size // 90),
    "numbers": lambda size: joined(size, " ", lambda chosen: str(chosen.randint(0, 10 ** chosen.randint(1, 40)))),
    "number words": lambda size: joined(size, " ", lambda chosen: chosen.choice(["one", "hundred", "million", "and"])),
    "dates": lambda size: joined(size, ", ", lambda chosen: f"{chosen.randint(1, 40)} February"),
    "marks": lambda size: "(\"',-" * (size // 5),
    "lines": lambda size: "\n" * size + "x",
    "parts": lambda size: "12 people, including " * (size // 20) + "were killed in Gao on Monday",
    "speakers": lambda size: "the army said " * (size // 14),
    "elisions": lambda size: "l'" * (size // 2),
}  # fmt: skip


def read(text, language="en"):
    return extract_from([Article("a", "", text, date(2025, 3, 12), language=language)])


def assert_sound(found, text):
    for incident in found.incidents:
        for report in incident.reports:
            for figure in report.figures:
                low, best, high = figure.low, figure.best, figure.high
                stated = [value for value in (low, best, high) if value is not None]
                assert all(isinstance(value, int) and 0 <= value <= PEOPLE_ALIVE for value in stated)
                assert stated == sorted(stated)
                assert 0 <= figure.start < figure.end <= len(text)
            assert all(0 <= actor.start < actor.end <= len(text) for actor in report.actors)
    found.tables()


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("language", ["en", "fr", None])
def test_no_text_is_too_odd(kind, language):
    text = TEXTS[kind](2_000)
    assert_sound(read(text, language), text)


def seconds(text):
    started = time.process_time()
    read(text)
    return time.process_time() - started


@pytest.mark.parametrize("kind", TEXTS)
def test_time_grows_with_the_length(kind):
    """Four times the text takes about four times as long; sixteen were a square."""
    read(TEXTS[kind](1_000))
    short, long = (seconds(TEXTS[kind](size)) for size in (4_000, 16_000))
    assert long < 9 * short + 0.2


def test_a_megabyte_is_read():
    text = "Six people were killed in Gao on Monday. " + "a" * 1_000_000
    assert [incident.totals[0].best for incident in read(text).incidents] == [6]


@pytest.mark.parametrize(
    "number",
    [
        "1" + "0" * 30, "1,000,000,000,000,000,000,000", "10^30", "10³⁰", "1e30", "a trillion", "nine billion",
        "-5", "−5", "2.5", "3.14159", "1/2", "½", "12½", "²³", "NaN", "Infinity", "007", "1,2,3,4,5",
    ],
)  # fmt: skip
def test_what_is_no_number_of_people_is_no_figure(number):
    text = f"The army said that {number} people were killed in an attack in Gao on Monday."
    found = read(text)
    assert [incident.totals for incident in found.incidents] == [()]
    assert_sound(found, text)


@pytest.mark.parametrize(
    ("number", "toll"),
    [("0", (0, 0, 0)), ("zero", (0, 0, 0)), ("between 30 and 10", (10, 10, 30)), ("1.5 million", (1_500_000,) * 3)],
)
def test_odd_numbers_of_people_are_figures_all_the_same(number, toll):
    (incident,) = read(f"The army said that {number} people were killed in an attack in Gao on Monday.").incidents
    ((total),) = incident.totals
    assert (total.low, total.best, total.high) == toll


@pytest.mark.parametrize(
    "day",
    ["31 February 2024", "2024-02-31", "99/99/9999", "February 30", "30 February", "0 March 2024", "45 May 2024"],
)
def test_days_that_are_not_are_no_dates(day):
    (incident,) = read(f"Six people were killed in Gao on {day}.").incidents
    when = incident.when
    assert incident.totals[0].best == 6
    assert when.start is None or when.date_prec > 1


@pytest.mark.parametrize("ago", ["100000000000 years", "99999999999999999999 days", "9999 centuries", "-3 weeks"])
def test_no_date_is_before_all_dates(ago):
    text = f"Six people were killed in Gao {ago} ago."
    assert_sound(read(text), text)


PIECES = st.sampled_from(
    [*WORDS, *TOWNS, *NAMES, "killed", "wounded", "tués", "12", "3,000", "dozens", "et", "à", "lundi", "2.5", "-7", ",",
     ".", '"', "(", "including", "dont", "no one", "10" * 20, "31 February", "²", "\u202e", "\x00", "’s", "l'", "JNIM",
     "Malian", "army", "by", "JNIM fighters", "from 10 to", "between", "per cent", "\n\n", "😀"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=40).map(" ".join), st.sampled_from(["en", "fr", None]))
def test_no_jumble_of_words_crashes(text, language):
    assert_sound(read(text, language), text)
