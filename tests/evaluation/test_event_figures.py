"""Where events happened: the gold that is read, what is left out of it, and the figures, reckoned by hand."""

import json

import pytest

from dateline.errors import GoldError
from dateline.evaluation import evaluate_events, read_events
from dateline.evaluation.events import figures, read_anchors, tally
from dateline.gazetteer import Gazetteer

TEXT = "Six men were killed in Ain Salah and Gao, police in Bamako said."


def span(surface, text=TEXT):
    start = text.index(surface)
    return {"start": start, "end": start + len(surface)}


@pytest.fixture
def write(tmp_path):
    def written(*rows):
        path = tmp_path / "gold.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return path

    return written


@pytest.fixture
def read(write):
    def gold(*toponyms, text=TEXT, event="killed"):
        (one,) = read_events(write({"id": "a", "text": text, "event": [span(event, text)], "toponyms": toponyms}))
        return one

    return gold


@pytest.fixture(scope="module")
def gazetteer():
    with Gazetteer.open(installed=()) as opened:
        yield opened


@pytest.fixture
def measure(gazetteer):
    """Measure names, given by what they are, as if they were found."""

    def measured(gold, *found):
        (anchor,) = read_anchors(gold, gazetteer)
        scan = anchor.setting.scan
        words = [token.text for token in scan.sentence.tokens]
        ranges = [(words.index(name.split()[0]), words.index(name.split()[-1]) + 1) for name in found]
        return tally(gold, [(scan, ranges)])

    return measured


def test_words_are_counted(read, measure):
    gold = read(span("Ain Salah"), span("Gao"))
    one = measure(gold, "Ain Salah", "Bamako")
    assert (one.gold, one.found, one.both, one.places, one.exact, one.right) == (3, 3, 2, 2, 1, 0)
    two = measure(gold, "Salah", "Gao")
    assert (two.gold, two.found, two.both, two.exact) == (3, 2, 2, 1)
    every = figures([gold, gold], [one, two])
    assert (every.precision, every.recall, every.f1) == (0.8, 0.6667, 0.7273)
    assert (every.sentences, every.exact_places, every.sentences_right) == (2, 0.5, 0.0)


def test_a_sentence_without_a_place_is_right_where_none_is_found(read, measure):
    some, none = read(span("Gao")), read()
    tallies = [measure(some, "Gao"), measure(none)]
    assert figures([some, none], tallies).sentences_right == 1.0
    wrong = figures([some, none], [tallies[0], measure(none, "Gao")])
    assert (wrong.precision, wrong.precision_placed, wrong.sentences_right) == (0.5, 1.0, 0.5)


def test_nothing_to_divide_by_is_none(read, measure):
    empty = figures([read()], [measure(read())])
    assert (empty.precision, empty.recall, empty.exact_places) == (None, None, None)


@pytest.mark.parametrize(
    "slip",
    [{"start": 23, "end": 23}, {"start": 23, "end": 24}, {"start": 24, "end": 28}, {"start": 9, "end": 11},
     {"start": 22, "end": 23}],
)  # fmt: skip
def test_a_broken_span_is_left_out_and_its_row_kept_for_the_others(read, measure, slip):
    kept = read(span("Gao"), slip)
    assert (len(kept.places), kept.broken, kept.lost) == (1, 1, False)
    assert measure(kept, "Gao").right == 1
    lost = read(slip)
    assert lost.lost
    found = figures([kept, lost], [measure(kept, "Gao"), measure(lost, "Gao")])
    assert (found.sentences, found.left_out, found.broken, found.precision) == (1, 1, 2, 1.0)


def test_white_space_round_a_name_is_no_part_of_it(read):
    (place,) = read({"start": 22, "end": 33}).places
    assert TEXT[place.start : place.end] == "Ain Salah"


def test_the_places_of_the_given_word_are_found(read, gazetteer):
    text = "Gunmen killed six people in Kidal on Sunday, and thousands protested in Niamey."
    for event, place in (("killed", "Kidal"), ("protested", "Niamey")):
        gold = read(span(place, text), text=text, event=event)
        found = evaluate_events([gold], gazetteer)
        assert (found.precision, found.recall, found.exact_places) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"text": TEXT, "toponyms": []}, 'no list "event"'),
        ({"text": TEXT, "event": [], "toponyms": []}, "marks no event"),
        ({"text": TEXT, "event": [{"start": 3, "end": 3}], "toponyms": []}, "marks no event"),
        ({"text": TEXT, "event": [{"start": 4, "end": 7}]}, 'no list "toponyms"'),
        ({"text": TEXT, "event": [{"start": 4, "end": 7}], "toponyms": [{"start": 60, "end": 70}]}, "does not lie in"),
        ({"text": TEXT, "event": [4], "toponyms": []}, "from None to None"),
    ],
)
def test_a_bad_row_is_named(write, row, said):
    with pytest.raises(GoldError, match=said):
        read_events(write(row))
