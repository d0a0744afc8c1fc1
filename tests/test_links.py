"""The check of outside addresses, against a server on this machine that answers well, badly, late, or not at all."""

import http.server
import threading
import time

import pytest

from scripts.commands import links


@pytest.fixture(scope="module")
def server():
    class Moods(http.server.BaseHTTPRequestHandler):
        def do_HEAD(self):
            path = self.path.split("?")[0]
            if path == "/slow":
                time.sleep(3)
            if path == "/noanswer":
                return
            code = {"/gone": 410, "/missing": 404, "/robots": 403, "/moved": 301, "/same": 302}.get(path, 200)
            if path == "/noget" and self.command == "HEAD":
                code = 405
            if path == "/liar" and self.command == "HEAD":
                code = 404
            self.send_response(code)
            if code in (301, 302):
                self.send_header("Location", "/ok" if code == 301 else "/same?cookie=1" if "?" not in self.path else "/ok")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD

        def log_message(self, *args):
            pass

    running = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Moods)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{running.server_address[1]}"
    running.shutdown()
    running.server_close()


def test_each_answer_has_its_verdict(server):
    wanted = {
        "/ok": "ok", "/noget": "ok", "/liar": "ok", "/gone": "gone", "/missing": "gone", "/robots": "unsure", "/moved": "moved", "/slow": "unsure", "/noanswer": "unsure", "/日本 x": "ok",
    }  # fmt: skip
    rows = links.ask_all({server + path: "page" for path in wanted}, patience=1, at_once=4)
    assert {address.removeprefix(server): verdict for verdict, address, _, _ in rows} == wanted
    assert [row[0] for row in rows][:2] == ["gone", "gone"]
    assert links.ask("http://nobody.invalid/", 1)[0] == "gone"
    assert links.ask("http://127.0.0.1:9/", 1)[0] == "unsure"


def test_addresses_are_found_once_and_not_our_own(data):
    pages = {
        "a.md": '<a href="https://x.example/?a=1&amp;b=2">',
        "b.md": "[t](https://y.example/z) <a href='#i'> " + '<a href="https://own.example/q"> <a href="https://x.example/?a=1&amp;b=2">',
    }
    assert links.collect(pages, "https://own.example/") == {"https://x.example/?a=1&b=2": "a.md", "https://y.example/z": "b.md"}
    assert {s.url for s in data.sources.values()} <= set(links.collect(links._pages(data), "https://allies-respond.example/"))


def test_the_command_fails_where_an_address_is_gone(server, monkeypatch, capsys):
    monkeypatch.setattr(links, "_pages", lambda data: {"x.md": f"[a]({server}/ok) [b]({server}/gone)"})
    assert links.main(["--patience", "2"]) == 1
    told = capsys.readouterr().out
    assert f"| gone | {server}/gone | 410 Gone | x.md |" in told and "2 addresses: 1 gone, 1 ok" in told
    monkeypatch.setattr(links, "_pages", lambda data: {"x.md": f"[a]({server}/ok)"})
    assert links.main([]) == 0
