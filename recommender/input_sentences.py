"""The sentences for faults in the input: what is wrong, and what to do.

Keys are the names that pydantic gives to the kinds of fault that JSON input can have.
"""

from catalogue.text import Localised

WHOLE_LIMIT = "limitation_form"
"""Our own kind of fault: a limitation that has none of the four forms."""

ANY_FAULT = Localised(
    nl="Deze waarde kan hier niet. Kijk in de beschrijving van dit veld wat hier mag staan.",
    en="This value is not possible here. See the description of this field for what may stand.",
)
UNKNOWN_FIELD = Localised(
    nl="Dit veld kennen we niet. Haal het weg, of gebruik een van deze namen: {allowed}.",
    en="This field is unknown. Remove it, or use one of these names: {allowed}.",
)

RULES: dict[str, Localised] = {
    "empty-case": Localised(
        nl="Er staat nog geen vraag in. Vul ten minste een taak (job.tasks), een functienaam "
        "(job.title), een omschrijving (worker.description) of een beperking "
        "(worker.functions) in.",
        en="There is no question in it yet. Give at least a task (job.tasks), a job title "
        "(job.title), a description (worker.description) or a limitation (worker.functions).",
    ),
    "empty-profile": Localised(
        nl="Er staat nog niets in. Vul fml, icf of abilities in.",
        en="There is nothing in it yet. Give fml, icf or abilities.",
    ),
}

_TEXT = Localised(
    nl="Hier hoort tekst. Zet de waarde tussen aanhalingstekens.",
    en="This must be text. Put the value between quotation marks.",
)
_WHOLE = Localised(
    nl="Hier hoort een heel getal, zoals 3, zonder aanhalingstekens.",
    en="This must be a whole number, such as 3, without quotation marks.",
)
_NUMBER = Localised(
    nl="Hier hoort een getal, zoals 2500, zonder aanhalingstekens.",
    en="This must be a number, such as 2500, without quotation marks.",
)
_LIST = Localised(
    nl="Hier hoort een lijst. Zet de waarden tussen [ en ].",
    en="This must be a list. Put the values between [ and ].",
)
_OBJECT = Localised(
    nl="Hier horen velden met een naam. Zet ze tussen { en }.",
    en="This must be named fields. Put them between { and }.",
)
_BOOL = Localised(
    nl="Hier hoort true of false, zonder aanhalingstekens.",
    en="This must be true or false, without quotation marks.",
)
_DATE = Localised(
    nl="Hier hoort een datum, zoals 2026-11-23.", en="This must be a date, such as 2026-11-23."
)
_MISSING = Localised(nl="Dit veld ontbreekt. Vul het in.", en="This field is missing. Fill it in.")
_LOST = Localised(
    nl="Dit past niet in de tekst. Gebruik alleen gewone tekens (UTF-8).",
    en="This cannot stand in a text. Use ordinary characters only (UTF-8).",
)
_CHOICE = Localised(nl="Deze waarde kennen we niet. Kies uit: {expected}.",
                    en="This value is unknown. Choose from: {expected}.")  # fmt: skip

SENTENCES: dict[str, Localised] = {
    "json_invalid": Localised(
        nl="Dit is geen geldige JSON. Kijk bij regel {line}, teken {column}.",
        en="This is not valid JSON. Look at line {line}, character {column}.",
    ),
    "missing": _MISSING,
    "extra_forbidden": Localised(
        nl="Dit veld kennen we niet. Haal het weg, of kijk of u de naam goed spelt.",
        en="This field is unknown. Remove it, or check the spelling of its name.",
    ),
    "invalid_key": Localised(
        nl="De naam van een veld moet tekst zijn.", en="The name of a field must be text."
    ),
    "model_type": _OBJECT,
    "model_attributes_type": _OBJECT,
    "dataclass_type": _OBJECT,
    "dict_type": _OBJECT,
    "mapping_type": _OBJECT,
    "none_required": Localised(
        nl="Dit veld moet leeg blijven. Haal het weg.", en="This must stay empty. Remove it."
    ),
    "greater_than": Localised(
        nl="Dit getal is te laag. Geef meer dan {gt}.", en="Too low. Give more than {gt}."
    ),
    "greater_than_equal": Localised(
        nl="Dit getal is te laag. Geef {ge} of meer.", en="Too low. Give {ge} or more."
    ),
    "less_than": Localised(
        nl="Dit getal is te hoog. Geef minder dan {lt}.", en="Too high. Give less than {lt}."
    ),
    "less_than_equal": Localised(
        nl="Dit getal is te hoog. Geef {le} of minder.", en="Too high. Give {le} or less."
    ),
    "multiple_of": Localised(
        nl="Geef een veelvoud van {multiple_of}.", en="Give a multiple of {multiple_of}."
    ),
    "finite_number": Localised(
        nl="Dit getal is te groot of het is geen getal. Geef een gewoon getal.",
        en="This number is too large, or it is no number. Give an ordinary number.",
    ),
    "too_short": Localised(
        nl="Dit zijn er te weinig. Geef er ten minste {min_length}.",
        en="These are too few. Give at least {min_length}.",
    ),
    "too_long": Localised(
        nl="Dit zijn er te veel. Geef er ten hoogste {max_length}.",
        en="These are too many. Give at most {max_length}.",
    ),
    "list_type": _LIST,
    "tuple_type": _LIST,
    "set_type": _LIST,
    "frozen_set_type": _LIST,
    "iterable_type": _LIST,
    "string_type": _TEXT,
    "string_unicode": _LOST,
    "string_not_ascii": _LOST,
    "string_too_short": Localised(
        nl="Deze tekst is te kort. Schrijf ten minste {min_length} teken(s).",
        en="This text is too short. Write at least {min_length} character(s).",
    ),
    "string_too_long": Localised(
        nl="Deze tekst is te lang. Gebruik ten hoogste {max_length} tekens.",
        en="This text is too long. Use at most {max_length} characters.",
    ),
    "string_pattern_mismatch": Localised(
        nl="Deze tekst heeft niet de goede vorm. De vorm is: {pattern}",
        en="This text does not have the right form. The form is: {pattern}",
    ),
    "enum": _CHOICE,
    "literal_error": _CHOICE,
    "union_tag_invalid": _CHOICE,
    "union_tag_not_found": _MISSING,
    "bool_type": _BOOL,
    "bool_parsing": _BOOL,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": Localised(
        nl="Dit getal is te groot. Geef een kleiner getal.",
        en="This number is too large. Give a smaller one.",
    ),
    "int_from_float": Localised(
        nl="Hier hoort een heel getal. Rond het af, zoals 3.",
        en="This must be a whole number. Round it, such as 3.",
    ),
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "decimal_type": _NUMBER,
    "decimal_parsing": _NUMBER,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "datetime_type": _DATE,
    "datetime_parsing": _DATE,
    "recursion_loop": ANY_FAULT,
    "recursion_depth_exceeded": ANY_FAULT,
    WHOLE_LIMIT: Localised(
        nl='Schrijf een beperking als {"function": "standing", "severity": 3}, als '
        '{"fml": "5.3", "score": 2}, als {"icf": "d4154.2"} of als "d4154.2".',
        en='Write a limitation as {"function": "standing", "severity": 3}, as '
        '{"fml": "5.3", "score": 2}, as {"icf": "d4154.2"} or as "d4154.2".',
    ),
}
