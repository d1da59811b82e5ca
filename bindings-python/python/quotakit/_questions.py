"""Questions to documents, and the records of their answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from quotakit._record import Outcome

__all__ = ["answer_of", "question_of"]


class _Text:
    """JSON text that stands inside data, and is read as it was written."""

    __slots__ = ("_text",)

    def __init__(self, text: str | bytes) -> None:
        self._text = text if isinstance(text, str) else text.decode()

    def __quotakit_json__(self) -> str:
        return self._text


def question_of(name: str, **given: Any) -> dict[str, Any]:  # noqa: ANN401  # any data
    """Name a question; what is `None` is left out, and facts that are JSON text stand for what it holds."""
    asked = {key.rstrip("_"): value for key, value in given.items() if value is not None}
    if isinstance(asked.get("facts"), (str, bytes)):
        asked["facts"] = _Text(asked["facts"])
    return {name: asked}


def answer_of(text: str) -> Outcome:
    """Read an answer, ``{"QUESTION": {...}}``; what stands under the question's name is the record."""
    from quotakit._outcomes import ANSWERS  # noqa: PLC0415 - most of the time of an import

    name = text.split('"', 2)[1]
    return ANSWERS[name].from_json(text[len(name) + 4 : -1])
