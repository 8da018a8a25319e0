"""Reopens a COMBINE archive with tools that know nothing of us, and compares their curves with the archive's own.

    python3 check_omex.py RUN.omex FOLDER [--copasi]

libCombine reads the archive, libSEDML and libSBML judge what is in it, and libRoadRunner (or COPASI) runs the model as
SED-ML says: times, tolerances, columns. Prints one JSON object: what the validators found, the entries, and the largest
disagreement, relative to max(|value|, 1 % of the column's largest). Exit code 77 when a package is missing.
"""
import csv
import json
import os
import sys


def extracted(path, folder):
    import libcombine

    archive = libcombine.CombineArchive()
    if not archive.initializeFromArchive(path):
        raise SystemExit("libCombine cannot open the archive")
    archive.extractTo(folder)
    entries = [archive.getEntry(i) for i in range(archive.getNumEntries())]
    found = {entry.getLocation(): entry.getFormat() for entry in entries}
    described = archive.getMetadataForLocation(".")
    return found, archive.getMasterFile().getLocation(), described.getDescription()


def sedml_errors(document, libsedml):
    log = document.getErrorLog()
    errors = [log.getError(i) for i in range(log.getNumErrors())]
    return [f"line {e.getLine()}: {' '.join(e.getMessage().split())}" for e in errors]


def sbml_errors(path):
    import libsbml

    document = libsbml.readSBMLFromFile(path)
    document.setConsistencyChecks(libsbml.LIBSBML_CAT_UNITS_CONSISTENCY, False)
    document.checkConsistency()
    errors = [document.getError(i) for i in range(document.getNumErrors())]
    return [f"line {e.getLine()}: {' '.join(e.getMessage().split())}" for e in errors if e.getSeverity() >= libsbml.LIBSBML_SEV_ERROR]


def instructions(document):
    """Start, end, number of steps, tolerances and the columns of the report, as SED-ML says them."""
    course = document.getSimulation(0)
    algorithm = course.getAlgorithm()
    parameters = [algorithm.getAlgorithmParameter(i) for i in range(algorithm.getNumAlgorithmParameters())]
    tolerance = {p.getKisaoID(): float(p.getValue()) for p in parameters}
    targets = {}
    for i in range(document.getNumDataGenerators()):
        generator = document.getDataGenerator(i)
        targets[generator.getId()] = generator.getVariable(0).getTarget()
    report = document.getOutput(0)
    labels = []
    for i in range(report.getNumDataSets()):
        data = report.getDataSet(i)
        target = targets[data.getDataReference()]
        id = target.split("@id='")[1].split("'")[0] if target else "time"
        if id != data.getLabel():
            raise SystemExit(f"data set {data.getLabel()} reads {id}")
        labels.append(id)
    return {
        "start": course.getOutputStartTime(), "end": course.getOutputEndTime(), "steps": course.getNumberOfSteps(),
        "relative": tolerance["KISAO:0000209"], "absolute": tolerance["KISAO:0000211"], "columns": labels,
    }


def roadrunner_rows(model, asked):
    import roadrunner

    roadrunner.Config.setValue(roadrunner.Config.LLVM_BACKEND, roadrunner.Config.LLJIT)
    runner = roadrunner.RoadRunner(model)
    runner.timeCourseSelections = asked["columns"]
    integrator = runner.getIntegrator()
    integrator.setValue("stiff", True)
    integrator.setValue("relative_tolerance", asked["relative"])
    integrator.setValue("absolute_tolerance", asked["absolute"])
    integrator.setValue("maximum_num_steps", 10_000_000)
    span = (asked["end"] - asked["start"]) / asked["steps"]
    times = [0.0] + [asked["start"] + i * span for i in range(asked["steps"] + 1)]
    return [list(row) for row in runner.simulate(times=times)[1:]]


def copasi_rows(model, asked):
    import basico

    data = basico.load_model(model)
    basico.set_task_settings(
        "Time-Course", model=data, settings={"method": {
            "Relative Tolerance": asked["relative"], "Absolute Tolerance": asked["absolute"],
            "Max Internal Steps": 10_000_000}})
    frame = basico.run_time_course_with_output(
        [name_of(data, id) for id in asked["columns"]], start_time=0, duration=asked["end"],
        values=[0.0] + [asked["start"] + i * (asked["end"] - asked["start"]) / asked["steps"] for i in range(asked["steps"] + 1)],
        model=data)
    return frame.values.tolist()[1:]


def name_of(data, id):
    if id == "time":
        return "Time"
    model = data.getModel()
    for value in model.getModelValues():
        if value.getSBMLId() == id:
            return f"Values[{value.getObjectName()}]"
    for species in model.getMetabolites():
        if species.getSBMLId() == id:
            return f"[{species.getObjectName()}]"
    raise SystemExit(f"COPASI does not know {id}")


def compared(ours, theirs, least):
    """Largest disagreement, and the column with it; differences below the absolute
    tolerance that SED-ML asks for are none."""
    sizes = {name: max(abs(float(row[name])) for row in ours) for name in ours[0]}
    worst, place = 0.0, ""
    for row, other in zip(ours, theirs, strict=True):
        for name, value in zip(row, other, strict=True):
            difference = abs(float(row[name]) - value)
            if difference <= least:
                continue
            apart = difference / max(abs(float(row[name])), 0.01 * sizes[name], least)
            if not apart <= worst:
                worst, place = apart, f"{name} at {row['time']} days"
    return worst, place


def main():
    try:
        import libcombine  # noqa: F401
        import libsbml  # noqa: F401
        import libsedml
        import roadrunner  # noqa: F401
        if "--copasi" in sys.argv:
            import basico  # noqa: F401
    except ImportError as missing:
        print(json.dumps({"skipped": str(missing)}))
        return 77
    path, folder = sys.argv[1:3]
    entries, master, described = extracted(path, folder)
    document = libsedml.readSedMLFromFile(os.path.join(folder, master))
    model = os.path.join(folder, document.getModel(0).getSource())
    answer = {
        "entries": entries, "master": master, "description": described,
        "sedml": sedml_errors(document, libsedml), "sbml": sbml_errors(model),
    }
    if "--no-run" not in sys.argv:
        asked = instructions(document)
        with open(os.path.join(folder, "curves.csv"), newline="", encoding="utf-8") as file:
            ours = list(csv.DictReader(file))
        if list(ours[0]) != asked["columns"]:
            raise SystemExit("the table and SED-ML name other columns")
        run = copasi_rows if "--copasi" in sys.argv else roadrunner_rows
        answer["rows"], answer["columns"] = len(ours), len(asked["columns"])
        answer["worst"], answer["where"] = compared(ours, run(model, asked), asked["absolute"])
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main())
