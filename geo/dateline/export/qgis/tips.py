"""What QGIS says of a row: its name in lists and forms, and the tip under the mouse, which is HTML.

Articles are hostile: whatever comes of one is escaped. A layer without a tip would show the name of the row instead,
and take that for HTML, so that every layer has one.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dateline.frame.areas import AREA_PREC

__all__ = ["NAMES", "TIPS", "VAGUE", "WHEN", "quoted", "tip"]

VAGUE = f'coalesce("where_prec", 7) >= {AREA_PREC}'
"""Expression: the point is only the middle of an area."""

LONGEST_QUOTE = 400
"""Characters: what can be read in a tip."""

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "incidents": '"title"',
        "areas": '"title"',
        "mentions": '"text"',
        "places": '"name"',
        "borders": '"name"',
        "reports": """coalesce("source" || ': ', '') || coalesce("title", "article")""",
        "actors": '"name"',
        "figures": """coalesce("best", "low", "high") || ' ' || "kind" || coalesce(', ' || "party", '')""",
        "claims": """"about" || ': ' || "value\"""",
        "articles": 'coalesce("title", "id")',
    }
)
"""Table to an expression that says which row it is."""

WHEN = """CASE
WHEN "date_start" IS NULL THEN 'Day not known'
WHEN coalesce("date_end", "date_start") = "date_start" THEN format_date("date_start", 'd MMMM yyyy')
ELSE format_date("date_start", 'd MMMM yyyy') || ' – ' || format_date("date_end", 'd MMMM yyyy')
END"""

_WHERE = f"""concat("place", if("country" IS NULL OR "country" = "place", '', ', ' || "country"),
if({VAGUE} AND "uncertainty_km" IS NOT NULL, ': somewhere within ' || round("uncertainty_km") || ' km', ''))"""


def quoted(column: str) -> str:
    """Return an expression: what a column quotes, in quotation marks and not too long."""
    return f"""'“' || left("{column}", {LONGEST_QUOTE}) || if(length("{column}") > {LONGEST_QUOTE}, ' …”', '”')"""


def _escaped(expression: str) -> str:
    """Return the markup that shows what an expression gives as the text that it is."""
    return f"[% replace(replace(coalesce({expression}, ''), '&', '&amp;'), '<', '&lt;') %]"


def tip(title: str, *lines: str) -> str:
    """Return the tip of what these expressions give, a line each, as HTML with expressions in it."""
    parts = [f"<b>{_escaped(title)}</b>", *map(_escaped, lines)]
    return f'<div style="max-width: 30em">{"<br>".join(parts)}</div>'


TIPS: Mapping[str, str] = MappingProxyType(
    {
        **{name: tip(expression) for name, expression in NAMES.items()},
        "incidents": tip(
            NAMES["incidents"],
            WHEN,
            _WHERE,
            """coalesce("casualties", 'Casualties not stated')""",
            quoted("quote"),
            '"sources"',
        ),
        "areas": tip(NAMES["areas"], """'Somewhere within ' || round("uncertainty_km") || ' km'"""),
        "places": tip(
            NAMES["places"],
            '"country"',
            """'Named ' || "mentions" || 'x in ' || "articles" || if("articles" = 1, ' article', ' articles')""",
        ),
        "mentions": tip(NAMES["mentions"], """'means ' || "name" || coalesce(', ' || "country", '')""", '"article"'),
    }
)
"""Table to HTML with expressions in it."""
