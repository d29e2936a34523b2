"""The words of the interface, the settings of a build, the shell, and that both languages say the same."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from awesome.website.prose import ProseError
from awesome.website.settings import LANGUAGES, Settings, SettingsError
from awesome.website.shell import BASE, Shell, from_anywhere, with_base
from tests.website.conftest import build
from tests.website.made_up import ROOT, make_clone
from tests.website.support import Site, anchors_of

HAN = re.compile(r"[\u4e00-\u9fff]")
SAME_IN_BOTH = {"BibTeX", "JSON", "RIS", "CSL-JSON", "CSV", "Markdown", "“{words}”", "{from}–{to}", "—"}


@pytest.fixture(scope="module")
def settings() -> Settings:
    return Settings(root=ROOT, out=ROOT / "build")


def test_every_word_is_used_and_every_used_word_is_there(settings: Settings) -> None:
    sources = [path.read_text(encoding="utf-8") for folder in ("site/templates", "site/overrides", "awesome/website") for path in sorted((ROOT / folder).rglob("*")) if path.suffix in (".j2", ".html", ".py")]  # fmt: skip
    text = "\n".join(sources)
    words = set(settings.strings["en"])
    used = set(re.findall(r"\bt\.([a-z_]+)", text)) - {"items"}
    figures = {key for path in (ROOT / "site/templates/figures").glob("*.j2") for key in re.findall(r"\bt\.([a-z_]+)", path.read_text(encoding="utf-8"))}  # fmt: skip
    assert used - words - figures == set()
    quoted = set(re.findall(r"[\"']([a-z_]+)[\"']", text))
    built = {word for word in words if word.startswith(("severity_", "venue_", "plot_", "explore_", "find_"))}
    assert words - used - quoted - built == set()


def test_every_word_is_in_both_languages(settings: Settings) -> None:
    english, chinese = (settings.strings[language] for language in LANGUAGES)
    assert english.keys() == chinese.keys()
    assert all(english.values())
    assert all(chinese.values())
    assert not [key for key, word in english.items() if HAN.search(word) and key != "other_language"]
    untranslated = {key for key, word in chinese.items() if not HAN.search(word) and word not in SAME_IN_BOTH}
    assert untranslated == {"html_lang", "other_language", "other_language_code", "comma", "colon", "pdf"}


def test_both_languages_fill_the_same_places(settings: Settings) -> None:
    for key, english in settings.strings["en"].items():
        chinese = settings.strings["zh"][key]
        if key != "more_authors":
            assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", chinese)), key


def test_prose_has_the_same_anchors_and_parts_in_both_languages(site: Site) -> None:
    for path in sorted((ROOT / "site/docs/en").rglob("*.md")):
        name = path.relative_to(ROOT / "site/docs/en").as_posix()
        address = re.sub(r"(^|/)index\.md$", r"\1", name).replace(".md", "/")
        english, chinese = site.at(address), site.at(f"zh/{address}")
        assert anchors_of(english) == anchors_of(chinese), name
        for tag in ("h2", "h3", "table", "figure", "pre", "ol"):
            assert len(english.xpath(f"//main//{tag}")) == len(chinese.xpath(f"//main//{tag}")), (name, tag)


def test_code_in_the_prose_keeps_its_spaces(site: Site) -> None:
    blocks = [block.text_content() for home in ("", "zh/") for block in site.at(f"{home}download/").xpath("//pre[contains(., 'import Catalog')]")]  # fmt: skip
    assert len(blocks) == 2
    for block in blocks:
        compile(block, "download.md", "exec")
        assert "\n    if " in block


def test_every_slot_of_the_prose_is_filled(site: Site) -> None:
    for path in site.pages:
        text = site.text(path)
        assert "data-slot" not in text, path
        assert not re.search(r"@@\w+@@|[\x00-\x08]", text), path


@pytest.mark.parametrize(
    ("variables", "site_url", "repo_url"),
    [
        ({}, "", ""),
        ({"SITE_URL": "https://birds.example", "REPO_URL": "https://code.example/birds/"}, "https://birds.example/", "https://code.example/birds"),
        ({"GITHUB_REPOSITORY": "Birds/list"}, "https://birds.github.io/list/", "https://github.com/Birds/list"),
        ({"GITHUB_REPOSITORY": "Birds/birds.github.io"}, "https://birds.github.io/", "https://github.com/Birds/birds.github.io"),
        ({"GITHUB_REPOSITORY": "birds/list", "GITHUB_SERVER_URL": "https://code.example", "SITE_URL": "https://birds.example/x"}, "https://birds.example/x/", "https://code.example/birds/list"),
    ],
)  # fmt: skip
def test_addresses_come_from_the_environment(variables: dict[str, str], site_url: str, repo_url: str) -> None:
    settings = Settings.from_environment(ROOT, variables)
    assert (settings.site_url, settings.repo_url) == (site_url, repo_url)


@pytest.mark.parametrize("url", ["birds.example", "ftp://birds.example", "https://", "https://birds.example/?a=1", "/list/"])  # fmt: skip
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="SITE_URL must be an absolute address"):
        Settings.from_environment(ROOT, {"SITE_URL": url})


def test_only_a_clone_is_built(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"has no papers\.yaml"):
        Settings.from_environment(tmp_path, {})


def test_a_shell_is_cut_and_its_links_follow_the_page() -> None:
    html = '<head>@@head@@<link href="../../assets/a.css?v=1"></head><a href="@@other@@">x</a><a href="../">home</a><a href="#main">y</a><p>@@content@@</p>'
    shell = Shell.cut(html, "zh/shell/")
    page = shell.page("zh/papers/kite/", "HEAD", "papers/kite/", f'<a href="{BASE}zh/papers/">up</a>')
    assert (
        page
        == '<head>HEAD<link href="../../../assets/a.css?v=1"></head><a href="../../../papers/kite/">x</a><a href="../../../zh/">home</a><a href="#main">y</a><p><a href="../../../zh/papers/">up</a></p>'
    )
    with pytest.raises(ValueError, match="lacks one of the marks"):
        Shell.cut("<p>@@head@@</p>", "shell/")


@pytest.mark.parametrize(
    ("address", "expected"),
    [("", '<a href="./"><a href="x/">'), ("about/", '<a href="../"><a href="../x/">'), ("zh/about/", '<a href="../../"><a href="../../x/">')],
)  # fmt: skip
def test_ways_to_the_root(address: str, expected: str) -> None:
    assert with_base(f'<a href="{BASE}"><a href="{BASE}x/">', address) == expected


def test_ways_from_anywhere() -> None:
    assert from_anywhere(f'<a href="{BASE}x/">', "") == '<a href="/x/">'
    assert from_anywhere(f'<a href="{BASE}x/">', "https://birds.example/list/") == '<a href="/list/x/">'


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("docs/en/rules.md", "{{ no_such() }}", r"site/docs/en/rules\.md: 'no_such' is undefined"),
        ("docs/en/rules.md", "{{ part('no-such') }}", "no such part: no-such"),
        ("docs/en/rules.md", "{{ count('no-such') }}", "no such count: no-such"),
        ("templates/parts/rows.html.j2", "{{ no_such }}", r"site/templates/parts/rows\.html\.j2: 'no_such' is undefined"),
        ("milestones.yaml", "{}", r"site/milestones\.yaml has no milestones of [a-z-]+"),
        ("milestones.yaml", "{background: [{arxiv: '1901.00001', why: {en: x, zh: x}}]}", r"site/milestones\.yaml: 1901\.00001 is not in papers\.yaml"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_prose_is_named(clone: Path, site: Site, tmp_path: Path, file: str, text: str, message: str) -> None:  # fmt: skip
    own = make_clone(tmp_path / "clone")
    target = own / "site" / file
    target.write_text(f"{target.read_text(encoding='utf-8')}\n{text}\n" if file.endswith(".md") else text, encoding="utf-8")  # fmt: skip
    # what MkDocs built of the same prose is taken over where the prose is not what is broken
    if not file.startswith("docs"):
        shutil.copytree(site.folder.parent / "shell", tmp_path / "out" / "shell")
    with pytest.raises(ProseError, match=message):
        build(own, tmp_path / "out")
