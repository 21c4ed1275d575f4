"""Incidents, articles and mentions as the flat tables that every output is written from."""

from dateline.frame.names import CountryNames
from dateline.frame.tables import Tables, to_tables, validate_incidents

__all__ = ["CountryNames", "Tables", "to_tables", "validate_incidents"]
