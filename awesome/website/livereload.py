"""MkDocs' server that reloads pages, for pages whose Content-Security-Policy lets no inline script run."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from typing import Any

from mkdocs.livereload import LiveReloadServer

_SCRIPT = re.compile(r"/livereload/([0-9]+)/[0-9]+\.js")


class PolicedReloadServer(LiveReloadServer):
    """Gives each page the reloading script as a file of its own, where MkDocs would write it into the page."""

    def serve_request(self, environ: Any, start_response: Any) -> Iterable[bytes]:
        """Answer a request, that for the script among them."""
        asked = _SCRIPT.fullmatch(environ["PATH_INFO"])
        if asked is None:
            answer: Iterable[bytes] = super().serve_request(environ, start_response)
            return answer
        written: bytes = super()._inject_js_into_html(b"", int(asked[1]))  # type: ignore[no-untyped-call]
        script = written.removeprefix(b"<script>").removesuffix(b"</script>")
        headers = [("Content-Type", "text/javascript"), ("Content-Length", str(len(script)))]
        start_response("200 OK", [*headers, ("Cache-Control", "no-store")])
        return [script]

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        before, _, after = content.rpartition(b"</body>")
        return b'%b<script src="/livereload/%d/%d.js"></script></body>%b' % (before, epoch, time.time_ns(), after)
