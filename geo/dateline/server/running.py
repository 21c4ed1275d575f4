"""The server itself: an address to listen at, and the threads that answer."""

from __future__ import annotations

import errno
import logging
import socket
import threading
from collections.abc import Callable, Iterable
from importlib.util import find_spec
from ipaddress import ip_address
from pathlib import Path

from dateline.errors import ServerError

__all__ = ["DEFAULT_HOST", "DEFAULT_PORT", "Server", "check_extra"]

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8642

HTTP_PORT = 80

LOCALHOST = "localhost"
LOCAL_NAMES = (LOCALHOST, "127.0.0.1", "[::1]")

THREADS = 8
"""QGIS and a browser ask for several things at a time."""

LONGEST_BODY = 1024
"""Bytes; nothing that is answered has any."""

LONGEST_HEAD = 16_384
"""Bytes of a request's headers."""


class Server:
    """Serves a folder until it is interrupted.

    Parameters
    ----------
    root
        The folder.
    host
        A name or an address of this machine.
    port
        0: any that is free.
    say
        Told one sentence about what goes wrong while it runs.

    Raises
    ------
    ServerError
        Where the extra is not installed, the folder is missing, or the address cannot be listened at.
    """

    def __init__(self, root: Path, host: str, port: int, say: Callable[[str], None]) -> None:
        check_extra()
        from waitress.server import create_server

        # Here and not above, as they bring pandas with them, which would slow the start of every command.
        from dateline.server.application import Application
        from dateline.server.folder import Folder

        folder = Folder(root)
        # One address only: `localhost` may be two, each with a port of its own.
        host = DEFAULT_HOST if host == LOCALHOST else host
        listener = _listen(host, port)
        self.port: int = listener.getsockname()[1]
        self.local = _is_loopback(listener.getsockname()[0])
        self.url = f"http://{_literal(host)}:{self.port}/"
        hosts = _hosts((*LOCAL_NAMES, _literal(host)), self.port) if self.local else None
        self._application = Application(folder, say, hosts)
        # Its loggers would print tracebacks; what goes wrong in answering, the application says.
        logging.getLogger("waitress").setLevel(logging.CRITICAL + 1)
        self._server = create_server(
            self._application,
            sockets=[listener],
            threads=THREADS,
            max_request_body_size=LONGEST_BODY,
            max_request_header_size=LONGEST_HEAD,
            ident=None,
        )

    def run(self) -> None:
        """Answer until Ctrl+C; the tables are read meanwhile, so that who asks first need not wait for all of it."""
        threading.Thread(target=self._application.warm, daemon=True).start()
        self._server.run()

    def close(self) -> None:
        """Stop listening."""
        self._server.close()


def check_extra() -> None:
    """Raise `ServerError` where Werkzeug or waitress is not installed."""
    if find_spec("werkzeug") is None or find_spec("waitress") is None:
        raise ServerError(
            "To serve a folder, Werkzeug and waitress are needed; install them by: pip install 'dateline[serve]'."
        )


def _listen(host: str, port: int) -> socket.socket:
    try:
        if not host:  # which sockets take for every address that there is
            raise OSError("no name is given")
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except (OSError, UnicodeError) as error:
        number = error.errno if isinstance(error, OSError) else None
        if number == errno.EADDRINUSE:
            problem = f"the port {port} is taken; name another by --port, or 0 for any that is free"
        elif number == errno.EACCES:
            problem = f"the port {port} is not for ordinary users; name one from 1024 on by --port"
        else:
            reason = (isinstance(error, OSError) and error.strerror) or str(error)
            problem = f"{reason.partition(' (while')[0]}; name an address of this machine by --host"
        raise ServerError(f"Cannot serve at {_literal(host):.80}:{port}: {problem}.") from error


def _is_loopback(address: str) -> bool:
    return ip_address(address.partition("%")[0]).is_loopback


def _hosts(names: Iterable[str], port: int) -> set[str]:
    """Return what the header Host may be: with the port, which browsers leave away where it is HTTP's own."""
    return {f"{name}:{port}" for name in names} | (set(names) if port == HTTP_PORT else set())


def _literal(host: str) -> str:
    """Return a host as it stands in a URL."""
    return f"[{host}]" if ":" in host else host
