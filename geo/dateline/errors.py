"""What can go wrong, as one tree.

::

    DatelineError
    ├── ArticleError (ValueError)     a source that cannot be read as an article
    ├── CriteriaError (ValueError)    a wish for incidents that none can meet: a span or box the wrong way round
    ├── GoldError (ValueError)        labelled data that are not laid out as evaluation needs them
    ├── GazetteerError (RuntimeError) a gazetteer that is missing or not one of ours
    ├── GeocoderError (ValueError)    an online geocoder that cannot be asked as it was named
    ├── LexiconError (ValueError)     a language's word lists that are broken or not complete
    ├── LayerError (ValueError)       a border layer that is missing or unusable
    ├── TableError (ValueError)       a GeoDataFrame that is not the incident or places table
    ├── InputError (OSError)          a file of incidents that cannot be read back
    ├── OutputError (OSError)         a file that cannot be written
    └── ServerError (OSError)         a folder that cannot be served, or an address that it cannot be served at

    OutputWarning (UserWarning)       what a format could not hold of a table, and was left out or cut

Each message is one sentence that names the file or the value, says what was expected, and what to do.
"""

from __future__ import annotations

__all__ = [
    "ArticleError",
    "CriteriaError",
    "DatelineError",
    "GazetteerError",
    "GeocoderError",
    "InputError",
    "LayerError",
    "LexiconError",
    "OutputError",
    "OutputWarning",
    "ServerError",
    "TableError",
]


class DatelineError(Exception):
    """Base of every error that Dateline raises on purpose."""


class ArticleError(DatelineError, ValueError):
    """A source cannot be read as an article: missing, empty, binary, or of an unknown format."""


class CriteriaError(DatelineError, ValueError):
    """What is asked of incidents makes no sense: a span or box the wrong way round, a country that there is not."""


class GoldError(DatelineError, ValueError):
    """Labelled data cannot be read, or their spans do not lie in their texts."""


class GazetteerError(DatelineError, RuntimeError):
    """The gazetteer file is missing, truncated, or was written by another version."""


class GeocoderError(DatelineError, ValueError):
    """An online geocoder is unknown, lacks an option that it needs, or was given one that it does not have."""


class LexiconError(DatelineError, ValueError):
    """A lexicon file cannot be read, lacks a key, or has one that nothing reads or whose value is of the wrong kind."""


class LayerError(DatelineError, ValueError):
    """A border layer is missing, or is not what its name says."""


class TableError(DatelineError, ValueError):
    """A GeoDataFrame lacks columns, types, CRS or geometry that the incident or places table has."""


class InputError(DatelineError, OSError):
    """A file that should hold incidents or another table is missing, damaged, or of an unknown format."""


class OutputError(DatelineError, OSError):
    """An output file or folder cannot be written."""


class ServerError(DatelineError, OSError):
    """A folder is missing, an address is taken or not ours, or what serves it is not installed."""


class OutputWarning(UserWarning):
    """A format cannot hold all of a table: something was left out, cut or named otherwise."""
