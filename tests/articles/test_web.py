import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.articles import web
from dateline.articles.web import fetch, is_public
from dateline.errors import ArticleError

HTML = {"Content-Type": "text/html; charset=windows-1251"}
ANSWERS = {
    "/page": (200, HTML, b"<p>Text."),
    "/gone": (404, HTML, b""),
    "/image": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/packed": (200, {**HTML, "Content-Encoding": "gzip"}, b"\x1f\x8b"),
    "/large": (200, HTML, b"x" * 5000),
    "/moved": (302, {"Location": "page"}, b""),
    "/round": (301, {"Location": "/round"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/b%C3%A9char?q=%C3%A9": (200, {"Content-Type": "text/plain"}, b"Text."),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        location = f"http://localhost:{self.server.server_port}/page"
        status, headers, body = (302, {"Location": location}, b"") if self.path == "/inside" else ANSWERS[self.path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()
        thread.join()


def allow(address):
    return True


def test_a_page_is_fetched(server):
    page = fetch(f"{server}/page", allowed=allow)
    assert page == web.Page(b"<p>Text.", ".html", "windows-1251", f"{server}/page")


def test_a_redirect_is_followed(server):
    assert fetch(f"{server}/moved", allowed=allow).url == f"{server}/page"


def test_letters_with_accents_are_encoded(server):
    assert fetch(f"{server}/béchar?q=é#part", allowed=allow).suffix == ".txt"


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("gone", "cannot be fetched: the server answers 404 Not Found"),
        ("image", "is image/png, and only text/html"),
        ("packed", "comes compressed"),
        ("round", "redirects more than 5 times"),
        ("file", "leads to 'file:///etc/passwd'; only http and https addresses are fetched"),
    ],
)
def test_what_is_no_page_is_refused(server, path, problem):
    with pytest.raises(ArticleError, match=f"^{server}/{path} {problem}"):
        fetch(f"{server}/{path}", allowed=allow)


def test_a_page_that_is_too_large_is_refused(server, monkeypatch):
    monkeypatch.setattr(web, "MAX_PAGE_BYTES", 4000)
    with pytest.raises(ArticleError, match="is larger than 4,000 bytes"):
        fetch(f"{server}/large", allowed=allow)


def test_a_page_that_takes_too_long_is_refused(server, monkeypatch):
    monkeypatch.setattr(web, "TOTAL_TIMEOUT_S", -1.0)
    with pytest.raises(ArticleError, match="took more than -1 seconds"):
        fetch(f"{server}/large", allowed=allow)


def test_a_server_that_is_not_there_is_one_sentence():
    with pytest.raises(ArticleError, match=r"^http://127\.0\.0\.1:1/ cannot be fetched: .*refused"):
        fetch("http://127.0.0.1:1/", allowed=allow)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "[::1]", "10.1.2.3", "169.254.169.254"])
def test_private_addresses_are_never_connected_to(host, monkeypatch):
    monkeypatch.setattr(web.socket, "create_connection", lambda *args, **kwargs: pytest.fail("connected"))
    with pytest.raises(ArticleError, match="a private or reserved address; such pages are not fetched"):
        fetch(f"http://{host}:8000/")


def test_a_redirect_inside_is_not_followed(server):
    def only_the_first(address, seen=[]):  # noqa: B006
        seen.append(address)
        return len(seen) == 1

    with pytest.raises(ArticleError, match="a private or reserved address"):
        fetch(f"{server}/inside", allowed=only_the_first)


def test_the_connection_goes_to_an_address_that_was_checked(server, monkeypatch):
    port = int(server.rpartition(":")[2])
    asked = []

    def resolve(host, port, **kwargs):
        asked.append(host)
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(web.socket, "getaddrinfo", resolve)
    monkeypatch.setattr(web.socket, "create_connection", _connect_without_names)
    assert fetch(f"http://news.example:{port}/page", allowed=allow).data == b"<p>Text."
    assert asked == ["news.example"]


def _connect_without_names(address, timeout):
    sock = web.socket.socket()
    sock.settimeout(timeout)
    sock.connect(address)
    return sock


@pytest.mark.parametrize("address", ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8"])
def test_public_addresses(address):
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.0.1", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "fe80::1%eth0", "fc00::1",
        "ff02::1", "64:ff9b::7f00:1", "2002:7f00:1::",
    ],
)  # fmt: skip
def test_other_addresses(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "url", ["http://", "http://[::1", "http://a:99999/", "http://" + "a" * 70 + "é.org/", "ftp://a/"]
)
def test_addresses_that_are_none(url):
    with pytest.raises(ArticleError, match=r"no address that can be fetched|only http and https"):
        fetch(url)
