"""`awesome add` of one paper to the real list: what is used once the network has answered."""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import shutil
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.check import FILES
from benchmarks.process import interleaved, python, run
from benchmarks.table import Row, at_most, number, times_less

_TITLE = "Kite: Visual Instruction Tuning for Feathers Seen from Very Far Away"
_FEED = f"""<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <entry>
    <id>http://arxiv.org/abs/2401.99999v2</id>
    <title>{_TITLE}</title>
    <updated>2024-02-03T17:59:59Z</updated>
    <summary>{"We tune a multimodal language model on instructions about feathers. " * 20}</summary>
    <published>2024-01-02T17:59:25Z</published>
    <arxiv:comment>Accepted to CVPR 2024. Code: https://github.com/example/kite</arxiv:comment>
    <author><name>Ada Example</name></author>
    <author><name>Bo Sample</name></author>
  </entry>
</feed>
"""
_WORDS = ("2401.99999", "--technique", "M-IT", "--topic", "training-data", "--modality", "image", "--yes")


def measure(folder: Path, *, quick: bool) -> list[Row]:
    """The figures of an addition."""
    rounds = 3 if quick else 9
    found = [json.loads(run(python("benchmarks.add", folder / "list")).output) for _ in range(rounds)]
    after, before = (median(one[name] for one in found) for name in ("after", "before"))
    baseline = interleaved({"check": python("awesome", "check", *FILES)}, rounds, (0, 1))["check"]
    return [
        at_most(
            "add, after the network's answer", after, "CPU s", 0.5, baseline.cpu, "awesome check of the whole list"
        ),
        Row(
            "add before it: start, libraries, reading the list",
            f"{number(before)} CPU s",
            f"{number(baseline.cpu)} CPU s (awesome check of the whole list)",
            times_less(baseline.cpu, before),
        ),
    ]


def once(folder: Path) -> dict[str, float]:
    """Add a made-up paper to a copy of the list; returns the CPU seconds before and after arXiv's answer."""
    # loaded here, so that the process that measures stays small
    from awesome.cli import main
    from awesome.sources.session import Reply, Session

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for file in FILES:
        shutil.copy(file, folder)
    copied = time.process_time()
    answered = 0.0

    class Answered(Session):
        def get(self, url: str, **_unused: Any) -> Reply:
            nonlocal answered
            answered = time.process_time()
            return Reply(200, url, {}, _FEED.encode())

    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    words = ["add", *_WORDS, "--root", str(folder), "--today", today]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        status = main(words, connect=Answered)
    if status:
        raise SystemExit(f"add ended with {status}")
    return {"before": answered - copied, "after": time.process_time() - answered}


if __name__ == "__main__":
    print(json.dumps(once(Path(sys.argv[1]))))
