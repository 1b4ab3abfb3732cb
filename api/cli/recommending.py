"""The recommender, loaded once a process; the encoder is made first where it is missing."""

from functools import cache

from api.advice import Matcher
from api.cli.building import build_report
from catalogue.text import Language


@cache
def load_recommender(language: Language = "nl", threads: int = 1) -> Matcher:
    """Return the recommender, which uses `threads` threads a case.

    Raises `PassendError` where a part of it is missing or broken.
    """
    # Loaded here: onnxruntime is slow to load, and most commands do without.
    from recommender.recommend import Recommender  # noqa: PLC0415

    with build_report(language) as report:
        return Recommender.load(threads=threads, progress=report)
