"""Every way on the site leads somewhere, in both languages, wherever the site stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree, html

from tests.website.support import NOT_FOUND, Link, Site, address_of, anchors_of, language_of

LOADING = {"script", "img", "iframe", "source", "video", "audio", "embed", "object", "track", "image", "use"}
"""Elements that fetch what they refer to."""
LOADED_LINKS = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "dns-prefetch", "modulepreload", "manifest"}
NAMED_BY_SCRIPTS = ("https://github.com/", "https://arxiv.org/", "https://openreview.net/", "http://www.w3.org/")
"""What addresses of links begin with, and names of elements: scripts put them together, and browsers fetch none."""
WEB_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def survey(site: Site) -> Iterator[tuple[str, html.HtmlElement, list[Link]]]:
    for path in site.pages:
        tree = site.page(path)
        yield path, tree, list(site.links(path, tree))


def broken_links(site: Site) -> list[str]:
    wrong, anchors = [], {}
    wanted: dict[tuple[str, str], str] = {}
    for path, tree, links in survey(site):
        anchors[path] = anchors_of(tree)
        for link in links:
            try:
                target, fragment = site.target(link)
            except LookupError as error:
                wrong.append(f"{path}: {link.attribute}={link.value!r}: {error}")
                continue
            # what follows # on the page for corrections names an entry
            if fragment and target.removeprefix("zh/") != "edit/index.html":
                wanted.setdefault((target, fragment), path)
    lost = [(path, target, fragment) for (target, fragment), path in wanted.items() if fragment not in anchors[target]]
    return wrong + [f"{path}: {target} has no anchor {fragment}" for path, target, fragment in lost]


def outward_loads(site: Site) -> list[str]:
    """What a browser would fetch from elsewhere only to show a page."""
    wrong = []
    for path, tree, links in survey(site):
        for link in links:
            loads = link.tag in LOADING or (link.tag == "link" and set(link.rel.split()) & LOADED_LINKS)
            parts = urlsplit(link.value)
            if loads and (parts.scheme or parts.netloc):
                wrong.append(f"{path}: {link.tag} {link.value}")
        styles = [*tree.xpath("//style/text()"), *tree.xpath("//@style")]
        wrong += [f"{path}: {style[:80]}" for style in styles if "url(" in style or "@import" in style]
    for path, file in site.files.items():
        if path.endswith(".css"):
            wrong += [
                f"{path}: {found}"
                for found in re.findall(r"url\((?![\"']?data:|#)[^)]*\)|@import[^;]*", file.read_text())
            ]
        if path.endswith(".js"):
            named = re.findall(r"https?://[^\"'`\s]+", file.read_text())
            wrong += [f"{path}: {found}" for found in named if not found.startswith(NAMED_BY_SCRIPTS)]
    return wrong


def lonely_pages(site: Site) -> list[str]:
    """Pages that are not in both languages, or whose language switch leads elsewhere."""
    wrong = []
    pages = set(site.pages) - {NOT_FOUND}
    for path, tree, _ in survey(site):
        if path == NOT_FOUND:
            continue
        other = path.removeprefix("zh/") if path.startswith("zh/") else f"zh/{path}"
        if other not in pages:
            wrong.append(f"{path} has no {other}")
        switch = tree.xpath("//a[contains(concat(' ', @class, ' '), ' language ')]/@href")
        expected = f"/{other.removesuffix('index.html')}"
        if [urljoin(f"/{path}", href) for href in switch] != [expected]:
            wrong.append(f"{path} switches to {switch}")
        if tree.get("lang") != {"en": "en", "zh": "zh-CN"}[language_of(path)]:
            wrong.append(f"{path} says it is in {tree.get('lang')}")
    return wrong


def unnamed_pages(site: Site) -> list[str]:
    """Pages without a title of their own, without a description or with anything but one heading of the first rank."""
    wrong: list[str] = []
    titles: dict[tuple[str, str], list[str]] = {}
    for path, tree, _ in survey(site):
        title = tree.findtext(".//title") or ""
        heads = tree.xpath("//h1")
        description = tree.xpath("//meta[@name='description']/@content")
        moved = tree.xpath("//meta[@name='robots']")
        if not title.strip() or len(heads) != 1 or not (heads[0].text_content().strip()):
            wrong.append(f"{path}: title {title!r}, {len(heads)} h1")
        if not moved and (len(description) != 1 or not description[0].strip()):
            wrong.append(f"{path}: description {description}")
        # two data sets may have one name
        if not moved and not re.fullmatch(r"datasets/[^/]+/", address_of(path)):
            titles.setdefault((language_of(path), title), []).append(path)
    return wrong + [f"{title!r} is the title of {paths}" for (_, title), paths in titles.items() if len(paths) > 1]


def test_every_link_and_anchor_resolves(site: Site) -> None:
    assert broken_links(site) == []


def test_every_link_and_anchor_resolves_where_the_address_is_known(placed: Site) -> None:
    assert broken_links(placed) == []


def test_no_page_needs_another_host(site: Site) -> None:
    assert outward_loads(site) == []


def test_every_page_is_in_both_languages_and_the_switch_leads_to_it(site: Site) -> None:
    assert lonely_pages(site) == []


def test_every_page_says_what_it_is(site: Site) -> None:
    assert unnamed_pages(site) == []


def test_every_page_can_be_reached_from_home(site: Site) -> None:
    seen, todo = set(), ["index.html"]
    while todo:
        path = todo.pop()
        if path in seen:
            continue
        seen.add(path)
        for link in site.links(path, site.page(path)):
            if link.tag == "a" and not urlsplit(link.value).scheme:
                target = urljoin(f"/{path}", link.value).partition("#")[0].partition("?")[0].lstrip("/")
                todo.append(f"{target}index.html" if target.endswith("/") or not target else target)
                if not todo[-1].endswith(".html"):
                    todo.pop()
    left = {path for path in site.pages if path not in seen}
    moved = {path for path in left if site.page(path).xpath("//meta[@name='robots']")}
    assert left - moved == {NOT_FOUND}


def test_without_an_address_nothing_absolute_is_invented(site: Site) -> None:
    assert "sitemap.xml" not in site.files
    assert "Sitemap:" not in site.text("robots.txt")
    for _, tree, _ in survey(site):
        assert not tree.xpath("//link[@rel='canonical'] | //link[@hreflang]")


def test_canonical_and_alternate_addresses(placed: Site) -> None:
    for path, tree, _ in survey(placed):
        if path == NOT_FOUND or tree.xpath("//meta[@name='robots']"):
            assert not tree.xpath("//link[@rel='canonical']")
            continue
        address = address_of(path)
        own = f"zh/{address}" if path.startswith("zh/") else address
        assert tree.xpath("//link[@rel='canonical']/@href") == [f"{placed.site_url}{own}"], path
        alternates = {link.get("hreflang"): link.get("href") for link in tree.xpath("//link[@hreflang]")}
        assert alternates == {"en": f"{placed.site_url}{address}", "zh": f"{placed.site_url}zh/{address}"}, path


def test_the_sitemap_holds_every_page_that_is_to_be_found(placed: Site) -> None:
    locations = etree.parse(placed.files["sitemap.xml"]).xpath("//s:loc/text()", namespaces={"s": WEB_NAMESPACE})
    expected = {
        placed.site_url + path.removesuffix("index.html")
        for path in placed.pages
        if path != NOT_FOUND and not placed.page(path).xpath("//meta[@name='robots']")
    }
    assert len(locations) == len(set(locations))
    assert set(locations) == expected
    assert f"Sitemap: {placed.site_url}sitemap.xml\n" in placed.text("robots.txt")


def test_the_page_for_wrong_addresses_works_at_any_depth(placed: Site) -> None:
    tree = placed.page(NOT_FOUND)
    root = urlsplit(placed.site_url).path
    own = [link for link in placed.links(NOT_FOUND, tree) if not urlsplit(link.value).scheme and link.value != "#main"]
    assert len(own) > 10
    assert [link.value for link in own if not link.value.startswith(root)] == []


@pytest.mark.sweep
def test_real_site_every_link_and_anchor_resolves(real: Site) -> None:
    assert broken_links(real) == []


@pytest.mark.sweep
def test_real_site_no_page_needs_another_host(real: Site) -> None:
    assert outward_loads(real) == []


@pytest.mark.sweep
def test_real_site_every_page_is_in_both_languages(real: Site) -> None:
    assert lonely_pages(real) == []


@pytest.mark.sweep
def test_real_site_every_page_says_what_it_is(real: Site) -> None:
    assert unnamed_pages(real) == []
