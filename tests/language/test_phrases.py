from dateline.language.document import tokenize
from dateline.language.phrases import Phrases

TABLE = Phrases({"more than": 1, "no more than": 2, "no": 3, "plus d'": 4, "week-end": 5})


def test_the_longest_phrase_is_found_from_either_end():
    tokens = tokenize("No more than 12")
    assert TABLE.at(tokens, 0) == (3, 2)
    assert TABLE.before(tokens, 3) == (0, 2)
    assert TABLE.before(tokens, 3, floor=1) == (1, 1)
    assert TABLE.at(tokenize("no more"), 0) == (1, 3)


def test_nothing_is_found_beyond_the_ends():
    tokens = tokenize("more")
    assert TABLE.at(tokens, 0) is None
    assert TABLE.at(tokens, 1) is None
    assert TABLE.before(tokens, 0) is None


def test_elisions_and_hyphens_are_cut_as_in_articles():
    assert TABLE.at(tokenize("plus d'une"), 0) == (2, 4)
    assert TABLE.at(tokenize("week-end"), 0) == (3, 5)
    assert TABLE.words >= {"plus", "d'", "week", "-", "end"}
    assert TABLE.first_words == {"more", "no", "plus", "week"}
