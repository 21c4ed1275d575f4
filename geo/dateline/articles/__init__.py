"""From bytes to `Article`: files, folders, standard input and the web, and the page clutter in them."""

from __future__ import annotations

from dateline.articles.clutter import find_clutter
from dateline.articles.reading import Reading, read_articles

__all__ = ["Reading", "find_clutter", "read_articles"]
