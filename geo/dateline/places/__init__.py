"""Places: the gazetteer, and the names, mentions and positions that are found with it."""
