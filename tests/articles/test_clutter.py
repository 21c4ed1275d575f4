import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.articles import find_clutter
from dateline.articles.clutter import _load_words

EVAL = Path(__file__).parents[3] / "shared" / "eval"

LEAD = "Twelve people were killed on Sunday in Ansongo, in the Gao region, the mayor said."


def cut(text):
    return [text[start:end] for start, end in find_clutter(text)]


@pytest.mark.parametrize(
    "line",
    [
        "![](https://example.org/Paris.jpg?a=1)",
        "![A street in Paris](https://example.org/a_(1).jpg)",
        "https://example.org/mali/gao",
        "[Link to a source on Libya, e.g. the UN]",
        "Leave a Comment",
        "LAISSER UN COMMENTAIRE",
        "0 Comment(s)",
        "12 commentaires",
        "## Related Articles:",
        "CATEGORIES",
        "7 hours ago",
        "Il y a 3 heures",
        "Advertisement",
        "Keywords: Mali, Algeria, Kidal, Regional Security.",
        "Mots-clés : Mali, Algérie",
        "Lire aussi : Le Niger ferme sa frontière",
        "Read more: Niger shuts its border with Benin",
        "#Mali #Niger, #Sahel",
        "#Mali",
        "Photo: Jane Doe / Washington Post",
        "Posted: Thursday, August 6, 2015 8:36 AM EDT Updated: Friday, August 7, 2015 9:00 AM",
        "Publié le 6 août 2015 à 8 h 36",
        "(Copyright 2016 The Boston Paper. All rights reserved. This material may not be published or rewritten.)",
        "© 2016 Atlanta Media",
        "jane.doe@dallas.example",
        "Jane Doe: jane@example.org, 419-724-6095",
        "(313) 222-2027",
        "Click here for the whole list",
        "We use cookies to improve your visit",
        "En poursuivant votre navigation, vous acceptez les cookies",
        "Follow us on Twitter",
        "If you know more, call the Chelsea police at 617-466-4880.",
        "Whenever Jane Doe writes, you'll get an email.",
    ],
)
def test_furniture_is_clutter_on_a_line_of_its_own(line):
    assert cut(f"{LEAD}\n\n{line}\n\n{LEAD}") == [line]


@pytest.mark.parametrize(
    "line",
    [
        LEAD,
        "BAMAKO, Mali (AP) — The junta closed the border.",
        "Updated: toll rises to 12 in Gao",
        "Photo: In February, rebels handed the town of Ber to the army.",
        "Seven hours ago the road to Kidal was cut.",
        "More than 30,000 people were expelled to Assamaka in 2024.",
        "Close to a dozen villages were burnt.",
        "Related violence spread to Menaka.",
        "Share prices fell in Lagos after the attack.",
        "At least 12 dead in #Qabasin this morning, rescuers say",
        "The US embassy said on Twitter that Niamey was calm.",
        "“You took my son,” she wrote on Facebook.",
        "He called 911 after the blast, which killed 131, or 47 soldiers and 84 mercenaries, in 2024-2025.",
        "Le journal de Bamako parle de 16 000 personnes.",
        "Kidal",
        "Algiers - Bamako: a news agency counts 12 dead",
        "Home to 5,000 people, Ber was attacked at 8:30.",
        "Search teams found 12 bodies.",
    ],
)
def test_prose_headlines_and_datelines_are_not(line):
    assert cut(f"A headline of some length\n\n{line}\n\n{LEAD}") == []
    assert cut(f"{line}\n{LEAD}") == []


def test_a_long_line_is_prose_whatever_it_begins_with():
    assert cut("Copyright 2016 was the word. " + LEAD * 10) == []


def test_addresses_and_credits_are_cut_out_of_prose():
    text = f"Rebels (see https://example.org/Paris, p. 2) took Ber (Photo: Jane Doe / London) by night. {LEAD}"
    assert cut(text) == ["https://example.org/Paris", "(Photo: Jane Doe / London)"]


def test_only_the_sentence_that_calls_upon_the_reader_is_cut():
    call = "If you have any information you're asked to call 419-255-1111."
    assert cut(f"{LEAD}\n{LEAD} {call}") == [call]


def test_a_teaser_loses_its_outlet_and_age_alone():
    teaser = "Ten Killed As Boat Sinks Off Dakar"
    text = f"{LEAD}\nRelated Articles\n\n\nThe Paris Paper\n7 hours ago\n- The Paris Paper\n{teaser}\n{LEAD}"
    assert cut(text) == ["Related Articles", "The Paris Paper", "7 hours ago", "- The Paris Paper"]


def test_a_line_beside_an_age_that_stands_alone_is_a_headline():
    assert cut(f"Ten Killed Off Dakar\n7 hours ago\n{LEAD}") == ["7 hours ago"]


def test_the_items_of_a_menu_are_cut():
    assert cut(f"Home\nAfrica\nMali\nLatest news\nLog in\nTen Killed in Gao\n{LEAD}") == [
        "Home", "Africa", "Mali", "Latest news", "Log in",
    ]  # fmt: skip


def test_short_lines_between_buttons_far_apart_are_kept():
    assert cut("Share\nKidal\nGao\nMenaka\nTimbuktu\nPrint") == ["Share", "Print"]


@pytest.mark.parametrize(
    ("line", "site"),
    [
        ("Teen shot and wounded in Chula Vista - CBS News 8 - San Diego, CA", " - CBS News 8 - San Diego, CA"),
        ("Trois morts dans une attaque à Gao | Maliweb Actualités", " | Maliweb Actualités"),
    ],
)
def test_the_site_behind_a_headline_is_cut(line, site):
    assert cut(f"{line}\n{LEAD}") == [site]


@pytest.mark.parametrize(
    "unit",
    [
        "![", "![a](", "[link to ", "@", "a@", "a.", "#a", "#a ", "(photo", "http://.", "https://a ", "www.", "- ",
        " - ", "? A", "555-", "+1", "7 hours ago\n", "Share\n", "you email. A ", "a@b.c ", "'", "a", "\n",
    ],
)  # fmt: skip
def test_hostile_text_takes_linear_time(unit):
    text = unit * (300_000 // len(unit))
    start = time.process_time()
    find_clutter(text)
    assert time.process_time() - start < 5  # takes up to 0.4 s


@settings(deadline=None)  # the first example loads the data
@given(st.text(st.sampled_from("aZ1 .\n#@-!?[](){}“’éShare: /"), max_size=200))
def test_spans_lie_in_the_text_in_order_and_apart(text):
    end = -1
    for span in find_clutter(text):
        assert end < span.start < span.end <= len(text)
        end = span.end


def test_the_data_are_in_the_form_in_which_lines_are_compared():
    words = _load_words()
    assert all(phrase == phrase.lower().strip() for phrase in words.lines | words.ages | words.reader | words.site)
    assert "" not in words.lines


@pytest.mark.skipif(not EVAL.is_dir(), reason="the development data is not here")
@pytest.mark.parametrize(
    ("name", "ceiling"), [("places_lgl_dev", 0.0), ("places_gwn_dev", 0.0), ("places_humset_dev", 0.008)]
)
def test_gold_toponyms_do_not_fall_into_clutter(name, ceiling):
    gold = hidden = 0
    for row in map(json.loads, (EVAL / f"{name}.jsonl").read_text("utf-8").strip().split("\n")):
        clutter = find_clutter(row["text"])
        for place in row["toponyms"]:
            gold += 1
            hidden += any(place["start"] < end and start < place["end"] for start, end in clutter)
    assert hidden / gold <= ceiling
