import pytest

from api.cli.technology import lines
from catalogue.store import load_catalogue
from catalogue.technology import Technology

CATALOGUE = load_catalogue()


def test_all_is_shown_with_its_marks(passend) -> None:
    said = passend("technology", "live-captioning")
    assert said.code == 0
    for words in ("Live ondertiteling", "(schatting)", "(niet nagekeken)", "Helpt bij", "Bronnen"):
        assert words in said.out


def test_in_english(passend) -> None:
    said = passend("technology", "live-captioning", "--language", "en")
    for words in ("Live captioning", "(estimate)", "(unverified)", "Helps with", "Sources"):
        assert words in said.out


def test_json_is_the_whole_record(passend) -> None:
    data = passend("technology", "live-captioning", "--format", "json").data
    assert data.pop("catalogue") == CATALOGUE.version
    assert Technology.model_validate(data) == CATALOGUE.technology("live-captioning")


def test_capitals_and_spaces_do_no_harm(passend) -> None:
    assert passend("technology", " Live-Captioning ").code == 0


def test_a_slip_is_answered_with_the_nearest(passend) -> None:
    said = passend("technology", "live-captionning")
    assert said.code == 2
    assert "Bedoelt u: live-captioning" in said.err


def test_a_word_is_answered_by_search(passend) -> None:
    said = passend("technology", "loep")
    assert said.code == 2
    assert "optical-magnifier" in said.err


def test_nonsense_is_answered_without_guesses(passend) -> None:
    assert passend("technology", "qzxvw").err == "Onbekende technologie: 'qzxvw'.\n"


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("identity", sorted(CATALOGUE.technologies))
def test_every_record_can_be_shown(identity: str, language) -> None:
    record = CATALOGUE.technologies[identity]
    text = "\n".join(lines(record, CATALOGUE, language))
    for entry in record.unsuitable:
        assert entry.why.text(language) in text
    for finding in record.evidence:
        assert finding.finding.text(language) in text
    for source in (*record.sources, *record.products):
        assert source in text
    assert record.cost.covers.text(language) in text


def test_what_is_not_known_is_said() -> None:
    without_year = next(
        t for t in CATALOGUE.technologies.values() if any(e.year is None for e in t.evidence)
    )
    assert "jaar onbekend" in "\n".join(lines(without_year, CATALOGUE, "nl"))
    assert "year unknown" in "\n".join(lines(without_year, CATALOGUE, "en"))
    bare = CATALOGUE.technology("monitor-arm")
    text = "\n".join(lines(bare, CATALOGUE, "nl"))
    assert "nog niets gevonden" in text
    assert "geen bron bewaard" in text
    no_code = next(t for t in CATALOGUE.technologies.values() if not t.iso9999)
    assert "geen plaats in de norm" in "\n".join(lines(no_code, CATALOGUE, "nl"))


def test_the_price_that_was_looked_up_says_so() -> None:
    text = "\n".join(lines(CATALOGUE.technology("telephone-interpreter"), CATALOGUE, "nl"))
    assert "opgezocht" in text
    assert "schatting" not in text


def test_the_strongest_support_comes_first() -> None:
    record = CATALOGUE.technology("optical-magnifier")
    text = list(lines(record, CATALOGUE, "nl"))
    start = text.index("Helpt bij")
    assert text[start + 1] == "  - Zien: duidelijk"
