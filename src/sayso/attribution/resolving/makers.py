"""Whose a document is that speaks: 'the Palace statement', 'its own log', 'a study by X'."""

from __future__ import annotations

from sayso.attribution.carriers import issuer_at
from sayso.attribution.cast.actors import Actor
from sayso.attribution.resolving.discourse import Discourse, mention_over
from sayso.attribution.resolving.named import Named, best_role
from sayso.attribution.resolving.nouns import Nominal
from sayso.attribution.syntax import is_modifier
from sayso.attribution.words import head_word, plain_name, words_for

OWNERS = frozenset({"his", "her", "its", "their"})
MADE = frozenset({"sign", "write", "send", "issue", "publish", "release", "draft", "compile"})
FOR_OTHERS = frozenset({"draft", "compile"})
"""What a person does to words that are to be another's, or nobody's."""
ABOUT = frozenset(
    {"audit", "review", "investigation", "examination", "inspection", "assessment", "analysis"}
)
"""Documents whose "of" tells what they are about: "an audit of X" is not X's."""
BODIES = ("organisation", "outlet")
UNOWNED = words_for("unowned")
"""Documents whose words are nobody's in particular: laws, treaties."""


def find_maker(discourse: Discourse, nominal: Nominal) -> Named | None:
    """Return whose the document is that a noun names, None where that is not said.

    In its words ('a Palace statement said'), in those that brought it up ('a study by X … the
    study'), or by an earlier attribution ('the Palace said in a statement … , the statement said').
    """
    noun = nominal.word.same_as
    is_document = nominal.word.kind == "document" and noun not in UNOWNED
    if not is_document and noun not in words_for("issued"):
        return None
    made = _maker_told(discourse, nominal.head)
    if made is not None or nominal.article != "definite":
        return made
    verdict = discourse.verdicts.get(nominal.head)
    if verdict is not None and verdict.key is not None:
        first = next((n for key, n in discourse.unnamed if key == verdict.key), nominal)
        made = _maker_told(discourse, first.head) if first.head < nominal.head else None
        if made is not None:
            return made
    earlier = [i for i in discourse.issued if i.noun == noun and i.token < nominal.head]
    if not earlier:
        return None
    last = max(earlier, key=lambda i: i.token)
    return Named(last.name, last.kind, last.role, last=nominal.head)


def _maker_told(discourse: Discourse, noun: int) -> Named | None:
    """Return the maker that the words round a document's noun name."""
    unnamed = _unnamed_owner(discourse, noun)
    if unnamed is not None:
        return unnamed if unnamed.name is not None else None
    issuer = issuer_at(discourse, noun)
    if issuer is not None:
        actor = next((a for a in discourse.cast.actors if a.name == issuer.name), None)
        if actor is None and issuer.kind == "organisation" and issuer.name[:1].islower():
            return Named(issuer.name, issuer.kind, last=noun)
        return Named(issuer.name, issuer.kind, _role(actor), last=noun)
    return _owner(discourse, noun) or _author(discourse, noun)


def _role(actor: Actor | None) -> str | None:
    return best_role(actor.roles) if actor is not None and actor.kind == "person" else None


def _unnamed_owner(discourse: Discourse, noun: int) -> Named | None:
    """Return a body without a name that owns a document; without one, somebody nobody names.

    'the union's survey', 'a ministry letter' are a body's; 'the referee's report' is a document.
    """
    parse = discourse.parse
    for child in parse.children[noun]:
        token = parse.tokens[child]
        if child > noun or token.dep not in ("poss", "compound", "nmod"):
            continue
        if token.tag == "PRP$" or mention_over(discourse, child) is not None:
            continue
        verdict = discourse.verdicts.get(child)
        if verdict is not None and verdict.key is not None:
            if discourse.actor(verdict.key) is not None:
                continue
            referent = discourse.referents[verdict.key]
            is_body = referent.is_a == "body"
            return Named(plain_name(referent.name) if is_body else None, "organisation", last=noun)
        word = head_word(token.lower)
        if word is not None and word.kind in BODIES and is_modifier(token):
            first = next((k for k in range(child, -1, -1) if k not in parse.subtree(child)), -1)
            words = parse.text[parse.tokens[first + 1].start : token.end]
            return Named(plain_name(words), "organisation", last=noun)
    return None


def _owner(discourse: Discourse, noun: int) -> Named | None:
    """Return whom 'its', 'her' before a document's noun means, None where that is open."""
    for child in discourse.parse.children[noun]:
        if discourse.parse.tokens[child].lower not in OWNERS or child > noun:
            continue
        verdict = discourse.verdicts.get(child)
        actor = discourse.actor(verdict.key) if verdict and verdict.key is not None else None
        if actor is not None:
            return _as_named(actor, noun)
    return None


def _author(discourse: Discourse, noun: int) -> Named | None:
    """Return the body or person named after a document's noun: 'of X', 'signed by X'."""
    parse = discourse.parse
    for child in parse.children[noun]:
        token = parse.tokens[child]
        is_made = token.dep == "acl" and token.lemma in MADE
        is_of = token.lower == "of" and parse.tokens[noun].lemma not in ABOUT
        if child < noun or not (is_of or is_made):
            continue
        below = list(parse.children[child])
        if is_made:
            by = [k for k in below if parse.tokens[k].lower == "by"]
            below = [c for k in by for c in parse.children[k]]
        for inner in below:
            mention = mention_over(discourse, inner)
            actor = discourse.cast.actor_at(mention.last - 1) if mention is not None else None
            is_own = is_made and token.lemma not in FOR_OTHERS
            if actor is not None and (
                actor.kind == "organisation" or (is_own and actor.kind == "person")
            ):
                return _as_named(actor, noun)
    return None


def _as_named(actor: Actor, at: int) -> Named:
    kind = "organisation" if actor.kind == "other" else actor.kind
    return Named(actor.name, kind, _role(actor), last=at)
