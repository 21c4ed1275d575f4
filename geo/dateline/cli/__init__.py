"""The command ``dateline``: thin; it reads the arguments, calls the library and says what came of it."""

from dateline.cli import evaluate, explain, extraction, gazetteer, layers, serve
from dateline.cli.program import main

__all__ = ["evaluate", "explain", "extraction", "gazetteer", "layers", "main", "serve"]
