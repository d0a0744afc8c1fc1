"""A folder -> a server on loopback that compresses text with brotli, for measuring; a page may be changed on its way."""

from __future__ import annotations

import http.server
import mimetypes
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt")
Change = Callable[[str, bytes], bytes]


class Compressed(http.server.BaseHTTPRequestHandler):
    """Serves a folder with brotli; `site`, `kept` and `change` are set by `serving`."""

    site: Path
    kept: dict[str, bytes]
    change: Change
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """One file, or 404."""
        path = self.path.split("?")[0].lstrip("/")
        file = self.site / path
        if file.is_dir():
            path, file = f"{path.rstrip('/')}/index.html".lstrip("/"), file / "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        text = file.suffix in TEXT
        if path not in self.kept:
            content = self.change(path, file.read_bytes())
            self.kept[path] = compressed(content) if text else content
        self.send_response(200)
        self.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "application/octet-stream")
        self.send_header("Content-Length", str(len(self.kept[path])))
        if text:
            self.send_header("Content-Encoding", "br")
        with suppress(ConnectionError):  # a page was closed before all had come
            self.end_headers()
            self.wfile.write(self.kept[path])

    def log_message(self, *args: object) -> None:
        """Says nothing."""


def compressed(content: bytes) -> bytes:
    """The bytes as a host would send them."""
    import brotli

    return brotli.compress(content)


@contextmanager
def serving(site: Path, change: Change = lambda path, content: content) -> Iterator[str]:
    """The address of the folder while it is served."""
    handler = type("Handler", (Compressed,), {"site": site, "kept": {}, "change": staticmethod(change)})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.handle_error = lambda *call: None  # a browser that has closed a page; what a page lacks, the measurement shows
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
