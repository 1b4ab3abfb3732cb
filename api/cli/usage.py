"""Faults in how a command was typed, as sentences in both languages."""

import re
from typing import Any

import typer

from catalogue.errors import nearest
from catalogue.text import Language

# typer brings its own copy of click from 0.21 on and used the package before; this finds either.
ClickException: type[Exception] = next(
    kind for kind in typer.BadParameter.__mro__ if kind.__name__ == "ClickException"
)

_PATTERNS: tuple[tuple[str, str, str], ...] = (
    (
        r"No such command '(?P<a>[^']*)'",
        "De opdracht '{a}' bestaat niet.",
        "There is no command '{a}'.",
    ),
    (r"Missing command", "Er staat geen opdracht.", "There is no command."),
    (
        r"No such option:? '?(?P<a>[^ '?]+)",
        "De optie {a} bestaat niet.",
        "There is no option {a}.",
    ),
    (r"Missing argument '(?P<a>.*)'", "Er mist iets: {a}.", "Something is missing: {a}."),
    (r"Missing option '(?P<a>.*)'", "De optie {a} mist.", "The option {a} is missing."),
    (
        r"unexpected extra arguments?(?:\(s\))? \((?P<a>.*)\)",
        "Dit is te veel: {a}. Zet tekst met spaties tussen aanhalingstekens.",
        "This is too much: {a}. Put text with spaces between quotes.",
    ),
    (
        r"Option '(?P<a>[^']+)' requires",
        "Na {a} hoort een waarde.",
        "A value belongs after {a}.",
    ),
    (
        r"Invalid value for '?(?P<a>[^':]+(?: / [^':]+)*)'?: (?P<b>.*)",
        "De waarde van {a} klopt niet: {b}",
        "The value of {a} is not right: {b}",
    ),
)
_VALUES: tuple[tuple[str, str, str], ...] = (
    (
        r"'(?P<a>.*)' is not one of (?P<b>.*?)\.?$",
        "'{a}' kan niet. Kies uit {b}.",
        "'{a}' is not possible. Choose from {b}.",
    ),
    (
        r"'?(?P<a>[^' ]*)'? is not in the range (?P<b>.*?)\.?$",
        "{a} valt buiten {b}.",
        "{a} is outside {b}.",
    ),
    (r"greater than or equal to (?P<a>\S+)", "{a} of meer.", "{a} or more."),
    (r"less than or equal to (?P<a>\S+)", "{a} of minder.", "{a} or less."),
    (r"Input should be (?P<a>'.*)", "kies {a}.", "choose {a}."),
    (
        r"not a valid (?:integer|float|int)|valid (?:integer|number)|unable to parse",
        "hier hoort een getal.",
        "a number belongs here.",
    ),
    (
        r"(?:[Ff]ile|[Pp]ath|[Dd]ir(?:ectory)?) '(?P<a>.*)' does not exist\.?",
        "{a} bestaat niet.",
        "{a} does not exist.",
    ),
)


def usage_text(error: Any, language: Language) -> str:
    """Return what is wrong with the command line, what may be meant, and where help is."""
    message = " ".join(error.format_message().split())
    sentence = _sentence(message, _PATTERNS, language) or message
    return " ".join(part for part in (sentence, _meant(error, message, language)) if part)


def _sentence(message: str, patterns: tuple[tuple[str, str, str], ...], language: Language) -> str:
    for pattern, nl, en in patterns:
        if found := re.search(pattern, message):
            parts = {name: text or "" for name, text in found.groupdict().items()}
            if patterns is _PATTERNS and "b" in parts:
                parts["b"] = _sentence(parts["b"], _VALUES, language) or parts["b"]
            return (nl if language == "nl" else en).format(**parts)
    return ""


def _meant(error: Any, message: str, language: Language) -> str:
    command = " ".join(str(getattr(getattr(error, "ctx", None), "command_path", "passend")).split())
    known = _known(error)
    typed = getattr(error, "option_name", None) or "".join(re.findall(r"'(.*?)'", message)[:1])
    likely = nearest(typed.lstrip("-"), [name.lstrip("-") for name in known]) if typed else ()
    names = [name for name in known if name.lstrip("-") in likely]
    if names and ("No such" in message):
        listed = ", ".join(names)
        return f"Bedoelt u: {listed}?" if language == "nl" else f"Did you mean: {listed}?"
    hint = f"{command} --help"
    return f"Zie: {hint}" if language == "nl" else f"See: {hint}"


def _known(error: Any) -> list[str]:
    command = getattr(getattr(error, "ctx", None), "command", None)
    names = list(getattr(command, "commands", {}))
    if hasattr(error, "option_name"):
        names = [name for p in getattr(command, "params", ()) for name in getattr(p, "opts", ())]
    return names
