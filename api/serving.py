"""From settings to a running service: checks, loading, workers."""

from collections.abc import Callable

from api.app import create_app
from api.keys import KeyStore
from api.limits import RateTable
from api.logs import log
from api.services import Services, load_services
from api.settings import Settings
from api.storage import open_storage
from api.tracing import check_tracing
from api.workers import Workers, bind, prepare_logs


def run(
    settings: Settings,
    load: Callable[[], Services] = load_services,
    announce: Callable[[str], None] = lambda address: None,
) -> None:
    """Serve until a signal stops it.

    `announce` gets the address once the port is bound. Raises `UnsafeSettings`, `PortTaken` and
    what `load` raises.
    """
    prepare_logs(settings)
    engine = open_storage(settings.database_url)
    keys = KeyStore(engine, settings.key_pepper.get_secret_value())
    settings.checked(has_keys=any(line.valid for line in keys.lines()))
    if settings.otel_endpoint:
        check_tracing()
    listener = bind(settings)
    port = listener.getsockname()[1]
    announce(f"http://{settings.host}:{port}")
    services = load()
    rates = RateTable()
    log().info("loaded", catalogue=services.catalogue.version, model=services.model_version)
    Workers(
        settings, listener, lambda: create_app(settings, services, engine=engine, rates=rates)
    ).run()
