/** Python functions a script may need besides its libraries. Only those it calls are written into it. */

const RANDOM = {
  mulberry32: `def mulberry32(seed):
    """Tommy Ettinger's 32-bit generator: numbers in [0, 1)."""
    state = seed & 0xFFFFFFFF
    while True:
        state = (state + 0x6D2B79F5) & 0xFFFFFFFF
        t = (state ^ state >> 15) * (state | 1) & 0xFFFFFFFF
        t ^= t + (t ^ t >> 7) * (t | 61) & 0xFFFFFFFF
        yield (t ^ t >> 14) / 2**32`,

  random_uniform: `def random_uniform(count, seed, scale):
    """Numbers from -scale to scale."""
    draw = mulberry32(seed)
    return [scale * (2 * next(draw) - 1) for _ in range(count)]`,

  random_normal: `def random_normal(count, seed, scale):
    """Normal numbers with mean 0 and standard deviation scale (Box and Muller)."""
    draw = mulberry32(seed)
    return [
        scale * math.sqrt(-2 * math.log(1 - next(draw))) * math.cos(2 * math.pi * next(draw))
        for _ in range(count)
    ]`,
}

const FUNCTIONS = {
  sigmoid: `def sigmoid(x):
    return 1 / (1 + np.exp(-x))`,

  erf: `def erf(x):
    return np.vectorize(math.erf, otypes=[float])(x)`,

  normal_below: `def normal_below(x):
    """Probability that a standard normal number is smaller than x."""
    return np.vectorize(math.erfc, otypes=[float])(-x / np.sqrt(2)) / 2`,

  logsumexp: `def logsumexp(x, axis=None, keepdims=False):
    """log Σ exp x; the largest entry is taken out so that nothing overflows."""
    largest = np.max(x, axis=axis, keepdims=True)
    total = largest + np.log(np.sum(np.exp(x - largest), axis=axis, keepdims=True))
    return total if keepdims else np.squeeze(total, axis)`,

  log_softmax: `def log_softmax(x, axis):
    return x - logsumexp(x, axis=axis, keepdims=True)`,

  softmax: `def softmax(x, axis):
    e = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return e / np.sum(e, axis=axis, keepdims=True)`,

  standardise: `def standardise(x, axis, eps):
    """Mean 0 and variance 1 over the axes."""
    variance = np.var(x, axis=axis, keepdims=True)
    return (x - np.mean(x, axis=axis, keepdims=True)) / np.sqrt(variance + eps)`,

  standardise_back: `def standardise_back(dy, x, axis, eps):
    """Gradient of x from that of y = standardise(x); mean and variance depend on x as well."""
    y = standardise(x, axis, eps)
    through_mean = np.mean(dy, axis=axis, keepdims=True)
    through_variance = y * np.mean(dy * y, axis=axis, keepdims=True)
    scale = np.sqrt(np.var(x, axis=axis, keepdims=True) + eps)
    return (dy - through_mean - through_variance) / scale`,

  product_of_others: `def product_of_others(x, axes):
    """For every entry the product of all others over the axes, right where entries are 0 as well."""
    ends = range(-len(axes), 0)
    moved = np.moveaxis(x, axes, ends)
    rows = np.reshape(moved, (*moved.shape[: moved.ndim - len(axes)], -1))
    ones = np.ones((*rows.shape[:-1], 1))
    before = np.cumprod(np.concatenate([ones, rows[..., :-1]], axis=-1), axis=-1)
    after = np.cumprod(np.concatenate([ones, rows[..., :0:-1]], axis=-1), axis=-1)[..., ::-1]
    return np.moveaxis(np.reshape(before * after, moved.shape), ends, axes)`,

  put_back: `def put_back(dy, shape, index):
    """Gradient of x from that of y = x[index]: 0 for all entries that were not taken."""
    dx = np.zeros(shape)
    dx[index] = dy
    return dx`,
}

/** One tap of the kernel after the other: the loops are as short as the kernel is small. */
const WINDOWS = {
  pad_image: `def pad_image(x, padding, value=0.0):
    """A border above, below, left and right."""
    border = [(0, 0)] * (x.ndim - 2) + [(padding[0],) * 2, (padding[1],) * 2]
    return np.pad(x, border, constant_values=value)`,

  cut_image: `def cut_image(x, padding, shape):
    """The image without its border."""
    return x[..., padding[0] : padding[0] + shape[-2], padding[1] : padding[1] + shape[-1]]`,

  map_size: `def map_size(image, kernel, stride, dilation=(1, 1)):
    """Number of places a kernel can take, down and across."""
    sizes = zip(image, kernel, stride, dilation)
    return [(n - d * (k - 1) - 1) // s + 1 for n, k, s, d in sizes]`,

  taps: `def taps(size, kernel, stride, dilation=(1, 1)):
    """Each tap (i, j) of a kernel with the entries of the padded image it meets."""
    height, width = [(n - 1) * s + 1 for n, s in zip(size, stride)]
    for i in range(kernel[0]):
        for j in range(kernel[1]):
            top, left = i * dilation[0], j * dilation[1]
            rows = slice(top, top + height, stride[0])
            columns = slice(left, left + width, stride[1])
            yield i, j, (..., rows, columns)`,

  conv2d: `def conv2d(x, w, stride=(1, 1), padding=(0, 0), dilation=(1, 1)):
    """Slides the kernels w (F, C, h, w) over the images x (N, C, H, W)."""
    x = pad_image(x, padding)
    kernel = w.shape[2:]
    size = map_size(x.shape[2:], kernel, stride, dilation)
    y = np.zeros((len(x), len(w), *size))
    for i, j, seen in taps(size, kernel, stride, dilation):
        y += np.einsum("fc,nchw->nfhw", w[:, :, i, j], x[seen])
    return y`,

  conv2d_input: `def conv2d_input(dy, w, shape, stride=(1, 1), padding=(0, 0), dilation=(1, 1)):
    """Gradient of the images: every entry of dy puts its kernel down where it was read from."""
    dx = pad_image(np.zeros(shape), padding)
    for i, j, seen in taps(dy.shape[2:], w.shape[2:], stride, dilation):
        dx[seen] += np.einsum("fc,nfhw->nchw", w[:, :, i, j], dy)
    return cut_image(dx, padding, shape)`,

  conv2d_weight: `def conv2d_weight(dy, x, shape, stride=(1, 1), padding=(0, 0), dilation=(1, 1)):
    """Gradient of the kernels: every tap collects dy times what it has seen."""
    x = pad_image(x, padding)
    dw = np.zeros(shape)
    for i, j, seen in taps(dy.shape[2:], shape[2:], stride, dilation):
        dw[:, :, i, j] = np.einsum("nfhw,nchw->fc", dy, x[seen])
    return dw`,

  max_pool2d: `def max_pool2d(x, kernel, stride, padding=(0, 0)):
    x = pad_image(x, padding, -np.inf)
    size = map_size(x.shape[-2:], kernel, stride)
    return np.max([x[seen] for _, _, seen in taps(size, kernel, stride)], axis=0)`,

  max_pool2d_input: `def max_pool2d_input(dy, x, kernel, stride, padding=(0, 0)):
    """The first largest entry of each window receives its gradient."""
    padded = pad_image(x, padding, -np.inf)
    windows = [seen for _, _, seen in taps(dy.shape[-2:], kernel, stride)]
    winner = np.argmax([padded[seen] for seen in windows], axis=0)
    dx = np.zeros_like(padded)
    for tap, seen in enumerate(windows):
        dx[seen] += dy * (winner == tap)
    return cut_image(dx, padding, x.shape)`,

  avg_pool2d: `def avg_pool2d(x, kernel, stride, padding=(0, 0)):
    x = pad_image(x, padding)
    size = map_size(x.shape[-2:], kernel, stride)
    return np.mean([x[seen] for _, _, seen in taps(size, kernel, stride)], axis=0)`,

  avg_pool2d_input: `def avg_pool2d_input(dy, shape, kernel, stride, padding=(0, 0)):
    """Every entry of a window receives the same share of its gradient."""
    dx = pad_image(np.zeros(shape), padding)
    for _, _, seen in taps(dy.shape[-2:], kernel, stride):
        dx[seen] += dy / (kernel[0] * kernel[1])
    return cut_image(dx, padding, shape)`,
}

const HELPERS: Readonly<Record<string, string>> = { ...RANDOM, ...FUNCTIONS, ...WINDOWS }

/** Names no variable of a script may have. */
export const HELPER_NAMES: readonly string[] = Object.keys(HELPERS)

/** Definitions of the helpers the code calls, and of those they call themselves, each before its use. */
export function findHelpers(code: readonly string[]): string[] {
  const needed = new Set<string>()
  const visit = (text: string): void => {
    for (const [, name] of text.matchAll(/(?<![\w.])(\w+)\(/g)) {
      if (!Object.hasOwn(HELPERS, name) || needed.has(name)) continue
      needed.add(name)
      visit(HELPERS[name])
    }
  }
  code.forEach(visit)
  return HELPER_NAMES.filter((name) => needed.has(name)).map((name) => HELPERS[name])
}
