"""What programs read: the API, feeds, llms.txt, robots.txt, downloads."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest
from openapi_spec_validator import validate

from awesome.catalog import Catalog, to_values
from awesome.exporters import FORMATS
from awesome.model import SHELVES, TECHNIQUES
from awesome.website.api import VERSION
from tests.website.conftest import REPOSITORY
from tests.website.made_up import FIRST, LATER
from tests.website.support import Site

API = "api/v1/"


def read(site: Site, name: str) -> Any:
    return json.loads(site.text(f"{API}{name}"))


def test_every_file_of_the_api_parses(site: Site) -> None:
    names = [path for path in site.files if path.startswith("api/")]
    assert names
    for name in names:
        assert name.startswith(API)
        assert isinstance(json.loads(site.text(name)), dict), name


def test_the_api_holds_the_catalog(site: Site, catalog: Catalog) -> None:
    papers = read(site, "papers.json")["papers"]
    assert [paper["id"] for paper in papers] == list(catalog.papers)
    for record in papers:
        paper = catalog.papers[record["id"]]
        assert record == {**to_values(paper), "shelf": paper.shelf, "link": paper.link}
        own = read(site, f"papers/{paper.id}.json")
        assert {**own, **record} == own
        assert own["datasets"] == [dataset.id for dataset in catalog.datasets_of.get(paper.id, [])]
        assert paper.id not in own["related"]
        assert set(own["related"]) <= set(catalog.papers)
    datasets = read(site, "datasets.json")["datasets"]
    assert [dataset["id"] for dataset in datasets] == list(catalog.datasets)
    for record in datasets:
        assert record == read(site, f"datasets/{record['id']}.json") == to_values(catalog.datasets[record["id"]])
    for shelf in SHELVES:
        assert read(site, f"shelves/{shelf}.json")["papers"] == [paper.id for paper in catalog.by_shelf[shelf]]


def test_the_index_names_every_kind_of_file(site: Site, catalog: Catalog) -> None:
    index = read(site, "index.json")
    assert index["version"] == VERSION
    assert index["counts"] == {"papers": len(catalog.papers), "datasets": len(catalog.datasets)}
    patterns = [re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(name))) for name in index["files"]]
    names = {path.removeprefix(API) for path in site.files if path.startswith(API)}
    assert {name for name in names if not any(pattern.fullmatch(name) for pattern in patterns)} == {"index.json"}
    assert all(any(pattern.fullmatch(name) for name in names) for pattern in patterns)


def check_description(site: Site, server: str) -> None:
    description = read(site, "openapi.json")
    validate(description)
    assert description["servers"] == [{"url": server}]
    assert description["info"]["version"] == VERSION
    names = {path.removeprefix(API) for path in site.files if path.startswith(API)} - {"openapi.json"}
    for path, item in description["paths"].items():
        pattern = re.compile(re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(path[1:])))
        fitting = {name for name in names if pattern.fullmatch(name)}
        assert fitting, path
        names -= fitting
        content = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        schema = {**content, "components": description["components"]}
        for name in fitting:
            jsonschema.validate(read(site, name), schema)
    assert not names


def test_the_description_is_openapi_and_fits_every_file(site: Site) -> None:
    check_description(site, ".")


def test_the_description_names_the_server_where_it_is_known(placed: Site) -> None:
    check_description(placed, f"{placed.site_url}api/v1")


def test_lines_lead_to_the_entries(site: Site, clone: Path, catalog: Catalog) -> None:
    lines = read(site, "lines.json")
    assert lines["repository"] == REPOSITORY
    for kind, entries in (("papers", catalog.papers), ("datasets", catalog.datasets)):
        text = (clone / f"{kind}.yaml").read_text(encoding="utf-8").splitlines()
        assert set(lines[kind]) == set(entries)
        for identifier, line in lines[kind].items():
            assert text[line - 1] == f'- id: "{identifier}"'


@pytest.mark.parametrize("name", ["all", *TECHNIQUES])
def test_feeds_hold_what_came_after_the_first_import(site: Site, catalog: Catalog, name: str) -> None:
    feed = feedparser.parse(site.files[f"feeds/{name}.xml"].read_bytes())
    assert not feed.bozo
    entries = [*catalog, *catalog.datasets.values()]
    expected = [e for e in entries if e.added > FIRST and (name == "all" or name in e.techniques)]
    assert expected or name != "all"
    assert len(feed.entries) == len(expected) <= 100
    assert {entry.updated[:10] for entry in feed.entries} <= {LATER}
    assert len({entry.id for entry in feed.entries}) == len(expected)


def test_feeds_lead_to_the_pages(placed: Site) -> None:
    feed = feedparser.parse(placed.files["feeds/all.xml"].read_bytes())
    assert {link.rel: link.href for link in feed.feed.links} == {"self": f"{placed.site_url}feeds/all.xml", "alternate": placed.site_url}  # fmt: skip
    for entry in feed.entries:
        assert entry.link.startswith(placed.site_url)
        assert f"{entry.link.removeprefix(placed.site_url)}index.html" in placed.files


def test_feeds_are_found_from_the_pages_they_follow(site: Site) -> None:
    for home in ("", "zh/"):
        for address, feed in (("", "all"), ("download/", "all"), ("techniques/chain-of-thought/", "chain-of-thought")):
            tree = site.at(f"{home}{address}")
            (href,) = tree.xpath("//link[@rel='alternate' and @type='application/atom+xml']/@href")
            assert href.removeprefix("./").replace("../", "") == f"feeds/{feed}.xml"


def test_llms_txt_says_where_the_data_is(site: Site, placed: Site, catalog: Catalog) -> None:
    text = site.text("llms.txt")
    assert text.startswith("# Awesome MLLM\n\n> ")
    assert f"{len(catalog.papers)} papers, {len(catalog.datasets)} data sets" in text
    for link in re.findall(r"\]\(([^)]*)\)", text):
        assert link in site.files or f"{link}index.html" in site.files, link
    for link in re.findall(r"\]\(([^)]*)\)", placed.text("llms.txt")):
        assert link.startswith(placed.site_url)


def test_robots_may_read_everything(site: Site) -> None:
    assert site.text("robots.txt") == "User-agent: *\nAllow: /\n"


def test_every_format_can_be_downloaded(site: Site) -> None:
    names = {path.removeprefix("downloads/") for path in site.files if path.startswith("downloads/")}
    assert names == {form.file for form in FORMATS.values()} | {"pack.zip", "offline.zip"}
    for home in ("", "zh/"):
        hrefs = site.at(f"{home}download/").xpath("//a[@download]/@href")
        assert {href.rpartition("/")[2] for href in hrefs} == names


@pytest.mark.sweep
def test_real_site_api(real: Site, real_catalog: Catalog) -> None:
    test_every_file_of_the_api_parses(real)
    test_the_api_holds_the_catalog(real, real_catalog)
    check_description(real, ".")
