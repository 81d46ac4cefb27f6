"""The cases in PyTorch, float64, one thread. Prints {name: milliseconds per call} as JSON."""

import json
import math
import statistics
import sys
import time

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def measure(run, sample_seconds=0.06, samples=9):
    calls = 1
    while True:
        start = time.perf_counter()
        for _ in range(calls):
            run()
        elapsed = time.perf_counter() - start
        if elapsed >= sample_seconds / 2:
            break
        calls *= 2
    calls = max(1, round(calls * sample_seconds / elapsed))
    times = []
    for _ in range(samples):
        start = time.perf_counter()
        for _ in range(calls):
            run()
        times.append((time.perf_counter() - start) / calls)
    return statistics.median(times) * 1000


def stepper(loss, parameters):
    def run():
        gradients = torch.autograd.grad(loss(), parameters)
        with torch.no_grad():
            for parameter, gradient in zip(parameters, gradients):
                parameter -= 0.01 * gradient

    return run


def problem_2():
    w = torch.tensor([math.pi / 2, math.pi], requires_grad=True)
    x = torch.tensor([2.0, 1.0])
    return stepper(lambda: F.softplus(-torch.dot(torch.sin(w), x)), [w])


def scalars(nodes):
    leaves = [torch.tensor(float(value), requires_grad=True) for value in nodes["leaves"]]

    def run():
        values = list(leaves)
        for op, inputs in nodes["ops"]:
            if op == "sin":
                values.append(torch.sin(values[inputs[0]]))
            elif op == "tanh":
                values.append(torch.tanh(values[inputs[0]]))
            elif op == "add":
                values.append(values[inputs[0]] + values[inputs[1]])
            else:
                values.append(values[inputs[0]] * values[inputs[1]])
        torch.autograd.grad(values[-1], leaves, allow_unused=True)

    return run


def mlp():
    x = torch.randn(64, 784)
    t = torch.arange(64) % 10
    shapes = [(784, 128), (128,), (128, 10), (10,)]
    parameters = [(torch.randn(*shape) * 0.1).requires_grad_() for shape in shapes]
    w1, b1, w2, b2 = parameters
    return stepper(lambda: F.cross_entropy(F.relu(x @ w1 + b1) @ w2 + b2, t), parameters)


def convolution(x_shape, w_shape, **attributes):
    x = torch.randn(*x_shape, requires_grad=True)
    w = torch.randn(*w_shape, requires_grad=True)
    b = torch.randn(w_shape[0], requires_grad=True)
    return lambda: torch.autograd.grad(F.conv2d(x, w, b, **attributes).sum(), [x, w, b])


graphs = json.load(sys.stdin)
work = {
    "problem-2": problem_2(),
    "mlp": mlp(),
    "conv-small": convolution((4, 2, 13, 13), (1, 2, 5, 5), stride=2, padding=2),
    "conv-large": convolution((8, 16, 64, 64), (32, 16, 3, 3), padding=1),
}
for name, nodes in graphs.items():
    work[name] = scalars(nodes)
json.dump({"version": torch.__version__, "times": {name: measure(run) for name, run in work.items()}}, sys.stdout)
