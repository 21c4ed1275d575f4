"""Tiny corpora of our own making, laid out as those that the model is trained on."""

import json

import pytest

TOWNS = {
    "Gao": (16.27, -0.04), "Kidal": (18.44, 1.41), "Mopti": (14.49, -4.19), "Niamey": (13.51, 2.11),
    "Agadez": (16.97, 7.99), "Dori": (14.03, -0.03), "Nouakchott": (18.08, -15.97), "Tamanrasset": (22.79, 5.52),
}  # fmt: skip
SENTENCES = (
    "Ten people died in {} on Monday.",
    "Soldiers left {} for the north.",
    "The market of {} was closed.",
    "Mr. {} spoke to Radio Zarma.",
)
"""In the last it is a man's name."""


def gold(name):
    """Yield articles with a town in each sentence, and now and then a man called like one."""
    towns = list(TOWNS)
    for number in range(24):
        text, toponyms = "", []
        for index in range(3):
            town = towns[(number + 3 * index) % len(towns)]
            kind = (number + index) % len(SENTENCES)
            start = len(text) + SENTENCES[kind].index("{")
            text += SENTENCES[kind].format(town) + " "
            if kind < 3:
                lat, lon = TOWNS[town]
                place = {"lat": lat, "lon": lon, "geonameid": "1", "type": "Literal"} if name != "humset" else {}
                toponyms.append({"start": start, "end": start + len(town), **place})
        yield {"id": f"{name}{number}", "text": text, "toponyms": toponyms}


def tagged():
    for town in TOWNS:
        yield {"tokens": ["They", "met", "in", town, "."], "tags": ["O", "O", "O", "B-geo", "O"]}
        yield {"tokens": ["The", "Bank", "of", town, "."], "tags": ["O", "B-org", "I-org", "I-org", "O"]}


def coded(name):
    for number, (town, (lat, lon)) in enumerate(TOWNS.items()):
        yield {
            "id": f"{name}{number}", "text": f"Gunmen killed six in {town}.", "country": "Mali",
            "place": town, "lat": lat, "lon": lon,
        }  # fmt: skip


@pytest.fixture(scope="session")
def corpora(tmp_path_factory):
    """A folder with all of the corpora."""
    folder = tmp_path_factory.mktemp("corpora")
    files = {
        **{f"places_{name}_dev.jsonl": gold(name) for name in ("lgl", "gwn", "humset")},
        "ner_gmb.jsonl": tagged(),
        **{f"incidents_{name}_dev.jsonl": coded(name) for name in ("pitf", "awsd")},
    }
    for file, rows in files.items():
        (folder / file).write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder
