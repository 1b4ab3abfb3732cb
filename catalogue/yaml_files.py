"""YAML files: read fast, write in one canonical form.

Reading follows the YAML 1.2 core schema: only ``true`` and ``false`` are truth values, so that
``dutch: no`` stays a word. Writing quotes whatever an older reader would take for something
else, keeps the order of the keys and wraps at 100 characters: equal data, equal bytes.
"""

import re
from pathlib import Path
from typing import Any

import yaml

from catalogue.errors import BrokenCatalogue
from catalogue.text import Localised

WIDTH = 100
_BOOL = re.compile(r"^(?:true|false)$")
_INT = re.compile(r"^[-+]?[0-9]+$")
_FLOAT = re.compile(r"^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$")
_NULL = re.compile(r"^(?:~|null|)$")

# The C parser is five to ten times as fast; wheels carry it, source builds may not.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_Base):  # type: ignore[misc]
    """Safe loader with the YAML 1.2 core schema; refuses a key that stands twice."""

    yaml_implicit_resolvers: dict[str, list[Any]] = {}  # noqa: RUF012

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"key '{key.value}' stands twice", key.start_mark
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep=deep)


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", _BOOL, list("tf"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:int", _INT, list("-+0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:float", _FLOAT, list("-+.0123456789"))
_Loader.add_implicit_resolver("tag:yaml.org,2002:null", _NULL, ["~", "n", ""])
_Loader.add_constructor(
    "tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node))
)


class _Dumper(yaml.SafeDumper):
    """Block style, lists indented under their key, no anchors."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: Any, value: str) -> Any:
    # The dumper quotes what YAML 1.1 would mistake; this is what only 1.2 would ("1e3").
    mistaken = any(form.match(value) for form in (_BOOL, _INT, _FLOAT, _NULL))
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="'" if mistaken else None)


_Dumper.add_representer(str, _represent_text)
_Dumper.add_representer(
    float,
    lambda dumper, value: (
        dumper.represent_int(int(value)) if value == int(value) else dumper.represent_float(value)
    ),
)


def parse_yaml(text: str, name: str = "") -> Any:
    """Return the data in `text`; `name` names the file in errors.

    Raises `BrokenCatalogue` with line and column where the text is no YAML.
    """
    try:
        return yaml.load(text, Loader=_Loader)
    except (yaml.YAMLError, ValueError) as error:
        raise BrokenCatalogue(name, _fault(error)) from None


def read_yaml(path: Path) -> Any:
    """Return the data in the UTF-8 file at `path`; raises as `parse_yaml`."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        message = Localised(
            nl="Het bestand is niet te lezen als tekst (UTF-8).",
            en="The file cannot be read as text (UTF-8).",
        )
        raise BrokenCatalogue(path.name, message) from None
    return parse_yaml(text, path.name)


def canonical_yaml(data: Any, header: str = "") -> str:
    """Return `data` as canonical YAML text after the comment lines in `header`."""
    body = yaml.dump(
        data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH, indent=2
    )
    return header + body


def header_of(text: str) -> str:
    """Return the comment lines that open `text`, each with its line end."""
    lines = text.splitlines(keepends=True)
    end = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(lines[:end])


def has_inner_comment(text: str) -> bool:
    """Return whether a comment stands after the opening ones; the writer would lose it."""
    body = text[len(header_of(text)) :]
    if "#" not in body:
        return False
    last = 0
    for token in yaml.scan(body, Loader=_Base):
        if "#" in body[last : token.start_mark.index]:
            return True
        last = token.end_mark.index
    return "#" in body[last:]


def _fault(error: Exception) -> Localised:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error)
    if mark is None:
        return Localised(nl=f"Geen geldige YAML: {problem}.", en=f"Not valid YAML: {problem}.")
    line, column = mark.line + 1, mark.column + 1
    return Localised(
        nl=f"Geen geldige YAML op regel {line}, teken {column}: {problem}.",
        en=f"Not valid YAML at line {line}, column {column}: {problem}.",
    )
