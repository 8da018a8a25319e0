"""Checks an SBML file with libSBML and runs it in libRoadRunner.

    python3 run_sbml.py MODEL.xml TIMES.csv OUTPUT.csv [--rtol 1e-10] [--repeat N] [--quick-load] [--no-check]

TIMES.csv holds one time (days) a line; ids of the wanted columns stand on its first line, separated by commas.
Prints one JSON object: errors, warnings (message to count), versions, seconds of simulation per repeat, seconds to load.
Exit code 77 when a package is missing, as test drivers use it for "skipped".
"""
import json
import sys
import time


def consistency(text, libsbml):
    document = libsbml.readSBMLFromString(text)
    document.checkConsistency()
    errors, warnings = [], {}
    for i in range(document.getNumErrors()):
        error = document.getError(i)
        message = error.getShortMessage()
        if error.getSeverity() >= libsbml.LIBSBML_SEV_ERROR:
            errors.append(f"line {error.getLine()}: {error.getMessage().strip()}")
        else:
            warnings[message] = warnings.get(message, 0) + 1
            if "--verbose" in sys.argv:
                print(f"line {error.getLine()}: {error.getMessage().strip()}", file=sys.stderr)
    return errors, warnings


def run(text, times, columns, scales, rtol, repeat, roadrunner):
    if "--quick-load" in sys.argv:  # a just-in-time compiler that loads five times as fast and runs a little slower
        roadrunner.Config.setValue(roadrunner.Config.LLVM_BACKEND, roadrunner.Config.LLJIT)
    begun = time.perf_counter()
    runner = roadrunner.RoadRunner(text)
    loaded = time.perf_counter() - begun
    integrator = runner.getIntegrator()
    integrator.setValue("stiff", True)
    integrator.setValue("relative_tolerance", rtol)
    integrator.setValue("absolute_tolerance", rtol * min(scales))
    integrator.setValue("maximum_num_steps", 10_000_000)
    runner.timeCourseSelections = ["time"] + columns
    seconds, table = [], None
    for _ in range(repeat):
        runner.resetAll()
        begun = time.process_time()
        table = runner.simulate(times=times)
        seconds.append(time.process_time() - begun)
    return loaded, seconds, table


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
    report["libsbml"], report["roadrunner"] = libsbml.getLibSBMLDottedVersion(), roadrunner.__version__
    if not errors:
        rtol, repeat = float(option("--rtol", "1e-10")), int(option("--repeat", "1"))
        loaded, seconds, table = run(text, times, columns, scales, rtol, repeat, roadrunner)
        report["load_seconds"], report["seconds"] = loaded, seconds
        with open(output, "w", encoding="utf-8") as file:
            for row in table:
                file.write(",".join(repr(float(x)) for x in row) + "\n")
    print(json.dumps(report))
    return 0


if __name__ == "__main__":
    sys.exit(main())
