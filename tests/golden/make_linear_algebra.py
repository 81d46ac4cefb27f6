"""Writes ops/{dot,matmul,outer,transpose,trace,norm}.json with PyTorch."""
import torch

from golden import INF, case, normal, save

torch.manual_seed(2)

save(
    "dot",
    [
        case(torch.dot, [[1, 0], [2, 1]]),
        case(torch.dot, [normal(7), normal(7)]),
        case(torch.dot, [normal(1), normal(1)]),
        case(torch.dot, [normal(60), normal(60)]),
        case(torch.dot, [[INF, 1], [2, 3]]),
    ],
)

MATMUL_SHAPES = [
    ([2, 3], [3, 4]),
    ([1, 1], [1, 1]),
    ([3], [3]),
    ([3], [3, 4]),
    ([2, 3], [3]),
    ([5, 1], [1, 5]),
    ([17, 9], [9, 13]),
    ([7, 270], [270, 3]),
    # one matrix for every batch
    ([4, 2, 3], [3, 5]),
    ([2, 4, 2, 3], [3, 5]),
    ([2, 4, 2, 3], [1, 1, 3, 5]),
    ([4, 2, 3], [3]),
    # one matrix on the left, batches on the right
    ([2, 3], [4, 3, 5]),
    ([3], [4, 3, 5]),
    # batch by batch, and broadcast
    ([4, 2, 3], [4, 3, 5]),
    ([2, 1, 2, 3], [4, 3, 2]),
    ([2, 1, 2, 3], [1, 3, 3, 2]),
    ([1, 2, 3], [4, 3, 5]),
    ([3, 2, 2, 3], [3, 1, 3, 1]),
]
save("matmul", [case(torch.matmul, [normal(*a), normal(*b)]) for a, b in MATMUL_SHAPES])

save("outer", [case(torch.outer, [normal(m), normal(n)]) for m, n in [(2, 3), (1, 4), (5, 1), (6, 6)]])


def transpose(shape, axes=None):
    if axes is None:
        return case(lambda x: x.transpose(-2, -1), [normal(*shape)])
    return case(lambda x: x.permute(axes), [normal(*shape)], {"axes": axes})


save(
    "transpose",
    [
        transpose([2, 3]),
        transpose([4, 1]),
        transpose([2, 3, 4]),
        transpose([2, 3, 4, 2]),
        transpose([2, 3], [1, 0]),
        transpose([2, 3], [0, 1]),
        transpose([5], [0]),
        transpose([2, 3, 4], [2, 0, 1]),
        transpose([2, 3, 4], [1, 2, 0]),
        transpose([2, 3, 4], [-1, -3, -2]),
        transpose([2, 3, 2, 4], [3, 1, 0, 2]),
    ],
)

# The diagonal's sum instead of torch.trace, whose gradient PyTorch 1.13 writes beside the diagonal of tall matrices.
TRACE_SHAPES = [[3, 3], [1, 1], [2, 4], [5, 2]]
save("trace", [case(lambda x: x.diagonal().sum(), [normal(*shape)]) for shape in TRACE_SHAPES])


def norm(x, p=None):
    attributes = {} if p is None else {"p": "Infinity" if p == INF else p}
    return case(lambda x: torch.linalg.vector_norm(x, 2 if p is None else p), [x], attributes)


save(
    "norm",
    [
        norm([3, 4]),
        norm(normal(5)),
        norm(normal(2, 3, 2)),
        norm(-2),
        norm([0, 0]),
        norm([0, -2, 0]),
        *[norm(normal(3, 4), p) for p in [1, 2, 3, 1.5, 2.5, 4, INF]],
        *[norm([0, 0, 0], p) for p in [1, 2, 3, 1.5, INF]],
        *[norm([0, -2, 1], p) for p in [1, 3, 1.5, 0.5, INF]],
        norm([0.5, -1.5, 2], 0.5),
        # ties
        norm([2, -2, 1, 2], INF),
        norm([[1, 1], [1, 1]], 1),
    ],
)
