"""Titles before names: 'the deputy foreign minister X', 'Secretary of State Y'."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from itertools import chain

from sayso.attribution.words import Gender, given_names, head_word, words_for
from sayso.language.parse import Parse, Token

HONORIFICS = words_for("honorific")
FEMALE = words_for("honorific-female")
MALE = words_for("honorific-male")

TITLE_LINKS = frozenset({"of", "for", "and", "to", "-", "'s", "’s", "&"})


def gender_of_titles(titles: AbstractSet[str]) -> Gender:
    """Return the gender that titles in lower case tell: 'ms' a woman's, 'judge' either's."""
    return "female" if titles & FEMALE else "male" if titles & MALE else "either"


def is_title(parse: Parse, first: int, last: int) -> bool:
    """Tell whether the tokens [first, last) end with a word for a person's office."""
    word = head_word(parse.tokens[last - 1].lower)
    return last > first and word is not None and word.kind == "person"


def core_start(parse: Parse, first: int, last: int, labels: dict[int, str]) -> int:
    """Return where the name proper starts in a run that may begin with titles."""
    title_end = first
    for k in range(first, last):
        word = head_word(parse.tokens[k].lower)
        is_plural = k > first and parse.tokens[k - 1].lower in ("of", "for")
        is_plural = is_plural and parse.tokens[k].lower.endswith("s")
        if (
            word is not None
            and word.kind == "person"
            and not is_plural
            and not _is_given(parse, k, (first, last))
        ) or parse.tokens[k].lower in HONORIFICS:
            title_end = k + 1
    if title_end == first or _ends_in_body(parse, title_end, last):
        return first
    if title_end < last and parse.tokens[title_end].text == ".":
        title_end += 1
    if title_end < last and parse.tokens[title_end].lower in ("of", "for"):
        within = range(title_end + 1, last)
        # "the member for Orrin Greta Holm": the parser may take the place for a part of the name
        given = (k for k in within[1:-1] if parse.tokens[k].lower in given_names())
        seen = (k for k in within if labels.get(k) == "PERSON" != labels.get(k - 1))
        alone = (k for k in within[1:] if parse.tokens[k].lower in given_names())
        return next(chain(given, seen, alone), first)
    if title_end < last and parse.tokens[title_end].text == "-":
        return first
    return title_end


def _ends_in_body(parse: Parse, title_end: int, last: int) -> bool:
    """Tell whether a body's noun follows a title: 'General Staff', 'Observer Mission'."""
    if title_end != last - 1:
        return False
    pair = f"{parse.tokens[last - 2].lower} {parse.tokens[last - 1].lower}"
    word = head_word(pair)
    is_body = word is not None and word.kind in ("organisation", "outlet")
    return is_body or parse.tokens[last - 1].lower in words_for("organisation")


def _is_given(parse: Parse, k: int, run: tuple[int, int]) -> bool:
    """Tell whether a word that is also a title is part of the name: 'Dean Norris', 'Amy King'."""
    word, (first, last) = parse.tokens[k].lower, run
    after = parse.tokens[k + 1].lower if k + 1 < last else ""
    opens = k == first and after in given_names()
    if parse.tokens[k].text[:1].isupper() and word in words_for("also-surname") and not opens:
        return True
    # not the verb before the run: "said" is a given name too
    follows_given = k > first and parse.tokens[k - 1].lower in given_names()
    if follows_given and (k == last - 1 or word in given_names()):
        return True
    follows = parse.tokens[k + 1].lower if k + 1 < last else ""
    return word in words_for("also-given") and follows not in given_names()


def title_start(parse: Parse, core: int) -> int:
    """Return where the title before a name starts: 'the Russian deputy foreign minister' X."""
    tokens = parse.tokens
    sentence = parse.sentences[tokens[core].sentence]
    at = core - 1
    if at >= sentence.first and tokens[at].text == ".":
        at -= 1
    at = _before_retired(parse, at, sentence.first)
    if at < sentence.first or not _ends_title(parse, at):
        return core
    start = at
    while start - 1 >= sentence.first and _in_title(tokens, start - 1):
        start -= 1
    while start < at and tokens[start].lower in TITLE_LINKS:
        start += 1
    return start


def _before_retired(parse: Parse, at: int, first: int) -> int:
    """Return the token before '(ret.)', the token itself where that does not stand there."""
    if at - 2 < first or parse.tokens[at].text != ")":
        return at
    before = range(at - 1, max(at - 5, first), -1)
    opening = next((k for k in before if parse.tokens[k].text == "("), at)
    inside = parse.text[parse.tokens[opening].end : parse.tokens[at].start]
    return opening - 1 if inside.strip().lower() in words_for("retired") else at


def _ends_title(parse: Parse, at: int) -> bool:
    token = parse.tokens[at]
    if token.lower in HONORIFICS:
        return True
    if token.lower in TITLE_LINKS:
        return False
    word = head_word(token.lower) or head_word(token.lower + ".")
    if (
        word is not None
        and word.kind == "person"
        and token.tag not in ("NNS", "VB", "VBZ", "VBP", "VBD")
    ):
        return True
    # "Secretary of Defense X", "Director of National Intelligence X"
    for k in range(at, max(at - 4, 0), -1):
        if parse.tokens[k].lower in ("of", "for"):
            before = head_word(parse.tokens[k - 1].lower)
            return (
                before is not None
                and before.kind == "person"
                and parse.tokens[k - 1].text[:1].isupper()
            )
        if not parse.tokens[k].text[:1].isupper():
            break
    return False


def _in_title(tokens: tuple[Token, ...], at: int) -> bool:
    token = tokens[at]
    if token.text == "-":
        return at > 0 and tokens[at - 1].end == token.start
    if token.lower == "vice":
        return True
    if token.lower in TITLE_LINKS:
        return (
            token.lower not in ("and", "to", "for")
            and at > 0
            and tokens[at - 1].pos in ("NOUN", "PROPN")
        )
    if token.pos in ("NOUN", "PROPN", "ADJ"):
        return True
    return token.tag in ("VBN", "VBG") and token.dep == "amod"
