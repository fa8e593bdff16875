"""The two graphs of a scorer as they are shipped, written node by node as the tagger's is."""

from __future__ import annotations

import onnx
from onnx import TensorProto

from scorer.network import OUTCOMES
from tagger.graph import Graph, Values, Weights, add_layer, finish
from tagger.network import Shape


def make_pairs(weights: Weights, shape: Shape) -> onnx.ModelProto:
    """Return the graph that reads two claims.

    Inputs, a row a wordpiece: `words` (embedded), `parts`, `positions`; and `pool` (3 x pieces).
    Output: `outcomes` (1 x 3), a probability for each of OUTCOMES.
    """
    graph = Graph()
    x = _encoded(graph, weights, shape, ("positions", "parts"))
    pooled = graph.add("MatMul", "pool", x)
    first, second, whole = graph.split("Split", pooled, names=("", "", ""), num_outputs=3, axis=0)
    parts = (
        graph.add("Add", first, second),
        graph.add("Abs", graph.add("Sub", first, second)),
        graph.add("Mul", first, second),
        whole,
    )
    middle = graph.plain(graph.add("Concat", *parts, axis=-1), weights, "middle")
    scores = graph.plain(graph.add("Gelu", middle), weights, "outcome")
    graph.add("Softmax", scores, axis=-1, to="outcomes")
    inputs: Values = {
        "words": (TensorProto.FLOAT, "pieces", shape.hidden),
        "parts": (TensorProto.INT64, "pieces"),
        "positions": (TensorProto.INT64, "pieces"),
        "pool": (TensorProto.FLOAT, 3, "pieces"),
    }
    return finish(graph, "pairs", inputs, {"outcomes": (TensorProto.FLOAT, 1, len(OUTCOMES))})


def make_vectors(weights: Weights, shape: Shape) -> onnx.ModelProto:
    """Return the graph that reads one claim with the words before it.

    Inputs: `words` and `positions` as above, and `pool` (1 x pieces), what the rows are weighed
    with. Output: `vector` (1 x hidden), not of length 1.
    """
    graph = Graph()
    x = _encoded(graph, weights, shape, ("positions",))
    graph.add("MatMul", "pool", x, to="vector")
    inputs: Values = {
        "words": (TensorProto.FLOAT, "pieces", shape.hidden),
        "positions": (TensorProto.INT64, "pieces"),
        "pool": (TensorProto.FLOAT, 1, "pieces"),
    }
    return finish(graph, "vectors", inputs, {"vector": (TensorProto.FLOAT, 1, shape.hidden)})


def _encoded(graph: Graph, weights: Weights, shape: Shape, tables: tuple[str, ...]) -> str:
    x = "words"
    for table in tables:
        rows = graph.add("Gather", graph.constant(weights[f"{table}.weight"]), table)
        x = graph.add("Add", x, rows)
    x = graph.norm(x, weights, "norm", shape.norm)
    for number in range(shape.layers):
        x = add_layer(graph, x, None, weights, f"layers.{number}", shape)
    return x
