"""Matchers that stand in for the recommender, importable by worker processes."""

import time
from functools import cache

from api.cli.batch_engine import Load
from catalogue.scenario_errors import UnknownScenario
from recommender.answer import Answer, Barrier, Notice, Option, Reason, Remark, Versions
from recommender.case import Case


class Echo:
    """Answers with what it read, so that order and content can be checked."""

    def match(self, case: Case, plan: bool | None = None) -> Answer:
        if case.scenario == "utopia":
            raise UnknownScenario(case.scenario, ["all-green"])
        if case.job.title == "crash":
            raise RuntimeError("a fault of the program")
        if case.job.title == "slow":
            time.sleep(0.05)
        return Answer(
            case=case.id,
            language=case.language or "nl",
            abstained=False,
            barriers=(
                Barrier(
                    task=None,
                    function="standing",
                    name="Staan",
                    weight=0.5,
                    because=(case.worker.description[:40],),
                ),
            ),
            options=(option(1, "sit-stand-stool", "Zit-sta-kruk"), option(2, "x", "Loophulp")),
            excluded=(remark("y", "Exoskelet"),),
            notices=(Notice(field="language", text="Een opmerking."),),
            versions=Versions(catalogue="2026.1.1", model="echo", case_digest="sha256:0"),
        )


def option(rank: int, technology: str, name: str) -> Option:
    return Option(
        technology=technology,
        name=name,
        rank=rank,
        fit=0.9 - rank / 10,
        reasons=(
            Reason(rule="coverage", share=0.7, text=f"{name} helpt bij staan."),
            Reason(rule="tasks", share=0.2, text="Het hoort bij de taak."),
            Reason(rule="words", share=0.08, text="Een derde reden."),
            Reason(rule="profile", share=0.02, text="Een vierde reden."),
        ),
        cautions=(remark(technology, name),) if rank == 1 else (),
        cost_eur=(100, 1500),
        cost_basis="estimate" if rank == 1 else "looked-up",
    )


def remark(technology: str, name: str) -> Remark:
    return Remark(technology=technology, name=name, when="wet", text=f"{name} kan niet nat worden.")


@cache
def load_echo() -> Echo:
    return Echo()


LOAD: Load = load_echo
