"""Evaluation: how well Dateline does on labelled data, by the measures that the field's tables use."""

from dateline.evaluation.coded import Coded, CodedArticle, read_coded
from dateline.evaluation.events import EventFigures, GoldEvent, evaluate_events, read_events
from dateline.evaluation.gold import GoldArticle, Toponym, read_gold
from dateline.evaluation.incidents import Disagreement, IncidentFigures, Share, evaluate_incidents
from dateline.evaluation.places import PlaceFigures, evaluate_places
from dateline.evaluation.reliability import Bin

__all__ = [
    "Bin",
    "Coded",
    "CodedArticle",
    "Disagreement",
    "EventFigures",
    "GoldArticle",
    "GoldEvent",
    "IncidentFigures",
    "PlaceFigures",
    "Share",
    "Toponym",
    "evaluate_events",
    "evaluate_incidents",
    "evaluate_places",
    "read_coded",
    "read_events",
    "read_gold",
]
