"""Tables to files that GIS programs and spreadsheets open as they are; the suffix says the format.

>>> from dateline.export import write
>>> write(tables, "incidents.gpkg")  # doctest: +SKIP
"""

from dateline.export.writers import check_target, known_suffixes, write, write_incidents, write_mentions

__all__ = ["check_target", "known_suffixes", "write", "write_incidents", "write_mentions"]
