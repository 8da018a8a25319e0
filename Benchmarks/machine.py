"""The machine, and how processes are timed on it."""
import os
import platform
import subprocess
import sys
import time


def say(text):
    print(text, file=sys.stderr, flush=True)


def description():
    model = platform.processor()
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next(line.split(":")[1].strip() for line in file if line.startswith("model name"))
    except (OSError, StopIteration):
        pass
    swift = output(["swift", "--version"]).splitlines()[0]
    return {
        "processor": model,
        "cores": os.cpu_count(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "swift": swift,
        "load": os.getloadavg()[0],
    }


def vector_units():
    """The vector units of this processor that the engine has kernels for, the best one last."""
    units = ["portable"]
    if platform.machine() != "x86_64":
        return units
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            flags = next(line.split(":")[1].split() for line in file if line.startswith("flags"))
    except (OSError, StopIteration):
        return units + ["avx2"]
    if "avx2" in flags:
        units.append("avx2")
    if {"avx512f", "avx512vl", "avx512dq", "avx512bw"} <= set(flags):
        units.append("avx512")
    return units


def output(command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def run(command):
    """Runs a build step; its output goes to standard error only when it fails."""
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        say(result.stdout + result.stderr)
        sys.exit(f"this step failed: {' '.join(command)}")


def first_byte_and_memory(command):
    """Seconds to the first byte on standard output or error, seconds in all, and the peak of resident memory in MB."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    process.stdout.read(1)
    first = time.perf_counter() - begun
    process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    whole = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"exit code {process.returncode} from {' '.join(command)}")
    unit = 1 if platform.system() == "Darwin" else 1024
    return first, whole, usage.ru_maxrss * unit / 1e6
