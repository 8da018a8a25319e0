"""Requests that Schemathesis makes from the API's description: no fault inside, and every answer as described. Bounded."""

import json
import pathlib
import subprocess
import sys
import urllib.parse
import urllib.request

from app import running
from test_runs import TRIAL

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
SECONDS = "40"


def test_no_request_made_from_the_description_leads_to_a_fault_inside(program, tmp_path):
    with running(program) as server:
        form = urllib.parse.urlencode({"name": "Described", "age": "58", "sex": "female", "food_cheese": "7"}).encode()
        with urllib.request.urlopen(server.address + "/people", data=form, timeout=120) as page:
            person = page.url.rsplit("/", 1)[1]
        wish = urllib.request.Request(server.address + "/api/runs", data=json.dumps({"trial": TRIAL, "people": 4}).encode(), headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(wish, timeout=120) as answer:
            run = json.load(answer)["id"]
        # What is about someone, or reads a run, is asked of one that is there.
        (tmp_path / "schemathesis.toml").write_text(
            f'[[operations]]\ninclude-path-regex = "/api/people/"\nparameters = {{ id = "{person}" }}\n'
            f'[[operations]]\ninclude-path-regex = "/api/runs/"\ninclude-method = "GET"\nparameters = {{ id = "{run}" }}\n')
        tool = pathlib.Path(sys.executable).with_name("schemathesis")
        asked = subprocess.run(
            [tool, "--config-file", tmp_path / "schemathesis.toml", "run", server.address + "/api/openapi.json", "--checks", CHECKS, "--max-time", SECONDS,
             "--phases", "examples,coverage,fuzzing", "--max-examples", "25", "--seed", "1", "--workers", "1", "--no-color", "--continue-on-failure"],
            cwd=tmp_path, capture_output=True, text=True, timeout=600)
        assert asked.returncode == 0, asked.stdout[-9000:] + asked.stderr[-2000:]
        with urllib.request.urlopen(server.address + "/", timeout=60) as page:
            assert page.status == 200
