"""The app under test: a server of its own on a free port, over a folder of its own, and a browser that may reach nothing else."""

import contextlib
import os
import pathlib
import re
import signal
import subprocess
import tempfile

from playwright.sync_api import sync_playwright

# Trials to begin from are found beside the examples.
ROOT = pathlib.Path(__file__).resolve().parents[3]
CHROMIUM = os.environ.get("MENAQUIN_BROWSER", "/usr/bin/chromium")


class Server:
    """A running `menaquin-serve`; `stop()` ends it as a person would, `kill()` as a power cut would."""

    def __init__(self, program, folder):
        self.program, self.folder = program, folder
        self.start(0)

    def start(self, port):
        command = [self.program, "--port", str(port), "--home", self.folder]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, **self.options())
        said = []
        for line in self.process.stdout:
            said.append(line)
            found = re.search(r"http://[^\s/]+:(\d+)", line)
            if found:
                self.address, self.port = found.group(0), int(found.group(1))
                return
        raise RuntimeError("the server did not start: " + "".join(said))

    def options(self):
        """What the program is started under beside its command."""
        return {}

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        code = self.process.wait(timeout=300)
        self.process.stdout.close()
        return code

    def kill(self):
        return self.stop(signal.SIGKILL)

    def again(self):
        """Starts on the same port over the same folder, as a person does who starts it again."""
        self.start(self.port)


@contextlib.contextmanager
def running(program):
    with tempfile.TemporaryDirectory() as folder:
        server = Server(program, folder)
        try:
            yield server
        finally:
            if server.process.poll() is None:
                server.stop()


@contextlib.contextmanager
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield chromium
        finally:
            chromium.close()
