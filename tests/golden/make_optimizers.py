"""Golden runs of PyTorch's optimisers (float64): 100 steps on L = ½ Σ aᵢ wᵢ² + sin(w₀ w₁), written to optimizers.json.

Run with: python3 tests/golden/make_optimizers.py (needs torch; Debian's python3-torch will do).
"""

import json
import pathlib

import torch

torch.set_default_dtype(torch.float64)
CURVATURES = [1.0, 3.0, 0.1]
START = [1.0, -0.5, 2.0]
RUNS = {
    "sgd": lambda w: torch.optim.SGD([w], lr=0.1),
    "momentum": lambda w: torch.optim.SGD([w], lr=0.1, momentum=0.9),
    "nesterov": lambda w: torch.optim.SGD([w], lr=0.1, momentum=0.9, nesterov=True),
    "adam": lambda w: torch.optim.Adam([w], lr=0.1),
}


def run(make):
    w = torch.tensor(START, requires_grad=True)
    optimizer = make(w)
    weights = []
    for _ in range(100):
        optimizer.zero_grad()
        loss = 0.5 * (torch.tensor(CURVATURES) * w**2).sum() + torch.sin(w[0] * w[1])
        loss.backward()
        optimizer.step()
        weights.append(w.detach().tolist())
    return weights


golden = {"curvatures": CURVATURES, "start": START, "learningRate": 0.1, "runs": {k: run(m) for k, m in RUNS.items()}}
path = pathlib.Path(__file__).with_name("optimizers.json")
path.write_text(json.dumps(golden) + "\n")
