"""Colours and labels of the event types, one palette for the web map and for the styles in a GeoPackage.

Any two colours stay apart by at least 24 units of CIELAB for readers with normal sight, protanopia, deuteranopia and
tritanopia, by the matrices of Machado, Oliveira and Fernandes (2009), "A physiologically-based model for simulation of
color vision deficiency", at full severity. The test repeats the sum.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dateline.model import EventType

__all__ = ["EVENT_COLOURS", "EVENT_LABELS"]

EVENT_COLOURS: Mapping[EventType, str] = MappingProxyType(
    {
        EventType.BATTLE: "#900009",
        EventType.EXPLOSION: "#ff5d05",
        EventType.VIOLENCE: "#b03f7f",
        EventType.PROTEST: "#2947da",
        EventType.RIOT: "#2dddad",
        EventType.STRATEGIC: "#9685cf",
        EventType.DISASTER: "#1a7a46",
        EventType.ACCIDENT: "#3e2f38",
        EventType.DISPLACEMENT: "#c8c364",
    }
)
"""Event type to ``#rrggbb``, in the order of a legend."""

EVENT_LABELS: Mapping[str, Mapping[EventType, str]] = MappingProxyType(
    {
        "en": MappingProxyType(
            {
                EventType.BATTLE: "Battle",
                EventType.EXPLOSION: "Explosion or remote violence",
                EventType.VIOLENCE: "Violence against civilians",
                EventType.PROTEST: "Protest",
                EventType.RIOT: "Riot",
                EventType.STRATEGIC: "Strategic development",
                EventType.DISASTER: "Disaster",
                EventType.ACCIDENT: "Accident",
                EventType.DISPLACEMENT: "Displacement",
            }
        ),
        "fr": MappingProxyType(
            {
                EventType.BATTLE: "Combat",
                EventType.EXPLOSION: "Explosion ou violence à distance",
                EventType.VIOLENCE: "Violence contre des civils",
                EventType.PROTEST: "Manifestation",
                EventType.RIOT: "Émeute",
                EventType.STRATEGIC: "Évolution stratégique",
                EventType.DISASTER: "Catastrophe",
                EventType.ACCIDENT: "Accident",
                EventType.DISPLACEMENT: "Déplacement",
            }
        ),
    }
)
"""Language (ISO 639-1) to the readable name of each event type."""
