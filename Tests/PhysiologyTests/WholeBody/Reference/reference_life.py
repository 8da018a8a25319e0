"""Reference values of the reference woman's and man's life from an independent solver: CVODE, in libRoadRunner.

    menaquin export --format sbml --sex female --out female.xml
    menaquin export --format sbml --sex male --out male.xml
    python3 reference_life.py female.xml male.xml > reference_life.csv

Made with libRoadRunner's CVODE (BDF) at a relative tolerance of 1e-11, each pool with an absolute one of 1e-13 of its
largest value; a second run at 1e-9 guards against a slip, and the largest difference is printed to standard error. The
equations come from the SBML document, not from the engine's own graph. Values are in the document's internal units (nmol,
mg, litre, day). The file belongs to one state of the model: after a results change make it anew.
"""
import sys
import xml.etree.ElementTree as tree

import numpy
import roadrunner

AGES = [0, 0.25, 1, 2.5, 5, 8, 10, 12, 14, 16, 18, 20, 25, 30, 40, 50, 52, 55, 60, 65, 70, 80, 90, 100]
SBML = "{http://www.sbml.org/sbml/level3/version2/core}"


def pools(path):
    """Ids and keys of what changes by reactions or rate rules, in the order of the document."""
    model = tree.parse(path).getroot()[0]
    rates = {rule.get("variable") for rule in model.iter(SBML + "rateRule")}
    species = [(s.get("id"), s.get("name")) for s in model.iter(SBML + "species")]
    return species + [(p.get("id"), p.get("name")) for p in model.iter(SBML + "parameter") if p.get("id") in rates]


def life(runner, ids, rtol, sizes=None):
    runner.resetAll()
    integrator = runner.getIntegrator()
    integrator.setValue("stiff", True)
    integrator.setValue("maximum_num_steps", 10_000_000)
    integrator.setValue("relative_tolerance", rtol)
    for place, name in enumerate(ids):
        size = 1 if sizes is None else max(sizes[place], 1e-9)
        integrator.setIndividualTolerance(name, rtol * 0.01 * size)
    return numpy.array(runner.simulate(times=[age * 365.25 for age in AGES]))


def main():
    roadrunner.Config.setValue(roadrunner.Config.LLVM_BACKEND, roadrunner.Config.LLJIT)
    print("# CVODE at 1e-11, libRoadRunner " + roadrunner.__version__ + "; recipe in reference_life.py. Columns: ages in years")
    print("sex,pool," + ",".join(str(age) for age in AGES))
    for sex, path in zip(["female", "male"], sys.argv[1:3]):
        ids, keys = zip(*pools(path))
        runner = roadrunner.RoadRunner(path)
        runner.timeCourseSelections = list(ids)
        sizes = numpy.abs(life(runner, ids, 1e-6)).max(axis=0)
        check = life(runner, ids, 1e-9, sizes)
        rows = life(runner, ids, 1e-11, sizes)
        apart = numpy.abs(rows - check) / numpy.maximum(numpy.abs(rows), 0.01 * sizes + 1e-300)
        print(sex, "largest difference between 1e-11 and 1e-9:", apart.max(), keys[apart.max(axis=0).argmax()], file=sys.stderr)
        for place, key in enumerate(keys):
            print(sex + "," + key + "," + ",".join(f"{value:.12g}" for value in rows[:, place]))


main()
