"""What signs weigh before anything is learned: common knowledge of news that the corpora have too few examples of.

The corpora are mostly news of the United States and humanitarian reports in English. The weights are pulled towards
these instead of towards nothing, so they decide where the corpora are silent and no longer matter where they are not.
"""

from __future__ import annotations

__all__ = ["CONFIDENCE_PRIOR", "FIRM", "PRIOR", "RANK_PRIOR", "REST_PRIOR"]

PRIOR = {
    "own:group": -3.0,
    "own:never": -3.0,
    "own:not_places": -3.0,
    "own:contraction": -3.0,
    "own:given": -1.0,
    "own:common": -0.5,
    "road": -6.0,
    "aged": -2.0,
    "opens common": -2.0,
    "before:titles capital": -2.0,
    "before2:titles capital, mark .": -4.0,
    "goes on:organisations_after country": 1.0,
    "goes on:organisations_after capital": 1.5,
    "goes on:organisations_after admin1": 0.5,
    "person:within": -3.0,
    "person:surname": -2.0,
    "after:streets capital": -1.5,
    "after:currency": -2.0,
    "before:hyphen": -1.0,
    "after:hyphen": -1.0,
    "before2:organisations_before capital, weak_prepositions": 3.5,
    "before:between": 2.0,
    "close=True -": 1.0,
    "listed before:between": 1.0,
    "lead=noun": 1.0,
    "kind": 2.0,
    "contained": 1.0,
    "dateline": 1.0,
    "before:locative": 1.0,
    "before:nouns_before": 1.0,
    "before:compass": 0.5,
    "before:target_verbs": 0.5,
}
"""Of names by themselves (`dateline.places.signs`)."""

REST_PRIOR = {
    "(score)": 1.0,
    "otherwise spelled=True": 1.5,
    "spelled": 0.5,
    "home=2 placed otherwise": 1.0,
    "home=3 placed otherwise": 1.5,
    "home=2 placed few=True": 0.5,
    "home=3 placed few=True": 0.5,
}
"""Of names in their articles (`dateline.places.agreement`)."""

RANK_PRIOR = {
    "match=exact": 2.2,
    "match=demonym": 2.2,
    "match=abbreviation": 1.5,
    "match=folded": -1.2,
    "match=similar": -1.0,
    "people": 0.9,
    "designator fits": 3.0,
    "designator differs": -3.0,
    "country share": 4.0,
    "division share": 2.4,
    "division any": 1.0,
    "near share": 1.5,
    "near any": 1.0,
    "in country": 4.0,
    "in division": 4.0,
    "elsewhere": 6.0,
    "wide": 2.0,
    "kind=RGN": 2.0,
    "kind=L": 1.0,
    "km L": 0.5,
    "kind=T": 0.5,
    "km T": 0.5,
    "none away": 0.5,
    "none far": 1.5,
    "none home": -1.0,
    "none home readings=1": -1.0,
    "none match=similar": 3.0,
    "none away match=similar": 3.0,
}
"""Of places that a name may mean, and of none (`dateline.places.resolution`)."""

FIRM = frozenset(
    {
        "before2:organisations_before capital, weak_prepositions",
        "goes on:organisations_after country",
        "goes on:organisations_after capital",
        "goes on:organisations_after admin1",
        "before:between",
        "before2:titles capital, mark .",
        "kind=RGN",
        "kind=L",
        "km L",
        "kind=T",
        "km T",
        "match=similar",
        "none match=similar",
        "none away match=similar",
        "elsewhere",
        "wide",
        "road",
        "own:group",
        "own:never",
        "own:contraction",
    }
)
"""Signs of which the corpora have so few or so one-sided examples that the prior stands: "W.Va. 61" is marked but not
linked in LGL, so that no example says that it is a road; world regions that share a name with a division are the
Sahel's, where the corpora are not."""

CONFIDENCE_PRIOR = {"place right": 1.0, "place wrong": 1.0, "name right": 1.0, "name wrong": 1.0}
"""Of confidences (`dateline.places.confidence`): with these, they stay as they are."""
