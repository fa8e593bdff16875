"""The graph that is shipped, written node by node: what PyTorch exports takes a sixth longer.

Weights of matrices have 8 bits and a scale a column; the activations that meet them are scaled by
the largest of the window. Layer norms follow a plain sum: the fused operator takes seven times as
long on a CPU. Nothing is left for onnxruntime to rewrite but constants.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from sayso.attribution.tagger.decode import LABELS
from tagger.network import POINTER_WIDTH, POINTERS, Shape

OPSET = 20
IR = 9
OURS, THEIRS = "", "com.microsoft"
"""Domains of operators: those of the standard, and those of onnxruntime."""
APART = -1e4
"""Added to the score of wordpieces that must not see each other."""

Weights = Mapping[str, NDArray[np.float32]]
Values = dict[str, tuple[int, *tuple[str | int, ...]]]
"""Names of inputs or outputs, each with its kind and its sizes."""


class Graph:
    """Nodes and constants, named by number."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, values: NDArray[np.generic]) -> str:
        name = f"constant_{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def shape(self, *sizes: int) -> str:
        return self.constant(np.array(sizes, dtype=np.int64))

    def add(
        self, kind: str, *inputs: str, domain: str = OURS, to: str = "", **settings: object
    ) -> str:
        return self.split(kind, *inputs, domain=domain, names=(to,), **settings)[0]

    def split(
        self,
        kind: str,
        *inputs: str,
        names: tuple[str, ...],
        domain: str = OURS,
        **settings: object,
    ) -> list[str]:
        number = len(self.nodes)
        outputs = [name or f"{kind}_{number}_{i}" for i, name in enumerate(names)]
        name = f"{kind}_{number}"
        node = helper.make_node(kind, list(inputs), outputs, name=name, domain=domain, **settings)
        self.nodes.append(node)
        return outputs

    def dense(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        """Multiply by a matrix (outputs x inputs, as PyTorch keeps it) in int8 and add a bias."""
        columns = weight.T
        scales = np.maximum(np.abs(columns).max(axis=0), 1e-9) / 127
        whole = np.round(columns / scales).astype(np.int8)
        given = (self.constant(whole), self.constant(scales.astype(np.float32)))
        return self.add("DynamicQuantizeMatMul", x, *given, "", self.constant(bias), domain=THEIRS)

    def plain(self, x: str, weights: Weights, name: str) -> str:
        """Multiply by a small matrix in full precision and add a bias."""
        matrix = self.constant(weights[f"{name}.weight"].T)
        return self.add(
            "Add", self.add("MatMul", x, matrix), self.constant(weights[f"{name}.bias"])
        )

    def norm(self, x: str, weights: Weights, name: str, least: float) -> str:
        given = (self.constant(weights[f"{name}.{kind}"]) for kind in ("weight", "bias"))
        return self.add("LayerNormalization", x, *given, epsilon=least)

    def compared(self, x: str, apart: str | None, parts: int, heads: int, width: int) -> list[str]:
        """Cut into parts of several heads, compare the first two; return scores and the rest."""
        cut = self.add("Reshape", x, self.shape(-1, parts, heads, width))
        cut = self.add("Transpose", cut, perm=[1, 2, 0, 3])
        names = ("",) * parts
        first, second, *rest = self.split("Split", cut, names=names, num_outputs=parts)
        scores = self.add("FusedMatMul", first, second, domain=THEIRS, transB=1)
        return [self.add("Add", scores, apart) if apart else scores, *rest]


def make_graph(weights: Weights, shape: Shape) -> onnx.ModelProto:
    """Return the graph of a tagger that is asked one window at a time.

    Inputs, a row a wordpiece: `words` (embedded), `features`, `positions`, and `groups`, numbers
    of the texts that share the window and do not see each other. Outputs: `tags` (pieces x 7) and
    `pointers` (3 x pieces x pieces), log probabilities.

    Args:
        weights: of a `tagger.network.Tagger`, by name.
        shape: its sizes.
    """
    graph = Graph()
    apart = _apart(graph)
    x = "words"
    for table in ("positions", "features"):
        rows = graph.add("Gather", graph.constant(weights[f"{table}.weight"]), table)
        x = graph.add("Add", x, rows)
    x = graph.norm(x, weights, "norm", shape.norm)
    for number in range(shape.layers):
        x = add_layer(graph, x, apart, weights, f"layers.{number}", shape)
    tags = graph.dense(x, weights["tags.weight"], weights["tags.bias"])
    graph.add("LogSoftmax", tags, axis=-1, to="tags")
    weight, bias = _scaled(weights, "points", POINTERS * POINTER_WIDTH, POINTER_WIDTH)
    points = graph.dense(x, weight, bias)
    (scores,) = graph.compared(points, apart, 2, POINTERS, POINTER_WIDTH)
    scores = graph.add("Squeeze", scores, graph.shape(0))
    graph.add("LogSoftmax", scores, axis=-1, to="pointers")
    inputs: Values = {"words": (TensorProto.FLOAT, "pieces", shape.hidden)}
    inputs |= dict.fromkeys(("features", "positions", "groups"), (TensorProto.INT64, "pieces"))
    outputs: Values = {
        "tags": (TensorProto.FLOAT, "pieces", len(LABELS)),
        "pointers": (TensorProto.FLOAT, POINTERS, "pieces", "pieces"),
    }
    return finish(graph, "tagger", inputs, outputs)


def _apart(graph: Graph) -> str:
    """Return what is added to the score of each pair of wordpieces: 0 within a group."""
    rows, columns = (graph.add("Unsqueeze", "groups", graph.shape(axis)) for axis in (0, 1))
    same = graph.add("Equal", rows, columns)
    values = (graph.constant(np.array(value, dtype=np.float32)) for value in (0, APART))
    return graph.add("Where", same, *values)


def add_layer(
    graph: Graph, x: str, apart: str | None, weights: Weights, name: str, shape: Shape
) -> str:
    """Add one layer of an encoder (post-norm).

    Args:
        graph: to add it to.
        x: its input.
        apart: what is added to the score of each pair of wordpieces, None for nothing.
        weights: of the network, by name.
        name: of the layer among them.
        shape: the network's sizes.
    """

    def dense(x: str, part: str) -> str:
        return graph.dense(x, weights[f"{name}.{part}.weight"], weights[f"{name}.{part}.bias"])

    width = shape.hidden // shape.heads
    inner = weights[f"{name}.mix.weight"].shape[1]  # fewer than `hidden` where heads were pruned
    asked = graph.dense(x, *_scaled(weights, f"{name}.attend", inner, width))
    scores, values = graph.compared(asked, apart, 3, inner // width, width)
    seen = graph.add("MatMul", graph.add("Softmax", scores, axis=-1), values)
    seen = graph.add("Transpose", seen, perm=[0, 2, 1, 3])
    seen = graph.add("Reshape", seen, graph.shape(-1, inner))
    x = graph.norm(graph.add("Add", x, dense(seen, "mix")), weights, f"{name}.mix_norm", shape.norm)
    wide = graph.add("Gelu", dense(x, "widen"), approximate="tanh")
    x = graph.add("Add", x, dense(wide, "narrow"))
    return graph.norm(x, weights, f"{name}.norm", shape.norm)


def _scaled(
    weights: Weights, name: str, rows: int, width: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return weight and bias, the first rows divided as what they give is compared."""
    scale = np.ones(len(weights[f"{name}.bias"]), dtype=np.float32)
    scale[:rows] /= width**0.5
    return weights[f"{name}.weight"] * scale[:, None], weights[f"{name}.bias"] * scale


def finish(graph: Graph, name: str, inputs: Values, outputs: Values) -> onnx.ModelProto:
    """Return a graph as a model that has been checked."""
    given, made = (
        [
            helper.make_tensor_value_info(key, kind, list(sizes))
            for key, (kind, *sizes) in row.items()
        ]
        for row in (inputs, outputs)
    )
    whole = helper.make_graph(graph.nodes, name, given, made, graph.constants)
    sets = [helper.make_opsetid(OURS, OPSET), helper.make_opsetid(THEIRS, 1)]
    model = helper.make_model(whole, opset_imports=sets, ir_version=IR)
    onnx.checker.check_model(model)
    return model
