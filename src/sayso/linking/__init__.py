"""Claims across Documents: who is who, what agrees, what conflicts and why, and the points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from sayso.linking.answering import find_answers, join_answers
from sayso.linking.candidates import Weights, find_candidates, weigh
from sayso.linking.copies import find_repeats, set_copies_apart
from sayso.linking.entities import link_entities
from sayso.linking.evaluating import find_evaluated
from sayso.linking.facing import face_documents
from sayso.linking.gathering import Bond, Bonds, firm_up, gather, make_bonds
from sayso.linking.headings import find_heading_conflicts
from sayso.linking.headlines import stance_to
from sayso.linking.likeness import compare_all
from sayso.linking.naming import name_conflict
from sayso.linking.nearby import relate_near
from sayso.linking.pair import Pair, make_pair, may_relate
from sayso.linking.points import find_points
from sayso.linking.relate import relate
from sayso.linking.scorer.near import find_near
from sayso.linking.scorer.network import Scorer
from sayso.linking.scorer.weigh import weigh as weigh_near
from sayso.linking.statements import Statement, make_statements
from sayso.linking.wholeness import are_on_one_level
from sayso.model import (
    Attribution,
    Candidate,
    Claim,
    Difference,
    Document,
    Echo,
    Entity,
    Independence,
    Judgement,
    Origin,
    Point,
    Reason,
    Relation,
)

__all__ = ["Linked", "Material", "compare_all", "face_documents", "link", "stance_to"]


@dataclass(frozen=True, slots=True)
class Linked:
    """What the claims of a casebook are to each other.

    `entities` are sorted by name, `entity_names` are (name, entity id) for every name that speaks
    or is spoken of, sorted; `candidates` are entities that may be one, by their two ids;
    `relations` and `differences` by their two claim ids; `points` stand in the order of display.
    """

    entities: tuple[Entity, ...]
    entity_names: tuple[tuple[str, str], ...]
    candidates: tuple[Candidate, ...]
    relations: tuple[Relation, ...]
    differences: tuple[Difference, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """What is linked: all Documents, and all that was found in them one by one.

    Claims of no given Document are left out. `origins` say which Documents count as one, `echoes`
    which passages repeat each other; two of one echo have one origin. `judgements` are what people
    decided about names, in the order in which they did.
    """

    documents: Sequence[Document]
    attributions: Sequence[Attribution]
    claims: Sequence[Claim]
    origins: Sequence[Origin] = ()
    echoes: Sequence[Echo] = ()
    judgements: Sequence[Judgement] = ()


def link(given: Material, scorer: Scorer | None = None) -> Linked:
    """Link the claims of a casebook.

    Args:
        given: what is in it.
        scorer: the network that finds claims on one point in other words; None for rules alone.

    Returns:
        The same for any order of what is given.

    Cost: near linear in the claims for the rules, each is compared with its 20 nearest, its copies
    apart; for the network see `find_near`.
    """
    documents = sorted(given.documents, key=lambda document: document.id)
    attributions = sorted(given.attributions, key=lambda attribution: attribution.id)
    claims = sorted(given.claims, key=lambda claim: claim.id)
    linker = link_entities(documents, attributions, claims, given.judgements)
    told = make_statements(documents, attributions, claims, given.origins, linker)
    copies = set_copies_apart(told, Independence(given.origins, given.echoes))
    statements = copies.firsts
    weights = weigh(statements)
    found = _by_rules(documents, statements, weights)
    groups, ties, firm = _by_meaning(statements, weights, scorer, found)
    relations = [one for _, one in sorted(found.items()) if isinstance(one, Relation)]
    points = find_points(copies, groups, relations, (ties, firm))
    relations = sorted([*relations, *find_repeats(copies)], key=lambda one: (one.a, one.b))
    differences = [one for _, one in sorted(found.items()) if isinstance(one, Difference)]
    return Linked(
        linker.entities,
        linker.names,
        linker.candidates,
        tuple(relations),
        tuple(differences),
        tuple(points),
    )


Found = dict[tuple[str, str], Relation | Difference]


def _by_meaning(
    statements: Sequence[Statement], weights: Weights, scorer: Scorer | None, found: Found
) -> tuple[list[list[str]], Bonds, Bonds]:
    """Gather claims, and add to what is found what the network finds within groups.

    Returns:
        The groups, how claims are tied by themselves, and how within their groups.
    """
    near = {
        (statements[one.a].id, statements[one.b].id): one
        for one in (find_near(statements, weights, scorer) if scorer else ())
        if are_on_one_level(statements[one.a], statements[one.b])
    }
    likely = {key: Bond(one.one_point, 0.0) for key, one in near.items()}
    ties = make_bonds(found.values(), likely)
    groups = join_answers(gather(ties), statements)
    pairs: dict[tuple[str, str], Pair] = {}
    reasons: dict[tuple[str, str], Reason] = {}
    sided: dict[tuple[str, str], Bond] = {}
    for key in (pair for group in groups for pair in combinations(group, 2)):
        if key in near:
            one = near[key]
            pair = make_pair(statements[one.a], statements[one.b], weights)
            pairs[key], reasons[key] = pair, name_conflict(pair)
            cosine = one.likeness.cosine
            sided[key] = weigh_near(pair, reasons[key].kind, cosine, one.one_point)
    firm = firm_up(groups, make_bonds(found.values(), sided))
    for key, pair in pairs.items():
        if key not in found:
            told = relate_near(pair, reasons[key], firm[key])
            if told:
                found[key] = told
            if isinstance(told, Relation) and told.kind == "contradicts":
                firm[key] = Bond(0.0, firm[key].strength)  # so that both take different sides
    return groups, ties, firm


def _by_rules(
    documents: Sequence[Document], statements: Sequence[Statement], weights: Weights
) -> Found:
    """Return what rules find between claims that share words, by the two claim ids."""
    found: Found = {}
    for i, j in find_candidates(statements, weights):
        a, b = statements[i], statements[j]
        told = relate(make_pair(a, b, weights)) if may_relate(a, b) else None
        if told:
            found[a.id, b.id] = told
    for told in find_evaluated(statements, weights):
        found.setdefault((told.a, told.b), told)
    for relation in (*find_heading_conflicts(documents, statements), *find_answers(statements)):
        if not isinstance(found.get((relation.a, relation.b)), Relation):
            found[relation.a, relation.b] = relation
    return found
