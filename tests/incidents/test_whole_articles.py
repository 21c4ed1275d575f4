"""Whole articles of our own, in ``articles/``: what an analyst reads in them, incident for incident."""

import tomllib
from pathlib import Path

import pytest

from dateline.model import Article
from dateline.pipeline import extract_from

FOLDER = Path(__file__).with_name("articles")
CASES = [
    pytest.param(case, path.stem, id=f"{path.stem}: {case['name']}", marks=_marks)
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text(encoding="utf-8"))["article"]
    for _marks in ([pytest.mark.xfail(strict=True, reason=case["gap"])] if "gap" in case else [],)
]


@pytest.mark.parametrize(("case", "language"), CASES)
def test_an_article_is_read_as_an_analyst_reads_it(case, language):
    """Every incident is found, with what is given of it, and nothing else; optional ones may come out or not."""
    article = Article("a", "", case["text"].strip(), case["published"])
    found = extract_from([article], merged=False).incidents
    for tally, key in ((False, "incident"), (True, "tally")):
        left = [incident for incident in found if incident.tally is tally]
        for wanted in sorted(case.get(key, []), key=lambda one: one.get("optional", False)):
            fit = next((incident for incident in left if fits(incident, wanted)), None)
            assert fit is not None or wanted.get("optional"), f"{wanted} is not among {[i.title for i in left]}"
            if fit is not None:
                left.remove(fit)
        assert not left, [incident.title for incident in left]


def fits(incident, wanted):
    return all(value(incident, key) == expected for key, expected in wanted.items() if key != "optional")


def value(incident, key):
    match key:
        case "place":
            return incident.where and incident.where.place.name
        case "start":
            return incident.when.start
        case "type":
            return incident.event_type.value
        case "country" | "disputed":
            return getattr(incident, key)
    kind, _, bound = key.partition("_")
    total = next((total for total in incident.totals if total.kind.value == kind), None)
    if total is None:
        return "none"
    return "open" if bound == "high" and total.high is None else getattr(total, bound or "best")
