#!/usr/bin/env python3
"""Asks the workbench for whatever its OpenAPI file allows, and for much that it does not.

    swift build
    Tests/Scenarios/api.py .build/debug/crosswalk [--seconds 60] [--seed 1]

It needs schemathesis. Exit code 1: an answer is a fault of the server's, is not what the file says, takes
what the file forbids, or refuses what it allows; or the program has ended.
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from browsing import Server

CHECKS = ",".join([
    "not_a_server_error", "status_code_conformance", "content_type_conformance",
    "response_schema_conformance", "response_headers_conformance", "negative_data_rejection",
    "unsupported_method", "ignored_auth",
])


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--seconds", type=int, default=60, help="for so long at most")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    server = Server(options.program.resolve())
    command = [
        shutil.which("schemathesis") or "schemathesis", "run", f"{server.origin}/api/v1/openapi.json",
        "--header", f"Authorization: Bearer {server.key}", "--checks", CHECKS, "--phases",
        "examples,fuzzing", "--seed", str(options.seed), "--max-time", str(options.seconds),
        "--generation-database", "none", "--no-shrink",
        "--request-timeout", "30",
        "--no-color", "--workers", "2",
    ]
    with tempfile.TemporaryDirectory() as folder:
        # What it remembers of a run goes with the folder.
        try:
            done = subprocess.run(
                command, cwd=folder, capture_output=True, text=True, timeout=options.seconds + 300)
        except subprocess.TimeoutExpired:
            server.stop()
            sys.exit("schemathesis did not end five minutes after its time")
    alive = server.process.poll() is None
    ended = server.stop()
    words = re.sub(server.key, "KEY", done.stdout + done.stderr)
    print(words[-6000:])
    if not alive or ended != 0:
        print(f"the program has ended with {ended}:\n{server.log[-3000:]}")
    sys.exit(1 if done.returncode or not alive or ended != 0 else 0)


if __name__ == "__main__":
    main()
