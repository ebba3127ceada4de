from os import PathLike
from typing import Any, Literal, NamedTuple, Protocol, Sequence, final

Grade = Literal["exact", "case", "variant", "inflected", "possible"]

__version__: str

class _ArrowColumn(Protocol):
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...

class _ArrowChunks(Protocol):
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...

class Error(ValueError):
    code: str
    file: str
    line: int
    column: int

class Match(NamedTuple):
    start: int
    end: int
    concept: str
    term: str
    status: str
    lang: str
    grade: Grade
    row: int

@final
class Glossary:
    @classmethod
    def load(
        cls, path: str | PathLike[str], *, format: str | None = None, encoding: str | None = None, langs: str | None = None
    ) -> Glossary: ...
    @classmethod
    def parse(
        cls,
        data: str | bytes,
        name: str = "",
        *,
        format: str | None = None,
        encoding: str | None = None,
        langs: str | None = None,
    ) -> Glossary: ...
    @classmethod
    def merge(cls, *glossaries: Glossary) -> Glossary: ...
    @property
    def langs(self) -> list[str]: ...
    def to_dict(self) -> dict[str, list[str]]: ...
    def __len__(self) -> int: ...

@final
class Matches(Sequence[Match]):
    def to_dict(self) -> dict[str, list[Any]]: ...
    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]: ...
    def __len__(self) -> int: ...
    def __getitem__(self, index: int) -> Match: ...  # type: ignore[override]

@final
class Matcher:
    def __init__(self, glossary: Glossary, *, grade: Grade = "inflected", overlaps: bool = False) -> None: ...
    @property
    def glossary(self) -> Glossary: ...
    def find(self, text: str, lang: str | None = None) -> Matches: ...
    def find_batch(self, texts: Sequence[str | None] | _ArrowColumn | _ArrowChunks, lang: str | None = None) -> Matches: ...
    def _table_json(self, texts: dict[str, str], langs: str | None) -> str: ...

@final
class Normalizer:
    def __init__(
        self,
        profile: str | None = None,
        *,
        steps: str | None = None,
        without: str | None = None,
        lang: str | None = None,
    ) -> None: ...
    def __call__(self, text: str, lang: str | None = None) -> str: ...
