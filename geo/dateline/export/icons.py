"""A white disc and a white ring as PNG (W3C, "Portable Network Graphics"), for programs that colour them."""

from __future__ import annotations

import struct
import zlib

import numpy as np

__all__ = ["disc", "ring"]

SIDE = 64
"""Pixels."""

RADIUS, WIDTH = 26.0, 8.0
"""Of the disc, and of the ring's line."""

EDGE = 3.0
"""Of the dark line round the disc, which sets it off from a map of its colour."""

DARK = 70
"""Of 255: of that line."""


def disc() -> bytes:
    """Return a disc with a dark edge."""
    from_middle = _from_middle()
    grey = DARK + (255 - DARK) * _covered(RADIUS - EDGE - from_middle)
    return _png(grey, _covered(RADIUS - from_middle))


def ring() -> bytes:
    """Return a ring, through which the map is seen."""
    within_line = WIDTH / 2 - np.abs(_from_middle() - (RADIUS - WIDTH / 2))
    return _png(np.full((SIDE, SIDE), 255.0), _covered(within_line))


def _from_middle() -> np.ndarray:
    across = np.arange(SIDE) - (SIDE - 1) / 2
    distances: np.ndarray = np.hypot(across[:, None], across[None, :])
    return distances


def _covered(within: np.ndarray) -> np.ndarray:
    """Return how much of each pixel lies within an edge, from how far its middle does."""
    return np.clip(within + 0.5, 0, 1)


def _png(grey: np.ndarray, opacity: np.ndarray) -> bytes:
    """Encode shades of grey (0 to 255) with an opacity (0 to 1): colour type 4, 8 bits, no filter."""
    pixels = np.stack([grey, 255 * opacity], axis=-1).round().astype(np.uint8).reshape(SIDE, -1)
    rows = np.insert(pixels, 0, 0, axis=1).tobytes()
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 4, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows, 9)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
