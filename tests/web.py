"""A small web on loopback for tests that fetch: what each path answers, and what was asked of it."""

from __future__ import annotations

import asyncio
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

from api.feeding.reach import Reach


class Web:
    """`pages` maps a path to (status, headers, body) or to a function of the request that gives them; `asked` are the requests so far."""

    def __init__(self, server):
        self.server = server
        self.port = server.server_port
        self.url = f"http://127.0.0.1:{self.port}"
        self.reach = Reach(ports=frozenset({self.port}), inner=frozenset({"127.0.0.1"}))
        self.pages = {}
        self.asked = []
        self.closing = Event()

    def page(self, path, body, media="text/html", status=200, **headers):
        """Let `path` answer with `body`."""
        content = body.encode() if isinstance(body, str) else body
        self.pages[path] = (status, {"Content-Type": media, **headers}, content)


@contextmanager
def web():
    """A web that is up."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):  # the name that http.server calls
            body = self.rfile.read(int(self.headers.get("content-length", 0)))
            here.asked.append((self.command, self.path, {name.lower(): value for name, value in self.headers.items()}, body))
            answer = here.pages.get(self.path, (404, {}, b""))
            status, headers, content = answer(here.asked[-1]) if callable(answer) else answer
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        do_POST = do_GET  # noqa: N815

        def log_message(self, *_):
            pass

        def handle_one_request(self):
            try:
                super().handle_one_request()
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    here = Web(server)
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    yield here
    here.closing.set()
    server.shutdown()
    server.server_close()


async def until(true, patience=120.0):
    """What `true()` (awaited) gives once it is something; it will be, on a machine that does much else."""

    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        if found := await true():
            return found
        await asyncio.sleep(0.05)
    raise AssertionError("it never came to be")
