"""serve → the site on this machine until Ctrl+C."""

from __future__ import annotations

import argparse
import sys

HELP = "show the site on this machine, and rebuild it at each change"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The port."""
    parser.add_argument("--port", type=_port, default=5500, help="where to listen on 127.0.0.1 (default: 5500)")


def run(options: argparse.Namespace) -> int:
    """Returns the exit code, 2 when the port is not free. Errors in the content are shown in the browser."""
    from explainer.preview.server import PortTaken, serve_site

    try:
        serve_site(options.root, options.port)
    except PortTaken:
        print(f"Port {options.port} is taken or not free to use: choose another with --port.", file=sys.stderr)
        return 2
    return 0


def _port(text: str) -> int:
    """The number of a port. Raises ValueError, of which argparse makes a message, when it cannot be one."""
    port = int(text)
    if not 0 < port < 65536:
        raise argparse.ArgumentTypeError("a port is a number from 1 to 65535")
    return port
