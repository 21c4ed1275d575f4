"""Tables to files that GIS programs and spreadsheets open as they are, and back; the suffix says the format.

>>> from dateline.export import read, write
>>> write(tables, "incidents.gpkg")  # doctest: +SKIP
>>> incidents = read("incidents.gpkg")  # doctest: +SKIP
"""

from dateline.export.formats import known_suffixes
from dateline.export.readers import read
from dateline.export.writers import check_target, write, write_lines, write_table

__all__ = ["check_target", "known_suffixes", "read", "write", "write_lines", "write_table"]
