"""Started by the tests of the workers: a service with a fake matcher, in processes of its own."""

import sys

from api.serving import run
from api.settings import Settings
from catalogue.store import load_catalogue
from tests.api.fakes import FakeMatcher, fake_services

if __name__ == "__main__":
    run(
        Settings.read(),
        load=lambda: fake_services(load_catalogue(), FakeMatcher(float(sys.argv[1]))),
        announce=lambda address: print(address, flush=True),
    )
