"""Writes convolution-sizes.json with PyTorch: output sizes of 500 random layers, a line each.

A line is {"kind", "input", "kernel", "stride", "padding", "dilation", "outputPadding", "channels", "filters", "groups",
"weights": shape, "output": [channels, height, width]}. Layers that PyTorch refuses are drawn again.
"""
import json
import pathlib
import random

import torch
import torch.nn.functional as F

random.seed(6)
FILE = pathlib.Path(__file__).parent / "convolution-sizes.json"


def pair(low, high):
    return [random.randint(low, high), random.randint(low, high)]


def draw(kind):
    groups = random.choice([1, 1, 2, 3])
    layer = {
        "kind": kind,
        "input": pair(1, 40),
        "kernel": pair(1, 7),
        "stride": pair(1, 5),
        "padding": pair(0, 6),
        "dilation": pair(1, 4),
        "outputPadding": pair(0, 3) if kind == "transposed" else [0, 0],
        "channels": groups * random.randint(1, 3),
        "filters": groups * random.randint(1, 3),
        "groups": groups,
    }
    if kind.endswith("pooling"):
        layer |= {"padding": [random.randint(0, k // 2) for k in layer["kernel"]], "groups": 1}
        layer |= {"dilation": [1, 1], "filters": layer["channels"]}
    return layer


def run(layer):
    x = torch.zeros(1, layer["channels"], *layer["input"])
    options = {name: layer[name] for name in ("stride", "padding")}
    kind, groups = layer["kind"], layer["groups"]
    if kind == "max-pooling":
        return None, F.max_pool2d(x, layer["kernel"], **options)
    if kind == "average-pooling":
        return None, F.avg_pool2d(x, layer["kernel"], **options)
    options |= {"dilation": layer["dilation"], "groups": groups}
    if kind == "convolution":
        w = torch.zeros(layer["filters"], layer["channels"] // groups, *layer["kernel"])
        return w, F.conv2d(x, w, **options)
    w = torch.zeros(layer["channels"], layer["filters"] // groups, *layer["kernel"])
    return w, F.conv_transpose2d(x, w, output_padding=layer["outputPadding"], **options)


lines = []
kinds = ["convolution"] * 260 + ["transposed"] * 140 + ["max-pooling"] * 50 + ["average-pooling"] * 50
for kind in kinds:
    while True:
        layer = draw(kind)
        try:
            weights, output = run(layer)
        except RuntimeError:
            continue
        if output.numel() == 0:
            continue
        layer |= {"weights": None if weights is None else list(weights.shape), "output": list(output.shape[1:])}
        lines.append(json.dumps(layer, separators=(",", ":")))
        break
FILE.write_text("[\n" + ",\n".join(lines) + "\n]\n")
print(f"{len(lines)} layers")
