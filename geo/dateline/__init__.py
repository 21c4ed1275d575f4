"""Dateline reads news articles and puts the incidents in them on a map."""
