"""What one side says of an incident beyond its toll: how far inside whose territory something fell, and who did it."""

from __future__ import annotations

from dateline.incidents.attribution import find_speaker, find_speakers
from dateline.incidents.scan import PlaceName, Scan
from dateline.language.numbers import Measure, find_measures
from dateline.model import Claim, Role

__all__ = ["find_claims"]

INSIDE_COUNTRY = 3
"""Words between a distance and the country that it is measured into: "2 km deep inside Algeria"."""

INSIDE_REACH = 8
"""Words between a distance and the territory that it is measured into: "its airspace by a distance of 2 km"."""


def find_claims(scan: Scan, source: str) -> tuple[Claim, ...]:
    """Return the claims of a sentence about where something happened, as "9.5 km inside Mali".

    Parameters
    ----------
    source
        The article's text.
    """
    territories = scan.phrases("claims", "territory")
    inside = scan.lexicon.words("claims", "inside")
    if not territories and inside.isdisjoint(scan.lower):
        return ()
    claims: list[Claim] = []
    for measure in find_measures(scan.sentence, scan.lexicon):
        named = next((name for name in scan.places if 0 < name.first - measure.last <= INSIDE_COUNTRY), None)
        between = scan.lower[measure.last : named.first] if named else ()
        # "2 km inside Algeria"
        if (
            named is not None
            and named.mention.place is not None
            and _is_state(named)
            and not inside.isdisjoint(between)
        ):
            claims.append(_claim(scan, source, measure, named, f"inside {named.mention.place.name}"))
            continue
        for first, last in territories:
            gap = first - measure.last if first >= measure.last else measure.first - last
            owner = _owner(scan, first, last) if gap <= INSIDE_REACH else None
            if owner is not None and owner.mention.place is not None:
                claims.append(_claim(scan, source, measure, owner, f"inside {owner.mention.place.name}"))
                break
    return tuple(claims)


def _owner(scan: Scan, end: int, last: int) -> PlaceName | None:
    """Return whose territory it is: "territoire malien", or for "its territory" the country that was named last."""
    behind = next((name for name in scan.places if 0 <= name.first - last <= 1 and _is_state(name)), None)
    if behind is not None:
        return behind
    before = [name for name in scan.places if name.last <= end and name.mention.place is not None]
    states = [name for name in before if name.mention.role is not Role.NESTED and _is_state(name)]
    return states[-1] if states else None


def _is_state(name: PlaceName) -> bool:
    return name.mention.place is not None and name.mention.place.feature_code.startswith("PCL")


def _claim(scan: Scan, source: str, measure: Measure, owner: PlaceName, where: str) -> Claim:
    tokens = scan.sentence.tokens
    distance = f"{measure.km:g} km"
    speaker = find_speaker(find_speakers(scan, source)) or (owner.mention.place.name if owner.mention.place else None)
    return Claim(
        about="place",
        value=f"{distance} {where}",
        said_by=speaker,
        quote=source[scan.sentence.start : scan.sentence.end],
        start=tokens[measure.first].start,
        end=tokens[measure.last - 1].end,
    )
