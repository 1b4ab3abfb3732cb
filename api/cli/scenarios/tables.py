"""`passend scenarios export`: every value with its factors, as a file."""

from pathlib import Path

from api.cli.output import print_lines
from api.cli.scenarios.shared import outcomes
from catalogue.text import Language
from recommender.policy_table import long_table, write_table


def export(file: Path, scenario: list[str], language: Language) -> None:
    """Write one row per technology x scenario x year."""
    held = outcomes()
    tensor = held.four_tensor if not scenario else held.tensor_of(scenario)
    table = long_table(tensor)
    write_table(table, file)
    rows = "regels" if language == "nl" else "rows"
    print_lines(f"{len(table)} {rows}: {file}")
