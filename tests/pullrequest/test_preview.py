"""`awesome pr preview`: a few pages that open from disk and lead nowhere where nothing is."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from lxml import html

from awesome.cli import main
from tests.pullrequest.support import Clone
from tests.website.made_up import DATASETS, PAPERS, make_clone, write_list

if TYPE_CHECKING:
    from playwright.sync_api import Browser

NEW = ("lark-1", "hostile")
"""The papers that the change adds; the second tries to break a page."""


def make(folder: Path) -> Clone:
    clone = Clone(make_clone(folder))
    clone.git("init", "--quiet", "--initial-branch=main")
    write_list(folder, [paper for paper in PAPERS if paper.id not in NEW], [])
    clone.commit()
    clone.git("switch", "--quiet", "--create", "change")
    write_list(folder, PAPERS, DATASETS[:1])
    return clone


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    return make(tmp_path_factory.mktemp("preview") / "clone")


@pytest.fixture(scope="module")
def preview(changed: Clone) -> Path:
    """The preview of two new papers and a new data set, where nobody has said where the site is."""
    output = changed.folder.parent / "pages"
    with pytest.MonkeyPatch.context() as patch:
        for name in ("SITE_URL", "REPO_URL", "GITHUB_REPOSITORY"):
            patch.delenv(name, raising=False)
        assert main(["pr", "preview", "--root", str(changed.folder), "--output", str(output)]) == 0
    return output


def links(page: Path) -> list[str]:
    tree = html.document_fromstring(page.read_bytes())
    return [value for name in ("href", "src") for value in tree.xpath(f"//@{name}")]


def test_new_entries_have_their_pages_and_lists_in_both_languages(preview: Path) -> None:
    for address in ("papers/lark-1", "papers/hostile", "datasets/kite-1", "kinds/instruction-tuning"):
        assert (preview / address / "index.html").is_file()
        assert (preview / "zh" / address / "index.html").is_file()
    assert list(preview.glob("techniques/*/2024/index.html"))


def test_it_is_a_part(preview: Path) -> None:
    assert not (preview / "papers" / "kite-2").exists()
    assert not (preview / "downloads").exists()
    assert not list(preview.rglob(".*"))
    assert sum(path.stat().st_size for path in preview.rglob("*")) < 8_000_000


def test_the_start_leads_to_every_new_entry(preview: Path) -> None:
    found = links(preview / "preview.html")
    assert {
        "papers/lark-1/index.html",
        "zh/papers/hostile/index.html",
        "datasets/kite-1/index.html",
        "index.html",
    } <= set(found)


def test_every_link_leads_to_a_file_that_is_there(preview: Path) -> None:
    for page in preview.rglob("*.html"):
        for value in links(page):
            parts = urlsplit(value)
            if parts.scheme or not parts.path:
                assert parts.scheme in ("https", "http", "mailto", ""), (page, value)
                continue
            target = (page.parent / unquote(parts.path)).resolve()
            assert target.is_file(), (page, value)
            assert target.is_relative_to(preview), (page, value)


def test_a_title_does_nothing_on_the_start(preview: Path) -> None:
    tree = html.document_fromstring((preview / "preview.html").read_bytes())
    assert tree.xpath("//script|//img|//*[@onerror]") == []
    assert "<script>document.title" in tree.text_content()


def test_what_is_out_of_it_leads_to_the_site_where_that_is_known(
    changed: Clone, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://birds.example/list/")
    assert main(["pr", "preview", "--root", str(changed.folder), "--output", str(tmp_path / "pages")]) == 0
    found = links(tmp_path / "pages/papers/lark-1/index.html")
    assert any(link.startswith("https://birds.example/list/papers/") for link in found)
    assert not any("elsewhere" in link for link in found)


def test_nothing_is_written_over(changed: Clone, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").write_text("mine")
    assert main(["pr", "preview", "--root", str(changed.folder), "--output", str(tmp_path)]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize(
    "entry",
    [
        "- id: ../../../../escaped\n  title: Out of the Site\n  arxiv: '2401.00077'\n  techniques: [instruction-tuning]\n  added: '2026-01-01'\n",
        "- id: a\n  title: [\n",
        "- id: a\n  no-such-field: b\n",
        "- id: a\n  title: A\n  arxiv: '2401.00077'\n  techniques: [M-IT]\n  added: '2026-01-01'\n",
        "- id: a\n  title: A\n  arxiv: '2401.00077'\n  topics: [birds]\n  added: '2026-01-01'\n",
    ],
)
def test_a_list_that_makes_no_site_is_said(
    entry: str, changed: Clone, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(changed.folder, tmp_path / "clone")
    papers = tmp_path / "clone" / "papers.yaml"
    papers.write_text(papers.read_text() + "\n" + entry)
    assert main(["pr", "preview", "--root", str(tmp_path / "clone"), "--output", str(tmp_path / "pages")]) == 2
    assert "`awesome pr check` says all that is wrong" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} <= {"clone", "pages"}


@pytest.mark.browser
def test_a_browser_opens_it_from_disk(preview: Path, browser: Browser) -> None:
    page = browser.new_page()
    failed: list[str] = []
    # what is left while it loads is no failure
    page.on("requestfailed", lambda request: failed.extend({request.failure or ""} - {"net::ERR_ABORTED"}))
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto((preview / "preview.html").as_uri())
    page.click("a[href='papers/lark-1/index.html']")
    assert page.title() != "owned"
    assert "Made-up Birds" in page.inner_text("h1")
    assert page.evaluate("getComputedStyle(document.querySelector('header.top')).borderBottomStyle") == "solid"
    page.click("a.language")
    assert page.evaluate("document.documentElement.lang").startswith("zh")
    page.go_back()
    page.click("header .brand")
    assert failed == []
    page.close()
