import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalogue.store import load_catalogue
from catalogue.text import LANGUAGES
from recommender.case import Case
from recommender.privacy import MASK, mask, passes_eleven_test, protect

BSN = "111222333"
PERSONAL = [
    (f"bsn {BSN}", ["citizen-number"], BSN),
    (f"Hij ({BSN}) kan niet tillen", ["citizen-number"], BSN),
    ("nummer 111.222.333", ["citizen-number"], "222"),
    ("nummer 1112.22.333", ["citizen-number"], "1112"),
    ("het is 111 222 333.", ["citizen-number"], "222"),
    ("1 1 1 2 2 2 3 3 3", ["citizen-number"], "1 1"),
    ("BSN: 123456789, typfout", ["citizen-number"], "123456789"),
    ("sofinummer 12345678", ["citizen-number"], "12345678"),
    ("mail naar j.jansen@voorbeeld.nl graag", ["email"], "jansen"),
    ("fatima+werk@sub.voorbeeld.co.uk", ["email"], "fatima"),
    ("piet (at) voorbeeld.nl", ["email"], "piet"),
    ("bel 06-12345678", ["phone"], "12345678"),
    ("06 12 34 56 78 na vijf uur", ["phone"], "34"),
    ("0612345678", ["phone"], "0612345678"),
    ("+31 6 12345678", ["phone"], "12345678"),
    ("0031612345678", ["phone"], "612345678"),
    ("+44 7700 900123", ["phone"], "7700"),
    ("(010) 123 45 67", ["phone"], "123"),
    ("kantoor 030-1234567", ["phone"], "1234567"),
    ("thuis 0113-123456", ["phone"], "123456"),
    ("tel: 1234567", ["phone"], "1234567"),
    ("mevrouw Jansen kan niet tillen", ["name"], "Jansen"),
    ("dhr. De Vries is slechthorend", ["name"], "Vries"),
    ("De heer A.B. van der Berg hoort slecht", ["name"], "Berg"),
    ("mw. Yılmaz-de Boer werkt in de keuken", ["name"], "Yılmaz"),
    ("Onze collega heet Fatima en vergeet taken", ["name"], "Fatima"),
    ("Mr Smith cannot lift", ["name"], "Smith"),
    ("Mrs. O'Brien reads slowly", ["name"], "Brien"),
    ("my name is Aisha", ["name"], "Aisha"),
    ("Mijn naam is Jan Peter van den Berg", ["name"], "Berg"),
    ("Naam: Piet Jansen Functie: kok", ["name"], "Piet"),
    ("MEVROUW JANSEN KAN NIET TILLEN", ["name"], "JANSEN"),
    ("dokter Pieters zegt dat het mag", ["name"], "Pieters"),
    (
        f"Mw. Jansen, {BSN}, m.jansen@voorbeeld.nl, 06-12345678",
        ["email", "citizen-number", "phone", "name"],
        "ansen",
    ),
]

ORDINARY = [
    "dozen tot 25 kg van pallets tillen, 200 stuks per uur",
    "10 tot 12 pallets van 1.200 kg per dag",
    "van 08.00 tot 16.30 uur, 5 dagen per week, 32 uur",
    "tussen 23-11-2026 en 01-02-2027",
    "op 2026-11-23 om 08:30",
    "20261123",
    "artikelnummer 111222333 zoeken in het magazijn",
    "art.nr. 0612345678",
    "order 111222333 inpakken",
    "EAN 8710400123456 scannen",
    "serienummers van 9 cijfers overtypen",
    "111 222 333 kg",
    "€ 111222333",
    "prijs 2.500 - 5.000 euro",
    "maten 100 200 300 mm",
    "ISO 9999:2022, 22 39 07",
    "d4154.2 en fml 4.14",
    "heet water en hete pannen; het is heet. De keuken is klein",
    "De soep is te heet In de pauze",
    "Mevrouw kan niet lang staan",
    "mevrouw Heeft moeite met lezen",
    "mevr. Kan niet goed horen",
    "MEVROUW KAN NIET TILLEN",
    "heeft MS. Werkt met MS Word en MS Teams",
    "Heeft MS Kan niet lang staan",
    "heren- en dameskleding vouwen",
    "De heren van de technische dienst helpen",
    "Collega Logistiek, Medewerker Bediening, Begeleider Wonen",
    "de naam van het product: Optimus",
    "merknaam is Philips",
    "The file name is Report",
    "product name: Excel",
    "productnaam: Knorr soep",
    "bel 112 bij brand",
    "de bel gaat 3 keer",
    "Bediening van de @-toets",
    "A. Schoonmaken B. Afwassen C. Koken",
    "Jan-van-gent kleuren sorteren",
    "kamer 010, gang 2, deur 030",
    "tel tot 100 en schrijf het op",
    "temperatuur -20 tot +40 graden",
    "",
]


@pytest.mark.parametrize(("text", "kinds", "secret"), PERSONAL)
def test_personal_data_is_masked(text, kinds, secret):
    masked, found = mask(text)
    assert found == kinds
    assert secret not in masked
    assert MASK in masked


@pytest.mark.parametrize("text", ORDINARY)
def test_ordinary_text_keeps_every_word(text):
    assert mask(text) == (text, [])


def test_what_stands_around_the_secret_stays():
    masked, _ = mask("Mevrouw Jansen kan niet tillen, bel 06-12345678 in de middag.")
    assert masked == f"Mevrouw {MASK} kan niet tillen, bel {MASK} in de middag."


def test_no_task_or_job_title_of_the_project_loses_a_word():
    catalogue = load_catalogue()
    records = [*catalogue.technologies.values(), *catalogue.functions.values()]
    texts = [
        text
        for record in records
        for part in ("name", "summary", "terms", "tasks")
        for language in LANGUAGES
        for text in _texts(getattr(getattr(record, part, None), language, ()))
    ]
    assert len(texts) > 5_000
    assert [text for text in texts if mask(text)[1]] == []


def _texts(value):
    return (value,) if isinstance(value, str) else value


@given(st.integers(0, 10**9 - 1))
def test_one_wrong_digit_fails_the_eleven_test(number):
    digits = f"{number:09}"
    if passes_eleven_test(digits):
        other = digits[:-1] + str((int(digits[-1]) + 1) % 10)
        assert not passes_eleven_test(other)


def test_a_ninth_of_a_known_row_passes():
    passing = sum(passes_eleven_test(f"{n:09}") for n in range(100_000_000, 100_011_000))
    assert passing == 1000


@given(st.text(max_size=200))
def test_masked_text_holds_nothing_more_to_mask(text):
    once, _ = mask(text)
    assert mask(once) == (once, [])


@given(st.sampled_from([text for text, *_ in PERSONAL]), st.sampled_from(ORDINARY))
def test_secrets_are_found_between_other_text(secret, text):
    masked, kinds = mask(f"{text}\n{secret}\n{text}")
    assert kinds == mask(secret)[1]
    assert masked == f"{text}\n{mask(secret)[0]}\n{text}"


def test_a_case_is_protected_in_every_text():
    secret = "piet@voorbeeld.nl"
    case = Case(
        id=secret,
        job={"title": secret, "tasks": ["lezen", secret], "sector": secret,
             "situations": [secret]},
        worker={"description": secret, "functions": [secret], "languages": [secret]},
    )  # fmt: skip
    safe, findings = protect(case)
    assert "piet" not in safe.model_dump_json()
    assert [finding.field for finding in findings] == [
        "id", "job.title", "job.tasks[1]", "job.sector", "job.situations[0]",
        "worker.description", "worker.functions[0]", "worker.languages[0]",
    ]  # fmt: skip
    for language in LANGUAGES:
        notice = findings[0].notice(language)
        assert notice.field == "id"
        assert "e-mail" in notice.text
        assert "piet" not in notice.text


def test_a_clean_case_comes_back_as_it_was():
    case = Case(job={"tasks": ["dozen tillen"]}, worker={"functions": [{"icf": "d430.2"}]})
    safe, findings = protect(case)
    assert safe is case
    assert findings == ()


def test_a_long_text_is_masked_in_a_few_milliseconds():
    text = " ".join(ORDINARY * 20)[:20_000]
    start = time.perf_counter()
    mask(text)
    assert time.perf_counter() - start < 0.1


@pytest.mark.parametrize("hostile", ["1 " * 10_000, "a." * 10_000, "Mr " * 6_000, "0" * 20_000,
                                     "A." * 10_000, "mevrouw van de " * 1_300, "+1 " * 6_000,
                                     "@" * 20_000, "a@" + "b." * 10_000])  # fmt: skip
def test_hostile_text_takes_no_long_time(hostile):
    start = time.perf_counter()
    mask(hostile)
    assert time.perf_counter() - start < 0.5
