"""Lets PEtab's own linter judge a problem, and reads it back.

    python3 check_petab.py FOLDER/problem.yaml

Prints one JSON object: whether the linter is content, how many parameters are estimated, how many values were measured, and
the prior's and formulas' texts. Exit code 77 when the package is missing.
"""
import json
import sys


def main():
    try:
        import petab.v1 as petab
    except ImportError as missing:
        print(json.dumps({"skipped": str(missing)}))
        return 77
    problem = petab.Problem.from_yaml(sys.argv[1])
    print(json.dumps({
        "faulty": bool(petab.lint_problem(problem)),
        "estimated": list(problem.x_free_ids),
        "measured": len(problem.measurement_df),
        "formulas": list(problem.observable_df["observableFormula"]),
        "lower": [float(x) for x in problem.lb], "upper": [float(x) for x in problem.ub],
    }))
    return 0


if __name__ == "__main__":
    sys.exit(main())
