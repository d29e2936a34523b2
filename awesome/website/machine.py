"""Files for machines beside the API: feeds, downloads, sitemap, robots, llms.txt."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from awesome.website.output import Output
from awesome.website.settings import LANGUAGES
from awesome.website.templates import SITE_NAME, place
from awesome.website.views import Views

SITEMAP_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'


def write_sitemap(output: Output, views: Views, addresses: Iterable[str]) -> None:
    """robots.txt, and the sitemap where the site's address is known. `addresses` are the English ones."""
    site_url = views.settings.site_url
    robots = "User-agent: *\nAllow: /\n"
    if site_url:
        urls = [f"{site_url}{place(address, language)}" for address in addresses for language in LANGUAGES]
        output.write(
            "sitemap.xml",
            SITEMAP_HEAD + "".join([f"<url><loc>{escape(url)}</loc></url>\n" for url in urls]) + "</urlset>\n",
        )
        robots += f"Sitemap: {site_url}sitemap.xml\n"
    output.write("robots.txt", robots)


def write_llms(output: Output, views: Views) -> None:
    """llms.txt: what the site is and where a program finds its data (llmstxt.org)."""
    base = views.settings.site_url
    catalog = views.catalog
    lines = [
        f"# {SITE_NAME}",
        "",
        "> A curated, checked index of papers and data sets of multimodal large language models, sorted by technique.",
        "",
        f"{len(catalog.papers)} papers, {len(catalog.datasets)} data sets. Data: CC0 1.0.",
        "",
        "## Data",
        "",
        f"- [All papers]({base}api/v1/papers.json): JSON, one object a paper",
        f"- [All data sets]({base}api/v1/datasets.json): JSON, one object a data set",
        f"- [API description]({base}api/v1/openapi.json): OpenAPI 3.1",
        f"- [The list as Markdown]({base}downloads/awesome-mllm.md): one file",
        f"- [Explorer]({base}explore/): search and facets for people; `explore/?q=` takes words",
        f"- [Downloads]({base}download/): BibTeX, RIS, CSL-JSON, CSV, JSON Lines, SQLite, Croissant",
        "",
        "## Techniques",
        "",
    ]
    for shelf in views.shelves:
        term = views.vocabulary.techniques.get(shelf)
        about = f": {term.en_about}" if term else ""
        lines.append(f"- [{views.shelf_name(shelf, 'en')}]({base}techniques/{shelf}/){about}")
    output.write("llms.txt", "\n".join(lines) + "\n")
