import pytest

from dateline.articles.sources import expand_sources
from dateline.errors import ArticleError

SUFFIXES = (".txt", ".md")


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.TXT", "sub/c.md", "sub/d.png", ".hidden.txt", ".git/e.txt", "empty/f.png"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    return tmp_path


def names(folder, *sources):
    found = expand_sources([s if s == "-" or "://" in s else f"{folder}/{s}" for s in sources], SUFFIXES)
    return [str(item).replace(f"{folder}/", "") for item in found]


def test_a_folder_gives_its_known_files_in_order(folder):
    assert names(folder, "") == ["a.TXT", "b.txt", "sub/c.md"]


def test_a_file_given_by_name_is_kept_whatever_it_is(folder):
    assert names(folder, "sub/d.png", ".hidden.txt") == ["sub/d.png", ".hidden.txt"]


def test_globs(folder):
    assert names(folder, "*.txt") == ["b.txt"]
    assert names(folder, "**/*.md", "**/*.md") == ["sub/c.md"]
    assert names(folder, "*") == ["a.TXT", "b.txt", "sub/c.md"]


def test_what_is_given_twice_is_read_once(folder):
    assert names(folder, "b.txt", "", "sub/../b.txt", "-", "-") == ["b.txt", "a.TXT", "sub/c.md", "-"]


def test_web_addresses_and_standard_input_are_left_as_they_are(folder):
    assert names(folder, "HTTPS://example.org/a", "-") == ["HTTPS://example.org/a", "-"]


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("none.txt", "none.txt does not exist; give a file, a folder, a glob, '-' or a web address"),
        ("empty", "empty has no file in it that can be read (.txt, .md)"),
        ("*.html", "*.html matches no file that can be read (.txt, .md)"),
        ("sub/*.png", "sub/*.png matches no file that can be read (.txt, .md)"),
    ],
)
def test_what_is_not_there_is_said(folder, source, problem):
    assert names(folder, source) == [problem]


def test_a_name_that_no_file_can_have(folder):
    (error,) = expand_sources(["x" * 5000], SUFFIXES)
    assert isinstance(error, ArticleError)


def test_a_file_whose_name_looks_like_a_glob(folder):
    (folder / "[draft].txt").write_text("x")
    assert names(folder, "[draft].txt") == ["[draft].txt"]


def test_folders_that_link_in_a_circle_end(folder):
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    assert names(folder, "") == ["a.TXT", "b.txt", "sub/c.md"]
