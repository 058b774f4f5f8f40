"""The fewest cells to change as HiGHS finds them: a second opinion on what ``search`` says.

One binary variable a cell (is it changed?) and one real variable (by how much, as a share of all
that is missing). In floating point, so for small numbers only.
"""

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array, diags_array, hstack

from hegui.suspects.problem import Problem


def fewest(problem: Problem) -> int:
    """How many cells have to change at least so that every sum agrees."""
    count = len(problem.values)
    scale = sum(map(abs, problem.rest))
    rest = np.array([value / scale for value in problem.rest])
    room = np.array(
        [min(1.0, (v - problem.least(n)) / scale) for n, v in enumerate(problem.values)]
    )
    signs = _matrix(problem)
    every = diags_array(np.ones(count))
    shares = hstack([csr_array(signs.shape), signs])
    constraints = [
        LinearConstraint(shares.tocsr(), -rest, -rest),
        # A cell moves only if it is changed, upwards and downwards.
        LinearConstraint(hstack([-every, every]).tocsr(), -np.inf, 0),
        LinearConstraint(hstack([-diags_array(room), -every]).tocsr(), -np.inf, 0),
    ]
    found = milp(
        np.concatenate([np.ones(count), np.zeros(count)]),
        constraints=constraints,
        integrality=np.concatenate([np.ones(count), np.zeros(count)]),
        bounds=Bounds(np.concatenate([np.zeros(count), -room]), np.ones(2 * count)),
        options={"mip_rel_gap": 0.0},
    )
    assert found.status == 0
    return int(found.fun + 0.5)


def _matrix(problem: Problem) -> csr_array:
    entries = [(n, at, sign) for n, one in enumerate(problem.sums) for at, sign in one]
    rows, columns, signs = zip(*entries, strict=True)
    shape = (len(problem.sums), len(problem.values))
    return csr_array((np.array(signs, dtype=float), (rows, columns)), shape=shape)
