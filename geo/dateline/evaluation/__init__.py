"""Evaluation: how well Dateline does on labelled data, by the measures that the field's tables use."""

from dateline.evaluation.gold import GoldArticle, Toponym, read_gold
from dateline.evaluation.places import PlaceFigures, evaluate_places
from dateline.evaluation.reliability import Bin

__all__ = ["Bin", "GoldArticle", "PlaceFigures", "Toponym", "evaluate_places", "read_gold"]
