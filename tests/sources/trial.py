"""`python -m tests.sources.trial BASE_URL VERB …`: the command with a local server for all sources.

`python -m tests.sources.trial serve` runs such a server with a few made-up papers, for trying commands by hand.
"""

from __future__ import annotations

import sys
import time

from awesome.cli import main
from awesome.sources.session import Limits
from tests.sources.fake import serving, session_at
from tests.sources.feeds import Preprint

PAPERS = (
    Preprint("2401.00001", comment="Accepted to CVPR 2024. Code: https://github.com/example/kite"),
    Preprint("2402.00002", "Lark: Multimodal Chain-of-Thought Reasoning over Feathers", published="2024-02-01"),
    Preprint("2403.00003", "A Gone Paper", comment="This paper has been withdrawn by the authors"),
)


def serve() -> None:
    """Serve until somebody ends it."""
    with serving() as server:
        server.add(*PAPERS)
        sys.stdout.write(f"{server.base}\n")
        sys.stdout.flush()
        while True:
            time.sleep(60)


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        serve()
    sys.exit(main(sys.argv[2:], connect=lambda: session_at(sys.argv[1], Limits(pauses={}))))
