"""Groups of cases by what is limited, so that a good mean cannot hide a group that goes short."""

from typing import Literal, get_args

from catalogue.function import Group
from catalogue.store import Catalogue
from catalogue.text import Localised
from evaluation.graded_case import GradedCase

CaseGroup = Group | Literal["without-diagnosis"]
GROUPS: tuple[CaseGroup, ...] = (*get_args(Group), "without-diagnosis")
GROUP_NAMES: dict[CaseGroup, Localised] = {
    "sensory": Localised(nl="zintuigen", en="sensory"),
    "communication": Localised(nl="communicatie", en="communication"),
    "cognition": Localised(nl="denken en leren", en="cognition"),
    "psychosocial": Localised(nl="psychisch en sociaal", en="psychosocial"),
    "physical": Localised(nl="lichamelijk", en="physical"),
    "environment": Localised(nl="omgeving", en="environment"),
    "without-diagnosis": Localised(nl="zonder diagnose", en="without diagnosis"),
}

# A light limitation (1) colours a case but does not make it one of that group.
CLEARLY_LIMITED = 2
# Without diagnosis: what is hard comes from language, literacy or experience, not from health.
# One of the first must be limited, and nothing else but what follows from it: who does not know
# the language does not follow instructions, does not ask, and does not know the hazards. Reading
# that goes badly by poor sight falls out because `seeing` is not among these.
SKILLS = frozenset({"dutch-language", "reading", "using-digital-devices", "learning-tasks"})
FOLLOW_FROM_SKILLS = frozenset(
    {
        "understanding-instructions",
        "understanding-speech",
        "writing",
        "using-phone",
        "asking-for-help",
        "cooperating",
        "social-interaction",
        "conversing-in-group",
        "self-confidence",
        "motivation",
        "recognising-hazards",
        "travelling-to-work",
    }
)


def groups_of(case: GradedCase, catalogue: Catalogue) -> tuple[CaseGroup, ...]:
    """Return the groups of `case`: those of its most limited functions; may be several."""
    worst = max((limit.severity for limit in case.functions), default=0)
    limited = {limit.function for limit in case.functions if limit.severity == worst > 0}
    found: set[CaseGroup] = {catalogue.function(function).group for function in limited}
    if without_diagnosis(case):
        found.add("without-diagnosis")
    return tuple(group for group in GROUPS if group in found)


def without_diagnosis(case: GradedCase) -> bool:
    """Tell whether only language, literacy or experience is in the way."""
    limited = {f.function for f in case.functions if f.severity >= CLEARLY_LIMITED}
    return bool(limited & SKILLS) and limited <= SKILLS | FOLLOW_FROM_SKILLS
