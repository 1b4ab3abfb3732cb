"""`passend scenarios`: the four futures, others, what can be had in them, and where we drift."""

from api.cli.scenarios.commands import app

__all__ = ["app"]
