"""Points: a group of claims around the clearest one, with who takes which side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from itertools import combinations
from math import fsum

from sayso.linking.copies import Copies
from sayso.linking.gathering import Bonds, take_sides
from sayso.linking.nearby import is_told, may_agree
from sayso.linking.pair import match
from sayso.linking.reasons.denial import is_refused
from sayso.linking.statements import Statement, one_line
from sayso.linking.titles import clashing_figure, figure_of, have_one_figure, make_title, title_rank
from sayso.linking.wholeness import can_be_title, tells_something
from sayso.linking.words import EMPTY, WORD, stem
from sayso.model import Point, ReasonKind, Relation, Side, Stance, make_id

ORDER: tuple[Stance, ...] = ("affirms", "denies", "doubts", "other figure")
CENTRAL = 0.7
"""Share of the strongest ties to the rest of a group that the claim in the title has at least."""
TIED = 0.2
"""How strongly a claim must be tied to that in the title to be told of its point."""
AGREED = 0.5
"""Probability that two independent claims agree from which a point counts as agreed."""
FIGURES: frozenset[ReasonKind] = frozenset({"number", "date"})


def find_points(
    copies: Copies,
    groups: Sequence[Sequence[str]],
    relations: Sequence[Relation],
    bonds: tuple[Bonds, Bonds],
) -> list[Point]:
    """Return the points that groups of claims make.

    Kept are the contested ones, and those on which two independent sources agree; nothing that no
    member tells as a whole statement.

    Args:
        copies: the claims of the casebook; copies take the side of what they repeat.
        groups: ids of claims that are about one point (`gathering.gather`), no copies among them.
        relations: between their claims.
        bonds: how claims are tied by themselves, and how within their groups.

    Returns:
        Contested ones first, then by independent origins, by sources and by id.
    """
    ties, firm = bonds
    by_id = {statement.id: statement for statement in copies.firsts}
    touching = relations_by_claim(relations)
    ranked: list[tuple[tuple[bool, int, int, str], Point]] = []
    for names in groups:
        group = _standing([by_id[name] for name in names])
        if len(group) < 2:
            continue
        lead = _lead_of(group, relations_among(group, touching), ties)
        group = [member for member in group if _is_on(member, lead, ties)]
        placed = take_sides([member.id for member in group], lead.id, firm)
        members = [member for member in group if member.id in placed]
        within = relations_among(members, touching)
        contested = _is_contested(members, [r for r in within if _parts(r, placed)])
        if contested:
            ends = _conflicting(within)
            against = ends & {m.id for m in members if placed[m.id] == -1}
            members = [m for m in members if placed[m.id] == 1 or _sides_with(m, against, firm)]
            members = [m for m in members if m.id in ends or _says_it(m, lead)]
        else:  # what merely may stand against it is no denial
            members = [m for m in members if placed[m.id] == 1 and _says_it(m, lead)]
        if not contested and not _agree(members, firm, copies):
            continue
        if not can_be_title(lead):
            continue
        sides = _make_sides(members, lead, within, placed, copies)
        name = make_id("point", *(member.id for member in copies.with_copies(members)))
        origins = copies.count_origins(members)
        point = Point(name, make_title(lead), contested, sides, origins)
        sources = len({member.key for member in copies.with_copies(members)})
        ranked.append(((not contested, -origins, -sources, point.id), point))
    return [point for _, point in sorted(ranked, key=lambda pair: pair[0])]


def _standing(group: Sequence[Statement]) -> list[Statement]:
    """Leave out what takes no position, and headings over what their Document says itself."""
    taking = [m for m in group if m.bar is None and (m.sign or m.claim.heard_as == "doubted")]
    told = {name for member in taking if not member.in_heading for name in member.documents}
    return [m for m in taking if not (m.in_heading and not m.documents.isdisjoint(told))]


def _parts(relation: Relation, placed: Mapping[str, int]) -> bool:
    """Tell whether both ends take different sides, or give different figures."""
    is_figure = relation.reasons[0].kind in FIGURES
    return is_figure or placed[relation.a] != placed[relation.b]


def _conflicting(relations: Sequence[Relation]) -> set[str]:
    """Return the ids of claims that contradict another."""
    return {name for r in relations if r.kind == "contradicts" for name in (r.a, r.b)}


def _sides_with(member: Statement, against: Set[str], firm: Bonds) -> bool:
    """Tell whether a claim is one of those that stand against others, or surely agrees with one."""
    if member.id in against:
        return True
    pairs = ((min(member.id, name), max(member.id, name)) for name in against)
    return any(pair in firm and firm[pair].agree >= AGREED for pair in pairs)


def _is_on(member: Statement, lead: Statement, ties: Bonds) -> bool:
    """Tell whether a claim is on what the title says; an answer is on what it answers."""
    if member.id == lead.id or member.claim.refers_back is not None:
        return True
    return tie_of(member, lead, ties) >= TIED


def _says_it(member: Statement, lead: Statement) -> bool:
    """Tell whether a claim can say what the title says: of its own, and not of another's deed."""
    are_named = bool(member.subject.names and lead.subject.names)
    is_one_deed = bool(member.predicate) and member.predicate == lead.predicate
    is_other = are_named and is_one_deed and match(member.subject, lead.subject) == 0
    return is_told(member) and not is_other


def tie_of(a: Statement, b: Statement, bonds: Bonds) -> float:
    """Return how likely two claims are on one point."""
    bond = bonds.get((min(a.id, b.id), max(a.id, b.id)))
    return bond.strength if bond else 0.0


def _lead_of(group: Sequence[Statement], relations: Sequence[Relation], bonds: Bonds) -> Statement:
    """Return the claim whose words are the title: one that others conflict with, if there is one.

    Where figures conflict, it is one with a figure. Of those that can be it, it is the clearest
    of those that are tied to about as much of the group as the one that is tied to most.
    """
    conflicts = [r for r in relations if r.kind == "contradicts"]
    kinds = {r.reasons[0].kind for r in conflicts} & FIGURES
    ends = _conflicting(conflicts)
    whole = [member for member in group if can_be_title(member)]
    with_figure = [m for m in whole if kinds and figure_of(m, kinds, is_counted=True)]
    opposed = [member for member in whole if member.id in ends]
    told = [member for member in whole if is_told(member)]
    fit = with_figure or opposed or told or whole or list(group)
    ties = {m.id: fsum(tie_of(m, other, bonds) for other in group if other is not m) for m in fit}
    most = max(ties.values())
    return min((m for m in fit if ties[m.id] >= CENTRAL * most), key=title_rank)


def relations_by_claim(relations: Sequence[Relation]) -> dict[str, list[Relation]]:
    """Return the Relations that touch each claim."""
    touching: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        touching[relation.a].append(relation)
        touching[relation.b].append(relation)
    return touching


def relations_among(
    members: Sequence[Statement], touching: Mapping[str, Sequence[Relation]]
) -> list[Relation]:
    """Return the Relations between members of one group."""
    inside = {member.id for member in members}
    return [
        r for member in members for r in touching[member.id] if r.a == member.id and r.b in inside
    ]


def _is_contested(members: Sequence[Statement], relations: Sequence[Relation]) -> bool:
    """Tell whether two sources conflict, or one source at two times.

    What a text says itself is one voice in all its prints.
    """
    by_id = {member.id: member for member in members}
    for relation in relations:
        if relation.kind == "contradicts":
            a, b = by_id[relation.a], by_id[relation.b]
            are_own = not a.claim.is_reported and not b.claim.is_reported
            is_one = a.key == b.key or (are_own and a.shares_document(b))
            if not is_one or (a.day is not None and b.day is not None and a.day != b.day):
                return True
    return False


def _agree(members: Sequence[Statement], bonds: Bonds, copies: Copies) -> bool:
    """Tell whether two independent claims surely say the same."""
    for a, b in combinations(sorted(members, key=lambda member: member.id), 2):
        bond = bonds.get((a.id, b.id))
        is_sure = bond and bond.agree >= AGREED and may_agree(a, b)
        if is_sure and are_independent((a, b), copies):
            return True
    return False


def are_independent(members: Sequence[Statement], copies: Copies) -> bool:
    """Tell whether two different sources say so in Documents that do not go back to one.

    A source and another Document's own voice are two; two Documents' own voices are, where both
    publishers are known. Sources without a name may be one from Document to Document, and a
    reprint, or a heading over what its source says, is no second voice.
    """
    told = [m for m in members if tells_something(m) and m.is_resolved]
    for n, a in enumerate(told):
        for b in told[n + 1 :]:
            if _are_two(a, b) and not copies.are_one_text(a, b):
                return True
    return False


def _are_two(a: Statement, b: Statement) -> bool:
    voices = [m for m in (a, b) if not m.claim.is_reported]
    if len(voices) == 2 and any(m.key.startswith("voice ") for m in voices):
        return False
    if a.key == b.key or a.asserts_as == b.asserts_as:
        return False
    roles = [m.asserts_as.startswith("role ") for m in (a, b)]
    return not any(roles) or _words_of_source(a).isdisjoint(_words_of_source(b))


def _words_of_source(member: Statement) -> set[str]:
    """Return the words that a source is known by: "the board" may be the Harrow Board."""
    is_role = member.asserts_as.startswith("role ")
    words = member.asserts_as.removeprefix("role ") if is_role else member.source
    return {stem(word) for word in WORD.findall(words.casefold()) if word not in EMPTY}


def _make_sides(
    members: Sequence[Statement],
    lead: Statement,
    relations: Sequence[Relation],
    placed: Mapping[str, int],
    copies: Copies,
) -> tuple[Side, ...]:
    title = -1 if is_refused(lead) else 1
    against: dict[str, set[ReasonKind]] = defaultdict(set)
    for relation in relations:
        if relation.kind == "contradicts":
            for name in (relation.a, relation.b):
                against[name].add(relation.reasons[0].kind)
    sides: dict[tuple[Stance, str], list[Statement]] = defaultdict(list)
    for member in members:
        stance, label = _stance(member, lead, placed[member.id] * title, against)
        if stance == "other figure":
            label = _known_figure(member, sides, against) or label
        sides[stance, label].append(member)
    made = [_make_side(stance, label, found, copies) for (stance, label), found in sides.items()]
    made.sort(key=lambda side: (ORDER.index(side.stance), -side.origins, side.label, side.claims))
    return tuple(made)


def _known_figure(
    member: Statement,
    sides: Mapping[tuple[Stance, str], Sequence[Statement]],
    against: Mapping[str, set[ReasonKind]],
) -> str | None:
    """Return the label of the side whose other figure can be this one: "140", "at least 140"."""
    kinds = set().union(*against.values()) & FIGURES
    for (stance, label), found in sides.items():
        if stance == "other figure" and have_one_figure(member, found[0], kinds):
            return label
    return None


def _stance(
    member: Statement, lead: Statement, side: int, against: Mapping[str, set[ReasonKind]]
) -> tuple[Stance, str]:
    """Return where a member stands to the point's title, and the label of its side.

    The title is what the lead's words say; where the lead denies them, it stands against them.
    """
    kinds = set().union(*against.values()) & FIGURES
    mine, theirs = (figure_of(one, kinds) for one in (member, lead)) if kinds else (None, None)
    is_one = bool(theirs) and have_one_figure(member, lead, kinds)
    if not kinds and side < 0 and lead.sign > 0:
        mine = clashing_figure(member, lead)
    is_told = member.sign > 0 and mine and not is_one
    if mine and is_told and (side < 0 or against.get(member.id, set()) & FIGURES):
        return "other figure", mine
    if side > 0 and mine:
        return "affirms", theirs if is_one and theirs else mine
    if side > 0:
        return "affirms", "affirms"
    if member.claim.heard_as == "doubted":
        return "doubts", "doubts"
    return "denies", _other_agent(member, against) or "denies"


def _other_agent(member: Statement, against: Mapping[str, set[ReasonKind]]) -> str | None:
    span = member.claim.subject_span
    roles = against.get(member.id, set()) == {"who did what"} and member.sign > 0
    return f"says {one_line(span.of(member.text), 60)}" if roles and span else None


def _make_side(stance: Stance, label: str, members: Sequence[Statement], copies: Copies) -> Side:
    told = copies.with_copies(members)
    return Side(
        stance,
        label,
        tuple(sorted({member.source for member in told})),
        tuple(sorted(member.id for member in told)),
        tuple(sorted({member.claim.document for member in told})),
        copies.count_origins(members),
    )
