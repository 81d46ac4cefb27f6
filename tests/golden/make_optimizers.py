"""Golden runs of PyTorch's optimisers (float64): 100 steps on L = ½ Σ aᵢ wᵢ² + sin(w₀ w₁), written to optimizers.json.

Each with schedules of the learning rate, clipping of the gradient's norm and weight decay as well.

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


VARIANTS = {
    "clip": lambda w: (torch.optim.SGD([w], lr=0.1), None, 0.2),
    "momentum, weight decay": lambda w: (torch.optim.SGD([w], lr=0.1, momentum=0.9, weight_decay=0.05), None, None),
    "adam, weight decay": lambda w: (torch.optim.Adam([w], lr=0.1, weight_decay=0.05), None, None),
    "step": lambda w: scheduled(w, lambda o: torch.optim.lr_scheduler.StepLR(o, step_size=7, gamma=0.8)),
    "cosine": lambda w: scheduled(w, lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, T_max=100)),
    "inverse": lambda w: scheduled(w, lambda o: torch.optim.lr_scheduler.LambdaLR(o, lambda t: 1 / (1 + 0.3 * t))),
}


def scheduled(w, make):
    optimizer = torch.optim.SGD([w], lr=0.1, momentum=0.9)
    return optimizer, make(optimizer), None


def run(make):
    w = torch.tensor(START, requires_grad=True)
    made = make(w)
    optimizer, scheduler, clip = made if isinstance(made, tuple) else (made, None, None)
    weights = []
    for _ in range(100):
        optimizer.zero_grad()
        loss = 0.5 * (torch.tensor(CURVATURES) * w**2).sum() + torch.sin(w[0] * w[1])
        loss.backward()
        if clip is not None:
            torch.nn.utils.clip_grad_norm_([w], clip)
        optimizer.step()
        if scheduler is not None:
            scheduler.step()
        weights.append(w.detach().tolist())
    return weights


golden = {
    "curvatures": CURVATURES,
    "start": START,
    "learningRate": 0.1,
    "runs": {k: run(m) for k, m in RUNS.items()},
    "variants": {k: run(m) for k, m in VARIANTS.items()},
}
path = pathlib.Path(__file__).with_name("optimizers.json")
path.write_text(json.dumps(golden) + "\n")
