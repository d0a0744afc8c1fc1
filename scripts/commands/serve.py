"""`python3 -m scripts serve`: checks, builds and serves the site on this machine, and rebuilds when a file is saved."""

from __future__ import annotations

import argparse
import gc
import logging
import socket
import sys

from scripts import apart, plotlyjs
from scripts.commands import check

HOST = "127.0.0.1"


def free(port: int) -> int:
    """The first free port from `port` on; with 0 one that the system chooses."""
    if not port:
        with socket.socket() as probe:
            probe.bind((HOST, 0))
            return probe.getsockname()[1]
    for candidate in range(port, min(port + 50, 65536)):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, candidate)):
                return candidate
    raise OSError(f"no free port from {port} on: name another with --port")


def main(argv: list[str]) -> int:
    """Exit code 0 after CTRL-C, 1 if the data are bad."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="first port to try, 0 for any (default: 8000)")
    parser.add_argument("--no-open", action="store_true", help="do not open the browser")
    args = parser.parse_args(argv)
    if not 0 <= args.port < 65536:
        parser.error(f"no port {args.port}: it is a number from 0 to 65535")
    apart.help_if_new()
    if code := check.main([]):
        return code
    from mkdocs.commands.serve import serve
    from mkdocs.exceptions import MkDocsException

    gc.set_threshold(200_000, 20, 20)  # looking for cycles as often as Python does takes a quarter of the time of a rebuild
    plotlyjs.ensure(check.ROOT / ".cache")
    port = free(args.port)
    logging.basicConfig(format="%(message)s", level=logging.INFO)
    logging.getLogger("MARKDOWN").setLevel(logging.WARNING)
    if port != args.port != 0:
        print(f"Port {args.port} is in use; taking {port}.")
    print(f"Serving on http://{HOST}:{port}/ - stop with CTRL-C", flush=True)
    try:
        # the address for citations stays the published one; MkDocs would put the local one in its place
        serve(config_file=str(check.ROOT / "mkdocs.yml"), dev_addr=f"{HOST}:{port}", open_in_browser=not args.no_open, strict=True)
    except MkDocsException as error:
        print(error, file=sys.stderr)
        return 1
    finally:
        apart.keep(check.ROOT / ".cache")
        apart.stop()
    return 0
