"""Checks an SBML file with libSBML and runs it in libRoadRunner.

    python3 run_sbml.py MODEL.xml TIMES.txt OUTPUT.csv [--rtol 1e-10[,1e-8...]] [--repeat N] [--quick-load] [--no-check] [--no-run [--units]]

TIMES.txt holds the ids of the wanted columns, their scales (both separated by commas), then one time (days) a line.
Prints one JSON object: errors, warnings (message to count), versions, seconds to load, seconds of simulation per repeat.
With several tolerances each has its own output, OUTPUT.csv.1e-8, and its own list of seconds, or null where it failed.
Exit code 77 when a package is missing, as test drivers use it for "skipped".
"""
import json
import sys
import time


def consistency(text, libsbml):
    """Everything but units, which take libSBML a minute on a large model (`unit_faults`)."""
    document = libsbml.readSBMLFromString(text)
    document.setConsistencyChecks(libsbml.LIBSBML_CAT_UNITS_CONSISTENCY, False)
    document.checkConsistency()
    errors, warnings = [], {}
    for i in range(document.getNumErrors()):
        error = document.getError(i)
        message = " ".join(error.getMessage().split())
        if error.getSeverity() >= libsbml.LIBSBML_SEV_ERROR:
            errors.append(f"line {error.getLine()}: {message}")
        else:
            warnings[message] = warnings.get(message, 0) + 1
    return errors, warnings


def summary(text, libsbml):
    """What libSBML makes of a document it does not run: species, how many say what they are, and with --units the laws
    whose units do not agree."""
    model = libsbml.readSBMLFromString(text).getModel()
    species = [model.getSpecies(i) for i in range(model.getNumSpecies())]
    units = unit_faults(text, libsbml) if "--units" in sys.argv else []
    return {"units": units, "species": len(species), "annotated": sum(s.getNumCVTerms() > 0 for s in species)}


def unit_faults(text, libsbml):
    document = libsbml.readSBMLFromString(text)
    document.checkConsistency()
    errors = [document.getError(i) for i in range(document.getNumErrors())]
    return [" ".join(e.getMessage().split()) for e in errors if e.getCategory() == libsbml.LIBSBML_CAT_UNITS_CONSISTENCY]


def loaded(text, columns, roadrunner):
    if "--quick-load" in sys.argv:  # a just-in-time compiler whose time grows with the model; the usual one's grows faster
        roadrunner.Config.setValue(roadrunner.Config.LLVM_BACKEND, roadrunner.Config.LLJIT)
    begun = time.perf_counter()
    runner = roadrunner.RoadRunner(text)
    seconds = time.perf_counter() - begun
    runner.timeCourseSelections = ["time"] + columns
    runner.getIntegrator().setValue("stiff", True)
    runner.getIntegrator().setValue("maximum_num_steps", 10_000_000)
    return runner, seconds


def run(runner, times, columns, scales, rtol, repeat, output):
    """Seconds of each repeat; the rows go to the file."""
    integrator = runner.getIntegrator()
    integrator.setValue("relative_tolerance", rtol)
    for name, scale in zip(columns, scales):
        integrator.setIndividualTolerance(name, rtol * 0.01 * scale)
    seconds, table = [], None
    for _ in range(repeat):
        runner.resetAll()
        begun = time.process_time()
        # RoadRunner begins at the first time it is given, and a person at birth.
        table = runner.simulate(times=times) if times[0] == 0 else runner.simulate(times=[0.0] + times)[1:]
        seconds.append(time.process_time() - begun)
    with open(output, "w", encoding="utf-8") as file:
        for row in table:
            file.write(",".join(repr(float(x)) for x in row) + "\n")
    return seconds


def run_all(runner, times, columns, scales, output):
    tolerances, repeat = option("--rtol", "1e-10").split(","), int(option("--repeat", "1"))
    if len(tolerances) == 1:
        return run(runner, times, columns, scales, float(tolerances[0]), repeat, output)
    answers = {}
    for tolerance in tolerances:
        try:
            answers[tolerance] = run(runner, times, columns, scales, float(tolerance), repeat, f"{output}.{tolerance}")
        except RuntimeError:
            answers[tolerance] = None
    return answers


def option(name, default):
    return sys.argv[sys.argv.index(name) + 1] if name in sys.argv else default


def main():
    try:
        import libsbml
        import roadrunner
    except ImportError as missing:
        print(json.dumps({"skipped": str(missing)}))
        return 77
    model, wanted, output = sys.argv[1:4]
    text = open(model, encoding="utf-8").read()
    lines = open(wanted, encoding="utf-8").read().split()
    columns, scales = lines[0].split(","), [float(x) for x in lines[1].split(",")]
    times = [float(x) for x in lines[2:]]
    errors, warnings = consistency(text, libsbml) if "--no-check" not in sys.argv else ([], {})
    report = {"errors": errors, "warnings": warnings}
    if "--no-run" in sys.argv:
        print(json.dumps(report | summary(text, libsbml)))
        return 0
    report["libsbml"], report["roadrunner"] = libsbml.getLibSBMLDottedVersion(), roadrunner.__version__
    if not errors:
        runner, report["load_seconds"] = loaded(text, columns, roadrunner)
        report["seconds"] = run_all(runner, times, columns, scales, output)
    print(json.dumps(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
