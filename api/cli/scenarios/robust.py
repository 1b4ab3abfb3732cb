"""`passend scenarios no-regret|act-now|sensitivity`: what holds, what would free, how sure."""

from api.advice import advise
from api.cli.case_data import read_case_file
from api.cli.options import Form
from api.cli.output import print_json, print_lines, print_table
from api.cli.recommending import load_recommender
from api.cli.scenarios.shared import number, outcomes
from catalogue.errors import PassendError
from catalogue.scenario_errors import UnknownScenario
from catalogue.text import Language, Localised
from recommender.case import Case
from recommender.future import checked_year
from recommender.policy_lists import ACTORS, Act, act_now, no_regret
from recommender.sensitivity import Sensitivity, sensitivity
from recommender.unfold_sentences import FACTOR_NAMES

CASE_OPTIONS = 30


class WrongOption(PassendError):
    """An option of a sensitivity analysis that is not of the form technology=fit."""

    code = "wrong-option"

    def __init__(self, text: str) -> None:
        message = Localised(
            nl=f"'{text}' kan niet. Schrijf techniek=passendheid, zoals lift-assist=0.8.",
            en=f"'{text}' is not possible. Write technology=fit, such as lift-assist=0.8.",
        )
        super().__init__("option", message)


class NoOptions(PassendError):
    """A case for which nothing fits, so that no order can change."""

    code = "no-options"

    def __init__(self, name: str) -> None:
        message = Localised(
            nl=f"Bij de casus in '{name}' past geen enkele optie. Vul de casus aan.",
            en=f"No option fits the case in '{name}'. Add to the case.",
        )
        super().__init__("case", message)


def no_regret_list(year: int, form: Form, language: Language) -> None:
    """Print the kinds that are available in every future, best worst case first."""
    held = outcomes()
    found = no_regret(held.four_tensor, checked_year(year))
    names = held.catalogue.technologies
    if form is Form.JSON:
        print_json({"year": year, "total": len(found), "technologies": [vars(h) for h in found]})
        return
    nl = language == "nl"
    rows = [
        (names[h.technology].name.text(language), h.technology,
         number(h.worst, language), held.four[h.worst_future].name.text(language))
        for h in found
    ]  # fmt: skip
    headings = ("Techniek", "Code", "Minst", "In") if nl else ("Technology", "Id", "Worst", "In")
    print_table(headings, rows, right=(2,))
    print_lines(f"{len(rows)} {'technieken in' if nl else 'technologies in'} {year}")


def act_now_list(
    scenario: str | None, year: int, reach: bool, limit: int, form: Form, language: Language
) -> None:
    """Print what is not available, with the factor and the driver that would free it."""
    held = outcomes()
    if scenario is not None and scenario not in held.four:
        raise UnknownScenario(scenario, held.four)
    found = act_now(held, checked_year(year), scenario, reach)
    if form is Form.JSON:
        data = [vars(a) | {"moves": [vars(m) for m in a.moves]} for a in found[:limit]]
        print_json({"year": year, "total": len(found), "technologies": data})
        return
    nl = language == "nl"
    dutch = ("Techniek", "Toekomst", "Nu", "Zwakste factor", "Komt vrij door", "Wie")
    english = ("Technology", "Future", "Now", "Weakest factor", "Freed by", "Who")
    headings = dutch if nl else english
    print_table(headings, [_act_row(act, language) for act in found[:limit]], right=(2,))
    print_lines(f"{min(limit, len(found))} {'van' if nl else 'of'} {len(found)}")


def show_sensitivity(
    option: list[str],
    case: str | None,
    scenario: str,
    year: int,
    samples: int,
    limit: int,
    form: Form,
    language: Language,
) -> None:
    """Print which parameters move the first ten, and how often the first three change."""
    held = outcomes()
    chosen = [_option(text) for text in option]
    if case is not None:
        chosen += _options_of(case, language)
    chosen = chosen or [(name, 1.0) for name in held.catalogue.technologies]
    power = 1 << (samples.bit_length() - 1)  # Sobol sequences come in powers of two
    found = sensitivity(held, chosen, scenario, checked_year(year), power)
    if form is Form.JSON:
        data = vars(found) | {"table": found.table.round(6).to_dict("records")}
        print_json(data)
    else:
        _print_sensitivity(found, limit, language)


def _option(text: str) -> tuple[str, float]:
    name, _, fit = text.partition("=")
    try:
        value = float(fit)
    except ValueError:
        raise WrongOption(text) from None
    if not 0 <= value <= 1:
        raise WrongOption(text)
    return outcomes().catalogue.technology(name.strip()).id, value


def _options_of(name: str, language: Language) -> list[tuple[str, float]]:
    """Return the options of the case in the file `name`, in the order of fit."""
    data = read_case_file(name) | {"scenario": None, "year": None, "limit": CASE_OPTIONS}
    found = advise(Case.model_validate(data), load_recommender(language), plan=False)
    if not found.options:
        raise NoOptions(name)
    return [(option.technology, option.fit) for option in found.options]


def _act_row(act: Act, language: Language) -> tuple[str, ...]:
    held = outcomes()
    none = "meer dan één ding nodig" if language == "nl" else "takes more than one thing"
    freed, who = none, ""
    if act.moves:
        best = act.moves[0]
        driver = held.futures.drivers[best.driver]
        freed = f"{driver.name.text(language)}: {driver.level(best.level).name.text(language)}"
        who = ACTORS[best.actor].text(language)
    elif act.frees:
        freed = ", ".join(FACTOR_NAMES[factor].text(language) for factor in act.frees)
    return (
        held.catalogue.technologies[act.technology].name.text(language),
        held.four[act.future].name.text(language),
        number(act.value, language),
        FACTOR_NAMES[act.weakest].text(language),
        freed,
        who,
    )


def _print_sensitivity(found: Sensitivity, limit: int, language: Language) -> None:
    nl = language == "nl"
    dutch = ("Parameter", "Herkomst", "Verplaatst in top 10", "Top 3 anders", "Sobol totaal")
    english = ("Parameter", "Source", "Moved in top 10", "Top 3 changes", "Sobol total")
    headings = dutch if nl else english
    yes, no = ("ja", "nee") if nl else ("yes", "no")
    rows = [
        (str(row["parameter"]), str(row["source"]), str(row["moved_top10"]),
         yes if row["top3_changes"] else no, number(float(row["sobol_total"]), language))
        for row in found.table.head(limit).to_dict("records")
    ]  # fmt: skip
    print_table(headings, rows, right=(2, 4))
    order, same, kept = (f"{100 * share:.0f}" for share in (
        found.top3_same_order, found.top3_same_set, found.top10_kept))  # fmt: skip
    if nl:
        print_lines(f"Alle getallen tegelijk, {found.samples} keer getrokken: de top 3 blijft in "
                    f"{same} procent gelijk ({order} procent ook in volgorde). "
                    f"Van de top 10 blijft {kept} procent.")  # fmt: skip
    else:
        print_lines(f"All numbers drawn at once, {found.samples} times: the top 3 stays the same "
                    f"in {same} per cent ({order} per cent also in order). "
                    f"Of the top 10, {kept} per cent stays.")  # fmt: skip
