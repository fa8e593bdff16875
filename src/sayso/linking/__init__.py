"""Claims across Documents: who is who, what agrees, what conflicts and why, and the points."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.linking.candidates import find_candidates, weigh
from sayso.linking.entities import link_entities
from sayso.linking.facing import face_documents
from sayso.linking.headings import find_heading_conflicts
from sayso.linking.headlines import stance_to
from sayso.linking.likeness import compare_all
from sayso.linking.pair import make_pair, may_relate
from sayso.linking.points import Echoed, find_points
from sayso.linking.relate import relate
from sayso.linking.statements import make_statements
from sayso.model import (
    Attribution,
    Candidate,
    Claim,
    Difference,
    Document,
    Echo,
    Entity,
    Judgement,
    Origin,
    Point,
    Relation,
)

__all__ = ["Linked", "compare_all", "face_documents", "link", "stance_to"]


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


def link(
    documents: Sequence[Document],
    attributions: Sequence[Attribution],
    claims: Sequence[Claim],
    origins: Sequence[Origin],
    echoes: Sequence[Echo] = (),
    judgements: Sequence[Judgement] = (),
) -> Linked:
    """Link the claims of a casebook.

    Args:
        documents: all of them.
        attributions: all that were found in them.
        claims: likewise; those of no given Document are left out.
        origins: which Documents count as one.
        echoes: which passages repeat each other; two of one echo have one origin.
        judgements: what people decided about names, in the order in which they did.

    Returns:
        The same for any order of the arguments' parts.

    Cost: near linear in the claims: each is compared with its 20 nearest.
    """
    documents = sorted(documents, key=lambda document: document.id)
    attributions = sorted(attributions, key=lambda attribution: attribution.id)
    claims = sorted(claims, key=lambda claim: claim.id)
    linker = link_entities(documents, attributions, claims, judgements)
    statements = make_statements(documents, attributions, claims, origins, linker)
    weights = weigh(statements)
    relations: list[Relation] = []
    differences: list[Difference] = []
    for candidate in find_candidates(statements, weights):
        a, b = statements[candidate.a], statements[candidate.b]
        found = relate(make_pair(a, b, weights)) if may_relate(a, b) else None
        if isinstance(found, Relation):
            relations.append(found)
        elif found is not None:
            differences.append(found)
    related = {(relation.a, relation.b) for relation in relations}
    relations += [
        r for r in find_heading_conflicts(documents, statements) if (r.a, r.b) not in related
    ]
    relations.sort(key=lambda relation: (relation.a, relation.b))
    return Linked(
        linker.entities,
        linker.names,
        linker.candidates,
        tuple(relations),
        tuple(differences),
        tuple(find_points(statements, relations, Echoed(echoes))),
    )
