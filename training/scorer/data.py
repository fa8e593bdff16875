"""What the scorer learns from, as wordpieces: claims of piles, and the titles of their points."""

from __future__ import annotations

from pathlib import Path

from tokenizers import Tokenizer

from sayso.linking.scorer.pieces import Said, cut_claim
from scorer.piles import Marked, SmallPile


def titled(pile: SmallPile, tokenizer: Tokenizer) -> tuple[tuple[Said, ...], list[Marked]]:
    """Return the claims of a pile as wordpieces and as marked, with the titles as claims."""
    texts = [*pile.texts, *(title for _, title in pile.titles)]
    claims = list(pile.claims)
    for number, (name, title) in enumerate(pile.titles, len(pile.texts)):
        claims.append(Marked(number, 0, len(title), ((name, "+"),)))
    said = (cut_claim(texts[c.document], c.start, c.end, tokenizer) for c in claims)
    return tuple(said), claims


def load_tokenizer(base: Path) -> Tokenizer:
    """Return the tokenizer of a base encoder, without cutting and filling up."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer
