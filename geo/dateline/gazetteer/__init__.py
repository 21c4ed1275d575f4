"""The gazetteer: places by name. What a name may mean; which one an article means is for the next room, ``places``."""

from dateline.gazetteer.lookup import Candidate, Country, Gazetteer, GazetteerInfo, MatchKind

__all__ = ["Candidate", "Country", "Gazetteer", "GazetteerInfo", "MatchKind"]
