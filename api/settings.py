"""The settings of the service: one typed class, read from the environment and one TOML file.

Environment variables (`PASSEND_PORT=8080`) win over the file that `PASSEND_SETTINGS` names
(default `passend.toml` in the working folder). docs/settings.md derives from this class.
"""

import os
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from platformdirs import user_data_path
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from catalogue.errors import PassendError
from catalogue.text import Language, Localised
from recommender.input_errors import explain

FILE_VARIABLE = "PASSEND_SETTINGS"
LOOPBACK = ("127.0.0.1", "::1", "localhost")

# A list is written in the environment with commas between its parts.
Listed = Annotated[tuple[str, ...], NoDecode]


class UnsafeSettings(PassendError):
    """The settings would make an unsafe service; it refuses to start."""

    status = 500
    code = "unsafe-settings"


class BadSettings(PassendError):
    """A setting has a value that it cannot have, or a name that does not exist."""

    code = "bad-settings"

    def __init__(self, nl: str, en: str) -> None:
        super().__init__(
            "",
            Localised(nl=f"De instellingen kloppen niet. {nl}", en=f"Settings are wrong. {en}"),
        )


class Settings(BaseSettings):
    """All settings, each with its default and what it does."""

    model_config = SettingsConfigDict(env_prefix="PASSEND_", extra="forbid", frozen=True)

    mode: Literal["open", "production"] = Field(
        default="open",
        description="open: for trying out, on loopback only. production: refuses unsafe settings.",
    )
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(default=8000, ge=0, le=65535, description="Port to listen on; 0 picks one.")
    workers: int = Field(default=2, ge=1, le=64, description="Worker processes.")
    public_url: str = Field(
        default="http://127.0.0.1:8000",
        description="Address under which users reach the service, without /v1.",
    )
    hosts: Listed = Field(
        default=(), description="Host names that are answered; empty answers all (open mode only)."
    )
    trusted_proxies: Listed = Field(
        default=(),
        description="Addresses or networks of the proxy that ends TLS; "
        "its X-Forwarded headers are believed.",
    )
    cors_origins: Listed = Field(
        default=(), description="Web origins that may send cases from a browser."
    )
    database: str = Field(
        default="",
        description="SQLAlchemy address of the storage of keys; empty: SQLite in the data folder.",
    )
    matching_needs_key: bool = Field(
        default=False, description="Ask a key or token for matching as well, not only for bulk."
    )
    max_body_bytes: int = Field(
        default=1_048_576, ge=1_024, description="Largest body, bytes; of a batch: largest line."
    )
    body_timeout_s: float = Field(
        default=10, gt=0, description="Seconds in which a body must have come in."
    )
    request_timeout_s: float = Field(
        default=30, gt=0, description="Seconds after which an answer that is not ready is given up."
    )
    match_threads: int = Field(
        default=1, ge=1, le=64, description="Cases worked on at the same time, per worker."
    )
    queue_length: int = Field(
        default=64, ge=1, description="Requests that may wait, per worker; more get 503."
    )
    rate_address: int = Field(
        default=600, ge=0, description="Requests a minute for one address; 0: no limit."
    )
    rate_key: int = Field(
        default=6_000, ge=0, description="Requests a minute for one key or token; 0: no limit."
    )
    batch_lines: int = Field(default=10_000, ge=1, description="Most cases in one batch.")
    batches: int = Field(default=2, ge=1, description="Batches at the same time, per worker.")
    batch_buffer_bytes: int = Field(
        default=4_194_304, ge=65_536, description="Bytes of a batch that are read ahead."
    )
    batch_stall_s: float = Field(
        default=60, gt=0, description="Seconds after which a batch that stands still is ended."
    )
    shutdown_grace_s: int = Field(
        default=20, ge=0, description="Seconds that running requests get when the service stops."
    )
    oidc_issuer: str = Field(
        default="", description="Address of the OpenID Connect provider; empty: none."
    )
    oidc_audience: str = Field(default="", description="Audience that a token must name.")
    oidc_role_claim: str = Field(
        default="roles", description="Claim that holds the roles; dots go into nested claims."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="Least weighty log line that is written."
    )
    log_address: Literal["none", "network", "full"] = Field(
        default="network",
        description="What the log says of the sender: nothing, the network (/24 or /48), or all.",
    )
    metrics: bool = Field(
        default=False, description="Serve Prometheus figures at /metrics (to loopback only)."
    )
    otel_endpoint: str = Field(
        default="", description="OTLP address for OpenTelemetry traces; empty: no tracing."
    )
    key_pepper: SecretStr = Field(
        default=SecretStr(""), description="Secret that is mixed into the hashes of the keys."
    )
    organisation: str = Field(
        default="", max_length=99, description="Name of the organisation that runs the service."
    )
    contact_name: str = Field(default="Passend team", description="Team to contact.")
    contact_email: str = Field(
        default="api@passend.example", description="E-mail address of that team."
    )
    contact_url: str = Field(
        default="https://passend.example/contact", description="Web page of that team."
    )

    @classmethod
    def read(cls, **given: object) -> Self:
        """Return the settings, with `given` before environment and file.

        Raises `BadSettings` with all faults.
        """
        try:
            return cls(**given)  # type: ignore[arg-type]
        except ValidationError as error:
            raise BadSettings(_told(error, "nl"), _told(error, "en")) from None
        except ValueError as error:  # the file is no TOML; its message names line and column
            raise BadSettings(str(error), str(error)) from None

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read arguments first, then the environment, then the file."""
        del dotenv_settings, file_secret_settings
        path = Path(os.environ.get(FILE_VARIABLE, "passend.toml"))
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls, path)

    @field_validator("hosts", "trusted_proxies", "cors_origins", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip() for part in value.split(",") if part.strip())
        return value

    @property
    def database_url(self) -> str:
        """Return the address of the storage, with the default filled in."""
        return self.database or f"sqlite:///{user_data_path('passend') / 'passend.db'}"

    @property
    def production(self) -> bool:
        """Tell whether unsafe settings are refused."""
        return self.mode == "production"

    def checked(self, has_keys: bool) -> Self:
        """Return these settings. Raises `UnsafeSettings` with every fault where they are unsafe.

        `has_keys` tells whether the storage holds a usable key.
        """
        faults = list(_faults(self, has_keys))
        if faults:
            message = Localised(
                nl="De dienst start niet. " + " ".join(fault.nl for fault in faults),
                en="The service does not start. " + " ".join(fault.en for fault in faults),
            )
            raise UnsafeSettings("", message)
        return self


def _told(error: ValidationError, language: Language) -> str:
    return " ".join(f"{f.field}: {f.detail}" for f in explain(error, language, Settings))


def _faults(settings: Settings, has_keys: bool) -> list[Localised]:
    if not settings.production:
        return [] if settings.host in LOOPBACK else [_OPEN_TO_ALL]
    wrong = {
        _HOSTS: not settings.hosts or "*" in settings.hosts,
        _PROXY: not settings.trusted_proxies,
        _PROXY_FORM: not all(map(_is_network, settings.trusted_proxies)),
        _TLS: urlsplit(settings.public_url).scheme != "https",
        _KEYS: not (has_keys or settings.oidc_issuer),
        _AUDIENCE: bool(settings.oidc_issuer) and not settings.oidc_audience,
        _ISSUER: bool(settings.oidc_issuer) and urlsplit(settings.oidc_issuer).scheme != "https",
        _ORIGIN: "*" in settings.cors_origins,
    }
    return [sentence for sentence, is_wrong in wrong.items() if is_wrong]


def _is_network(text: str) -> bool:
    try:
        ip_network(text, strict=False)
    except ValueError:
        return False
    return True


_OPEN_TO_ALL = Localised(
    nl="In de stand 'open' luistert hij alleen op de eigen machine: zet host op 127.0.0.1, of "
    "zet mode op production.",
    en="In mode 'open' it listens on the own machine only: set host to 127.0.0.1, or set mode to "
    "production.",
)
_HOSTS = Localised(
    nl="Zet in hosts de namen waarop de dienst antwoordt, zonder *.",
    en="Set hosts to the names that the service answers, without *.",
)
_PROXY = Localised(
    nl="Zet in trusted_proxies het adres van de proxy die TLS afhandelt.",
    en="Set trusted_proxies to the address of the proxy that ends TLS.",
)
_PROXY_FORM = Localised(
    nl="In trusted_proxies horen adressen of netwerken, zoals 10.0.0.0/8.",
    en="trusted_proxies takes addresses or networks, such as 10.0.0.0/8.",
)
_TLS = Localised(
    nl="Zet public_url op een adres met https.", en="Set public_url to an https address."
)
_KEYS = Localised(
    nl="Maak een sleutel met 'passend keys create', of zet oidc_issuer.",
    en="Make a key with 'passend keys create', or set oidc_issuer.",
)
_AUDIENCE = Localised(
    nl="Zet oidc_audience: voor wie een token bedoeld moet zijn.",
    en="Set oidc_audience: whom a token must be meant for.",
)
_ISSUER = Localised(
    nl="Zet oidc_issuer op een adres met https.", en="Set oidc_issuer to an https address."
)
_ORIGIN = Localised(
    nl="Zet in cors_origins namen, geen *.", en="Set cors_origins to names, not to *."
)
