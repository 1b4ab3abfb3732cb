import pytest

from api.cli.plan_lines import plan_lines
from catalogue.store import load_catalogue
from recommender.case import Case, Job
from recommender.plan_report import plan_advice
from tests.recommender.planning import barrier

CATALOGUE = load_catalogue()


def lines(language, barriers, budget=None) -> list[str]:
    case = Case(job=Job(title="x", tasks=("was vouwen", "labels lezen")), budget_eur=budget)
    ranked = [
        (CATALOGUE.technologies[name], 0.9)
        for name in ("tablet-step-instructions", "visual-checklist")
    ]
    plan = plan_advice(
        case, barriers, ranked, CATALOGUE, language, availability={"boom": {}, "bust": {}}
    )
    return list(plan_lines(plan, language))


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_plan_can_be_read(language) -> None:
    barriers = [barrier("following-steps", 0.8, 0), barrier("handling-conflict", 0.4, 1)]
    found = lines(language, barriers)
    text = "\n".join(found)
    assert "  1. " in text
    assert "    Stappen in de juiste volgorde uitvoeren: 80% -> " in text or language == "en"
    assert ("Knelpunten voor en na" in text) == (language == "nl")
    assert "was vouwen" in text and "labels lezen" in text
    assert "boom" in text
    assert "{" not in text


def test_an_empty_plan_is_one_line() -> None:
    assert lines("nl", [])[0].startswith("Wij vonden geen knelpunt")
    assert len(lines("nl", [])) == 1
