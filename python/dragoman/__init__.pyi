from typing import Any, Mapping

from ._native import Error as Error
from ._native import Glossary as Glossary
from ._native import Match as Match
from ._native import Matcher as Matcher
from ._native import Matches as Matches
from ._native import Normalizer as Normalizer
from ._native import __version__ as __version__

def shipped(*names: str) -> Glossary: ...
def normalize(
    text: str,
    profile: str | None = None,
    *,
    steps: str | None = None,
    without: str | None = None,
    lang: str | None = None,
) -> str: ...
def table(matcher: Matcher, texts: Mapping[str, str], langs: str | None = None) -> dict[str, list[Any]]: ...
