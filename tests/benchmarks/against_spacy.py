"""How fast articles are read, beside spaCy: ``python tests/benchmarks/against_spacy.py [SOURCE]``.

SOURCE is a folder of articles or a file of JSON lines, ``seeds`` by default. Prints how many megabytes of text a
second of processor time are read, on one core, in two lines of work: finding the places, beside a pipeline of spaCy's
``tok2vec`` and ``ner``; and reading the incidents, places and all, beside ``tok2vec``, ``parser`` and ``ner``. The
pipes are in their default architectures, the others listening to the first. Their weights are untrained, which takes
as long as trained ones: the figures compare speed, nothing else. Cold is the first pass over the texts, with empty
caches, after one sentence that loads what is loaded once; warm is the fastest of three more.

Before that, the peak memory of ``dateline extract`` on SOURCE, in a process of its own.

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
from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

ROUNDS = 3
SENTENCE = "Ten people died in Gao on Monday."
THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "BLIS_NUM_THREADS", "MKL_NUM_THREADS")
LABELS: Mapping[str, Sequence[str]] = {
    "ner": ("GPE", "LOC", "ORG", "PERSON"),
    "parser": (
        *("ROOT", "nsubj", "nsubjpass", "dobj", "prep", "pobj", "det", "amod", "aux", "auxpass", "advmod", "cc"),
        *("conj", "mark", "ccomp", "relcl", "advcl", "nummod", "poss", "attr", "appos", "acl", "compound", "punct"),
    ),
}
HIDDEN_WIDTH = {"ner": 64, "parser": 128}
"""As ``spacy init config`` writes them."""
ARTICLE_MB = 0.003
LEAST_RATIO = {"places": 20, "incidents": 15}
MOST_MEMORY_MB = 400

Reader = Callable[[list[str] | None], object]
"""Reads texts; given None, a sentence of no consequence."""


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
    print(f"peak memory of dateline extract: {memory:.0f} MB (at most {MOST_MEMORY_MB} is aimed at)")
    with_spacy = find_spec("spacy") is not None
    for work, pipes in {"places": ("ner",), "incidents": ("parser", "ner")}.items():
        own = measure(dateline_reader(source, work), texts)
        print(f"\n{work:26}{'cold':>10}{'warm':>10}  MB/s")
        print(f"{'Dateline':26}{own.cold:10.3f}{own.warm:10.3f}  {own.warm / ARTICLE_MB:.0f} articles of 3 kB a second")
        if with_spacy:
            other = measure(spacy_reader(pipes, max(map(len, texts))), texts)
            print(f"{'spaCy ' + ', '.join(('tok2vec', *pipes)):26}{other.cold:10.3f}{other.warm:10.3f}")
            print(
                f"{'times':26}{own.cold / other.cold:10.1f}{own.warm / other.warm:10.1f}"
                f"  (at least {LEAST_RATIO[work]} is aimed at)"
            )
    if not with_spacy:
        print('spaCy is not installed; to compare with it: pip install "spacy>=3.8,<3.9"')


def measure(read: Reader, texts: list[str]) -> Speed:
    """Return the speed of reading texts."""
    megabytes = sum(map(len, texts)) / 1e6
    read(None)
    seconds = []
    for _ in range(1 + ROUNDS):
        start = time.process_time()
        read(texts)
        seconds.append(max(time.process_time() - start, 1e-6))
    return Speed(megabytes / seconds[0], megabytes / min(seconds[1:]))


def dateline_reader(source: str, work: str) -> Reader:
    """Return what reads the articles of a source, which are opened beforehand, clutter and all."""
    from dateline import Gazetteer, read_articles
    from dateline.incidents.reports import read_reports
    from dateline.language.document import parse
    from dateline.model import Article
    from dateline.places.mentions import find_mentions

    articles = read_articles([source]).articles
    gazetteer = Gazetteer.open()

    def read(texts: list[str] | None) -> object:
        for article in [Article("", "", SENTENCE)] if texts is None else articles:
            document = parse(article)
            mentions = find_mentions(document, gazetteer)
            if work == "incidents":
                read_reports(document, mentions, gazetteer)
        return None

    return read


def spacy_reader(pipes: Sequence[str], longest: int) -> Reader:
    """Return what runs a pipeline of spaCy."""
    import spacy

    pipeline = spacy.blank("en")
    pipeline.max_length = max(pipeline.max_length, longest)
    pipeline.add_pipe("tok2vec")
    for name in pipes:
        pipe: Any = pipeline.add_pipe(name, config={"model": _architecture(name)})
        for label in LABELS[name]:
            pipe.add_label(label)
    pipeline.initialize()

    def read(texts: list[str] | None) -> object:
        return sum(len(document) for document in pipeline.pipe([SENTENCE] if texts is None else texts))

    return read


def _architecture(name: str) -> dict[str, object]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": name,
        "extra_state_tokens": False,
        "hidden_width": HIDDEN_WIDTH[name],
        "maxout_pieces": 2,
        "use_upper": True,
        "nO": None,
        "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96},
    }


def peak_memory_mb(source: str) -> float:
    """Run ``dateline extract`` on a source, and return the most memory that it held, in MB."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "dateline", "extract", source, "-o", str(Path(folder, "incidents.geojson"))]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).resolve().parents[2] / "seeds"))
