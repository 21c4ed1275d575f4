"""How fast each stage is, on this machine, now: ``python tests/benchmarks/speed.py [FOLDER]``.

Reads the articles of a folder (``seeds`` by default) over and over, and prints for each stage how many megabytes of
text it reads a second, beside a pass of `re.findall` over the same words in the same run, as a measure of the machine.
"""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from dateline import Gazetteer, extract_from, read_articles
from dateline.incidents.reports import read_reports
from dateline.language.document import parse
from dateline.places.mentions import find_mentions

ROUNDS = 7


def main(folder: str) -> None:
    """Print the table."""
    articles = read_articles([folder]).articles
    megabytes = sum(len(article.text) for article in articles) / 1e6
    print(f"{len(articles)} articles, {megabytes:.3f} MB, least of {ROUNDS} rounds, processor time")
    opening = least(lambda: Gazetteer.open().close())
    print(f"{'open the gazetteer':28}{opening * 1000:9.2f} ms")
    with Gazetteer.open() as gazetteer:
        documents = [parse(article) for article in articles]
        found = [find_mentions(document, gazetteer) for document in documents]
        pairs = list(zip(documents, found, strict=True))
        stages: list[tuple[str, Callable[[], object]]] = [
            ("re.findall of words", lambda: [re.findall(r"\w+", article.text) for article in articles]),
            ("sentences", lambda: [parse(article) for article in articles]),
            ("place names", lambda: [find_mentions(document, gazetteer) for document in documents]),
            ("reports", lambda: [read_reports(document, mentions, gazetteer) for document, mentions in pairs]),
            ("all, merged, with borders", lambda: extract_from(articles)),
        ]
        machine = least(stages[0][1])
        for name, stage in stages:
            seconds = least(stage)
            print(f"{name:28}{megabytes / seconds:9.3f} MB/s{seconds / machine:9.1f} times re.findall")


def least(work: Callable[[], object]) -> float:
    """Return the least processor time of a few rounds, in seconds; the first, uncounted, warms caches."""
    work()
    taken = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return max(min(taken), 1e-6)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).resolve().parents[2] / "seeds"))
