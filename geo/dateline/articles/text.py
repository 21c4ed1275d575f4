"""Plain text and Markdown, with or without front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.articles.encoding import decode, unify_newlines
from dateline.articles.fields import make_article
from dateline.errors import ArticleError
from dateline.model import Article

__all__ = ["read_text"]

FENCE = "---"
"""The line that opens and closes front matter, as in Jekyll and Pandoc."""

SYNONYMS = {"date": "published", "lang": "language"}
"""What other programs call our front matter's keys."""

_FIELD = re.compile(r"([A-Za-z][\w-]*)\s*:(?:\s+(.*))?")


def read_text(data: bytes, name: str, declared: str | None = None) -> Iterator[Article | ArticleError]:
    """Read a text or Markdown file, which is one article.

    Front matter is ``key: value`` lines between two ``---`` lines at the top: title, published (or date), source, url,
    language; other keys are passed over. It is no part of the article's text. Yields the article, and before it what is
    wrong with its front matter.

    Raises
    ------
    ArticleError
        The file is binary, or in no encoding that can be told.
    """
    head, body = _split_front_matter(unify_newlines(decode(data, name, declared=declared)))
    fields: dict[str, object] = {}
    for number, line in enumerate(head, start=2):  # the fence is line 1
        if not line.strip() or line.startswith((" ", "\t", "-", "#")):  # blank, part of a list, a comment
            continue
        match = _FIELD.fullmatch(line.strip())
        if not match:
            yield ArticleError(f"{name}, line {number}: {line.strip()[:40]!r} is no front matter; write 'key: value'")
            continue
        key = match[1].lower()
        fields[SYNONYMS.get(key, key)] = _unquote((match[2] or "").strip())
    fields.pop("id", None)  # a file's id is its name
    yield from make_article(body, fields, name)


def _split_front_matter(text: str) -> tuple[list[str], str]:
    """Part the lines between the fences from the body; no lines where the text has no front matter."""
    opening, _, rest = text.partition("\n")
    # A dispatch may open with a rule, and have another further down: front matter begins with a field.
    if opening.rstrip() != FENCE or not _FIELD.fullmatch(rest.partition("\n")[0].strip()):
        return [], text
    head, closing, body = rest.partition(f"\n{FENCE}")
    if not closing or body.partition("\n")[0].strip():
        return [], text
    return head.split("\n"), body.partition("\n")[2].lstrip("\n")


def _unquote(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
