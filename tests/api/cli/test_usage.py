import pytest

from api.cli.usage import ClickException, usage_text

CASES = [
    (("serch",), "De opdracht 'serch' bestaat niet.", "There is no command 'serch'."),
    (("search", "--lang", "en"), "De optie --lang bestaat niet.", "There is no option --lang."),
    (("search", "a", "b"), "Dit is te veel: b.", "This is too much: b."),
    (("technology",), "Er mist iets", "Something is missing"),
    (("search", "--limit"), "Na --limit hoort een waarde.", "A value belongs after --limit."),
    (("search", "--limit", "x"), "hier hoort een getal", "a number belongs here"),
    (("search", "--limit", "0"), "1 of meer", "1 or more"),
    (("search", "--limit", "9999"), "1000 of minder", "1000 or less"),
    (("search", "--format", "xml"), "'xml' kan niet. Kies uit", "'xml' is not possible. Choose"),
    (("check", "/nope"), "/nope bestaat niet", "/nope does not exist"),
]


@pytest.mark.parametrize(("arguments", "nl", "en"), CASES)
def test_each_fault_has_a_sentence(passend, arguments: tuple[str, ...], nl: str, en: str) -> None:
    said = passend(*arguments)
    assert (said.code, said.out) == (2, "")
    assert nl in said.err
    english = passend(arguments[0], "--language=en", *arguments[1:])
    if arguments != ("serch",):
        assert en in english.err


@pytest.mark.parametrize(("arguments", "nl", "_"), CASES)
def test_it_is_one_line_that_says_what_to_do(passend, arguments, nl: str, _: str) -> None:
    err = passend(*arguments).err
    assert len(err.strip().splitlines()) == 1
    assert "Zie: passend" in err or "Bedoelt u" in err


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (("serch",), "search"),
        (("tecnology", "x"), "technology"),
        (("search", "--limt", "3"), "--limit"),
    ],
)
def test_what_may_be_meant_is_offered(passend, arguments: tuple[str, ...], meant: str) -> None:
    assert f"Bedoelt u: {meant}" in passend(*arguments).err


def test_an_unknown_command_in_english(passend) -> None:
    err = passend("serch", "--language", "en").err
    assert err.startswith("There is no command 'serch'. Did you mean: search")


def test_nothing_at_all_shows_the_help(passend) -> None:
    said = passend()
    assert said.code == 2
    assert "search" in said.out


def test_what_has_no_sentence_is_passed_on() -> None:
    class Odd(ClickException):  # type: ignore[misc, valid-type]
        def __init__(self) -> None:
            Exception.__init__(self)

        def format_message(self) -> str:
            return "Something  odd\nhappened"

    assert usage_text(Odd(), "nl") == "Something odd happened Zie: passend --help"
