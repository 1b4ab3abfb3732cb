"""The command line: one module a command, one way in (`main`)."""

from api.cli.app import app
from api.cli.entry import main

__all__ = ["app", "main"]
