"""The word baseline against BM25 written out from its formula (Robertson and Zaragoza 2009)."""

import re
from collections import Counter
from math import log

import numpy as np
import pytest
import Stemmer

from catalogue.store import load_catalogue
from catalogue.words import STOP
from evaluation.baselines import WordBaseline, document, query
from evaluation.case_file import DEVELOPMENT_CASES, read_case_file

K1, B = 1.5, 0.75


def tokens(text: str, language: str) -> list[str]:
    stemmer = Stemmer.Stemmer({"nl": "dutch", "en": "english"}[language])
    found = re.findall(r"(?u)\b\w\w+\b", text.lower())
    return stemmer.stemWords([word for word in found if word not in STOP[language]])


@pytest.mark.parametrize("mode", ["nl", "en", "profile"])
def test_scores_equal_the_formula(mode) -> None:
    catalogue = load_catalogue()
    language = "en" if mode == "en" else "nl"
    texts = [tokens(document(t, language), language) for t in catalogue.technologies.values()]
    counts = [Counter(text) for text in texts]
    mean = np.mean([len(text) for text in texts])
    holds = Counter(word for count in counts for word in count)
    words = WordBaseline(catalogue)
    for graded in read_case_file(DEVELOPMENT_CASES)[::10]:
        case = graded.case(mode)
        wanted = np.zeros(len(texts))
        for word in tokens(query(case, catalogue), language):
            rarity = log(1 + (len(texts) - holds[word] + 0.5) / (holds[word] + 0.5))
            for place, count in enumerate(counts):
                level = K1 * (1 - B + B * len(texts[place]) / mean)
                wanted[place] += rarity * count[word] / (count[word] + level)
        # The Lucene form leaves out the factor k1 + 1, which moves no rank.
        assert words.scores(case) == pytest.approx(wanted, rel=1e-4, abs=1e-4)
