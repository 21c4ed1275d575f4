"""``dateline layers``: look at the border layers."""

from __future__ import annotations

from dateline.cli.output import json_option, print_json, print_table
from dateline.cli.program import main

__all__ = ["layers"]


@main.group()
def layers() -> None:
    """Look at the border layers."""


@layers.command("list")
@json_option
def list_command(as_json: bool) -> None:
    """Show the border layers with their size, source and licence."""
    from dateline.atlas import list_layers

    rows = [
        {
            "layer": layer.name,
            "features": layer.features,
            "bytes": layer.size_bytes,
            "source": layer.source,
            "licence": layer.licence,
        }
        for layer in list_layers()
    ]
    if as_json:
        print_json(rows)
    else:
        print_table(rows)
