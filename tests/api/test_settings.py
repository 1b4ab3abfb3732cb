from pathlib import Path

import pytest

from api.settings import FILE_VARIABLE, BadSettings, Settings, UnsafeSettings

SAFE = {
    "mode": "production", "host": "0.0.0.0", "hosts": "api.example.nl",
    "trusted_proxies": "10.0.0.0/8", "public_url": "https://api.example.nl",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _no_file(monkeypatch, tmp_path):
    monkeypatch.setenv(FILE_VARIABLE, str(tmp_path / "passend.toml"))


def test_defaults_are_open_on_loopback():
    settings = Settings.read()
    assert settings.checked(has_keys=False).host == "127.0.0.1"


def test_open_mode_stays_on_loopback():
    with pytest.raises(UnsafeSettings) as caught:
        Settings.read(host="0.0.0.0").checked(has_keys=True)
    assert "127.0.0.1" in caught.value.text("nl")


def test_production_starts_with_safe_settings():
    assert Settings.read(**SAFE).checked(has_keys=True).production


@pytest.mark.parametrize(("change", "said"), [
    ({"hosts": ""}, "hosts"), ({"hosts": "*"}, "hosts"), ({"trusted_proxies": ""}, "proxy"),
    ({"trusted_proxies": "*"}, "trusted_proxies"), ({"public_url": "http://x.nl"}, "https"),
    ({"cors_origins": "*"}, "cors_origins"), ({"oidc_issuer": "https://i.nl"}, "oidc_audience"),
    ({"oidc_issuer": "http://i.nl", "oidc_audience": "a"}, "oidc_issuer"),
])  # fmt: skip
def test_production_refuses_each_unsafe_setting(change, said):
    with pytest.raises(UnsafeSettings) as caught:
        Settings.read(**(SAFE | change)).checked(has_keys=True)
    assert said in caught.value.text("en")


def test_production_refuses_to_start_without_keys():
    with pytest.raises(UnsafeSettings) as caught:
        Settings.read(**SAFE).checked(has_keys=False)
    assert "passend keys create" in caught.value.text("nl")


def test_production_names_all_faults_at_once():
    with pytest.raises(UnsafeSettings) as caught:
        Settings.read(mode="production").checked(has_keys=False)
    for word in ("hosts", "trusted_proxies", "public_url", "passend keys create"):
        assert word in caught.value.text("nl")


def test_arguments_win_over_environment_and_environment_over_file(monkeypatch, tmp_path):
    Path(tmp_path / "passend.toml").write_text('port = 1\nworkers = 3\nhosts = ["a.nl", "b.nl"]\n')
    monkeypatch.setenv("PASSEND_PORT", "2")
    monkeypatch.setenv("PASSEND_LANGUAGE", "en")  # of the command line, not ours
    settings = Settings.read()
    assert (settings.port, settings.workers, settings.hosts) == (2, 3, ("a.nl", "b.nl"))
    assert Settings.read(port=4).port == 4


@pytest.mark.parametrize("text", ["port = 'x'", "portt = 1", "port = = 1", "workers = 0"])
def test_a_wrong_file_is_told_in_sentences(tmp_path, text):
    Path(tmp_path / "passend.toml").write_text(text)
    with pytest.raises(BadSettings) as caught:
        Settings.read()
    assert "pydantic" not in caught.value.text("en").lower()


def test_the_pepper_does_not_show():
    assert "geheim" not in repr(Settings.read(key_pepper="geheim"))
