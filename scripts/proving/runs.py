"""What the scripts around the simulator share: the programs, and runs of them that are judged here."""

import json
import os
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PLIMSOLL = os.path.join(ROOT, "bin", "plimsoll")
# No run of these takes half as long, on two cores that others use too.
PATIENCE_SECONDS = 3 * 3600


class Failure(Exception):
    """Something does not hold; the message says what."""


def say(text=""):
    print(text, flush=True)


def random_hashing():
    """The environment with Swift's hash seeds left to chance: equal runs may not rest on them."""
    environment = dict(os.environ)
    environment.pop("SWIFT_DETERMINISTIC_HASHING", None)
    return environment


def require_program():
    if not os.access(PLIMSOLL, os.X_OK):
        raise Failure(f"{PLIMSOLL} is missing; `make build` makes it")


def start(*words):
    return subprocess.Popen(
        [PLIMSOLL, "simulate", *words, "--json", "--quiet"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=random_hashing(),
    )


def document(process, allowed=(0, 1)):
    """The one JSON document that a simulation answers with; exit code 1 says that something was found."""
    words = " ".join(process.args[1:])
    try:
        output, errors = process.communicate(timeout=PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise
    if process.returncode not in allowed:
        raise Failure(f"`{words}` left with {process.returncode}: {errors.strip()}")
    try:
        found = json.loads(output)
    except json.JSONDecodeError as error:
        raise Failure(f"`{words}` answered with no JSON: {error}: {output[:200]!r}") from error
    if (process.returncode == 0) != (holds(found)):
        raise Failure(f"`{words}` left with {process.returncode}, and its document says otherwise")
    return found


def holds(found):
    """Whether a document says that nothing was found broken; the canary's, that the fault was found."""
    return found["is_found"] if "is_found" in found else not found["failures"]


def seeds(count, length="hours"):
    return document(start("--seeds", f"1..{count}", "--length", length))


def crash_points():
    return document(start("crash-points"))


def canary():
    """The canary's document; a fault that is not found is a failure of everything else too."""
    found = document(start("canary"))
    if not found["is_found"]:
        raise Failure("the canary's planted fault was not found: what finds nothing proves nothing")
    return found


def digests(count):
    """Two processes run the same seeds at the same time, on one thread each; the digest of each."""
    processes = [start("--seeds", f"1..{count}", "--jobs", "1") for _ in range(2)]
    return [document(process)["digest"] for process in processes]


def told(failures, limit=5):
    """What broke, a few of them."""
    lines = []
    for failure in failures[:limit]:
        place = f"seed {failure['seed']}" if "seed" in failure else point(failure)
        lines.append(f"{place}: {failure['invariant']}: {failure['words']}")
    if len(failures) > limit:
        lines.append(f"and {len(failures) - limit} more")
    return lines


def point(failure):
    second = failure["in_recovery"]
    then = f", then call {second} of the recovery" if second is not None else ""
    return f"{failure['venue']}, disk call {failure['operation']} {failure['way']}{then}"
