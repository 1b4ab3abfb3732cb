"""Who may do what: four roles, and the scopes that a role or a key carries."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

Scope = Literal["match", "bulk", "judge", "admin"]
Role = Literal["coach", "employer", "expert", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)

ROLE_SCOPES: dict[Role, frozenset[Scope]] = {
    "coach": frozenset({"match", "bulk"}),
    "employer": frozenset({"match"}),
    "expert": frozenset({"match", "judge"}),
    "admin": frozenset(SCOPES),
}


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody who showed a key or a token."""

    actor: str
    """What the log calls them: `key:` and the number of the key, or `oidc:` and a pseudonym."""
    scopes: frozenset[Scope]
    roles: tuple[Role, ...] = ()


def scopes_of(roles: Iterable[str]) -> frozenset[Scope]:
    """Return the scopes of `roles`; unknown roles give none."""
    found = [ROLE_SCOPES[role] for role in get_args(Role) if role in set(roles)]
    return frozenset().union(*found)
