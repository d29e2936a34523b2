"""A tag, YAML's way to give a value a type."""

from awesome.findings import quoted
from awesome.rules.base import Explanation, Rule, problems


def _say(detail: str) -> tuple[str, str]:
    return (
        f"the value has a tag {quoted(detail)}",
        "take the tag out; quote the value if the exclamation mark belongs to it",
    )


RULE = Rule(
    code="P010",
    name="tag",
    check=problems("tag", _say),
    suppressible=False,
    english=Explanation(
        summary="No value has a YAML tag.",
        why="Every value is a string or a list of strings, so a tag has nothing to say. In the hands of a careless reader, tags such as `!!python/object` make objects and run code.",
        mend="Take the `!tag` out. If the text itself begins with `!`, put it in quotes.",
    ),
    chinese=Explanation(
        summary="值不使用 YAML 标签。",
        why="所有的值都是字符串或字符串列表，标签在这里没有意义。遇到不谨慎的读取程序，`!!python/object` 之类的标签还会创建对象、执行代码。",
        mend="删去 `!标签`。如果文字本身以 `!` 开头，请加引号。",
    ),
    bad="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: !!str '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
    good="""\
- id: some-paper
  title: A Paper about Multimodal Models
  arxiv: '2401.00001'
  techniques: [instruction-tuning]
  added: '2026-01-01'
""",
)
