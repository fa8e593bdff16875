"""What the claims of a casebook answer to a question: for, against, unclear, and which value."""

from __future__ import annotations

from sayso.linking.asking.answers import Asked, Material, Replies, answer
from sayso.linking.asking.wording import words_to_find

__all__ = ["Asked", "Material", "Replies", "answer", "words_to_find"]
