"""What QGIS is told of our tables: a style for each layer, and a project that opens them all."""

from dateline.export.qgis.events import EVENTS, event_style
from dateline.export.qgis.project import project_beside, write_project
from dateline.export.qgis.styles import STYLED, style

__all__ = ["EVENTS", "STYLED", "event_style", "project_beside", "style", "write_project"]
