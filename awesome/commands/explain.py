"""`awesome explain`: tell why a rule is there, with a bad and a good example."""

from __future__ import annotations

import argparse

from awesome.cli import EXIT_OK, UsageError
from awesome.commands.common import say
from awesome.findings import quoted, safe
from awesome.rules import RULES, RULES_BY_CODE
from awesome.rules.base import Explanation, Rule
from awesome.suggest import nearest
from awesome.verifying.kinds import KINDS, Kind

_WORDS = {
    "en": {
        "error": "error",
        "world": "of `awesome verify`",
        "warning": "warning",
        "suppressible": "an entry may allow it, with a day and a reason",
        "firm": "cannot be allowed",
        "why": "Why: ",
        "mend": "How to mend it: ",
        "bad": "Wrong:",
        "good": "Right:",
    },
    "zh": {
        "error": "错误",
        "world": "由 `awesome verify` 报告",
        "warning": "警告",
        "suppressible": "条目可注明日期和理由予以豁免",
        "firm": "不可豁免",
        "why": "原因：",
        "mend": "改正方法：",
        "bad": "错误示例：",
        "good": "正确示例：",
    },
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the verb."""
    parser.add_argument("code", nargs="?", metavar="CODE", help="code or name of a rule (default: list all)")
    parser.add_argument("--language", choices=("en", "zh"), default="en", help="English or Chinese")


def run(options: argparse.Namespace) -> int:
    """Write the explanation of one rule, or a line for each."""
    if options.code is None:
        for rule in RULES:
            say(f"{rule.code}  {rule.name:20}  {_explanation(rule, options.language).summary}\n")
        for kind in KINDS.values():
            say(f"{kind.code}  {kind.name:20}  {_meaning(kind, options.language)}\n")
    elif (drift := _drift(options.code)) is not None:
        words = _WORDS[options.language]
        say(f"{drift.code} {drift.name} ({words['world']}; {words['suppressible']})\n\n")
        say(f"{_meaning(drift, options.language)}\n")
    else:
        say(_described(_find(options.code), options.language))
    return EXIT_OK


def _drift(word: str) -> Kind | None:
    """The kind of drift that a word names: what `awesome verify` reports, and an entry may allow like a rule's findings."""
    return next((kind for kind in KINDS.values() if word.lower() in (kind.name, kind.code.lower())), None)


def _meaning(kind: Kind, language: str) -> str:
    return kind.chinese if language == "zh" else kind.english


def _find(word: str) -> Rule:
    by_name = {rule.name: rule for rule in RULES}
    found = RULES_BY_CODE.get(word.upper()) or by_name.get(word.lower())
    if found is None:
        meant = nearest(word, [*by_name, *RULES_BY_CODE, *KINDS, *(kind.code for kind in KINDS.values())])
        proposal = f"; did you mean {quoted(meant)}?" if meant else ""
        raise UsageError(f"there is no rule {quoted(word)}{proposal} (awesome explain lists all)")
    return found


def _described(rule: Rule, language: str) -> str:
    words = _WORDS[language]
    explanation = _explanation(rule, language)
    firmness = words["suppressible" if rule.suppressible else "firm"]
    parts = [
        f"{rule.code} {rule.name} ({words[rule.severity]}; {firmness})",
        explanation.summary,
        words["why"] + explanation.why,
        words["mend"] + explanation.mend,
        words["bad"] + _example(rule.file, rule.bad),
        words["good"] + _example(rule.file, rule.good),
        *(_example(file, text).removeprefix("\n") for file, text in rule.beside.items()),
    ]
    return "\n\n".join(parts) + "\n"


def _example(file: str, text: str | bytes) -> str:
    shown = text.decode("utf-8", "backslashreplace") if isinstance(text, bytes) else text
    lines = shown.removesuffix("\n").split("\n")
    return "\n" + "\n".join([f"    # {file}", *(f"    {safe(line)}" for line in lines)])


def _explanation(rule: Rule, language: str) -> Explanation:
    return rule.chinese if language == "zh" else rule.english
