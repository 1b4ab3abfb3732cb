"""Words for the closed values of a technology, in both languages."""

from catalogue.text import Language, Localised

LABELS: dict[str, dict[str, tuple[str, str]]] = {
    "family": {
        "vision": ("Zien", "Vision"),
        "hearing": ("Horen", "Hearing"),
        "speech": ("Spreken", "Speech"),
        "language-literacy": ("Taal en lezen", "Language and literacy"),
        "memory-planning": ("Geheugen en planning", "Memory and planning"),
        "attention-stimuli": ("Aandacht en prikkels", "Attention and stimuli"),
        "work-instruction": ("Werkinstructie", "Work instruction"),
        "learning-training": ("Leren en oefenen", "Learning and training"),
        "social-emotional": ("Sociaal en emotioneel", "Social and emotional"),
        "energy-health": ("Energie en gezondheid", "Energy and health"),
        "hand-arm": ("Hand en arm", "Hand and arm"),
        "lifting-posture": ("Tillen en houding", "Lifting and posture"),
        "mobility": ("Verplaatsen", "Mobility"),
        "workstation": ("Werkplek", "Workstation"),
        "safety-environment": ("Veiligheid en omgeving", "Safety and environment"),
        "guidance-matching": ("Begeleiding en matching", "Guidance and matching"),
    },
    "technology": {
        "software": ("Software", "Software"),
        "app": ("App", "App"),
        "wearable": ("Draagbaar apparaat", "Wearable"),
        "augmented-reality": ("Augmented reality", "Augmented reality"),
        "virtual-reality": ("Virtual reality", "Virtual reality"),
        "cobot-robot": ("Robot of cobot", "Robot or cobot"),
        "exoskeleton": ("Exoskelet", "Exoskeleton"),
        "sensor": ("Sensor", "Sensor"),
        "ai-assistant": ("AI-hulp", "AI assistant"),
        "telepresence": ("Werken op afstand", "Telepresence"),
        "ergonomic-aid": ("Ergonomisch hulpmiddel", "Ergonomic aid"),
        "mechanical-aid": ("Mechanisch hulpmiddel", "Mechanical aid"),
        "display-projection": ("Scherm of projectie", "Display or projection"),
        "service": ("Dienst", "Service"),
    },
    "role": {
        "person": ("Steunt de persoon", "Supports the person"),
        "workplace": ("Verandert de werkplek", "Changes the workplace"),
        "guidance": ("Helpt de begeleider", "Helps those who guide"),
    },
    "maturity": {
        "established": ("Al jaren te koop", "Sold for years"),
        "available": ("Te koop, nog niet overal bekend", "On the market, still spreading"),
        "emerging": ("Proeven en eerste producten", "Pilots and first products"),
        "research": ("Onderzoek, nog niet te koop", "Research, not for sale yet"),
    },
    "coaching": {
        "low": ("Weinig begeleiding", "Little guidance"),
        "medium": ("Enige begeleiding", "Some guidance"),
        "high": ("Veel begeleiding", "Much guidance"),
    },
    "digital_skill": {
        "none": ("Geen digitale vaardigheid nodig", "No digital skill needed"),
        "basic": ("Digitale basisvaardigheid nodig", "Basic digital skill needed"),
        "good": ("Goede digitale vaardigheid nodig", "Good digital skill needed"),
    },
    "personal_data": {
        "none": ("Geen persoonsgegevens", "No personal data"),
        "workplace": ("Gegevens over het werk", "Data about the work"),
        "personal": ("Persoonsgegevens", "Personal data"),
        "health": ("Gegevens over gezondheid", "Health data"),
    },
    "dutch": {
        "yes": ("Werkt in het Nederlands", "Works in Dutch"),
        "partly": ("Werkt deels in het Nederlands", "Works partly in Dutch"),
        "no": ("Werkt niet in het Nederlands", "Does not work in Dutch"),
        "not-applicable": ("Gebruikt geen taal", "Uses no language"),
    },
    "basis": {
        "looked-up": ("prijs opgezocht bij een verkoper", "price looked up at a seller"),
        "estimate": ("schatting", "estimate"),
    },
    "level": {
        "trial": ("gemeten in onderzoek", "measured in a trial"),
        "pilot": ("proef in de praktijk", "pilot"),
        "practice": ("ervaring uit de praktijk", "experience from practice"),
        "expert": ("oordeel van deskundigen", "expert opinion"),
    },
    "severity": {
        "exclude": ("niet gebruiken", "do not use"),
        "caution": ("let op", "take care"),
    },
    "yes-no": {"yes": ("Ja", "Yes"), "no": ("Nee", "No")},
}


def label(field: str, value: str) -> Localised:
    """Return the words for `value` of the technology's `field`. Raises `KeyError`."""
    nl, en = LABELS[field][value]
    return Localised(nl=nl, en=en)


def label_text(field: str, value: str, language: Language) -> str:
    """Return the words for `value` of `field` in `language`. Raises `KeyError`."""
    return label(field, value).text(language)
