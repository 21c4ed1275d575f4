import io
import json
import os
from pathlib import Path

import pytest

from dateline.articles import read_articles
from dateline.articles.web import Page
from dateline.errors import ArticleError

EVAL = Path(__file__).parents[3] / "shared" / "eval"


def write(folder, **files):
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def messages(reading, folder):
    assert all(type(problem) is ArticleError for problem in reading.problems)
    return [str(problem).replace(f"{folder}/", "") for problem in reading.problems]


def test_a_folder_of_every_format(tmp_path):
    write(
        tmp_path,
        a_txt="Headline here\n\nBAMAKO - Text.",
        b_md="---\ntitle: T\n---\nText.",
        c_html="<title>Page</title><p>Text.",
        d_jsonl='{"id": "x", "text": "Text."}',
        e_csv="id,text\ny,Text.\n",
        f_png=b"\x89PNG",
    )
    reading = read_articles([tmp_path])
    assert [article.id for article in reading.articles] == ["a", "b", "c", "x", "y"]
    assert [article.title for article in reading.articles] == ["Headline here", "T", "Page", "d", "e"]
    assert reading.articles[0].path == f"{tmp_path}/a.txt"
    assert reading.problems == ()


def test_bad_input_is_one_sentence_each_and_the_rest_is_read(tmp_path):
    write(
        tmp_path,
        empty_txt="",
        blank_txt=" \n\t\n",
        wide_txt=" \n".encode("utf-16"),
        image_txt=b"\x89PNG\r\n\x1a\n",
        old_txt="Trois tués à Béchar".encode("cp1252"),
        rows_jsonl='{"text": "Text."}\n{broken\n',
        odd_docx="x",
    )
    (tmp_path / "void").mkdir()
    reading = read_articles([tmp_path, tmp_path / "odd.docx", tmp_path / "none.txt", tmp_path / "void"])
    assert [article.text for article in reading.articles] == ["Trois tués à Béchar", "Text."]
    known = ".txt, .md, .markdown, .html, .htm, .jsonl, .ndjson, .csv, .tsv"
    assert messages(reading, tmp_path) == [
        "blank.txt has nothing but blanks in it; nothing to read",
        "empty.txt is empty; nothing to read",
        "image.txt is a PNG image, not text; save its text as .txt, .md or .html",
        "rows.jsonl, line 2 is no JSON, so the row is left out",
        "wide.txt has no text; nothing to read",
        f"odd.docx is .docx, which cannot be read; known are {known}",
        "none.txt does not exist; give a file, a folder, a glob, '-' or a web address",
        f"void has no file in it that can be read ({known})",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_a_file_without_permission(tmp_path):
    write(tmp_path, a_txt="Text.")
    (tmp_path / "a.txt").chmod(0)
    assert messages(read_articles([tmp_path]), tmp_path) == ["a.txt cannot be opened: Permission denied"]


def test_a_file_that_cannot_be_opened(tmp_path, monkeypatch):
    write(tmp_path, a_txt="Text.")

    def refuse(self):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert messages(read_articles([tmp_path]), tmp_path) == ["a.txt cannot be opened: Permission denied"]


def test_ids_are_unique_and_those_given_come_first(tmp_path):
    write(
        tmp_path,
        a_txt="One.",
        a_md="Two.",
        sub__a_txt="Three.",
        z_jsonl='{"id": "a", "text": "Four."}\n{"id": "a-2", "text": "Five."}\n{"text": "Six."}\n{"text": "Seven."}',
    )
    reading = read_articles([tmp_path])
    by_text = {article.text: article.id for article in reading.articles}
    assert by_text == {
        "Two.": "a-3",
        "One.": "a-4",
        "Three.": "a-5",
        "Four.": "a",
        "Five.": "a-2",
        "Six.": "z",
        "Seven.": "z-2",
    }
    assert reading.problems == ()
    assert read_articles([tmp_path]) == reading


def test_an_id_given_twice_loses_no_article(tmp_path):
    write(tmp_path, a_jsonl='{"id": "x", "text": "One."}\n{"id": "x", "text": "Two."}\n{"id": "x-2", "text": "Three."}')
    reading = read_articles([tmp_path])
    assert [article.id for article in reading.articles] == ["x", "x-3", "x-2"]
    assert messages(reading, tmp_path) == ["the id 'x' is given twice; its second article is read as 'x-3'"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Three killed in Gao\n\nText.", "Three killed in Gao"),
        ("![](https://example.org/a.jpg)\nShare this\n\nWhat happened?\nText.", "What happened?"),
        ("Three people were killed in Gao on Tuesday.\nShort line", "a"),
        ("He said: “no.”\nShort line", "a"),
        ("word " * 40, "a"),
        ("Share this\n" * 400, "a"),
    ],
)
def test_titles(tmp_path, text, title):
    write(tmp_path, a_txt=text)
    assert read_articles([tmp_path]).articles[0].title == title


def test_clutter_is_marked_and_the_text_left_as_it_is(tmp_path):
    write(tmp_path, a_txt="Three killed in Gao\n\nText.\n\nRelated Articles\n")
    (article,) = read_articles([tmp_path]).articles
    assert [article.text[start:end] for start, end in article.clutter] == ["Related Articles"]


@pytest.mark.parametrize(
    ("data", "ids"),
    [(b"Text.", ["stdin"]), (b'\xef\xbb\xbf{"id": "x", "text": "A."}\n{"text": "B."}', ["x", "stdin"])],
)
def test_standard_input_is_text_or_rows(data, ids):
    reading = read_articles(["-"], stdin=io.BytesIO(data))
    assert [article.id for article in reading.articles] == ids
    assert all(article.path is None for article in reading.articles)


def test_empty_standard_input():
    assert messages(read_articles(["-"], stdin=io.BytesIO()), "none") == ["standard input is empty; nothing to read"]


def test_pages_are_fetched_and_failures_said():
    def fetch(url):
        if "gone" in url:
            raise ArticleError(f"{url} cannot be fetched: the server answers 404 Not Found")
        return Page("<p>Киев.".encode("cp1251"), ".html", "windows-1251", url + "?id=1")

    reading = read_articles(["https://example.org/kyiv.html", "https://example.org/", "http://gone/"], fetch=fetch)
    assert [(article.id, article.text, article.url) for article in reading.articles] == [
        ("kyiv", "Киев.", "https://example.org/kyiv.html?id=1"),
        ("example.org", "Киев.", "https://example.org/?id=1"),
    ]
    assert messages(reading, "none") == ["http://gone/ cannot be fetched: the server answers 404 Not Found"]


def test_a_file_name_that_is_no_utf8_can_be_written(tmp_path):
    path = tmp_path / os.fsdecode(b"caf\xe9.txt")
    try:
        path.write_bytes(b"Text.")
    except OSError:
        pytest.skip("this file system holds no such name")
    (article,) = read_articles([tmp_path]).articles
    assert article.id == "caf\ufffd"
    assert article.path.encode()


@pytest.mark.skipif(not EVAL.is_dir(), reason="the development data is not here")
@pytest.mark.parametrize("name", ["places_lgl_dev", "incidents_gva_dev"])
def test_offsets_into_the_development_data_hold(name):
    rows = [json.loads(line) for line in (EVAL / f"{name}.jsonl").read_text("utf-8").split("\n") if line]
    reading = read_articles([EVAL / f"{name}.jsonl"])
    assert [(article.id, article.text) for article in reading.articles] == [(row["id"], row["text"]) for row in rows]
    assert reading.problems == ()
