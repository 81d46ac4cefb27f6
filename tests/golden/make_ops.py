"""Writes the golden numbers of arithmetic, functions, reductions, shape, normalisation and losses.

    /usr/bin/python3 tests/golden/make_ops.py
"""
import math

import torch
import torch.nn.functional as F

from golden import INF, NAN, case, normal, positive, save

EXTREMES = [-1000.0, -40.0, -1.0, -0.0, 0.0, 1.0, 40.0, 1000.0]
INFINITE = [-INF, INF, NAN]


def unary(op, function, draw=normal, extremes=EXTREMES, attributes=({},), infinite=True):
    cases = []
    for given in attributes:
        apply = lambda x: function(x, **given)
        cases += [case(apply, [draw(*shape)], given) for shape in [(), (1,), (5,), (2, 3), (2, 1, 3), (2, 1, 2, 2)]]
        cases.append(case(apply, [extremes], given))
        if infinite:
            cases.append(case(apply, [INFINITE], given, gy=1))
    save(op, cases)


SHAPES = [((), ()), ((3,), ()), ((1,), (3,)), ((2, 3), (3,)), ((2, 1), (1, 3)), ((2, 3), (2, 3)),
          ((2, 1, 3), (4, 1)), ((2, 1, 2, 1), (3, 1, 2))]


def binary(op, function, kinks, draw=(normal, normal), infinite=True):
    cases = [case(function, [draw[0](*a), draw[1](*b)]) for a, b in SHAPES]
    cases += [case(function, list(pair)) for pair in kinks]
    if infinite:
        cases.append(case(function, [INFINITE + [1.0, 2.0, 3.0], [1.0, 2.0, 3.0] + INFINITE], gy=1))
    save(op, cases)


def arithmetic():
    big = ([1000.0, -1000.0, 1e300, 0.0], [-1000.0, 1e-3, 1e-300, 2.0])
    binary("add", torch.add, [big])
    binary("sub", torch.sub, [big])
    binary("mul", torch.mul, [big])
    binary("div", torch.div, [big, ([1.0, -1.0, 0.0], [0.0, 0.0, 0.0])])
    binary("pow", torch.pow, [
        ([0.0, 0.0, 0.0, 0.0, 0.0], [0.0, 1.0, 2.0, 0.5, 3.0]),
        ([0.0, 0.0], [-1.0, -2.0]),
        ([-2.0, -2.0, -2.0, -2.0, -1.5], [2.0, 3.0, -1.0, 0.0, 0.5]),
        ([1.0, -1.0, 1.0, 2.0, 0.5], [NAN, INF, -INF, -INF, INF]),
        ([3.0, 2.0, 10.0], 2.0),
    ], draw=(positive, normal), infinite=False)
    ties = ([1.0, 2.0, 3.0, 0.0, -1.0], [1.0, 3.0, 2.0, -0.0, -1.0])
    binary("maximum", torch.maximum, [ties, ([[1.0], [2.0]], [1.0, 2.0])])
    binary("minimum", torch.minimum, [ties, ([[1.0], [2.0]], [1.0, 2.0])])
    unary("neg", torch.neg)
    unary("abs", torch.abs)
    unary("square", torch.square)
    unary("sqrt", torch.sqrt, draw=positive, extremes=[0.0, 1e-300, 1.0, 1e300, -1.0])
    unary("reciprocal", torch.reciprocal, draw=positive, extremes=[-1000.0, -1e-3, 1e-300, 1000.0, 0.0])
    unary("clamp", torch.clamp, extremes=[-2.0, -0.5, 0.0, 0.5, 0.75, 1.0, 3.0],
          attributes=[{"min": -0.5, "max": 0.75}, {"min": 0.5}, {"max": 0.5}, {"min": 1, "max": 0}])


def functions():
    inside = lambda *shape: torch.rand(shape) * 1.8 - 0.9
    unary("exp", torch.exp)
    unary("log", torch.log, draw=positive, extremes=[1e-300, 1e-3, 1.0, 1e300, 0.0, -1.0])
    unary("sin", torch.sin, infinite=False)
    unary("cos", torch.cos, infinite=False)
    unary("tan", torch.tan, extremes=[-1000.0, -1.5, 0.0, 1.5, 1000.0], infinite=False)
    unary("asin", torch.asin, draw=inside, extremes=[-1.0, -0.999, 0.0, 0.999, 1.0, 2.0])
    unary("acos", torch.acos, draw=inside, extremes=[-1.0, -0.999, 0.0, 0.999, 1.0, 2.0])
    unary("atan", torch.atan)
    unary("sinh", torch.sinh)
    unary("cosh", torch.cosh)
    unary("tanh", torch.tanh)
    unary("sigmoid", torch.sigmoid)
    unary("relu", torch.relu)
    unary("leaky_relu", lambda x, slope=0.01: F.leaky_relu(x, slope), attributes=[{}, {"slope": 0.2}, {"slope": 0}])
    unary("elu", lambda x, alpha=1.0: F.elu(x, alpha), attributes=[{}, {"alpha": 0.5}, {"alpha": 2}])
    unary("gelu", F.gelu)
    # threshold: by default PyTorch gives x itself above 20, which is off by 1e-10.
    unary("softplus", lambda x: F.softplus(x, threshold=40))
    unary("silu", F.silu)
    unary("erf", torch.erf, extremes=[-1000.0, -3.0, -1.25, -0.84375, -1e-9, 0.0, 1e-300, 0.5, 1.0, 2.0, 2.9, 5.5, 6.5])


def reduce_axes(function, x, axes=None, keepdims=False):
    """`axes` None: all of them, whatever the function calls that."""
    dims = tuple(range(x.dim())) if axes is None else axes
    return function(x, dims, keepdims)


def prod(x, dims, keepdims):
    for dim in sorted((dim % x.dim() for dim in dims), reverse=True):
        x = torch.prod(x, dim=dim, keepdim=keepdims)
    return x


def reductions():
    table = {
        "sum": lambda x, dims, keep: torch.sum(x, dim=dims, keepdim=keep),
        "mean": lambda x, dims, keep: torch.mean(x, dim=dims, keepdim=keep),
        "max": lambda x, dims, keep: torch.amax(x, dim=dims, keepdim=keep),
        "min": lambda x, dims, keep: torch.amin(x, dim=dims, keepdim=keep),
        "logsumexp": lambda x, dims, keep: torch.logsumexp(x, dim=dims, keepdim=keep),
        "prod": prod,
    }
    settings = [
        ((), {}), ((), {"keepdims": True}), ((1,), {}), ((4,), {}), ((4,), {"axes": [0], "keepdims": True}),
        ((2, 3), {}), ((2, 3), {"keepdims": True}), ((2, 3), {"axes": [0]}), ((2, 3), {"axes": [-1]}),
        ((2, 3), {"axes": [1], "keepdims": True}), ((2, 3, 2), {"axes": [1]}), ((2, 3, 2), {"axes": [2, 0]}),
        ((2, 3, 2), {"axes": [-1, -2], "keepdims": True}), ((2, 2, 3, 2), {"axes": [0, 2]}),
        ((2, 2, 3, 2), {"axes": [1, -1], "keepdims": True}), ((2, 1, 1, 3), {"axes": [1]}),
    ]
    special = {
        "sum": [[1e300, -1e300, 1.0]],
        "mean": [[1000.0, -1000.0, 4.0]],
        "max": [[2.0, 5.0, 5.0, 1.0, 5.0], [[3.0, 3.0], [3.0, 3.0]], [1.0, NAN, 2.0], [-INF, 0.0], [INF, INF]],
        "min": [[2.0, 1.0, 5.0, 1.0], [[3.0, 3.0], [3.0, 3.0]], [1.0, NAN, 2.0], [-INF, 0.0], [-INF, -INF]],
        "prod": [[2.0, 0.0, 3.0], [0.0, 0.0, 3.0], [0.0, 0.0, 0.0], [1e200, 1e-200, 5.0]],
        "logsumexp": [[1000.0, 999.0, -1000.0], [-1000.0, -1001.0], [INF, 1.0], [-INF, 1.0], [-INF, -INF], [NAN, 1.0]],
    }
    for op, function in table.items():
        cases = [case(lambda x: reduce_axes(function, x, **given), [normal(*shape)], given) for shape, given in settings]
        cases += [case(lambda x: reduce_axes(function, x), [values]) for values in special[op]]
        save(op, cases)


def shapes():
    save("reshape", [
        case(lambda x: x.reshape(given), [normal(*shape)], {"shape": given})
        for shape, given in [((), []), ((), [1]), ((), [1, -1]), ((1,), []), ((6,), [2, 3]), ((2, 3), [-1]),
                             ((2, 3, 4), [4, -1, 2]), ((2, 3, 2, 2), [6, 4]), ((2, 3), [1, 3, 1, 2])]
    ])
    save("flatten", [
        case(lambda x: torch.flatten(x, **({"start_dim": given["start"]} if given else {})), [normal(*shape)], given)
        for shape, given in [((), {}), ((3,), {}), ((2, 3), {}), ((2, 3, 2), {"start": 1}), ((2, 3, 2), {"start": -1}),
                             ((2, 1, 3, 2), {"start": -3})]
    ])
    save("concat", [
        case(lambda *parts: torch.cat(parts, dim=given.get("axis", 0)), [normal(*part) for part in parts], given)
        for parts, given in [([(2,), (3,)], {}), ([(1,), (1,)], {}), ([(2,), (1,), (3,)], {"axis": -1}),
                             ([(2, 3), (1, 3)], {}), ([(2, 1), (2, 3), (2, 2)], {"axis": 1}),
                             ([(2, 1, 2), (2, 3, 2)], {"axis": -2}), ([(1, 2, 2, 2), (1, 2, 2, 1)], {"axis": 3})]
    ])

    def cut(x, starts=None, ends=None, steps=None):
        """NumPy's rules, also for the negative steps that PyTorch has not."""
        for dim in range(x.dim()):
            pick = slice(*(None if part is None else part[dim] for part in (starts, ends, steps)))
            x = x.index_select(dim, torch.tensor(range(x.shape[dim])[pick], dtype=torch.long))
        return x

    save("slice", [
        case(lambda x: cut(x, **given), [normal(*shape)], given)
        for shape, given in [
            ((), {}), ((5,), {}), ((5,), {"starts": [1]}), ((5,), {"ends": [-1]}), ((5,), {"starts": [-3], "ends": [100]}),
            ((5,), {"starts": [-100], "ends": [3], "steps": [2]}), ((5,), {"steps": [-1]}),
            ((5,), {"starts": [3], "ends": [0], "steps": [-2]}), ((5,), {"starts": [10], "ends": [-10], "steps": [-3]}),
            ((5,), {"starts": [3], "ends": [2]}), ((4, 3), {"starts": [1, None], "ends": [3, 2]}),
            ((4, 3), {"starts": [None, 1], "ends": [None, 2], "steps": [2, None]}),
            ((2, 3, 4), {"steps": [1, -1, 2]}), ((2, 2, 3, 4), {"starts": [0, 1, 0, -2], "ends": [1, 2, 2, None]}),
        ]
    ])
    save("pad", [
        case(lambda x: F.pad(x, [n for pair in reversed(given["pads"]) for n in pair], value=given.get("value", 0)),
             [normal(*shape)], given)
        for shape, given in [((3,), {"pads": [[1, 2]]}), ((3,), {"pads": [[0, 0]]}), ((1,), {"pads": [[0, 2]], "value": -1.5}),
                             ((2, 3), {"pads": [[1, 0], [0, 2]]}), ((2, 1, 2), {"pads": [[0, 1], [1, 1], [2, 0]], "value": 7}),
                             ((1, 2, 2, 1), {"pads": [[0, 0], [1, 0], [0, 1], [1, 1]]})]
    ])
    save("broadcast_to", [
        case(lambda x: torch.broadcast_to(x, given), [normal(*shape)], {"shape": given})
        for shape, given in [((), []), ((), [2]), ((), [2, 3]), ((3,), [3]), ((3,), [2, 3]), ((1,), [4]),
                             ((2, 1), [2, 3]), ((2, 1, 3), [2, 2, 4, 3])]
    ])

    def squeeze(x, axes=None):
        if axes is None:
            return torch.squeeze(x)
        named = {axis % x.dim() for axis in axes}
        return x.reshape([n for axis, n in enumerate(x.shape) if not (axis in named and n == 1)])

    save("squeeze", [
        case(lambda x: squeeze(x, **given), [normal(*shape)], given)
        for shape, given in [((), {}), ((1,), {}), ((3,), {}), ((1, 3, 1), {}), ((1, 3, 1), {"axes": [0]}),
                             ((1, 3, 1), {"axes": [-1, 0]}), ((1, 3), {"axes": [1]}), ((2, 1, 1, 3), {"axes": [-2]})]
    ])

    def unsqueeze(x, axes):
        rank = x.dim() + len(axes)
        for axis in sorted(axis % rank for axis in axes):
            x = x.unsqueeze(axis)
        return x

    save("unsqueeze", [
        case(lambda x: unsqueeze(x, **given), [normal(*shape)], given)
        for shape, given in [((), {"axes": [0]}), ((3,), {"axes": [0]}), ((3,), {"axes": [-1]}), ((3,), {"axes": [1]}),
                             ((2, 3), {"axes": [0, 2]}), ((3,), {"axes": [0, -1]}), ((3,), {"axes": [-3, 2]})]
    ])


def normalisation():
    wide = [[1000.0, 0.0, -1000.0], [1000.0, 1000.0, 999.0]]
    settings = [((1,), {}), ((4,), {}), ((2, 3), {}), ((2, 3), {"axis": 0}), ((2, 3, 2), {"axis": 1}), ((2, 2, 3, 2), {"axis": -3})]
    for op, function in {"softmax": torch.softmax, "log_softmax": torch.log_softmax}.items():
        apply = lambda x, axis=-1: function(x, dim=axis)
        cases = [case(lambda x: apply(x, **given), [normal(*shape)], given) for shape, given in settings]
        cases += [case(apply, [wide]), case(lambda x: apply(x, 0), [wide], {"axis": 0})]
        cases += [case(apply, [values]) for values in ([INF, 1.0], [-INF, 1.0, 2.0], [NAN, 1.0])]
        save(op, cases)

    def layer_norm(x, axes=(-1,), eps=1e-5):
        dims = tuple(range(x.dim())) if axes is None else tuple(axes)
        return (x - x.mean(dims, keepdim=True)) / torch.sqrt(x.var(dims, unbiased=False, keepdim=True) + eps)

    cases = [
        case(lambda x: layer_norm(x, **given), [normal(*shape)], given)
        for shape, given in [((1,), {}), ((4,), {}), ((2, 3), {"eps": 0.1}), ((2, 3), {"axes": [0]}), ((2, 3), {"axes": None}),
                             ((2, 3, 2), {"axes": [-1, -2]}), ((2, 3, 2), {"axes": [0, 2]}), ((2, 2, 3, 2), {"axes": [1, 2, 3]})]
    ]
    cases += [case(lambda x: F.layer_norm(x, x.shape[-1:]), [normal(3, 5, scale=10)])]
    cases += [case(layer_norm, [[[1000.0, 1001.0, 999.0], [5.0, 5.0, 5.0]]], tolerance=1e-9,
                   why="three nearly equal entries around 1000: their differences keep 13 digits")]
    save("layer_norm", cases)
    save("batch_norm2d", [
        case(lambda x, g, b: F.batch_norm(x, None, None, g, b, training=True, eps=given.get("eps", 1e-5)),
             [normal(*shape) * 2 + 1, normal(shape[1]), normal(shape[1])], given)
        for shape, given in [((2, 3, 2, 2), {}), ((1, 1, 2, 3), {}), ((4, 2, 1, 1), {"eps": 0.1}), ((2, 1, 3, 2), {"eps": 1e-3})]
    ])


def reduced(losses, reduction):
    return losses if reduction == "none" else getattr(torch, reduction)(losses)


def losses():
    log_sqrt = 0.5 * math.log(2 * math.pi)
    labels = lambda *shape: torch.randint(0, 2, shape) * 2.0 - 1
    table = {
        "logistic_loss": (lambda y, l: -F.logsigmoid(l * y), labels, [{}],
                          ([0.0, 1000.0, 1000.0, -1000.0, -1000.0, 40.0], [1.0, 1.0, -1.0, 1.0, -1.0, -1.0])),
        "binary_cross_entropy": (
            lambda y, t: F.binary_cross_entropy_with_logits(*torch.broadcast_tensors(y, t), reduction="none"),
            lambda *shape: torch.rand(shape), [{}],
            ([0.0, 1000.0, 1000.0, -1000.0, -1000.0, 40.0], [1.0, 1.0, 0.0, 1.0, 0.25, 0.0])),
        "mse": (lambda y, t: (y - t) ** 2, normal, [{}], ([1.0, 1000.0, -1000.0], [1.0, -1000.0, 1000.0])),
        "l1": (lambda y, t: torch.abs(y - t), normal, [{}], ([1.0, 1000.0, -1000.0], [1.0, -1000.0, 1000.0])),
        "huber": (lambda y, t, delta=1.0: F.huber_loss(*torch.broadcast_tensors(y, t), reduction="none", delta=delta),
                  lambda *shape: normal(*shape, scale=2), [{}, {"delta": 0.5}, {"delta": 2}],
                  ([1.0, 1.0, 1.0, 1000.0, -1000.0, 2.0, 0.5], [1.0, 0.0, 2.0, 0.0, 0.0, 0.0, 0.0])),
        "hinge": (lambda y, l: F.relu(1 - l * y), labels, [{}],
                  ([1.0, -1.0, 0.0, 1000.0, -1000.0], [1.0, -1.0, 1.0, -1.0, -1.0])),
        "gaussian_nll": (lambda y, m, sigma=1.0: (y - m) ** 2 / (2 * sigma**2) + math.log(sigma) + log_sqrt,
                         normal, [{}, {"sigma": 0.5}, {"sigma": 3}], ([1.0, 1000.0], [1.0, -1000.0])),
        "laplace_nll": (lambda y, m, scale=1.0: torch.abs(y - m) / scale + math.log(2 * scale),
                        normal, [{}, {"scale": 0.5}, {"scale": 3}], ([1.0, 1000.0], [1.0, -1000.0])),
    }
    for op, (function, targets, attributes, special) in table.items():
        cases = []
        for given in attributes:
            apply = lambda y, t, reduction="mean": reduced(function(y, t, **given), reduction)
            for a, b in SHAPES:
                cases.append(case(apply, [normal(*a), targets(*b)], given))
            for reduction in ("mean", "sum", "none"):
                both = given | {"reduction": reduction}
                run = lambda y, t: apply(y, t, reduction)
                cases += [case(run, [normal(2, 3), targets(2, 3)], both), case(run, [normal(2, 1), targets(3)], both)]
                cases.append(case(run, list(special), both))
        save(op, cases)

    cases = []
    for reduction in ("mean", "sum", "none"):
        given = {"reduction": reduction}
        indices = lambda y, t: F.cross_entropy(y, t.detach().long(), reduction=reduction)
        spread = lambda y, t: F.cross_entropy(y, t, reduction=reduction)
        for scores, target in [((3,), 2.0), ((1,), 0.0), ((2, 3), [0.0, 2.0]), ((2, 3, 2), [[0.0, 2.0], [1.0, 1.0]]),
                               ((2, 2, 1, 3), [[[0.0, 1.0, 1.0]], [[1.0, 0.0, 1.0]]])]:
            cases.append(case(indices, [normal(*scores), target], given, no_gradient=(1,)))
        for scores in [(3,), (1,), (2, 3), (2, 3, 2), (2, 2, 1, 3)]:
            target = torch.softmax(normal(*scores), dim=0 if len(scores) == 1 else 1)
            cases += [case(spread, [normal(*scores), target], given), case(spread, [normal(*scores), normal(*scores)], given)]
        wide = [[1000.0, 0.0, -1000.0], [1000.0, 1000.0, 999.0]]
        cases.append(case(indices, [wide, [2.0, 0.0]], given, no_gradient=(1,)))
        cases.append(case(spread, [wide, [[0.0, 0.5, 0.5], [1.0, 0.0, 0.0]]], given))
    save("cross_entropy", cases)


torch.manual_seed(20261124)
for group in (arithmetic, functions, reductions, shapes, normalisation, losses):
    group()
