"""Runs scripts and reads their variables: a list of {script, values, gradients, trained} as JSON on standard input.

The answer has the same form with numbers (flat lists, `null` where not finite) in place of the names; everything but
what is trained is read before the update, which begins with the comment "# One step".
"""
import contextlib
import io
import json
import math
import sys
import warnings

import numpy as np

warnings.simplefilter("ignore")
library = sys.argv[1]
if library == "torch":
    import torch

    torch.set_num_threads(1)


def flat(tensor):
    numbers = np.asarray(tensor.detach() if library == "torch" else tensor).reshape(-1).tolist()
    return [entry if math.isfinite(entry) else None for entry in numbers]


def gradient(names, name):
    if library == "torch":
        return names[name].grad
    return names["d" + name]


def read(read_one, wanted):
    return {name: flat(read_one(name)) for name in wanted}


def run(case):
    printed = io.StringIO()
    names = {}
    before, _, after = case["script"].partition("# One step")
    try:
        with contextlib.redirect_stdout(printed):
            exec(compile(before, "script", "exec"), names)
            values = read(names.__getitem__, case["values"])
            gradients = read(lambda name: gradient(names, name), case["gradients"])
            exec(compile("#" + after, "script", "exec"), names)
        trained = read(names.__getitem__, case["trained"])
        return {"values": values, "gradients": gradients, "trained": trained, "printed": printed.getvalue()}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


json.dump([run(case) for case in json.load(sys.stdin)], sys.stdout)
