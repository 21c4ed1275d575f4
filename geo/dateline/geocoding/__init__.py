"""Online geocoding by geopy, off by default: the names that no gazetteer holds, asked of a service, cached for good."""
