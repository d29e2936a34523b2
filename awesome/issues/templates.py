"""The forms as GitHub reads them: `.github/ISSUE_TEMPLATE/*.yml`.

GitHub's form schema: docs.github.com, "Syntax for GitHub's form schema".
"""

from __future__ import annotations

from typing import Any

from awesome.issues.forms import Form, Part, load_forms

FOLDER = ".github/ISSUE_TEMPLATE"
_WIDTH = 120
_HEAD = (
    "# Written by `make forms` from awesome/issues/forms.toml and the closed lists in awesome/data: change those.\n\n"
)


def templates() -> dict[str, str]:
    """The text of each file, by its path in the repository."""
    # neither a check nor the site needs a writer of YAML
    import yaml

    class Dumper(yaml.SafeDumper):
        """Writes text of several lines as such."""

    def text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
        return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)

    Dumper.add_representer(str, text)
    return {
        f"{FOLDER}/{kind}.yml": _HEAD
        + yaml.dump(_template(form), Dumper=Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
        for kind, form in load_forms().items()
    }


def _template(form: Form) -> dict[str, Any]:
    return {
        "name": form.name,
        "description": form.description,
        "title": form.title,
        "labels": [form.label],
        "body": [_element(part) for part in form.parts],
    }


def _element(part: Part) -> dict[str, Any]:
    if part.type == "markdown":
        return {"type": part.type, "attributes": {"value": part.text}}
    attributes: dict[str, Any] = {"label": part.label}
    attributes |= {"description": part.description} if part.description else {}
    attributes |= {"placeholder": part.placeholder} if part.placeholder else {}
    if part.type == "checkboxes":
        attributes["options"] = [{"label": option.text} for option in part.options]
    elif part.type == "dropdown":
        attributes |= {"multiple": part.multiple, "options": [option.text for option in part.options]}
    element: dict[str, Any] = {"type": part.type, "id": part.id, "attributes": attributes}
    # of checkboxes GitHub requires single options only
    if part.type != "checkboxes":
        element["validations"] = {"required": part.required}
    return element
