"""Writes ops/{conv2d,conv_transpose2d,max_pool2d,avg_pool2d,global_avg_pool2d}.json with PyTorch."""
import torch
import torch.nn.functional as F

from golden import INF, NAN, case, normal, save

torch.manual_seed(3)


def batched(function, x, *others):
    """PyTorch wants channels: a plain image is a batch of one image with one channel, its kernel one filter."""
    if x.dim() > 2:
        return function(x, *others)
    lifted = [other[None, None] if other.dim() == 2 else other.reshape(-1) for other in others]
    return function(x[None, None], *lifted)[0, 0]


def convolve(function, x, w, bias=None, **attributes):
    """`x` and `w` are shapes or numbers; `bias` is the shape of the bias."""
    inputs = [normal(*x), normal(*w)] + ([] if bias is None else [normal(*bias)])
    return case(lambda x, *others: batched(lambda *args: function(*args, **attributes), x, *others), inputs, attributes)


def conv(*args, **attributes):
    return convolve(F.conv2d, *args, **attributes)


save(
    "conv2d",
    [
        # the three layouts
        conv([5, 6], [3, 2]),
        conv([5, 6], [3, 2], [1], padding=1),
        conv([5, 6], [3, 2], [], stride=2),
        conv([2, 5, 6], [3, 2, 3, 3]),
        conv([2, 5, 6], [3, 2, 3, 3], [3], padding=1),
        conv([4, 2, 5, 6], [3, 2, 3, 3]),
        conv([4, 2, 5, 6], [3, 2, 3, 3], [3]),
        # the convolution of the midterm
        conv([4, 2, 13, 13], [1, 2, 5, 5], [1], stride=2, padding=2),
        # a single number comes out
        conv([1, 1, 5, 5], [1, 1, 5, 5]),
        conv([3, 3], [3, 3]),
        conv([1, 2, 1, 1], [2, 2, 1, 1], [2]),
        # strides that leave columns unused
        conv([2, 1, 6, 8], [2, 1, 3, 3], stride=2),
        conv([1, 2, 9, 10], [2, 2, 2, 3], stride=[3, 4]),
        conv([1, 1, 7, 7], [1, 1, 1, 1], stride=3),
        conv([1, 1, 5, 5], [1, 1, 2, 2], stride=7),
        # paddings: odd, uneven, wider than the kernel and than the image
        conv([1, 2, 4, 5], [3, 2, 3, 3], padding=[1, 2]),
        conv([1, 1, 3, 3], [2, 1, 2, 2], padding=3),
        conv([1, 1, 2, 2], [1, 1, 5, 5], [1], padding=2),
        conv([1, 1, 2, 3], [1, 1, 3, 3], padding=4, stride=3),
        # dilation
        conv([1, 1, 7, 7], [1, 1, 3, 3], dilation=2),
        conv([2, 2, 8, 9], [3, 2, 2, 3], [3], dilation=[3, 2], padding=2),
        conv([1, 1, 6, 6], [1, 1, 3, 2], dilation=[2, 4], stride=[1, 2], padding=[3, 1]),
        conv([1, 1, 2, 2], [1, 1, 2, 2], dilation=5, padding=3),
        # groups
        conv([2, 4, 5, 5], [4, 2, 3, 3], [4], groups=2),
        conv([1, 3, 5, 5], [3, 1, 3, 3], padding=1, groups=3),
        conv([2, 3, 5, 4], [6, 1, 2, 2], [6], groups=3, stride=2, padding=1),
        conv([2, 6, 7, 7], [9, 2, 3, 3], [9], groups=3, stride=2, padding=1, dilation=2),
        # as matrices: many filters, several strips of a large map, and with every attribute
        conv([2, 3, 8, 8], [8, 3, 3, 3], [8], padding=1),
        conv([1, 1, 50, 34], [4, 1, 11, 11], [4], stride=[2, 1], padding=2),
        conv([2, 8, 9, 8], [10, 4, 3, 2], [10], groups=2, stride=2, padding=[1, 2], dilation=[1, 3]),
    ],
)


def transposed(*args, **attributes):
    return convolve(F.conv_transpose2d, *args, **attributes)


save(
    "conv_transpose2d",
    [
        transposed([2, 3], [2, 2]),
        transposed([3, 3], [3, 2], [1], stride=2),
        transposed([2, 3, 4], [2, 3, 2, 3], [3]),
        transposed([2, 2, 3, 4], [2, 3, 3, 3]),
        transposed([2, 2, 3, 4], [2, 3, 3, 3], [3], stride=2, padding=1, output_padding=1),
        transposed([1, 1, 1, 1], [1, 1, 1, 1], [1]),
        transposed([1, 1, 3, 3], [1, 1, 3, 3], padding=2),
        transposed([1, 2, 3, 2], [2, 1, 2, 3], stride=[3, 2], padding=[0, 1], output_padding=[2, 0]),
        transposed([1, 1, 3, 4], [1, 1, 2, 2], dilation=3, padding=1),
        transposed([1, 1, 3, 4], [1, 1, 2, 2], dilation=3, output_padding=2),
        transposed([1, 1, 2, 2], [1, 1, 2, 2], stride=4),
        transposed([2, 4, 3, 3], [4, 2, 3, 3], [4], groups=2, stride=2, padding=1, output_padding=1),
        transposed([1, 3, 4, 4], [3, 1, 2, 2], groups=3),
        transposed([2, 6, 4, 5], [6, 3, 3, 3], [9], groups=3, stride=2, padding=1, dilation=2, output_padding=1),
        transposed([2, 8, 6, 5], [8, 4, 3, 3], [4], padding=1),
        transposed([1, 6, 8, 9], [6, 3, 4, 4], [3], stride=2, padding=1),
    ],
)


def pool(function, x, kernel, stride=None, padding=0, gy=None):
    attributes = {"kernel": kernel}
    if stride is not None:
        attributes["stride"] = stride
    if padding != 0:
        attributes["padding"] = padding
    x = normal(*x) if isinstance(x, tuple) else x
    return case(lambda x: batched(lambda x: function(x, kernel, stride, padding), x), [x], attributes, gy=gy)


POOLINGS = [
    ((4, 4), 2),
    ((2, 4, 6), 2),
    ((2, 3, 4, 6), 2),
    ((2, 3, 7, 8), 3),
    ((1, 2, 7, 8), [2, 3]),
    ((1, 2, 6, 7), 3, 1),
    ((1, 1, 6, 7), 2, 3),
    ((1, 1, 7, 9), 3, [2, 4]),
    ((1, 2, 5, 5), 3, 2, 1),
    ((1, 1, 4, 5), [2, 3], 1, [1, 1]),
    ((1, 1, 3, 3), [1, 3], 1, [0, 1]),
    ((1, 1, 3, 3), 3),
    ((2, 2), 1),
    ((1, 1, 1, 1), 2, 1, 1),
]
TIES = torch.tensor([[1, 1, 0, 2], [1, 1, 2, 2], [3, 0, 5, 5], [0, 3, 5, 5]])

save(
    "max_pool2d",
    [
        *[pool(F.max_pool2d, *arguments) for arguments in POOLINGS],
        # the first of equals, in windows that share entries too
        pool(F.max_pool2d, TIES, 2),
        pool(F.max_pool2d, TIES, 2, 1),
        pool(F.max_pool2d, TIES, 3, 1, 1),
        pool(F.max_pool2d, torch.zeros(4, 4), 3, 1, 1),
        # padding is −∞, not 0
        pool(F.max_pool2d, -torch.ones(2, 2), 2, 1, 1),
        pool(F.max_pool2d, torch.tensor([[-INF, -INF], [-INF, -INF]]), 2, 1, 1),
        pool(F.max_pool2d, torch.tensor([[1, NAN, 2], [INF, 0, 3]]), [2, 2], 1),
    ],
)
save("avg_pool2d", [pool(F.avg_pool2d, *arguments) for arguments in POOLINGS])
save(
    "global_avg_pool2d",
    [
        case(lambda x: batched(lambda x: F.adaptive_avg_pool2d(x, 1), x), [normal(*shape)])
        for shape in [(3, 4), (2, 3, 4), (2, 3, 4, 5), (1, 2, 1, 1)]
    ],
)
