"""Lighthouse's scores of some pages on a phone, the medians of several runs."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.table import Row, number

RUNS = 5
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
REPORTED = ("performance",)
"""What depends on the machine too much to be a target."""

SCORE = 95
SHIFT = 0.02

_TOOL = Path(__file__).parent / "node_modules/lighthouse/cli/index.js"
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"


def lighthouse_rows(node: str, chromium: str, pages: Mapping[str, str], runs: int) -> list[Row]:
    """A row for each page and category, and for how far things move while it loads."""
    rows = []
    for name, address in pages.items():
        reports = [_report(node, chromium, address) for _ in range(runs)]
        for category in CATEGORIES:
            score = 100 * median(report["categories"][category]["score"] or 0 for report in reports)
            target, reached = ("", None) if category in REPORTED else (f"≥ {SCORE}", score >= SCORE)
            rows.append(Row(f"{name}: {category}", number(score), "", "", target, reached))
        shift = median(report["audits"]["cumulative-layout-shift"]["numericValue"] for report in reports)
        rows.append(Row(f"{name}: layout shift", number(shift), "", "", f"≤ {SHIFT}", shift <= SHIFT))
        rows += [Row(f"{name}: has against it", line) for line in _against(reports)]
    return rows


def _report(node: str, chromium: str, address: str) -> dict[str, Any]:
    command = [node, str(_TOOL), address, "--output=json", "--quiet", f"--chrome-flags={_FLAGS}"]
    environment = os.environ | {"CHROME_PATH": chromium}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def _against(reports: Sequence[dict[str, Any]]) -> list[str]:
    """The audits below their best in the categories that have a target."""
    report = reports[-1]
    asked = [
        audit["id"]
        for category in CATEGORIES
        if category not in REPORTED
        for audit in report["categories"][category]["auditRefs"]
        if audit["weight"]
    ]
    failed = [report["audits"][name] for name in asked if (report["audits"][name]["score"] or 0) < 1]
    return [f"{audit['id']}: {audit['title']}" for audit in failed if audit["scoreDisplayMode"] == "binary"]
