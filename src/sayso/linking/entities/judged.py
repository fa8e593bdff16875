"""What people decided about names, put before and after the rules that join them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import product

from sayso.linking.entities.groups import Groups
from sayso.linking.names import load_canonical, normal_form
from sayso.model import Judgement

ORIGIN = "judgement"
"""What an entity gives as the origin of its names where a person joined them."""


def judged_forms(judgements: Iterable[Judgement]) -> frozenset[str]:
    """Return the forms that a merge names: each is one thing's, however common its words."""
    merges = [judgement for judgement in judgements if judgement.kind == "merge"]
    return frozenset(normal_form(name) for one in merges for name in (one.name, one.other))


def keep_apart(judgements: Sequence[Judgement], groups: Groups) -> None:
    """Have rules keep apart what people hold for two; to be called before any rule.

    Who is one by a merge is kept apart as one.
    """
    classes = _classes(judgements)
    for judgement in judgements:
        if judgement.kind == "merge":
            continue
        names = [normal_form(name) for name in (judgement.name, judgement.other)]
        ones, others = classes.get(names[0], names[:1]), classes.get(names[1], names[1:])
        if names[0] in others:  # a merge says the opposite, which `sayso verify` tells
            continue
        for one, other in product(ones, others):
            groups.part(one, other)
        if judgement.kind == "split" and names[1] not in classes:
            groups.seclude(names[1])


def join_judged(judgements: Sequence[Judgement], groups: Groups, used: Collection[str]) -> None:
    """Join what people hold for one; to be called after all rules, which it overrules.

    A name that is not in use joins nothing, but those who are one through it are joined.
    """
    for forms in _unique(_classes(judgements).values()):
        known = [form for form in forms if form in used]
        shown = _shown(judgements, forms)
        for form in known:
            groups.force(known[0], form, shown, ORIGIN)
        listed = [load_canonical().get(form) for form in forms if form not in used]
        for entry in listed:
            if entry and known and not groups.lexicon_name(known[0]):
                groups.set_lexicon_name(known[0], entry[0], ORIGIN)


def _shown(judgements: Sequence[Judgement], forms: Collection[str]) -> str:
    """Return the name to show: the first that is merged into no other."""
    merges = [j for j in judgements if j.kind == "merge" and normal_form(j.name) in forms]
    below = {normal_form(judgement.other) for judgement in merges}
    tops = [judgement for judgement in merges if normal_form(judgement.name) not in below]
    return (tops or merges)[0].name


def _classes(judgements: Iterable[Judgement]) -> dict[str, list[str]]:
    """Return, for every form that a merge names, all that are one with it, sorted."""
    found: dict[str, list[str]] = {}
    for judgement in judgements:
        if judgement.kind == "merge":
            names = [normal_form(name) for name in (judgement.name, judgement.other)]
            every = sorted({form for name in names for form in (name, *found.get(name, ()))})
            for form in every:
                found[form] = every
    return found


def _unique(classes: Iterable[list[str]]) -> list[list[str]]:
    return sorted({tuple(forms): forms for forms in classes}.values())
