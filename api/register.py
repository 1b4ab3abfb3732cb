"""The entry for the Dutch Algorithm Register (publication standard 1.0.0), from live figures.

Field names, lengths and required fields are those of the standard (Ministry of the Interior,
Algoritmeregister-Publicatiestandaard 1.0.0). The texts are Dutch: the register is. Each
organisation that uses the service publishes an entry of its own; what only it can know comes from
its settings, and what is missing there is named.
"""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from api.settings import Settings
from catalogue.errors import PassendError
from catalogue.store import Catalogue, load_catalogue
from catalogue.text import Localised
from recommender.input_errors import explain


def _text(longest: int) -> object:
    return StringConstraints(min_length=1, max_length=longest, strip_whitespace=True)


# The standard says "fewer than" for each length.
Short = Annotated[str, _text(99)]
Summary = Annotated[str, _text(349)]
Long = Annotated[str, _text(2_499)]
Working = Annotated[str, _text(4_999)]
Month = Annotated[str, StringConstraints(pattern=r"^\d{4}-(0[1-9]|1[0-2])$")]
Link = Annotated[str, StringConstraints(pattern=r"^https://\S+$")]
Contact = Annotated[str, StringConstraints(pattern=r"^(https://\S+|[^@\s]+@[^@\s]+\.[^@\s]+)$")]


class LegalBase(BaseModel):
    """A legal basis."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    title: Short = Field(alias="Titel van wettelijke basis")
    link: Link = Field(alias="Link naar wettelijke basis")


class Assessment(BaseModel):
    """An assessment of impact."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    name: Short = Field(alias="Impacttoets")
    link: Link | None = Field(default=None, alias="Link naar impacttoets")


class Source(BaseModel):
    """A source of data."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)
    title: Annotated[str, _text(499)] = Field(alias="Titel van gegevensbron")
    link: Link | None = Field(default=None, alias="Link naar gegevensbron")


class Entry(BaseModel):
    """All fields of standard 1.0.0; those without a default are required by it."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    name: Short = Field(alias="Naam")
    summary: Summary = Field(alias="Korte omschrijving")
    organisation: Short = Field(alias="Organisatie")
    themes: tuple[Short, ...] = Field(alias="Thema")
    status: Literal["In gebruik", "In ontwikkeling", "Buiten gebruik"] = Field(alias="Status")
    begin: Month | None = Field(default=None, alias="Begindatum")
    end: Month | None = Field(default=None, alias="Einddatum")
    contact: Contact = Field(alias="Contactgegevens")
    public_page: Link | None = Field(default=None, alias="Link naar publiekspagina")
    category: Literal["Hoog-risico AI-systemen", "Impactvolle algoritmes", "Overige algoritmes"] = (
        Field(alias="Publicatiecategorie")
    )
    source_registration: Link | None = Field(default=None, alias="Link naar bronregistratie")
    goal: Long = Field(alias="Doel en impact")
    considerations: Long = Field(alias="Afwegingen")
    human: Long = Field(alias="Menselijke tussenkomst")
    risks: Long = Field(alias="Risicobeheer")
    legal_basis: Long = Field(alias="Wettelijke basis")
    legal_bases: tuple[LegalBase, ...] = Field(default=(), alias="Wettelijke bases")
    processing_register: Link | None = Field(default=None, alias="Link naar verwerkingsregister")
    assessments: tuple[Assessment, ...] = Field(alias="Impacttoetsen")
    assessments_note: Long = Field(alias="Toelichting op impacttoetsen")
    data: Long = Field(alias="Gegevens")
    sources: tuple[Source, ...] = Field(default=(), alias="Gegevensbronnen")
    working: Working = Field(alias="Technische werking")
    supplier: Annotated[str, _text(199)] = Field(alias="Leverancier")
    code: Link | None = Field(default=None, alias="Link naar broncode")
    language: Literal["nld"] = Field(default="nld", alias="Taal")
    schema_version: Literal["1.0.0"] = Field(default="1.0.0", alias="Schema")
    source_id: Short = Field(alias="Bron-ID")
    search_terms: Long = Field(alias="Zoektermen")


class IncompleteEntry(PassendError):
    """The entry lacks what only the organisation can say."""

    code = "incomplete-entry"


@dataclass(frozen=True)
class Quality:
    """How good the ranking was when it was measured just now: nDCG@10 by mode, and the cases."""

    ndcg: dict[str, float]
    cases: int


@dataclass(frozen=True)
class Facts:
    """What is true of this installation."""

    catalogue: Catalogue
    model: str
    quality: Quality


def check_settings(settings: Settings) -> None:
    """Make sure, before anything is measured, that an entry can be made.

    Raises `IncompleteEntry`.
    """
    nothing = Quality({}, 0)
    make_entry(settings, Facts(load_catalogue(), "-", nothing))


def make_entry(settings: Settings, facts: Facts, begin: str | None = None) -> Entry:
    """Return the entry of the organisation in `settings`.

    `begin` is the month since which it is in use. Raises `IncompleteEntry` with every fault.
    """
    try:
        return Entry.model_validate(
            {
                "name": "Technologie zoeken die past bij mens en werk (Passend)",
                "organisation": settings.organisation,
                "themes": ["Werk", "Sociale zekerheid"],
                "status": "In gebruik" if begin else "In ontwikkeling",
                "begin": begin,
                "contact": settings.contact_email,
                "public_page": settings.public_url if settings.production else None,
                "category": "Overige algoritmes",
                "supplier": "Het team van Passend (vrije software, EUPL-1.2)",
                "source_id": f"passend-{facts.catalogue.version}",
                "assessments": [{"Impacttoets": "Voorlopige DPIA (docs/privacy.md)"}],
                "legal_bases": LEGAL_BASES,
                "search_terms": "inclusieve technologie, hulpmiddel, werkplek, jobcoach, "
                "arbeidsdeskundige, beperking, werkvoorziening",
                **_texts(facts),
            }
        )
    except ValidationError as error:
        nl, en = (" ".join(f"{f.field}: {f.detail}" for f in explain(error, language, Entry))
                  for language in ("nl", "en"))  # fmt: skip
        hint = Localised(
            nl=f"Vul de instellingen organisation en contact_email in. {nl}",
            en=f"Fill in the settings organisation and contact_email. {en}",
        )
        raise IncompleteEntry("", hint) from None


LEGAL_BASES = [
    {
        "Titel van wettelijke basis": "Participatiewet",
        "Link naar wettelijke basis": "https://wetten.overheid.nl/BWBR0015703",
    },
    {
        "Titel van wettelijke basis": "Wet SUWI",
        "Link naar wettelijke basis": "https://wetten.overheid.nl/BWBR0013060",
    },
]


def _texts(facts: Facts) -> dict[str, str]:
    kinds, version = len(facts.catalogue.technologies), facts.catalogue.version
    quality = facts.quality
    measured = ", ".join(
        f"{MODES[mode]} {value:.2f}".replace(".", ",") for mode, value in quality.ndcg.items()
    )
    return {
        "summary": "Een jobcoach beschrijft het werk en wat iemand daarbij lastig vindt. Passend "
        "zoekt technologie die daarbij helpt. De jobcoach krijgt een korte lijst met redenen, "
        "kosten en regelingen. De jobcoach en de werknemer kiezen zelf.",
        "goal": "Veel mensen met een beperking kunnen werken met de juiste technologie. Die is "
        "vaak niet bekend. Passend maakt het aanbod vindbaar. Het advies gaat over technologie, "
        "nooit over de persoon: er is geen score, rangorde of selectie van mensen. Een advies "
        "heeft geen rechtsgevolg. Wie geen passend advies krijgt, verliest geen recht.",
        "considerations": "Zonder hulpmiddel hangt het advies af van wat een jobcoach toevallig "
        "kent. Een lijst met de hand bijhouden per gemeente kost veel tijd. Nadelen zijn dat een "
        "lijst te veel vertrouwen kan krijgen en dat de catalogus niet volledig is. Daarom staat "
        "bij elk advies waarom het er staat, wat onzeker is en wat is weggelaten. Bij twijfel "
        "geeft Passend geen advies, maar stelt het vragen.",
        "human": "Een mens vraagt het advies en beslist wat ermee gebeurt. Er zijn altijd "
        "meerdere opties. De jobcoach ziet hoe Passend de tekst leest en kan dat verbeteren "
        "voordat er gezocht wordt. De jobcoach kan het advies naast zich neerleggen.",
        "risks": "De tekst wordt niet bewaard en niet gelogd. Burgerservicenummers, "
        "e-mailadressen, telefoonnummers en waarschijnlijke namen worden gemaskeerd. Elk "
        "advies draagt de versie van catalogus en model, zodat het te herhalen is. De "
        f"kwaliteit wordt bij elke wijziging gemeten: nDCG@10 op {quality.cases} echte "
        f"praktijkvoorbeelden: {measured} (1 is "
        "volmaakt). De oordelen in die voorbeelden zijn nog niet van arbeidsdeskundigen. Per soort "
        "beperking wordt gemeten of de kwaliteit achterblijft.",
        "legal_basis": "Ondersteuning bij arbeidsinschakeling is een taak van gemeenten "
        "(Participatiewet) en UWV (Wet SUWI). Passend verwerkt geen gegevens waarmee een persoon "
        "bekend is: er wordt niets bewaard en om een naam of nummer wordt niet gevraagd.",
        "assessments_note": "De stukken voor een DPIA staan in docs/privacy.md. De indeling onder "
        "de AI-verordening (artikel 6, lid 3) staat in docs/ai-act.md. De organisatie die Passend "
        "gebruikt, stelt beide zelf vast.",
        "data": "Invoer: functienaam, taken, sector en omstandigheden van het werk, en wat iemand "
        "lastig vindt in eigen woorden of als codes (FML, ICF). Geen naam, BSN of diagnose. Er "
        f"wordt niets bewaard. Gegevens van Passend zelf: een catalogus met {kinds} soorten "
        f"technologie (versie {version}), regelingen, vier toekomsten en geschreven "
        "voorbeeldcasussen waarmee de rangschikking is geleerd.",
        "working": "Een taalmodel (multilingual-e5-small, aangepast) zet tekst om in getallen. "
        "Een lineair model leest daaruit welke functies lastig zijn en wat taken vragen. Per "
        "technologie tellen op: hoe goed zij de knelpunten opvangt, woorden die overeenkomen, "
        "gelijkenis met geschreven voorbeeldcasussen en of het past bij taak en sector. De "
        "gewichten zijn geleerd en nooit negatief. Elk deel van de score is een reden met een zin. "
        "Uitsluitingen zijn regels en worden met reden getoond. Zelfde invoer, zelfde versies: "
        f"hetzelfde advies. Het model leert niet van gebruik. Versie van het model: {facts.model}.",
    }


MODES = {"nl": "Nederlandse tekst", "en": "Engelse tekst", "profile": "met profiel"}


def as_json(entry: Entry) -> str:
    """Return `entry` as JSON with the field names of the standard; empty fields are left out."""
    return entry.model_dump_json(by_alias=True, exclude_none=True, indent=2) + "\n"
