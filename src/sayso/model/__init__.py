"""The values that the stages hand to each other; frozen, and importing nothing of ours."""

from sayso.model.analysis import Analysis, FileRead
from sayso.model.attribution import (
    THIS_DOCUMENT,
    Attribution,
    Form,
    Framing,
    Kind,
    SourceKind,
)
from sayso.model.claim import Bound, Certainty, Claim, Polarity, Quantity, TimeExpression
from sayso.model.document import (
    SET_APART,
    Document,
    Republication,
    Skipped,
    Zone,
    ZoneKind,
    document_id,
    published_day,
)
from sayso.model.ids import ID_LENGTH, make_id
from sayso.model.lineage import Echo, EchoKind, Origin, Passage
from sayso.model.offsets import Box, OffsetMap, Place, Run, Unit
from sayso.model.relation import (
    Difference,
    Entity,
    Point,
    Reason,
    ReasonKind,
    Relation,
    RelationKind,
    Side,
    Stance,
)
from sayso.model.span import Span, Spans, hull, overlap_any, words_of

__all__ = [
    "ID_LENGTH",
    "SET_APART",
    "THIS_DOCUMENT",
    "Analysis",
    "Attribution",
    "Bound",
    "Box",
    "Certainty",
    "Claim",
    "Difference",
    "Document",
    "Echo",
    "EchoKind",
    "Entity",
    "FileRead",
    "Form",
    "Framing",
    "Kind",
    "OffsetMap",
    "Origin",
    "Passage",
    "Place",
    "Point",
    "Polarity",
    "Quantity",
    "Reason",
    "ReasonKind",
    "Relation",
    "RelationKind",
    "Republication",
    "Run",
    "Side",
    "Skipped",
    "SourceKind",
    "Span",
    "Spans",
    "Stance",
    "TimeExpression",
    "Unit",
    "Zone",
    "ZoneKind",
    "document_id",
    "hull",
    "make_id",
    "overlap_any",
    "published_day",
    "words_of",
]
