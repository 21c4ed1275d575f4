"""Incidents in the schemas that analysts know: UCDP GED, ACLED, and HXL's hashtags.

>>> from dateline.codebooks import recode
>>> ged = recode(tables, "ucdp")  # doctest: +SKIP

What each column is made of, and what cannot be filled, is told in this folder's README.
"""

from dateline.codebooks.codebook import Codebook, LeftOut, Recoded
from dateline.codebooks.recoding import CODEBOOKS, apply, recode

__all__ = ["CODEBOOKS", "Codebook", "LeftOut", "Recoded", "apply", "recode"]
