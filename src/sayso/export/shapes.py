"""JSON Schemas: of exported records, kept as files, and of answers, made from their rows' types."""

from __future__ import annotations

import dataclasses
import json
import types
from functools import cache
from importlib import import_module, resources
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from sayso.errors import InputError
from sayso.export.json import VERSION
from sayso.model import Span

DIALECT = "https://json-schema.org/draft/2020-12/schema"

ANSWERS: dict[str, tuple[str, str, bool]] = {
    "ask": ("sayso.views.ask", "Answers", False),
    "documents": ("sayso.views.documents", "DocumentRow", True),
    "echoes": ("sayso.views.echoes", "Echoes", False),
    "entities": ("sayso.views.entities", "Entities", False),
    "entity": ("sayso.views.entities", "EntityDetail", False),
    "gaps": ("sayso.views.gaps", "Gaps", False),
    "judged": ("sayso.model", "Judgement", True),
    "judgements": ("sayso.views.entities", "JudgementRow", True),
    "matrix": ("sayso.views.matrix", "Matrix", False),
    "point": ("sayso.views.points", "PointDetail", False),
    "points": ("sayso.views.points", "PointRow", True),
    "read": ("sayso.run", "ReadSummary", False),
    "search": ("sayso.views.search", "Hits", False),
    "show": ("sayso.views.show", "Shown", False),
    "skipped": ("sayso.model", "Skipped", True),
    "source": ("sayso.views.who", "SourceDetail", False),
    "sources": ("sayso.views.who", "Sources", False),
    "summary": ("sayso.views.summary", "Summary", False),
    "timeline": ("sayso.views.timeline", "Timeline", False),
}
"""Shapes by name: module and name of the row, and whether the answer is a list of them."""

RECORDS = ("attribution", "claim", "document", "echo", "entity", "judgement", "point", "relation")
"""What exported records are called in their `schema` field."""


def record_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of an exported record, such as "attribution".

    Raises:
        InputError: no record is called so.
    """
    if name not in RECORDS:
        raise InputError(f"no record {name!r}: choose one of {', '.join(RECORDS)}", subject=name)
    file = resources.files("sayso.export") / "schemas" / f"{name}.schema.json"
    found: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return found


def answer_schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema of a command's answer, such as "points".

    Raises:
        InputError: no answer is called so.
    """
    if name not in ANSWERS:
        raise InputError(f"no answer {name!r}: choose one of {', '.join(ANSWERS)}", subject=name)
    row, is_list = row_of(name)
    parts: dict[str, Any] = {}
    whole = _schema_of(row, parts)
    mark = {"const": f"sayso/answer/{name}/{VERSION}"}
    if is_list:
        fields = {"schema": mark, name: {"type": "array", "items": whole}}
    else:
        fields = {"schema": mark, **parts.pop(row.__name__)["properties"]}
    whole = _object(fields)
    whole["properties"] = {**fields, "notes": _NOTES}
    return {
        "$schema": DIALECT,
        "title": f"sayso/answer/{name}/{VERSION}",
        **whole,
        "$defs": parts,
    }


def row_of(name: str) -> tuple[type, bool]:
    """Return the type of an answer's rows, and whether the answer is a list of them."""
    module, row, is_list = ANSWERS[name]
    return getattr(import_module(module), row), is_list


def _object(fields: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }


@cache
def hints_of(row: type) -> dict[str, Any]:
    """Return the types of a row's fields, in order; those imported for types only as well."""
    hints = get_type_hints(row)
    return {field.name: hints[field.name] for field in dataclasses.fields(row)}


def parts_of(kind: Any) -> list[type]:
    """Return the row types that a field's type is made of."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return [] if kind is Span else [kind]
    return [part for one in get_args(kind) for part in parts_of(one)]


_SPAN = {
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
}
_NOTES = {"type": "array", "items": {"type": "string"}, "minItems": 1}
"""Of the casebook as a whole; left out where there is none."""

_SIMPLE: dict[object, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    type(None): {"type": "null"},
    Span: _SPAN,
}


def _schema_of(kind: Any, parts: dict[str, Any]) -> dict[str, Any]:
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _schema_of(get_args(kind)[0], parts)}
    if get_origin(kind) in (Union, types.UnionType):
        return {"anyOf": [_schema_of(one, parts) for one in get_args(kind)]}
    if kind.__name__ not in parts:
        parts[kind.__name__] = {}
        fields = {name: _schema_of(hint, parts) for name, hint in hints_of(kind).items()}
        parts[kind.__name__] = _object(fields)
    return {"$ref": f"#/$defs/{kind.__name__}"}
