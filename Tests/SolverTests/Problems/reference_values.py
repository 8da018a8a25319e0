"""Reference values for the stiff problems in this folder, from SciPy's Radau (order 5, implicit), checked against LSODA.

    python3 reference_values.py

Made once with SciPy 1.17.1, rtol 1e-13, atol 1e-18 (Radau); the LSODA run at rtol 1e-11 only guards against a slip.
The numbers printed stand in Robertson.swift, Hires.swift and VanDerPol.swift.
"""
import numpy as np
from scipy.integrate import solve_ivp


def robertson(t, y):
    slow, fast, pair = 0.04 * y[0], 3e7 * y[1] ** 2, 1e4 * y[1] * y[2]
    return [-slow + pair, slow - pair - fast, fast]


def robertson_jacobian(t, y):
    return [[-0.04, 1e4 * y[2], 1e4 * y[1]], [0.04, -1e4 * y[2] - 6e7 * y[1], -1e4 * y[1]], [0, 6e7 * y[1], 0]]


def hires(t, y):
    return [
        -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007,
        1.71 * y[0] - 8.75 * y[1],
        -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4],
        8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3],
        -1.745 * y[4] + 0.43 * y[5] + 0.43 * y[6],
        -280 * y[5] * y[7] + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6],
        280 * y[5] * y[7] - 1.81 * y[6],
        -280 * y[5] * y[7] + 1.81 * y[6],
    ]


def van_der_pol(t, y):
    return [y[1], 1e3 * (1 - y[0] ** 2) * y[1] - y[0]]


def van_der_pol_jacobian(t, y):
    return [[0, 1], [-2e3 * y[0] * y[1] - 1, 1e3 * (1 - y[0] ** 2)]]


def show(name, f, start, times, jacobian=None, atol=1e-18):
    common = dict(t_eval=times, jac=jacobian)
    best = solve_ivp(f, (0, times[-1]), start, method="Radau", rtol=1e-13, atol=atol, **common)
    other = solve_ivp(f, (0, times[-1]), start, method="LSODA", rtol=1e-11, atol=1e-14, **common)
    print(name, "largest difference to LSODA", np.max(np.abs(best.y - other.y)))
    for k, t in enumerate(times):
        print(" ", t, [float(v) for v in best.y[:, k]])


show("Robertson", robertson, [1, 0, 0], [0.4, 40, 4e3, 4e5, 4e7], robertson_jacobian, 1e-20)
show("HIRES", hires, [1, 0, 0, 0, 0, 0, 0, 0.0057], [5, 50, 321.8122, 421.8122])
show("van der Pol, mu 1000", van_der_pol, [2, 0], [1, 500, 807.3, 1000, 2000], van_der_pol_jacobian)
