"""A disk that fails: every call that changes the journal fails once in turn, in several ways."""

import os
import shutil
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor

from crashing.books import Failure, Reference, Totals, say, settle
from crashing.shims import built, environment, lines_of

# What the message calls a failed call, and the ways in which it can fail.
WORDS = {
    "open": "cannot open", "pwrite": "cannot write to", "fdatasync": "cannot make durable",
    "fsync": "cannot make durable", "fallocate": "cannot reserve room in", "rename": "cannot rename",
    "unlink": "cannot remove", "mkdir": "cannot create directory",
}  # fmt: skip
WAYS = {
    "pwrite": ("error", "ever", "room", "short", "halves"),
    "fdatasync": ("error", "ever", "lost", "killed"),
    "fsync": ("error", "ever", "killed"),
    "fallocate": ("error", "ever", "room"),
}
REASONS = {"room": "no space left on the device"}
# The calls that a run of any length makes.
NEEDED = ("open", "pwrite", "fdatasync", "fsync", "fallocate", "rename")


class Trial:
    """A run in which one call fails."""

    def __init__(self, scenario, folder, library, seed, number, name, how):
        self.scenario = scenario
        self.library = library
        self.seed = seed
        self.number, self.name, self.how = number, name, how
        begun = "new" if seed is None else "torn"
        self.title = f"{scenario.name}, {begun} journal, call {number} ({name}), {how}"
        self.directory = os.path.join(folder, f"{begun}-{number}-{how}")
        self.log = self.directory + ".log"

    def run(self):
        """Runs behind the shim and returns the exit code, the message and the shim's lines."""
        if self.seed is not None:
            shutil.copytree(self.seed, self.directory)
        done = subprocess.run(
            self.scenario.command(self.directory),
            capture_output=True,
            text=True,
            timeout=120,
            env=environment(
                self.library, root=self.directory, log=self.log, call=self.number, how=self.how
            ),
        )
        return done.returncode, done.stderr, lines_of(self.log)

    def check(self, reference):
        """The failure must end the run with its message; the next run must end like the reference."""
        code, errors, lines = self.run()
        failed = [index for index, line in enumerate(lines) if " FAILED " in line]
        if not failed or not lines[failed[0]].startswith(f"{self.number} FAILED {self.name} "):
            raise Failure(f"{self.title}: the shim did not let it fail: {lines[-3:]}")
        if self.how in ("short", "halves"):
            self.expect(code == 0, f"exit {code}, not 0: {errors.strip()}")
        elif self.how == "killed":
            self.expect(code == -signal.SIGKILL, f"exit {code}, not killed: {errors.strip()}")
            self.expect(failed[0] == len(lines) - 1, f"went on after it: {lines[failed[0] :]}")
        elif self.how == "room" and code == 0 and lines[failed[0]].endswith("/next.new"):
            # The reserve could not be had, and this run came to its end without it.
            pass
        else:
            self.left_at_once(code, errors, lines[failed[0] + 1 :])
        settle(self.scenario, self.directory, reference)
        shutil.rmtree(self.directory)
        os.remove(self.log)

    def left_at_once(self, code, errors, after):
        reason = REASONS.get(self.how, "the device reports an error")
        self.expect(code == 8, f"exit {code}, not 8: {errors.strip()!r}")
        named = WORDS[self.name] in errors and reason in errors and self.directory in errors
        self.expect(named, f"the message names neither failure nor place: {errors.strip()!r}")
        # Half a segment that is being prepared may be given back; anything else is a second try.
        again = [line for line in after if line.replace("FAILED ", "").split()[1] != "unlink"]
        self.expect(not again, f"went on after it: {again}")

    def expect(self, condition, problem):
        if not condition:
            raise Failure(f"{self.title}: {problem}")


def counted(scenario, folder, library, seed, reference):
    """The names of the calls of a run in which nothing fails."""
    trial = Trial(scenario, folder, library, seed, 0, "none", "error")
    code, errors, lines = trial.run()
    trial.expect(code == 0, f"exit {code}, not 0: {errors.strip()}")
    trial.expect(not any("FAILED" in line for line in lines), "something failed")
    settle(scenario, trial.directory, reference)
    shutil.rmtree(trial.directory)
    return [line.split()[1] for line in lines]


def torn(reference, folder):
    """A copy of the finished books whose last record is not whole."""
    seed = os.path.join(folder, "torn")
    shutil.copytree(reference.directory, seed)
    segment = os.path.join(seed, "journal", "00000001.seg")
    with open(segment, "r+b") as file:
        end = len(file.read().rstrip(b"\0"))
        file.seek(end - 8)
        file.write(bytes(8))
    return seed


def fail_everywhere(scenario, folder, is_long):
    """Every call fails as itself; in a long run in every other way too, in a short one in one of
    them by turns."""
    reference = Reference(scenario, folder)
    library = built("disk_shim", folder)
    trials = []
    for seed in (None, torn(reference, folder)):
        names = counted(scenario, folder, library, seed, reference)
        if len(names) <= 20 or (seed is None and not set(NEEDED) <= set(names)):
            raise Failure(f"{scenario.name}: the shim sees too little: {len(names)} calls, {set(names)}")
        Totals.calls += len(names)
        for number, name in enumerate(names, start=1):
            first, *others = WAYS.get(name, ("error", "ever"))
            ways = others if is_long or len(others) < 2 else [others[number % len(others)]]
            for how in (first, *ways):
                trials.append(Trial(scenario, folder, library, seed, number, name, how))
    say(f"{scenario.name}: {Totals.calls} calls, {len(trials)} failures")
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        results = [pool.submit(trial.check, reference) for trial in trials]
        try:
            for result in results:
                result.result()
        finally:
            pool.shutdown(cancel_futures=True)
    Totals.failures += len(trials)
    Totals.scenarios += 1
