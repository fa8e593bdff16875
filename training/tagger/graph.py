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


class _Graph:
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

    def norm(self, x: str, weights: Weights, name: str, least: float) -> str:
        given = (self.constant(weights[f"{name}.{kind}"]) for kind in ("weight", "bias"))
        return self.add("LayerNormalization", x, *given, epsilon=least)

    def compared(self, x: str, apart: str, parts: int, heads: int, width: int) -> list[str]:
        """Cut into parts of several heads, compare the first two; return scores and the rest."""
        cut = self.add("Reshape", x, self.shape(-1, parts, heads, width))
        cut = self.add("Transpose", cut, perm=[1, 2, 0, 3])
        names = ("",) * parts
        first, second, *rest = self.split("Split", cut, names=names, num_outputs=parts)
        scores = self.add("FusedMatMul", first, second, domain=THEIRS, transB=1)
        return [self.add("Add", scores, apart), *rest]


def make_graph(weights: Weights, shape: Shape) -> onnx.ModelProto:
    """Return the graph of a tagger that is asked one window at a time.

    Inputs, a row a wordpiece: `words` (embedded), `features`, `positions`, and `groups`, numbers
    of the texts that share the window and do not see each other. Outputs: `tags` (pieces x 7) and
    `pointers` (3 x pieces x pieces), log probabilities.

    Args:
        weights: of a `tagger.network.Tagger`, by name.
        shape: its sizes.
    """
    graph = _Graph()
    apart = _apart(graph)
    x = "words"
    for table in ("positions", "features"):
        rows = graph.add("Gather", graph.constant(weights[f"{table}.weight"]), table)
        x = graph.add("Add", x, rows)
    x = graph.norm(x, weights, "norm", shape.norm)
    for number in range(shape.layers):
        x = _layer(graph, x, apart, weights, number, shape)
    tags = graph.dense(x, weights["tags.weight"], weights["tags.bias"])
    graph.add("LogSoftmax", tags, axis=-1, to="tags")
    weight, bias = _scaled(weights, "points", POINTERS * POINTER_WIDTH, POINTER_WIDTH)
    points = graph.dense(x, weight, bias)
    (scores,) = graph.compared(points, apart, 2, POINTERS, POINTER_WIDTH)
    scores = graph.add("Squeeze", scores, graph.shape(0))
    graph.add("LogSoftmax", scores, axis=-1, to="pointers")
    return _model(graph, shape)


def _apart(graph: _Graph) -> str:
    """Return what is added to the score of each pair of wordpieces: 0 within a group."""
    rows, columns = (graph.add("Unsqueeze", "groups", graph.shape(axis)) for axis in (0, 1))
    same = graph.add("Equal", rows, columns)
    values = (graph.constant(np.array(value, dtype=np.float32)) for value in (0, APART))
    return graph.add("Where", same, *values)


def _layer(graph: _Graph, x: str, apart: str, weights: Weights, number: int, shape: Shape) -> str:
    """Return one layer of the encoder (post-norm)."""
    name = f"layers.{number}"

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


def _model(graph: _Graph, shape: Shape) -> onnx.ModelProto:
    def told(name: str, kind: int, *sizes: str | int) -> onnx.ValueInfoProto:
        return helper.make_tensor_value_info(name, kind, list(sizes))

    inputs = [told("words", TensorProto.FLOAT, "pieces", shape.hidden)]
    for name in ("features", "positions", "groups"):
        inputs.append(told(name, TensorProto.INT64, "pieces"))
    outputs = [
        told("tags", TensorProto.FLOAT, "pieces", len(LABELS)),
        told("pointers", TensorProto.FLOAT, POINTERS, "pieces", "pieces"),
    ]
    made = helper.make_graph(graph.nodes, "tagger", inputs, outputs, graph.constants)
    sets = [helper.make_opsetid(OURS, OPSET), helper.make_opsetid(THEIRS, 1)]
    model = helper.make_model(made, opset_imports=sets, ir_version=IR)
    onnx.checker.check_model(model)
    return model
