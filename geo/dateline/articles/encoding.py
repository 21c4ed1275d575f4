"""Bytes to text: byte order marks, UTF-8, older encodings, and what is no text at all."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from dateline.errors import ArticleError

__all__ = ["decode", "make_storable", "refuse_binary", "unify_newlines"]

# UTF-32's little-endian mark begins with UTF-16's, so it is tried first.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes of the files that are most often handed over by mistake.
# Source: the formats' specifications; the list of `file(1)` where there is none.
SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
)

# Encodings of news text before UTF-8, in the order in which they are asked for. The detector is held to each group in
# turn: left free, it reads a short French text as Polish or Russian. windows-1252 has latin-1's letters too.
OLD_ENCODINGS = (
    ["cp1252"],
    ["cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "gb18030", "big5", "cp932", "cp949"],
)

# How Python's names of the encodings begin that a page may declare; there are codecs that no page should choose.
PAGE_ENCODINGS = ("iso8859", "cp", "koi8", "gb", "big5", "euc", "shift_jis", "tis")

# A text with less than this share of odd bytes is a western one with stray signs ("20 €"), whatever the detector says.
STRAY_SHARE = 0.2

# In a sample of this many bytes the letters of a language show themselves; detection takes about 0.1 s.
DETECTION_BYTES = 65_536

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def decode(data: bytes, name: str, *, declared: str | None = None) -> str:
    """Decode a file's bytes.

    Parameters
    ----------
    data
        The whole file.
    name
        What to call it in an error.
    declared
        The encoding that the source itself names (HTTP header, HTML meta); believed where it decodes.

    Returns
    -------
        The text without its byte order mark, newlines as they are.

    Raises
    ------
    ArticleError
        The bytes are no text, or are in no encoding that can be told.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise ArticleError(
                    f"{name} begins as {encoding.upper()} but is broken at byte {error.start}"
                ) from error
    refuse_binary(data, name)
    for stated in ("utf-8", _find_declared(declared)):
        try:
            if stated:
                return data.decode(stated)
        except UnicodeDecodeError:
            continue
    return _decode_old(data, name)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise `ArticleError`, which says what the file is, where it is no text."""
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise ArticleError(f"{name} is {kind}, not text; save its text as .txt, .md or .html")
    if b"\x00" in data:
        raise ArticleError(f"{name} is binary, not text; save its text as .txt, .md or .html")


def make_storable(text: str) -> str:
    """Put U+FFFD for the characters that no output can hold (NUL and lone surrogates); offsets stay."""
    return _UNSTORABLE.sub("\ufffd", text)


def unify_newlines(text: str) -> str:
    """Make every line end a single newline."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _find_declared(declared: str | None) -> str | None:
    """Return Python's name for an encoding that a page declares, None where it is not one that pages come in."""
    try:
        name = codecs.lookup(declared or "utf-8").name
    except LookupError:
        return None
    if name == "iso8859-1":  # means windows-1252 on the web. Source: WHATWG Encoding standard
        return "cp1252"
    return name if name.startswith(PAGE_ENCODINGS) else None


def _decode_old(data: bytes, name: str) -> str:
    sample = data[:DETECTION_BYTES]
    if sample.isascii():  # the first odd byte comes late: look where it is
        first = next(i for i, byte in enumerate(data) if byte > 0x7F)
        sample = data[max(0, first - DETECTION_BYTES // 2) : first + DETECTION_BYTES // 2]
    for group in OLD_ENCODINGS:
        guess = from_bytes(sample, cp_isolation=group).best()
        if guess is not None:
            return data.decode(guess.encoding, errors="replace")
    if sum(byte > 0x7F for byte in sample) <= STRAY_SHARE * len(sample):
        return data.decode("cp1252", errors="replace")
    raise ArticleError(f"{name} is neither UTF-8 nor any encoding that can be told; save it as UTF-8")
