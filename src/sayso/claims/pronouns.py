"""Whom and what pronouns mean, where the Document leaves little doubt: for claims on their own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from sayso.claims.ground import SUBJECTS, VERBAL, Ground, lemma_of
from sayso.claims.names import NameTable, clean_name
from sayso.language.parse import Token
from sayso.lexicons import Gender, given_name_genders, load_lexicon
from sayso.model import Attribution

PERSONAL: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his"), "male"),
    **dict.fromkeys(("she", "her", "hers"), "female"),
}
BODILY = frozenset({"it", "its", "they", "them", "their"})
FIRST = frozenset({"i", "me", "my", "myself"})
FIRST_PLURAL = frozenset({"we", "us", "our", "ourselves"})
BODIES = frozenset({"ORG", "GPE", "NORP", "FAC"})

BACK = 2
"""Sentences back in which a person may have been named. Own choice."""
REFLECTED = frozenset({"its", "their", "his", "her", "my", "our"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A person at a word: by name, or by a pronoun whose source is known.

    A single word that nobody speaks under may be a place or an outlet: it is only a rival.
    """

    at: int
    sentence: int
    name: str
    gender: Gender
    is_sure: bool = True


@dataclass(slots=True)
class Referents:
    """The persons that a Document mentions, in text order, and its pronouns that are sources."""

    ground: Ground
    names: NameTable
    mentions: list[Mention] = field(default_factory=list)
    known: dict[int, str] = field(default_factory=dict)

    def meant_by(self, token: Token) -> str | None:
        """Return whom or what a pronoun means, None where there is any doubt."""
        if token.pos not in {"PRON", "DET"}:
            return None
        word = token.lower
        attribution = self._attribution_of(token.i)
        if token.i in self.known:
            name = self.known[token.i]
            if attribution is None or attribution.form == "indirect":
                return name
            return None if attribution.source_name == name else name  # nobody calls himself "he"
        if word in FIRST | FIRST_PLURAL:
            return self._first_person(word, attribution)
        if word in PERSONAL:
            return self._person(token, PERSONAL[word], attribution)
        return self._body(token, attribution) if word in BODILY else None

    def _attribution_of(self, i: int) -> Attribution | None:
        number = self.ground.whose[i]
        return self.ground.attributions[number] if number >= 0 else None

    def _first_person(self, word: str, attribution: Attribution | None) -> str | None:
        if attribution is None:
            document = self.ground.document
            if word in FIRST:
                return document.byline
            return document.publisher if document.byline is None else None
        if attribution.form == "indirect":
            return None
        if word in FIRST:
            return attribution.source_name if says_i(attribution) else None
        if says_we(attribution):
            return attribution.source_name
        return attribution.affiliation

    def _person(self, token: Token, gender: Gender, attribution: Attribution | None) -> str | None:
        """Return the one person in reach who fits; the source of its own indirect words first."""
        first = bisect_left(self.mentions, token.sentence - BACK, key=lambda one: one.sentence)
        reach = [one for one in self.mentions[first:] if one.at < token.i]
        reach = [one for one in reach if gender in {one.gender, "either"} or one.gender == "either"]
        if attribution is not None and attribution.form != "indirect":
            reach = [one for one in reach if one.name != attribution.source_name]
        fitting = {one.name for one in reach}
        if len(fitting) == 1:
            return fitting.pop() if reach[0].is_sure else None
        here = {one.name for one in reach if one.sentence == token.sentence}
        source = attribution.source_name if attribution is not None else None
        return source if source is not None and here == {source} else None

    def _body(self, token: Token, attribution: Attribution | None) -> str | None:
        if token.dep in SUBJECTS and _is_empty(self.ground, token):
            return None
        plural = token.lower in {"they", "them", "their"}
        if attribution is not None and attribution.form == "indirect":
            kinds = {"group"} if plural else {"organisation", "place"}
            rivals = _rivals(self.ground, attribution, token, plural=plural)
            fits = attribution.source_kind in kinds and not rivals
            fits = fits and (_is_body_like(self.ground, token) or not self._thing_before(token))
            return attribution.source_name if fits else None
        return self._subject_before(token, plural=plural)

    def _thing_before(self, token: Token) -> bool:
        """Tell whether the sentence before, or this one up to the pronoun, is about a thing."""
        ground = self.ground
        first = ground.parse.sentences[max(token.sentence - 1, 0)].first
        for other in ground.parse.tokens[first : token.i]:
            is_thing = other.tag == "NN" and other.dep in SUBJECTS | {"dobj"}
            if is_thing and other.i not in self.names.at:
                return True
        return False

    def _subject_before(self, token: Token, *, plural: bool) -> str | None:
        """Return the body that is the subject of the sentence before, if "it" is one of this.

        A thing in the sentence that "it" could mean as well, or another body, leaves it open.
        """
        ground = self.ground
        verb = ground.token(token.head)
        if token.dep not in SUBJECTS or verb.head != verb.i or plural or token.sentence == 0:
            return None
        before = ground.parse.sentences[token.sentence - 1]
        tokens = ground.parse.tokens[before.first : before.last]
        subjects = [t for t in tokens if t.dep in SUBJECTS and ground.token(t.head).head == t.head]
        if len(subjects) != 1 or ground.whose[subjects[0].i] != ground.whose[token.i]:
            return None
        name = self.names.at.get(subjects[0].i)
        if name is None or name.label != "ORG":
            return None
        others = [t for t in tokens if t.i != subjects[0].i and _could_be_it(t)]
        return None if others else clean_name(ground.parse, name) or None


def says_i(attribution: Attribution) -> bool:
    """Tell whether a source can call itself "I"."""
    is_many = attribution.source_kind in {"organisation", "place", "group"}
    return not is_many or (attribution.source_name or "").casefold().startswith("one of ")


def says_we(attribution: Attribution) -> bool:
    """Tell whether a source can be all those that it calls "we"."""
    return attribution.source_kind != "person"


def find_referents(ground: Ground, names: NameTable) -> Referents:
    """Find the persons that a Document mentions, and the pronouns whose source is known."""
    found = Referents(ground, names)
    for attribution in ground.attributions:
        if attribution.source_name is None:
            continue
        for span in attribution.source:
            tokens = ground.parse.tokens_in(span)
            if len(tokens) != 1 or tokens[0].lower not in PERSONAL.keys() | BODILY:
                continue
            is_person = attribution.source_kind in {"person", "unnamed"}
            if is_person == (tokens[0].lower in PERSONAL):
                found.known[tokens[0].i] = attribution.source_name
    found.mentions = sorted(_mentions(found), key=lambda one: one.at)
    return found


def _mentions(found: Referents) -> Iterator[Mention]:
    ground, names = found.ground, found.names
    publisher = (ground.document.publisher or "").casefold()
    speakers = {a.source_name for a in ground.attributions if a.source_kind == "person"}
    for i, name in names.at.items():
        if name.label == "PERSON" and i == name.first:
            words = clean_name(ground.parse, name)
            full = names.full.get(words.split()[-1], words) if words else ""
            is_sure = full[:1].isupper() and (" " in full or full in speakers)
            if full and full.casefold() != publisher:
                yield Mention(i, ground.token(i).sentence, full, gender_of(full), is_sure)
    for i, full in found.known.items():
        token = ground.token(i)
        if token.lower in PERSONAL:
            yield Mention(i, token.sentence, full, PERSONAL[token.lower])


def gender_of(name: str) -> Gender:
    """Return the gender that a full name's first name is mostly given to."""
    words = name.split()
    return given_name_genders().get(words[0].lower(), "either") if len(words) > 1 else "either"


def _is_empty(ground: Ground, token: Token) -> bool:
    """Tell the "it" of "it is clear that" and "it rained", which means nothing."""
    if token.lower != "it":
        return False
    verb = ground.token(token.head)
    below = ground.below(verb.i)
    if lemma_of(verb) in {"rain", "snow", "seem", "appear", "happen", "follow", "matter"}:
        return True
    completed = any(t.dep in {"ccomp", "csubj", "xcomp", "advcl", "relcl"} for t in below)
    told = [t for t in below if t.dep in {"acomp", "attr"}]
    inner = any(
        t.dep in {"ccomp", "xcomp", "relcl"} and t.pos in VERBAL
        for word in told
        for t in ground.below(word.i)
    )
    return lemma_of(verb) == "be" and (completed or inner or not told)


def _rivals(ground: Ground, attribution: Attribution, token: Token, *, plural: bool) -> bool:
    """Tell whether a content has a noun before the pronoun that it could mean."""
    tags = {"NNS", "NNPS"} if plural else {"NN", "NNP"}
    for span in attribution.content:
        for other in ground.parse.tokens_in(span):
            told = other.dep in SUBJECTS | {"dobj", "pobj"}
            if other.i < token.i and told and other.tag in tags:
                return True
    return False


def _is_body_like(ground: Ground, token: Token) -> bool:
    """Tell a verb of which bodies are the subject rather than things: to learn, to deny."""
    lemma = lemma_of(ground.token(token.head))
    return token.dep in SUBJECTS and lemma in _verbs_of_bodies()


@cache
def _verbs_of_bodies() -> frozenset[str]:
    told = {row["lemma"] for row in load_lexicon("told_verbs")}
    rows = load_lexicon("embedding_verbs")
    classes = {"saying", "thinking", "denying", "wishing", "intending", "guessing", "factive"}
    verbs = {r["word"] for r in rows if r["pos"] == "verb" and r["class"] in classes}
    return frozenset(told | verbs)


def _could_be_it(token: Token) -> bool:
    return token.tag in {"NN", "NNP"} and token.dep in SUBJECTS | {"dobj", "attr", "pobj"}
