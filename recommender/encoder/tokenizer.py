"""The tokenizer of the encoder: the unigram vocabulary of XLM-RoBERTa, Latin script only.

Passend speaks Dutch and English. Pieces in other scripts are left out, which takes the word table
from 250,002 to about 110,000 rows and changes nothing for text in Latin script.
"""

from collections.abc import Sequence

from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers
from tokenizers.models import Unigram

START, PADDING, END, UNKNOWN = 0, 1, 2, 3  # ids of the special pieces, as in XLM-RoBERTa
_SPECIAL = 4
_LATIN_END = 0x0250
_SIGNS = range(0x2000, 0x20D0)  # dashes, quotes, bullets, currency


def kept_pieces(pieces: Sequence[tuple[str, float]]) -> list[int]:
    """Return the ids of the pieces to keep: the special ones and those in Latin script."""
    return [
        index
        for index, (piece, _) in enumerate(pieces)
        if index < _SPECIAL or all(map(_is_kept, piece))
    ]


def make_tokenizer(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    """Return the tokenizer over `pieces` (piece, log probability); it adds no special tokens."""
    tokenizer = Tokenizer(Unigram(list(pieces), unk_id=UNKNOWN))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace("▁", prepend_scheme="always", split=True)
    return tokenizer


def _is_kept(sign: str) -> bool:
    return sign == "▁" or ord(sign) < _LATIN_END or ord(sign) in _SIGNS
