"""A folder of maps and tables on the web of this machine: the newest map, its files, and OGC API - Features.

Needs the extra ``dateline[serve]``: Werkzeug and waitress.
"""

from dateline.server.running import DEFAULT_HOST, DEFAULT_PORT, Server, check_extra

__all__ = ["DEFAULT_HOST", "DEFAULT_PORT", "Server", "check_extra"]
