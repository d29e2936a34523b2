"""The glossary: what may stand in it, and that its English is that of titles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from awesome.catalog import Catalog
from awesome.vocabulary import Vocabulary
from awesome.website.explorer.glossary import FILE, GlossaryError, load_glossary, plain
from tests.website.made_up import ROOT
from tests.website.support import Site

GOOD = "# a note\n- zh: 思维链\n  also: [思維鏈]\n  en: [chain of thought, CoT]\n  keys: ['technique:chain-of-thought']\n- zh: 幻觉\n  en: [hallucination]\n"

NAMED = [
    "思维链", "指令微调", "幻觉", "多模态大模型", "视觉问答", "上下文学习", "工具调用", "智能体", "视频理解", "文档理解", "具身",
    "对齐", "偏好优化", "强化学习", "检索增强", "定位", "分割", "医学", "遥感", "自动驾驶", "思維鏈", "幻覺", "影片",
]  # fmt: skip


def load(folder: Path, text: str) -> None:
    path = folder / FILE
    path.write_text(text, encoding="utf-8")
    load_glossary(path, Vocabulary.load())


def test_a_term_has_its_names_phrases_and_keys(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(GOOD, encoding="utf-8")
    first, second = load_glossary(tmp_path / FILE, Vocabulary.load())
    assert (first.names, first.phrases) == (["思维链", "思維鏈"], ["chain of thought", "CoT"])
    assert (first.keys, second.keys) == (["technique:chain-of-thought"], [])


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (GOOD + "- zh: 思維鏈\n  en: [thought]\n", 8, "“思維鏈” is a name of the term on line 2 too"),
        (GOOD + "- zh: 分割\n", 8, "a term needs phrases to find: en"),
        (GOOD + "- zh: 分割\n  en: ['--']\n", 8, "a term needs phrases to find: en"),
        (GOOD + "- zh: 分割\n  en: segmentation\n", 8, "en must be a list of texts"),
        (GOOD + "- en: [segmentation]\n", 8, "a term needs its name: zh"),
        (GOOD + "- zh: segmentation\n  en: [segmentation]\n", 8, "“segmentation” has no Chinese character"),
        (GOOD + "- zh: 少样本\n  en: [few-shot, Few Shot]\n", 8, "“Few Shot” stands there twice"),
        (
            GOOD + "- zh: 分割\n  en: [segment]\n  keys: [grounding]\n",
            8,
            "“grounding” is neither technique: nor topic:",
        ),
        (GOOD + "- zh: 分割\n  fr: [segment]\n", 8, "“fr” is not one of zh, also, en, keys"),
        (GOOD + "- zh: 分割\n  en: [a\n", 9, ""),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    with pytest.raises(GlossaryError) as caught:
        load(tmp_path, text)
    assert said in caught.value.reason
    assert caught.value.line >= line
    assert str(caught.value).startswith(f"{tmp_path / FILE}:{caught.value.line}: ")


def test_the_real_glossary_knows_the_words_of_the_field() -> None:
    terms = load_glossary(ROOT / "site" / FILE, Vocabulary.load())
    assert len(terms) >= 300
    assert set(NAMED) <= {name for term in terms for name in term.names}


def test_every_real_term_finds_something(real_catalog: Catalog) -> None:
    names = [(paper.name, paper.title) for paper in real_catalog]
    names += [(dataset.name, dataset.title) for dataset in real_catalog.datasets.values()]
    text = "\n".join(f" {plain(f'{name} {title}')} " for name, title in names)
    terms = load_glossary(ROOT / "site" / FILE, Vocabulary.load())
    assert [term.names[0] for term in terms if not any(f" {plain(phrase)}" in text for phrase in term.phrases)] == []


def test_the_site_has_the_glossary(site: Site) -> None:
    manifest = json.loads(site.text("explore/index.json"))
    terms = json.loads(site.text(manifest["glossary"]))
    assert {"zh", "en", "keys"} == set(terms[0])
    assert any("思维链" in term["zh"] and "chain of thought" in term["en"] for term in terms)
