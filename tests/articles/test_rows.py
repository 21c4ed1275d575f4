import json
import time

import pytest

from dateline.articles.rows import read_csv, read_jsonl
from dateline.errors import ArticleError
from dateline.model import Article


def read(reader, data, name="n.jsonl"):
    items = list(reader(data if isinstance(data, bytes) else data.encode(), name))
    articles = [item for item in items if isinstance(item, Article)]
    return articles, [str(item) for item in items if isinstance(item, ArticleError)]


def test_text_and_id_come_through_unchanged():
    text = "\ufeff  A\r\nb\u2028c\x85 \U0001f6a8 “d” \t"
    row = {"id": " a/1 ", "text": text, "title": "T", "source": "S", "published": "2025-04-06", "language": "fr"}
    for ascii_only in (True, False):
        (article,), problems = read(read_jsonl, json.dumps(row, ensure_ascii=ascii_only))
        assert (article.id, article.text) == (" a/1 ", text)
        assert (article.title, article.source, str(article.published), article.language) == (
            "T",
            "S",
            "2025-04-06",
            "fr",
        )
        assert problems == []


def test_each_broken_line_is_named_and_the_rest_read():
    lines = [
        '{"id": "a", "text": "A."}',
        '{"id": "b", "tex',
        "",
        '["no row"]',
        '{"id": "c"}',
        '{"text": " "}',
        '{"text": "E."}',
    ]
    data = "\n".join(lines)
    articles, problems = read(read_jsonl, data)
    assert [article.text for article in articles] == ["A.", "E."]
    assert [problem.split(" has ")[0].split(" is ")[0] for problem in problems] == [
        f"n.jsonl, line {number}" for number in (2, 4, 5, 6)
    ]


def test_a_deeply_nested_line_is_only_broken():
    articles, problems = read(read_jsonl, "[" * 100_000 + '\n{"text": "A."}')
    assert (len(articles), len(problems)) == (1, 1)


def test_one_line_in_another_encoding_spoils_no_other():
    data = '{"text": "Béchar"}\n'.encode() + '{"text": "Laâyoune"}\n'.encode("cp1252")
    articles, problems = read(read_jsonl, data)
    assert [article.text for article in articles] == ["Béchar", "Laâyoune"]
    assert problems == []


def test_a_binary_file_is_refused_once():
    with pytest.raises(ArticleError, match=r"n\.jsonl is a PNG image"):
        read(read_jsonl, b"\x89PNG\r\n\x1a\n" + b"\n\x00" * 50)


def test_a_nul_deep_in_the_file_is_a_broken_line():
    data = b'{"text": "A."}\n' * 100 + b'{"text": "\x00"}\n{"text": "Z."}'
    articles, problems = read(read_jsonl, data)
    assert len(articles) == 101
    assert problems == ["n.jsonl, line 101 is binary, not text; save its text as .txt, .md or .html"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_marks(encoding):
    (article,), problems = read(read_jsonl, '{"text": "Béchar"}\n'.encode(encoding))
    assert (article.text, problems) == ("Béchar", [])


def test_lone_surrogates_are_replaced_in_place():
    (article,), _ = read(read_jsonl, r'{"text": "a\ud800b"}')
    assert article.text == "a\ufffdb"


def test_many_rows_are_read_at_once():
    data = "\n".join(json.dumps({"id": str(n), "text": "Twelve people died in Gao. " * 10}) for n in range(10_000))
    start = time.process_time()
    articles, _ = read(read_jsonl, data)
    assert len(articles) == 10_000
    assert time.process_time() - start < 2  # takes 0.1 s; the margin is for a busy machine


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(delimiter):
    header = delimiter.join(["ID", "Text ", "published", "note"])
    row = delimiter.join(["a", '"One, ""two""; three\r\nfour"', "2025-04-06", "x"])
    (article,), problems = read(read_csv, f"\ufeff{header}\r\n{row}\r\n\r\n", "n.csv")
    assert (article.id, article.text, str(article.published)) == ("a", 'One, "two"; three\r\nfour', "2025-04-06")
    assert problems == []


def test_csv_rows_without_text_are_named():
    articles, problems = read(read_csv, "id,text\na,\nb\nc,C.\n", "n.csv")
    assert [article.id for article in articles] == ["c"]
    assert problems == [f"n.csv, line {number} has no text; nothing to read" for number in (2, 3)]


def test_a_csv_without_a_text_column_is_refused():
    with pytest.raises(ArticleError, match=r"n\.csv has no column named 'text'"):
        read(read_csv, "a,b\n1,2\n", "n.csv")


def test_a_csv_cell_may_be_long():
    (article,), _ = read(read_csv, "text\n" + "a" * 200_000, "n.csv")
    assert len(article.text) == 200_000


def test_a_quote_that_is_never_closed_costs_only_what_follows(monkeypatch):
    monkeypatch.setattr("dateline.articles.rows.MAX_CELL_CHARS", 100)
    articles, problems = read(read_csv, 'text\nA.\n"' + "b" * 200, "n.csv")
    assert [article.text for article in articles] == ["A."]
    assert problems == ["n.csv cannot be read from line 3 on: field larger than field limit (100)"]
