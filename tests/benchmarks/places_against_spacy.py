"""How fast places are found, beside spaCy: ``python tests/benchmarks/places_against_spacy.py [SOURCE]``.

SOURCE is a folder of articles or a file of JSON lines, ``seeds`` by default. Prints how many megabytes of text a second
of processor time are read, on one core, by cutting into sentences and `find_mentions`, and by a spaCy pipeline of
``tok2vec`` and ``ner`` in their default architectures, the second listening to the first. Its weights are untrained,
which takes as long as trained ones: the figure compares speed, nothing else. Cold is the first pass over the texts,
with empty caches, after one sentence that loads what is loaded once; warm is the fastest of three more.

Before that, the peak memory of ``dateline places`` on SOURCE, in a process of its own.

spaCy is nothing that Dateline needs: ``pip install "spacy>=3.8,<3.9"`` puts it beside it, and without it only
Dateline's own figures are printed.
"""

from __future__ import annotations

import gc
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

ROUNDS = 3
SENTENCE = "Ten people died in Gao on Monday."
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")
LABELS = ("GPE", "LOC", "ORG", "PERSON")
LEAST_RATIO = 20
MOST_MEMORY_MB = 400


class Speed(NamedTuple):
    """Megabytes of text a second."""

    cold: float
    warm: float


def main(source: str) -> None:
    """Print the figures."""
    # Before anything is loaded here: a child's peak counts what its parent had when it was started.
    memory = peak_memory_mb(source)
    os.environ.update(dict.fromkeys(THREADS, "1"))
    from dateline import read_articles
    from dateline.cli.program import COLLECTION

    gc.set_threshold(*COLLECTION)  # as the command sets it; for spaCy too
    texts = [article.text for article in read_articles([source]).articles]
    print(f"{len(texts)} articles, {sum(map(len, texts)) / 1e6:.3f} MB of text")
    print(f"peak memory of dateline places: {memory:.0f} MB (at most {MOST_MEMORY_MB} is aimed at)")
    own = measure(dateline_reader(source), texts)
    print(f"{'':10}{'cold':>10}{'warm':>10}  MB/s")
    print(f"{'Dateline':10}{own.cold:10.3f}{own.warm:10.3f}")
    if find_spec("spacy") is None:
        print('spaCy is not installed; to compare with it: pip install "spacy>=3.8,<3.9"')
        return
    other = measure(spacy_reader(max(map(len, texts))), texts)
    print(f"{'spaCy':10}{other.cold:10.3f}{other.warm:10.3f}")
    print(
        f"{'times':10}{own.cold / other.cold:10.1f}{own.warm / other.warm:10.1f}  (at least {LEAST_RATIO} is aimed at)"
    )


def measure(read: Callable[[list[str] | None], object], texts: list[str]) -> Speed:
    """Return the speed of reading texts; `read` reads a sentence of no consequence when given None."""
    megabytes = sum(map(len, texts)) / 1e6
    read(None)
    seconds = []
    for _ in range(1 + ROUNDS):
        start = time.process_time()
        read(texts)
        seconds.append(max(time.process_time() - start, 1e-6))
    return Speed(megabytes / seconds[0], megabytes / min(seconds[1:]))


def dateline_reader(source: str) -> Callable[[list[str] | None], object]:
    """Return what finds the places of the articles of a source, which are read beforehand, clutter and all."""
    from dateline import Gazetteer, read_articles
    from dateline.language.document import parse
    from dateline.model import Article
    from dateline.places.mentions import find_mentions

    articles = read_articles([source]).articles
    gazetteer = Gazetteer.open()

    def read(texts: list[str] | None) -> object:
        given = [Article("", "", SENTENCE)] if texts is None else articles
        return [find_mentions(parse(article), gazetteer) for article in given]

    return read


def spacy_reader(longest: int) -> Callable[[list[str] | None], object]:
    """Return what runs the pipeline of spaCy."""
    import spacy

    pipeline = spacy.blank("en")
    pipeline.max_length = max(pipeline.max_length, longest)
    pipeline.add_pipe("tok2vec")
    listener = {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": "ner",
        "extra_state_tokens": False,
        "hidden_width": 64,
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96},
    }
    entities = pipeline.add_pipe("ner", config={"model": listener})
    for label in LABELS:
        entities.add_label(label)
    pipeline.initialize()

    def read(texts: list[str] | None) -> object:
        return sum(len(document.ents) for document in pipeline.pipe([SENTENCE] if texts is None else texts))

    return read


def peak_memory_mb(source: str) -> float:
    """Run ``dateline places`` on a source, and return the most memory that it held, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "dateline", "places", source, "-o", str(Path(folder, "places.geojson"))]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).resolve().parents[2] / "seeds"))
