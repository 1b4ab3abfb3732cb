"""The patterns by which personal data is told from the ordinary text of tasks and jobs.

Digits are matched by their groups: a date, a price or a row of weights has other groups than a
citizen number (9, 3-3-3, 4-2-3 or single digits) or a telephone number.
"""

import re

_GAP = r"[ .\-\u00a0]"
_NOT_IN_NUMBER = r"(?<![\d.,])(?<![\d][ \-])"
_END = r"(?![\d])(?![ .,\-]\d)"

NUMBER = re.compile(
    rf"(?<![\w+]){_NOT_IN_NUMBER}"
    rf"(?:\d{{8,9}}|\d{{3}}{_GAP}\d{{3}}{_GAP}\d{{3}}|\d{{4}}{_GAP}\d{{2}}{_GAP}\d{{3}}"
    rf"|\d(?:{_GAP}\d){{8}}){_END}(?!\w)"
)
NUMBER_CUE = re.compile(
    r"\b(?:bsn|burgerservicenummer|burger service nummer|sofi-?(?:nummer|nr)?|citizen"
    r" (?:service )?number)\b\W{0,3}(?:nr|nummer|number|is|no)?\W{0,3}$",
    re.IGNORECASE,
)
PRODUCT_CUE = re.compile(
    r"(?:\b(?:art(?:ikel)?|product|order|bestel|serie|factuur|pakbon|zending|barcode|onderdeel|lot"
    r"|batch|type?|model|container|referentie|kenmerk|part|item|invoice|serial|shipment|tracking"
    r"|reference|ean|sku|isbn|gtin|kvk|code|nummers|numbers)\w*|\b\w+(?:nummers?|codes?))"
    r"[^\w\n]{0,2}(?:(?:nr|no|nummer|number|code|van|is|:)[^\w\n]{0,2}){0,3}$|[€$£#] ?$",
    re.IGNORECASE,
)
UNIT = re.compile(
    r"[ \t\u00a0]?(?:kg|kilo|gram|g|mg|ton|mm|cm|m|m2|m3|km|liter|l|ml|stuks?|euro|eur|€|%"
    r"|pieces|dozen|boxes|pallets|uur|hours)\b",
    re.IGNORECASE,
)

EMAIL = re.compile(
    r"[\w.+\-]{1,64}(?:@|\s?[\[(](?:at|apenstaartje)[\])]\s?)(?:[\w\-]{1,63}\.){1,5}[^\W\d]{2,24}\b"
)

_AREA = (
    r"(?:6|1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7\d|8[4578]"
    r"|1(?:1[1-8]|6[1-8]|7[24]|8[0-7])|2(?:2[2-9]|5[1-5]|9[479])"
    r"|3(?:1[3-8]|2[01]|4[1-8])|4(?:1[1-68]|[78][5-8]|9[2357-9])|5(?:1[1-9]|2[1-9]|4[1-8]"
    r"|6[1-6]|7[0-35-8]|9[1-9]))"
)
_ABROAD = r"(?:\+[1-9]\d{0,2}|00(?:3[1-9]|4[0-9]|90|21[23]))"
_SEP = r"[ \-/\u00a0]?"
PHONE = re.compile(
    rf"(?<![\w+]){_NOT_IN_NUMBER}(?:(?P<sure>"
    rf"{_ABROAD}{_SEP}(?:\(0\){_SEP})?\d(?:{_SEP}\d){{7,10}}"
    # A Dutch number has ten digits, and its area code stands apart or not at all.
    rf"|\(?(?=0(?:[ \-/()\u00a0]*\d){{9}}(?![ \-/]?\d))0{_AREA}\)?{_SEP}\d(?:{_SEP}\d){{5,7}}"
    rf")|\d(?:{_SEP}\d){{6,10}}){_END}(?!\w)"
)
PHONE_CUE = re.compile(
    r"\b(?:tel|telefoon|telefoonnummer|telefoonnr|mobiel|mobiele nummer|gsm|phone|telephone"
    r"|mobile|phone number|bel|call|whatsapp|app)\b\W{0,3}"
    r"(?:(?:nr|no|nummer|number|is|op|me|mij|on|at|him|her|hem|haar)\W{1,3}){0,2}$",
    re.IGNORECASE,
)

_SPACE = r"[ \t\u00a0]"
_CAPITAL = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
_PARTICLES = "van de den der ten ter von el al ben bin di da del la le dos"
PARTICLES = frozenset(_PARTICLES.split())
_PARTICLE = "(?:" + "|".join(p for one in sorted(PARTICLES) for p in (one, one.title())) + "|'t)"
_WORD = rf"(?:{_CAPITAL}\.{_SPACE}?){{0,4}}{_CAPITAL}[\w'’]+(?:-{_CAPITAL}?[\w'’]+)?(?!\s?:)"
_NAME = (
    rf"(?:{_CAPITAL}\.{_SPACE}?){{0,4}}(?:{_PARTICLE}{_SPACE}){{0,3}}{_WORD}"
    rf"(?:{_SPACE}(?:{_PARTICLE}{_SPACE}){{0,3}}{_WORD}){{0,2}}"
)
_TITLE = (
    r"(?i:mevrouw|mevr\.?|mw\.?|meneer|mijnheer|de heer|dhr\.?|juffrouw|dokter|drs\.|prof\.)"
    r"|[Dd]r\.|Mr\.?|Mrs\.?|Ms\.?|Miss|Mx\.?"
)
_CALLED = (
    r"(?i:heet|genaamd|voornaam|achternaam|surname|first name|last name|is called)"
    r"(?:\s?:|\sis)?"
    r"|(?i:(?<!file )(?<!product )(?<!brand )(?<!user )(?<!company )(?<!trade )(?<!program )"
    r"(?:naam|name)(?:\s?:|\sis|'s))"
)
NAME = re.compile(rf"(?<!\w)(?:{_TITLE}|{_CALLED}){_SPACE}(?P<name>{_NAME})")

_NO_NAMES = """
ik hij zij ze wij we u uw jij je men die dat dit deze er het een de en of maar want als dan
ook niet geen nog wel al zeer heel te in op aan bij met voor van tot uit over onder naar door
om na zonder tijdens sinds omdat wanneer toen waar wie wat hoe
is was zijn kan kon heeft had wil wilde moet mag mocht zal zou werkt werkte doet gaat ging komt
krijgt loopt staat zit ziet hoort leest schrijft spreekt praat tilt draagt vindt heet woont
wordt blijft begrijpt weet leert gebruikt helpt kreeg
functie leeftijd adres taak taken beroep beperking geboren datum telefoon email
i he she they we you it the a an and or but if then not no also very in on at with for of to
from by under over without since because when where who what how
is was are were can could has had have wants will would must may should works worked does goes
sees hears reads writes speaks lifts lives gets needs uses helps finds
job age address task tasks function limitation born date phone
word excel office teams windows outlook access powerpoint oetker martens
nederlands engels dutch english
"""
NO_NAMES = frozenset(_NO_NAMES.split())
