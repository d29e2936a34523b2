"""What a reader sees of a title or a name that came with LaTeX, HTML or stray characters in it.

Only what is plainly markup is taken for markup; the dollar of a price stays one. What cannot be written in plain
characters stays as it is, and the check then asks for it (rule P402).
"""

from __future__ import annotations

import html
import re
import unicodedata

from awesome.yamltext import FORBIDDEN_CHARACTER

_LONGEST = 20_000

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip


def _pairs(text: str) -> dict[str, str]:
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


_COMMANDS = _pairs(
    "aa å AA Å ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł ss ß i i j j dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ "
    "alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ "
    "nu ν xi ξ pi π varpi ϖ rho ρ sigma σ tau τ upsilon υ phi φ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ "
    "Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω "
    "times × to → rightarrow → leftarrow ← leftrightarrow ↔ Rightarrow ⇒ longrightarrow → infty ∞ star ⋆ ast * cdot · "
    "pm ± le ≤ leq ≤ ge ≥ geq ≥ neq ≠ approx ≈ sim ~ propto ∝ in ∈ cup ∪ cap ∩ subset ⊂ circ ∘ oplus ⊕ otimes ⊗ dagger † "
    "ldots … dots … cdots … ell ℓ nabla ∇ partial ∂ sum ∑ prod ∏ int ∫ sqrt √ degree ° bullet • mid | textregistered ® "
    "texttrademark ™ copyright © textasciitilde ~ LaTeX LaTeX TeX TeX heartsuit ♥ clubsuit ♣ diamondsuit ♦ spadesuit ♠ "
    "checkmark ✓ textemdash — textendash – triangle △ square □ prime ′"
)
_RAISED = dict(zip("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", strict=True))
_LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))

_HAS_SIGN = re.compile(r"[\\$^{}`&<~]|''")
_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\\s]+")
_TAG = re.compile(
    r"</?(?:a|b|br|code|em|font|i|inline-formula|img|italic|bold|jats:[a-z-]+|math|mml:[a-z]+|p|s|sc|scp|small|span|strong|sub"
    r"|sup|tex-math|tt|u)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,6}|#x[0-9a-fA-F]{1,6});")
_ACCENTED = re.compile(
    r"\{?\\(?:(?P<sign>[`'^~=.\"])\s*|(?P<word>[urHvdckb])(?:\s+|\s*(?=\{)))"
    r"(?:\{\s*\\?(?P<inner>[A-Za-z])\s*\}|\\?(?P<letter>[A-Za-z]))\}?"
)
_HTML_SCRIPT = re.compile(r"<(su[bp])>([^<>]*)</\1>", re.IGNORECASE)
_MATHS = re.compile(r"\$([^$]{1,120})\$|\\\((.{1,120}?)\\\)")
_STYLE = re.compile(
    r"\\(?:text(?:bf|it|tt|sc|rm|sf|sl|up|normal|superscript|subscript)?|emph|math(?:rm|bf|it|cal|bb|sf|tt|frak|scr)"
    r"|mbox|hbox|operatorname|ensuremath|underline|boldsymbol|bm|url|uppercase|lowercase|protect)\s*\{([^{}]*)\}"
)
_SCRIPT = re.compile(r"([\^_])(?:\{([^{}]*)\}|(\\?[A-Za-z]+(?<=\\[A-Za-z])[A-Za-z]*|[^\s{}\\$]))")
_POWER = re.compile(r"(?<=\w)\^(?:\{([^{}]*)\}|(\w))")
_COMMAND = re.compile(r"\\([A-Za-z]+)(?![A-Za-z])(?:\{\})?")
_ESCAPED = re.compile(r"\\([%&$#_{}])")
_THIN = re.compile(
    r"\\[,;:!/> ]|\\(?:quad|qquad|xspace|newline|linebreak|displaystyle|rm|bf|it|em|tt|sc)(?![A-Za-z])|\\\\"
)
_TIE = re.compile(r"(?<=[A-Za-z.\d])~(?=[A-Za-z\\])")
_BRACED = re.compile(r"(?<!\\)\{([^{}]*)\}")
_COMPATIBLE = re.compile("[\ufb00-\ufb06\U0001d400-\U0001d7ff\uff01-\uff5e]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def plain(text: str) -> str:
    """The text on one line, in plain characters.

    >>> plain("$\\\\pi_0$: A {V}ision-Language Model of M{\\\\\\"u}ller &amp; Co costs $5, not $10")
    'π₀: A Vision-Language Model of Müller & Co costs $5, not $10'
    """
    if text.isascii() and text.isprintable() and not _HAS_SIGN.search(text):
        # most texts; the same as below, several times faster
        return " ".join(text[:_LONGEST].split())
    text = _SPACE.sub(" ", text[:_LONGEST]).strip()
    if _HAS_SIGN.search(text):
        text = _without_latex(_without_html(text))
    text = unicodedata.normalize("NFC", FORBIDDEN_CHARACTER.sub("", text)).translate({0x2010: "-", 0x2011: "-"})
    if not _CJK.search(text):
        # letters of another style say the same; in Chinese, wide punctuation is the right one
        text = _COMPATIBLE.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _SPACE.sub(" ", text).strip()


def _without_html(text: str) -> str:
    text = _HTML_SCRIPT.sub(lambda match: _script("^" if match[1].lower() == "sup" else "_", match[2]), text)
    text = _TAG.sub("", text)
    return html.unescape(text) if _ENTITY.search(text) else text


def _without_latex(text: str) -> str:
    text = _ACCENTED.sub(_accented, text)
    text = _MATHS.sub(_maths, text)
    text = _styled(_THIN.sub(" ", _TIE.sub(" ", text)))
    text = _POWER.sub(lambda match: _script("^", match[1] or match[2]), text)
    text = _ESCAPED.sub(r"\1", _COMMAND.sub(_command, text))
    for _ in range(4):
        text = _BRACED.sub(r"\1", text)
    return text.replace("``", "“").replace("''", "”")


def _accented(match: re.Match[str]) -> str:
    sign, letter = match["sign"] or match["word"], match["inner"] or match["letter"]
    composed = unicodedata.normalize("NFC", letter + _ACCENTS[sign])
    # where there is no such letter, the stroke was an apostrophe
    return composed if len(composed) == 1 else sign + letter


def _maths(match: re.Match[str]) -> str:
    """A formula as a reader sees it, or the match itself where it is none: prices have words between their dollars."""
    inner = match[1] or match[2]
    if not re.search(r"[\\^_{}]", inner) and (" " in inner.strip() or len(inner) > 20):
        return match[0]
    inner = _styled(_THIN.sub("", inner))
    inner = _SCRIPT.sub(lambda script: _script(script[1], script[2] if script[2] is not None else script[3]), inner)
    inner = _COMMAND.sub(_command, inner)
    return _ESCAPED.sub(r"\1", inner).replace(" ", "") if len(inner) < 20 else inner.strip()


def _styled(text: str) -> str:
    """The text without commands of style; those in one another go in turns, from the inside."""
    for _ in range(6):
        text, count = _STYLE.subn(r"\1", text)
        if not count:
            break
    return text


def _script(sign: str, inner: str) -> str:
    table = _RAISED if sign == "^" else _LOWERED
    if all(character in table for character in inner):
        return "".join(table[character] for character in inner)
    return inner


def _command(match: re.Match[str]) -> str:
    return _COMMANDS.get(match[1], match[0])
