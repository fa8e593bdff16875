"""The graph of the scorer as it is shipped, written node by node as the tagger's is."""

from __future__ import annotations

import onnx
from onnx import TensorProto

from tagger.graph import Graph, Values, Weights, add_layer, finish
from tagger.network import Shape


def make_vectors(weights: Weights, shape: Shape) -> onnx.ModelProto:
    """Return the graph that reads one claim with the words before it.

    Inputs, a row a wordpiece: `words` (embedded) and `positions`; and `pool` (1 x pieces), what the
    rows are weighed with. Output: `vector` (1 x hidden), not of length 1.
    """
    graph = Graph()
    rows = graph.add("Gather", graph.constant(weights["positions.weight"]), "positions")
    x = graph.norm(graph.add("Add", "words", rows), weights, "norm", shape.norm)
    for number in range(shape.layers):
        x = add_layer(graph, x, None, weights, f"layers.{number}", shape)
    graph.add("MatMul", "pool", x, to="vector")
    inputs: Values = {
        "words": (TensorProto.FLOAT, "pieces", shape.hidden),
        "positions": (TensorProto.INT64, "pieces"),
        "pool": (TensorProto.FLOAT, 1, "pieces"),
    }
    return finish(graph, "vectors", inputs, {"vector": (TensorProto.FLOAT, 1, shape.hidden)})
