"""From a case to advice, with the encoder and the model that ship."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from catalogue.errors import PassendError, UnknownFunction
from recommender.answer import Answer
from recommender.case import Case, FunctionLimit, Job, Worker
from recommender.recommend import Recommender

LIFTING = {"vacuum-lifter", "lift-assist-manipulator", "passive-back-exoskeleton",
           "active-back-exoskeleton", "height-adjustable-trolley"}  # fmt: skip
PICKER = Case(
    id="c1",
    job=Job(title="Orderpicker", tasks=("dozen van pallets tillen", "bonnen lezen")),
    worker=Worker(description="Heeft rugklachten en mag niet boven tien kilo tillen."),
)
CASES = (
    PICKER,
    Case(job=Job(tasks=("talking with customers on the phone",)),
         worker=Worker(description="Cannot hear well, also with hearing aids.")),
    Case(worker=Worker(functions=(FunctionLimit(function="seeing", severity=4), "d430.2"))),
    Case(job=Job(title="Schoonmaker", tasks=("gangen dweilen",)),
         worker=Worker(description="Vergeet welke ruimtes al klaar zijn", digital_skill="none")),
)  # fmt: skip


def said(text: str, **changed: object) -> Case:
    return Case.model_validate({"worker": {"description": text}, **changed})


def as_bytes(answer: Answer) -> bytes:
    return json.dumps(answer.model_dump(mode="json", exclude_none=True)).encode()


@pytest.mark.parametrize("case", CASES)
def test_the_same_case_gives_the_same_bytes(recommender: Recommender, case: Case) -> None:
    first = as_bytes(recommender.match(case))
    recommender.match(PICKER)
    assert as_bytes(recommender.match(case)) == first


def test_threads_do_not_change_an_answer(recommender: Recommender) -> None:
    alone = [as_bytes(recommender.match(case)) for case in CASES]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda case: as_bytes(recommender.match(case)), CASES * 3))
    assert together == alone * 3


def test_an_order_picker_with_a_bad_back_is_helped_with_lifting(recommender: Recommender) -> None:
    answer = recommender.match(PICKER)
    assert not answer.abstained
    assert answer.options[0].technology in LIFTING
    assert answer.barriers[0].function == "lifting-carrying"
    assert any("tillen" in words for words in answer.barriers[0].because)


def test_what_is_denied_gives_no_advice(recommender: Recommender) -> None:
    answer = recommender.match(said("Geen moeite met tillen"))
    assert answer.abstained
    assert answer.barriers == ()
    assert answer.options == ()
    assert len(answer.questions) == 2


def test_what_is_denied_beside_a_limitation_is_no_barrier(recommender: Recommender) -> None:
    answer = recommender.match(said("Geen moeite met tillen. Kan niet goed horen."))
    functions = {barrier.function for barrier in answer.barriers}
    assert "hearing" in functions
    assert "lifting-carrying" not in functions
    assert not LIFTING & {option.technology for option in answer.options}


def test_an_unknown_function_is_an_error_that_names_the_field(recommender: Recommender) -> None:
    case = Case(worker=Worker(functions=(FunctionLimit(function="flying", severity=2),)))
    with pytest.raises(UnknownFunction) as error:
        recommender.match(case)
    assert error.value.field == "worker.functions[0].function"


@pytest.mark.parametrize("changed", [{"scenario": "utopia"}, {"year": 1999}])
def test_an_unknown_future_is_an_error(
    recommender: Recommender, changed: dict[str, object]
) -> None:
    with pytest.raises(PassendError):
        recommender.match(said("kan niet tillen", **changed))


@pytest.mark.parametrize("text", ["🙂🙂", "???", "12345", "日本語"])
def test_text_without_meaning_abstains(recommender: Recommender, text: str) -> None:
    answer = recommender.match(said(text))
    assert answer.abstained
    assert answer.options == ()
    assert answer.questions


def test_emoji_in_a_text_do_no_harm(recommender: Recommender) -> None:
    answer = recommender.match(said("Kan niet goed horen 🙉 in de hal 🏭"))
    assert "hearing" in {barrier.function for barrier in answer.barriers}


def test_very_long_text_is_answered(recommender: Recommender) -> None:
    answer = recommender.match(said("Kan de labels niet lezen. " * 700))
    assert "reading" in {barrier.function for barrier in answer.barriers}


def test_german_text_gives_a_notice(recommender: Recommender) -> None:
    answer = recommender.match(said("Ich kann keine schweren Kisten heben wegen meinem Rücken"))
    assert "language" in {notice.field for notice in answer.notices}


def test_dutch_text_gives_no_notice_about_language(recommender: Recommender) -> None:
    answer = recommender.match(PICKER)
    assert answer.language == "nl"
    assert "language" not in {notice.field for notice in answer.notices}


def test_an_unknown_code_is_named_in_a_notice(recommender: Recommender) -> None:
    case = Case(worker=Worker(functions=("d430.2", "x999.1")))
    notices = {notice.field: notice.text for notice in recommender.match(case).notices}
    assert "x999.1" in notices["worker.functions[1]"]


@pytest.mark.parametrize("limit", [1, 3, 25])
def test_the_limit_is_kept_and_ranks_count_up(recommender: Recommender, limit: int) -> None:
    options = recommender.match(PICKER.model_copy(update={"limit": limit})).options
    assert len(options) == limit
    assert [option.rank for option in options] == list(range(1, limit + 1))


def test_a_larger_limit_begins_with_the_same_options(recommender: Recommender) -> None:
    few, many = (
        [o.technology for o in recommender.match(PICKER.model_copy(update={"limit": n})).options]
        for n in (3, 12)
    )
    assert many[:3] == few


@pytest.mark.parametrize("case", CASES)
def test_without_a_scenario_options_stand_by_fit(recommender: Recommender, case: Case) -> None:
    fits = [option.fit for option in recommender.match(case).options]
    assert fits == sorted(fits, reverse=True)
    assert all(0 <= fit <= 1 for fit in fits)


def test_a_scenario_changes_order_but_never_fit(recommender: Recommender) -> None:
    asked = {"limit": 30, "scenario": "jobless-growth", "year": 2028}
    plain = recommender.match(PICKER.model_copy(update={"limit": 40}))
    future = recommender.match(PICKER.model_copy(update=asked))
    fit = {option.technology: option.fit for option in plain.options}
    shared = [option for option in future.options if option.technology in fit]
    assert len(shared) >= 20
    assert all(option.fit == fit[option.technology] for option in shared)
    weighed = [
        option.fit * option.availability["jobless-growth"].value
        for option in future.options
        if option.availability
    ]
    assert len(weighed) == len(future.options)
    assert weighed == sorted(weighed, reverse=True)


def test_a_budget_gives_a_plan_within_it(recommender: Recommender) -> None:
    assert recommender.match(PICKER).plan is None
    plan = recommender.match(PICKER.model_copy(update={"budget_eur": 5000.0})).plan
    assert plan is not None
    assert plan.technologies
    assert plan.covers > 0


def test_no_budget_can_still_ask_for_a_plan(recommender: Recommender) -> None:
    assert recommender.match(PICKER, plan=True).plan is not None


def test_the_digest_knows_the_case_but_not_the_reference_alone(recommender: Recommender) -> None:
    first = recommender.match(PICKER).versions
    other = recommender.match(PICKER.model_copy(update={"limit": 3})).versions
    assert first.case_digest != other.case_digest
    assert (first.model, first.catalogue) == (other.model, other.catalogue)
    assert "rugklachten" not in as_bytes(recommender.match(PICKER)).decode().split("versions")[1]


def test_every_technology_is_ranked_once(recommender: Recommender) -> None:
    ranked = [name for name, _ in recommender.ranking(PICKER)]
    assert sorted(ranked) == list(recommender.catalogue.technologies)


@pytest.mark.parametrize(
    "situation", ["explosion-hazard", "no-network", "traffic-zone", "wet-or-dirty", "epilepsy"]
)
def test_what_is_excluded_is_never_an_option(recommender: Recommender, situation: str) -> None:
    job = PICKER.job.model_copy(update={"situations": (situation,)})
    case = PICKER.model_copy(update={"job": job, "limit": 210})
    ruled_out = {
        technology.id
        for technology in recommender.technologies
        if any(u.severity == "exclude" and u.when == situation for u in technology.unsuitable)
    }
    answer = recommender.match(case)
    offered = {option.technology for option in answer.options}
    assert answer.options
    assert not ruled_out & offered
    assert not {remark.technology for remark in answer.excluded} & offered
    last = [name for name, _ in recommender.ranking(case)][-len(ruled_out) :]
    assert not ruled_out or set(last) >= ruled_out


def test_a_severe_limitation_excludes_and_a_light_one_warns(recommender: Recommender) -> None:
    def answer(severity: int) -> Answer:
        limits = (FunctionLimit(function="touch", severity=severity),
                  FunctionLimit(function="seeing", severity=4))  # fmt: skip
        worker = Worker(description="Is blind and reads with the fingers", functions=limits)
        job = Job(title="Clerk", tasks=("reading and answering email on the computer",))
        return recommender.match(Case(language="en", job=job, worker=worker, limit=210))

    severe, light = answer(4), answer(1)
    assert "braille-display" in {remark.technology for remark in severe.excluded}
    found = {option.technology: option for option in light.options}["braille-display"]
    assert {remark.when for remark in found.cautions} == {"touch"}


def test_too_little_digital_skill_is_a_caution(recommender: Recommender) -> None:
    worker = PICKER.worker.model_copy(update={"digital_skill": "none"})
    case = PICKER.model_copy(update={"worker": worker, "limit": 40})
    demanding = [
        option
        for option in recommender.match(case).options
        if recommender.catalogue.technologies[option.technology].digital_skill != "none"
    ]
    assert demanding
    for option in demanding:
        assert "digital-skill" in {remark.when for remark in option.cautions}


def test_words_that_exclude_are_quoted(recommender: Recommender) -> None:
    case = Case(
        job=Job(title="Monteur", tasks=("dozen tillen bij het tankstation",)),
        worker=Worker(description="Rugklachten, kan niet tillen"),
    )
    remarks = [r for r in recommender.match(case).excluded if r.when == "explosion-hazard"]
    assert remarks
    assert all("tankstation" in remark.text for remark in remarks)
