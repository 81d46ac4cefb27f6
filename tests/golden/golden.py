"""Golden numbers from PyTorch, float64: values and gradients of one op per JSON file in `ops/`.

A file is a list of cases:

    {"attributes": {..}, "inputs": [{"shape", "data"}, ..], "output": {"shape", "data"},
     "gy": [upstream gradient, flat], "gradients": [[flat] or null, one per port], "tolerance"?, "why"?}

`null` means that no gradient flows into the port. Non-finite numbers are strings, as in the file format.
`tolerance` (relative, 1e-12 where absent) comes with the reason in `why`.
"""
import json
import math
import pathlib

import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)

FOLDER = pathlib.Path(__file__).parent / "ops"
NAN, INF = math.nan, math.inf


def normal(*shape, scale=1.0):
    return torch.randn(shape) * scale


def positive(*shape):
    return torch.rand(shape) * 2 + 0.25


def flat(tensor):
    return [number(entry) for entry in tensor.detach().reshape(-1).tolist()]


def number(entry):
    if math.isnan(entry):
        return "NaN"
    if math.isinf(entry):
        return "Infinity" if entry > 0 else "-Infinity"
    return int(entry) if entry == int(entry) and abs(entry) < 1e15 else entry


def describe(tensor):
    return {"shape": list(tensor.shape), "data": flat(tensor)}


def case(function, inputs, attributes=None, no_gradient=(), gy=None, tolerance=None, why=None):
    """Runs `function(*inputs)` and its backward pass from a random upstream gradient.

    `inputs` are tensors, numbers or nested lists; ports in `no_gradient` get `null`.
    """
    leaves = [torch.as_tensor(value, dtype=torch.float64).clone().detach() for value in inputs]
    for port, leaf in enumerate(leaves):
        leaf.requires_grad_(port not in no_gradient)
    output = function(*leaves)
    upstream = torch.randn(output.shape) if gy is None else torch.full(output.shape, float(gy))
    output.backward(upstream)
    result = {
        "attributes": attributes or {},
        "inputs": [describe(leaf) for leaf in leaves],
        "output": describe(output),
        "gy": flat(upstream),
        "gradients": [
            None
            if port in no_gradient
            else flat(torch.zeros_like(leaf) if leaf.grad is None else leaf.grad)
            for port, leaf in enumerate(leaves)
        ],
    }
    if tolerance is not None:
        result |= {"tolerance": tolerance, "why": why}
    return result


def save(op, cases):
    FOLDER.mkdir(exist_ok=True)
    lines = ",\n".join(json.dumps(entry, separators=(",", ":")) for entry in cases)
    (FOLDER / f"{op}.json").write_text(f"[\n{lines}\n]\n")
    print(f"{op}: {len(cases)} cases")
