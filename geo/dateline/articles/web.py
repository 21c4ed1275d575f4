"""Pages from the web: fetched only when given, and never from a private network."""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections.abc import Callable
from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from dateline.errors import ArticleError

__all__ = ["Page", "fetch", "is_public"]

SCHEMES = {"http": 80, "https": 443}

WAIT_TIMEOUT_S = 10.0
"""For a connection, and for each wait for the next bytes."""

TOTAL_TIMEOUT_S = 60.0
"""For a page altogether: a server may send a byte every nine seconds."""

MAX_PAGE_BYTES = 10_000_000
"""A long article with its markup stays under 2 MB; what is larger is no page."""

MAX_REDIRECTS = 5

CHUNK_BYTES = 65_536

USER_AGENT = "dateline (reads single pages that its user asked for)"

# The suffix by which a page of this type is read.
SUFFIX_BY_TYPE = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/jsonl": ".jsonl",
    "application/x-ndjson": ".jsonl",
}

# Addresses that Python calls global and that carry an IPv4 address, perhaps a private one: IPv4-compatible (RFC 4291),
# NAT64 (RFC 6052) and 6to4 (RFC 3056).
TRANSLATED = (IPv6Network("::/96"), IPv6Network("64:ff9b::/96"), IPv6Network("2002::/16"))

URL_SAFE = "/%:@!$&'()*+,;=~?"
"""What may stand as it is in a path or query (RFC 3986); the rest, such as letters with accents, is percent-encoded."""

REDIRECTS = frozenset({301, 302, 303, 307, 308})


class Page(NamedTuple):
    """What a server sent."""

    data: bytes
    suffix: str
    """Of the format to read it by: ".html"."""
    charset: str | None
    url: str
    """Where it came from, after redirects."""


def is_public(address: str) -> bool:
    """Whether an IP address lies on the public internet: not private, loopback, link-local, multicast or reserved."""
    ip = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in network for network in TRANSLATED):
            return False
    return ip.is_global and not ip.is_multicast


def fetch(url: str, *, allowed: Callable[[str], bool] = is_public) -> Page:
    """Fetch one page over http or https.

    Every address that the host name has is asked about, and the connection goes to an address that was: a name that
    changes its address in between leads nowhere else. Redirects are held to the same. Proxies are not used.

    Parameters
    ----------
    url
        The page's address.
    allowed
        Which IP addresses may be connected to.

    Raises
    ------
    ArticleError
        The address is not allowed, the server does not answer in time or with a text, or the page is too large.
    """
    deadline = time.monotonic() + TOTAL_TIMEOUT_S
    target = url
    for _ in range(MAX_REDIRECTS + 1):
        try:
            answer = _ask(target, url, allowed, deadline)
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            raise ArticleError(f"{url} cannot be fetched: {str(error) or type(error).__name__}") from error
        if isinstance(answer, Page):
            return answer
        target = urljoin(target, answer)
    raise ArticleError(f"{url} redirects more than {MAX_REDIRECTS} times")


def _ask(target: str, url: str, allowed: Callable[[str], bool], deadline: float) -> Page | str:
    """Return the page at `target`, or where it redirects to; errors name `url`, which the user gave."""
    try:
        parts = urlsplit(target)
        host = (parts.hostname or "").encode("idna").decode()
        port = parts.port or SCHEMES.get(parts.scheme, 0)
    except ValueError as error:
        raise ArticleError(f"{url} is no address that can be fetched: {error}") from error
    if parts.scheme not in SCHEMES or not host:
        raise ArticleError(f"{url} leads to {target[:80]!r}; only http and https addresses are fetched")
    if parts.scheme == "https":
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(host, port)
    else:
        connection = http.client.HTTPConnection(host, port)
    # With its socket given, the connection looks no name up again.
    connection.sock = _connect(host, port, url, allowed, encrypted=parts.scheme == "https")
    try:
        path = quote(parts.path or "/", safe=URL_SAFE) + (
            f"?{quote(parts.query, safe=URL_SAFE)}" if parts.query else ""
        )
        connection.request("GET", path, headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"})
        response = connection.getresponse()
        location = response.headers.get("Location")
        if response.status in REDIRECTS and location:
            return location
        return _take(response, target, url, deadline)
    finally:
        connection.close()


def _connect(host: str, port: int, url: str, allowed: Callable[[str], bool], *, encrypted: bool) -> socket.socket:
    """Connect to the first address of `host`, once all of them are found to be allowed."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]) for entry in found]
    for address in addresses:
        if not allowed(address):
            raise ArticleError(f"{url} leads to {address}, a private or reserved address; such pages are not fetched")
    raw = socket.create_connection((addresses[0], port), timeout=WAIT_TIMEOUT_S)
    if not encrypted:
        return raw
    try:
        return ssl.create_default_context().wrap_socket(raw, server_hostname=host)
    except OSError:
        raw.close()
        raise


def _take(response: http.client.HTTPResponse, target: str, url: str, deadline: float) -> Page:
    """Read an answer's body, within its limits of kind, size and time."""
    if response.status != http.client.OK:
        raise ArticleError(f"{url} cannot be fetched: the server answers {response.status} {response.reason}".rstrip())
    kind = response.headers.get_content_type()
    suffix = SUFFIX_BY_TYPE.get(kind)
    if suffix is None:
        raise ArticleError(f"{url} is {kind}, and only {', '.join(SUFFIX_BY_TYPE)} are read from the web")
    if response.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise ArticleError(f"{url} comes compressed although that was not asked for; save the page and give the file")
    data = bytearray()
    while chunk := response.read1(CHUNK_BYTES):
        data += chunk
        if len(data) > MAX_PAGE_BYTES:
            raise ArticleError(f"{url} is larger than {MAX_PAGE_BYTES:,} bytes; save the page and give the file")
        if time.monotonic() > deadline:
            raise ArticleError(f"{url} took more than {TOTAL_TIMEOUT_S:g} seconds; save the page and give the file")
    return Page(bytes(data), suffix, response.headers.get_content_charset(), target)
