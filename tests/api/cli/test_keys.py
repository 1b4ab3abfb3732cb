"""`passend keys` from end to end, with a database of its own."""

import pytest

from api.keys import KeyStore
from api.storage import open_storage


@pytest.fixture
def store(tmp_path, monkeypatch):
    """Return a function that opens the keys anew, as the service would."""
    url = f"sqlite:///{tmp_path / 'keys.db'}"
    monkeypatch.setenv("PASSEND_DATABASE", url)
    monkeypatch.setenv("PASSEND_KEY_PEPPER", "peper")
    return lambda: KeyStore(open_storage(url), "peper")


def create(passend, *more):
    return passend("keys", "create", "zaaksysteem", *more, "--format", "json").data


def test_a_key_is_shown_once_and_works(passend, store) -> None:
    said = passend("keys", "create", "zaaksysteem", "--scope", "bulk", "--scope", "match")
    assert (said.code, said.err) == (0, "")
    key, note = said.out.splitlines()
    assert note == "Bewaar deze sleutel nu. Passend toont hem niet nog eens."
    assert store().identify(key).scopes == {"bulk", "match"}
    listed = passend("keys", "list")
    assert "zaaksysteem" in listed.out
    assert key.split("_")[2] not in listed.out


def test_the_list_tells_rights_and_end(passend, store) -> None:
    made = create(passend, "--scope", "bulk", "--days", "30")
    [line] = passend("keys", "list", "--format", "json").data
    assert (line["number"], line["scopes"], line["valid"]) == (made["number"], ["bulk"], True)
    assert line["expires"] > line["created"]


def test_rotating_makes_a_successor_while_the_old_key_stays(passend, store) -> None:
    old = create(passend, "--scope", "bulk")
    new = passend("keys", "rotate", old["number"], "--format", "json").data
    assert store().identify(old["key"]).scopes == store().identify(new["key"]).scopes == {"bulk"}
    lines = {one["number"]: one for one in passend("keys", "list", "--format", "json").data}
    assert lines[old["number"]]["expires"]
    assert lines[new["number"]]["expires"] is None


def test_rotating_without_overlap_ends_the_old_key_now(passend, store) -> None:
    old = create(passend, "--scope", "bulk")
    said = passend("keys", "rotate", old["number"], "--overlap-days", "0", "--language", "en")
    key, note = said.out.splitlines()
    assert note == "Keep this key now. Passend does not show it again."
    assert store().identify(old["key"]) is None
    assert store().identify(key)


def test_a_withdrawn_key_is_worth_nothing(passend, store) -> None:
    made = create(passend, "--scope", "judge")
    said = passend("keys", "revoke", made["number"])
    assert (said.code, said.out.strip()) == (
        0, f"Sleutel {made['number']} (zaaksysteem) geldt niet meer."
    )  # fmt: skip
    assert store().identify(made["key"]) is None
    assert "nee" in passend("keys", "list").out


@pytest.mark.parametrize(("arguments", "part"), [
    (("rotate", "nope"), "nope"), (("revoke", "nope"), "nope"),
    (("create", "x", "--scope", "everything"), "--scope"), (("create", "x"), "--scope"),
    (("create", "x", "--scope", "bulk", "--days", "0"), "--days"),
])  # fmt: skip
def test_what_cannot_be_done_is_told(passend, store, arguments, part) -> None:
    said = passend("keys", *arguments)
    assert (said.code, said.out) == (2, "")
    assert part in said.err
    assert "Traceback" not in said.err
