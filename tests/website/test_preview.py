"""What is shown where a link to the site is shared."""

from __future__ import annotations

import struct

import pytest

from tests.website.support import Site


def meta(site: Site, address: str) -> dict[str, str]:
    found = site.at(address).xpath("//meta[starts-with(@property, 'og:') or starts-with(@name, 'twitter:')]")
    return {one.get("property") or one.get("name"): one.get("content") for one in found}


@pytest.mark.parametrize("address", ["", "zh/about/", "papers/kite-1/", "zh/datasets/lone/", "venues/"])
def test_every_page_names_the_picture(placed: Site, address: str) -> None:
    shown = meta(placed, address)
    assert shown["og:image"] == f"{placed.site_url}assets/preview.png"
    assert shown["twitter:card"] == "summary_large_image"


def test_pages_say_what_they_are(placed: Site) -> None:
    about = meta(placed, "zh/about/")
    assert about["og:title"] == "关于"
    assert about["og:url"] == f"{placed.site_url}zh/about/"
    assert about["og:description"]
    assert meta(placed, "papers/many/")["og:title"] == "Many: A Report by Many Hands"


def test_without_an_address_there_is_no_picture_to_name(site: Site) -> None:
    assert meta(site, "") == {}


def test_the_picture_is_as_large_as_said(placed: Site) -> None:
    data = placed.files["assets/preview.png"].read_bytes()
    size = struct.unpack(">II", data[16:24])
    assert size == (1200, 630)
    assert [meta(placed, "")[f"og:image:{side}"] for side in ("width", "height")] == ["1200", "630"]
    assert len(data) < 150_000
