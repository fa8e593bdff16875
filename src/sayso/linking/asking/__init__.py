"""What the claims of a casebook answer to a question: for, against, unclear, and which value."""

from __future__ import annotations

from sayso.linking.asking.answers import Asked, Material, answer
from sayso.linking.asking.wording import words_to_find

__all__ = ["Asked", "Material", "answer", "words_to_find"]
