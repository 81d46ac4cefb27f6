"""Gradients, one step of gradient descent and both losses of the two-layer network with a ReLU, by PyTorch in float64.

Run: python3 tests/golden/make_two_layer.py
"""

import json
from pathlib import Path

import torch

torch.set_default_dtype(torch.float64)
example = Path(__file__).parents[2] / "shared/examples/two-layer-network.chainrule"
document = json.loads(example.read_text())
values = {node["id"]: node["attributes"]["value"] for node in document["nodes"] if "value" in node.get("attributes", {})}
rate = document["training"]["learningRate"]
x = torch.tensor(values["x"])
t = torch.tensor(values["t"], dtype=torch.long)
parameters = {name: torch.tensor(values[name], dtype=torch.float64, requires_grad=True) for name in ("W1", "b1", "W2", "b2")}


def loss_of(W1, b1, W2, b2):
    hidden = torch.relu(x @ W1 + b1)
    return torch.nn.functional.cross_entropy(hidden @ W2 + b2, t)


loss = loss_of(**parameters)
loss.backward()
after = {name: (value - rate * value.grad).detach() for name, value in parameters.items()}
golden = {
    "torch": torch.__version__,
    "loss": loss.item(),
    "gradients": {name: value.grad.tolist() for name, value in parameters.items()},
    "updated": {name: value.tolist() for name, value in after.items()},
    "newLoss": loss_of(**after).item(),
}
(Path(__file__).parent / "two-layer.json").write_text(json.dumps(golden, indent=2) + "\n")
