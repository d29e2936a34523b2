"""The Content-Security-Policy: on every page, without a hole, and nothing in a page that it would refuse."""

from __future__ import annotations

import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from awesome.website.livereload import PolicedReloadServer
from tests.website.support import Site

DATA = {"application/json", "application/ld+json"}
"""Types of script elements that hold data: a browser does not run them, and the policy does not ask about them."""


def policy_of(page: html.HtmlElement) -> dict[str, list[str]]:
    (meta,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']")
    return {name: values for name, *values in (part.split() for part in meta.get("content").split(";"))}


def test_every_page_has_the_policy_before_anything_that_it_rules(site: Site) -> None:
    for path in site.pages:
        head = site.page(path).find("head")
        assert [child.get("charset") or child.get("http-equiv") for child in head[:2]] == ["utf-8", "Content-Security-Policy"], path  # fmt: skip


def test_the_policy_allows_files_of_the_site_and_nothing_else(site: Site) -> None:
    policies = [policy_of(site.page(path)) for path in site.pages]
    assert all(policy == policies[0] for policy in policies)
    allowed = policies[0]
    assert allowed.pop("default-src") == ["'none'"]
    assert allowed.pop("base-uri") == ["'none'"]
    assert {"script-src", "style-src", "img-src", "connect-src", "worker-src", "form-action"} <= allowed.keys()
    assert {value for values in allowed.values() for value in values} == {"'self'"}


def test_no_page_holds_what_the_policy_refuses(site: Site) -> None:
    for path in site.pages:
        page = site.page(path)
        assert page.xpath("//style | //@style | //base | //object | //embed | //iframe") == [], path
        assert [name for node in page.iter() for name in node.keys() if name.startswith("on")] == [], path  # noqa: SIM118 - an element is no dict
        inline = [script for script in page.iter("script") if not script.get("src")]
        assert {script.get("type") for script in inline} <= DATA, path
        assert not [link for link in page.xpath("//@href | //@src") if link.lower().startswith(("javascript:", "data:"))], path  # fmt: skip


def test_stylesheets_draw_from_files_only(site: Site) -> None:
    """Theme and site: what a rule in use would load by `data:` the policy refuses, so the site's own rules hold none."""
    for path, file in site.files.items():
        if path.endswith(".css") and "stylesheets/" not in path:
            text = file.read_text(encoding="utf-8")
            assert "url(" not in text, path
            assert "@import" not in text, path


@pytest.fixture
def reloading(tmp_path: Path) -> Iterator[PolicedReloadServer]:
    """The server of `awesome serve` with one page."""
    (tmp_path / "index.html").write_text("<html><body>A page</body></html>", encoding="utf-8")
    server = PolicedReloadServer(builder=lambda: None, host="127.0.0.1", port=0, root=str(tmp_path))
    server.watch(str(tmp_path))
    server.server_bind()
    server.server_activate()
    server.serve_thread.start()
    yield server
    # what `shutdown` stops as well was never started
    server.observer.stop = lambda: None  # type: ignore[method-assign]
    server.shutdown(wait=False)


def test_a_served_page_reloads_by_a_script_of_its_own(reloading: PolicedReloadServer) -> None:
    home = f"http://127.0.0.1:{reloading.server_port}"

    def get(path: str) -> tuple[str, str]:
        with urllib.request.urlopen(f"{home}{path}", timeout=10) as answer:
            return answer.headers["Content-Type"], answer.read().decode()

    page = html.document_fromstring(get("/")[1])
    (script,) = page.iter("script")
    assert script.text is None
    kind, text = get(script.get("src"))
    assert kind == "text/javascript"
    epoch = script.get("src").split("/")[2]
    assert f"livereload({epoch}, " in text
    assert "<script" not in text
    # a page of an older build is told at once that there is a newer one
    assert get("/livereload/1/2")[1] == epoch
