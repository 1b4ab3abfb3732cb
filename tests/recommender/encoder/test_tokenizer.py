"""The tokenizer: Latin script only, and nothing lost of Dutch and English."""

from recommender.encoder.tokenizer import UNKNOWN, kept_pieces, make_tokenizer
from recommender.recommend import Recommender

PIECES = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0),
          ("▁tillen", -3.0), ("til", -4.0), ("len", -4.0), ("日本", -3.0), ("é", -5.0),
          ("–", -5.0), ("тил", -3.0)]  # fmt: skip


def test_other_scripts_are_left_out() -> None:
    kept = [PIECES[index][0] for index in kept_pieces(PIECES)]
    assert kept == ["<s>", "<pad>", "</s>", "<unk>", "▁", "▁tillen", "til", "len", "é", "–"]


def test_the_likeliest_pieces_are_chosen() -> None:
    tokenizer = make_tokenizer(PIECES)
    assert tokenizer.encode("tillen").tokens == ["▁tillen"]
    assert tokenizer.encode(" tillen \n tillen").tokens.count("▁tillen") == 2
    assert UNKNOWN in tokenizer.encode("x").ids


def test_dutch_and_english_have_no_unknown_piece(recommender: Recommender) -> None:
    tokenizer = recommender.reader.encoder.tokenizer  # type: ignore[attr-defined]
    text = "Café-medewerker: ’s ochtends 25% meer reïntegratie – “lifting” naïve €5 & co."
    assert UNKNOWN not in tokenizer.encode(text).ids
    assert UNKNOWN in tokenizer.encode("日本").ids
