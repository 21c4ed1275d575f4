"""Which of the other names that GeoNames lists for a place a text would hold."""

from __future__ import annotations

__all__ = ["is_proper"]


def is_proper(name: str, own: str) -> bool:
    """Whether another name of a place is one that a text would hold, and not its own again.

    Three and four capitals are airport codes (GAO is Guantanamo), Latin small letters are machine transliterations of
    other scripts ("ji da er" for Kidal). Of other scripts only Arabic is kept, which much of what is read here is a
    transliteration of; Cyrillic alone would add 8 MB to the built-in gazetteer.
    """
    if name == own:
        return False
    if name.isascii():
        return name[:1].isupper() and not (len(name) in (3, 4) and name.isupper())
    first = next(filter(str.isalpha, name), "")
    if "\u0600" <= first <= "\u077f":
        return "،" not in name  # "Paris, Texas", in Urdu
    return (first < "\u0250" or "\u1e00" <= first <= "\u1eff") and not name.islower()
