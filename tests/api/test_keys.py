from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from api.keys import KeyStore, UnknownKey
from api.storage import Table, open_storage


@pytest.fixture
def moment():
    return [datetime(2026, 11, 23, tzinfo=UTC)]


@pytest.fixture
def store(tmp_path, moment):
    return KeyStore(open_storage(f"sqlite:///{tmp_path}/k.db"), "pepper", now=lambda: moment[0])


def test_a_key_opens_what_it_was_made_for(store):
    line, text = store.create("case system", ["bulk"])
    identity = store.identify(text)
    assert identity.actor == f"key:{line.id}"
    assert identity.scopes == {"bulk"}


@pytest.mark.parametrize("change", [
    lambda t: t[:-1] + ("A" if t[-1] != "A" else "B"), lambda t: t + "x", lambda t: t.upper(),
    lambda t: "passend_" + t.split("_", 2)[1] + "_", lambda t: "", lambda t: "passend__",
    lambda t: "passend_'; drop table api_keys; --_x", lambda t: t.split("_", 2)[2],
])  # fmt: skip
def test_nothing_else_opens_it(store, change):
    _, text = store.create("case system", ["bulk"])
    assert store.identify(change(text)) is None


def test_the_secret_is_not_in_the_database(store, tmp_path):
    _, text = store.create("case system", ["bulk"])
    secret = text.split("_", 2)[2].encode()
    kept = b"".join(path.read_bytes() for path in Path(tmp_path).iterdir())
    assert b"case system" in kept
    assert secret not in kept


def test_another_pepper_makes_the_key_worthless(store, tmp_path):
    _, text = store.create("case system", ["bulk"])
    assert KeyStore(open_storage(f"sqlite:///{tmp_path}/k.db"), "other").identify(text) is None


def test_a_key_ends_after_its_days(store, moment):
    _, text = store.create("short", ["bulk"], days=3)
    moment[0] += timedelta(days=3, seconds=1)
    assert store.identify(text) is None
    assert not store.lines()[0].valid


def test_rotation_keeps_name_and_scopes_and_both_keys_work_meanwhile(store, moment):
    old, old_text = store.create("case system", ["bulk", "judge"], days=365)
    new, new_text = store.rotate(old.id, overlap_days=7)
    assert (new.name, new.scopes) == (old.name, old.scopes)
    assert store.identify(old_text)
    assert store.identify(new_text)
    moment[0] += timedelta(days=8)
    store._known.clear()
    assert store.identify(old_text) is None
    assert store.identify(new_text)


def test_rotating_twice_does_not_lengthen_the_old_key(store, moment):
    old, _ = store.create("k", ["bulk"], days=2)
    store.rotate(old.id, overlap_days=30)
    assert store.lines()[0].expires == moment[0] + timedelta(days=2)


def test_revoking_works_at_once(store):
    line, text = store.create("case system", ["bulk"])
    assert store.identify(text)
    store.revoke(line.id)
    assert store.identify(text) is None


def test_an_unknown_number_is_named(store):
    with pytest.raises(UnknownKey):
        store.rotate("nope")


def test_migrations_make_the_tables_of_the_models(tmp_path):
    engine = open_storage(f"sqlite:///{tmp_path}/k.db")
    open_storage(f"sqlite:///{tmp_path}/k.db")  # a second start changes nothing
    plain = create_engine("sqlite://")
    Table.metadata.create_all(plain)
    made, meant = inspect(engine), inspect(plain)
    for name in meant.get_table_names():
        assert {c["name"]: (str(c["type"]), c["nullable"]) for c in made.get_columns(name)} == {
            c["name"]: (str(c["type"]), c["nullable"]) for c in meant.get_columns(name)
        }
