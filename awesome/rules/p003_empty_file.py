"""A file without content."""

from awesome.rules.base import Explanation, Rule, problems


def _say(_detail: str) -> tuple[str, str]:
    return "the file is empty", "write the entries, or [] where there are none"


RULE = Rule(
    code="P003",
    name="empty-file",
    check=problems("empty", _say),
    suppressible=False,
    english=Explanation(
        summary="A catalog file says what it holds, even where it holds nothing.",
        why="An empty file is what a failed write or a wrong redirection leaves behind. A list without entries, `[]`, can only be meant.",
        mend="Bring the entries back from the last version, or write `[]` where the list has none.",
    ),
    chinese=Explanation(
        summary="目录文件要写明内容，哪怕一个条目也没有。",
        why="空文件往往是写入失败或重定向出错的结果。而 `[]`（没有条目的列表）只可能是有意写下的。",
        mend="从上一个版本恢复条目；如果确实没有条目，就写 `[]`。",
    ),
    bad="# The papers.\n",
    good="[]\n",
)
