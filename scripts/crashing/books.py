"""What every part of the kill test needs: made-up markets, runs, and the comparison of their books."""

import json
import os
import signal
import subprocess
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PLIMSOLL = os.path.join(ROOT, "bin", "plimsoll")
# How long a run without kills takes: recorded time is paced so that the kills land inside.
WANTED_SECONDS = 4.0


class Failure(Exception):
    """A promise that was not kept."""


class Skipped(Exception):
    """What this machine lacks; where nobody may be missing it, a failure."""


class Totals:
    kills = 0
    terms = 0
    lost = 0
    doubled = 0
    scenarios = 0
    freezes = 0
    frozen_kills = 0
    answers = 0
    jumps = 0
    rates = 0
    clock_kills = 0
    calls = 0
    failures = 0


def say(text):
    print(text, flush=True)


def write_market(path, rng, count, start_ms=1_577_836_800_000, interval_ms=60_000):
    """A random walk with enough movement for orders at every part of it."""
    price = 1_000_000
    with open(path, "w") as file:
        file.write("ts_ms,open,high,low,close,volume\n")
        for row in range(count):
            opened = max(10_000, price + rng.randint(-300, 300))
            price = max(10_000, opened + rng.randint(-6_000, 6_000))
            high = max(opened, price) + rng.randint(0, 2_000)
            low = min(opened, price) - rng.randint(0, 2_000)
            fields = [f"{value / 10_000:.4f}" for value in (opened, high, low, price)]
            volume = rng.randint(0, 900_000) / 100
            file.write(f"{start_ms + row * interval_ms},{','.join(fields)},{volume:.2f}\n")


def span_ms(paths):
    """Recorded milliseconds from the first candle of all files to the last."""
    first, last = [], []
    for path in paths:
        with open(path) as file:
            rows = [line for line in file.read().splitlines() if line]
        first.append(int(rows[1].split(",")[0]))
        last.append(int(rows[-1].split(",")[0]))
    return max(last) - min(first)


class Scenario:
    def __init__(self, name, files, options):
        self.name = name
        self.files = files
        self.options = options

    def command(self, directory, speed="max"):
        return [
            PLIMSOLL, "run", "--replay", *self.files, "--data-dir", directory,
            "--speed", str(speed), "--json", "--quiet", *self.options,
        ]  # fmt: skip


def finished(command, expected=(0,), **options):
    """Runs a command to its end and returns its exit code and its document."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, **options)
    if done.returncode not in expected:
        raise Failure(
            f"{' '.join(command)} left with {done.returncode}, not {expected}: {done.stderr.strip()}"
        )
    return done.returncode, done.stdout, done.stderr


def document(arguments, expected=(0,)):
    return json.loads(finished([PLIMSOLL, *arguments, "--json"], expected)[1])


def has_journal(directory):
    folder = os.path.join(directory, "journal")
    return os.path.isdir(folder) and any(name.endswith(".seg") for name in os.listdir(folder))


def trades_of(directory):
    return document(["trades", "--data-dir", directory])


def verdict_of(directory):
    """What `journal verify` says, whatever it is."""
    return document(["journal", "verify", "--data-dir", directory], (0, 1, 5))


def examine(scenario, directory, expected, before):
    """Checks the books of a stopped engine; returns the last sequence."""
    if not has_journal(directory):
        return before
    verdict = document(["journal", "verify", "--data-dir", directory])
    if verdict["verdict"] == "damaged":
        raise Failure(f"{scenario.name}: the journal is damaged: {verdict.get('damage')}")
    if verdict["last_sequence"] < before:
        raise Failure(
            f"{scenario.name}: the last sequence went from {before} to {verdict['last_sequence']}"
        )
    if verdict["last_sequence"] == 0:
        return 0
    seen = trades_of(directory)
    compare(scenario, seen, expected[: len(seen)])
    return verdict["last_sequence"]


def compare(scenario, seen, expected):
    if seen == expected:
        return
    key = lambda trade: json.dumps(trade, sort_keys=True)
    had, wanted = [key(trade) for trade in seen], [key(trade) for trade in expected]
    Totals.doubled += len(had) - len(set(had))
    Totals.lost += len(set(wanted) - set(had))
    place = next((i for i, (a, b) in enumerate(zip(had, wanted)) if a != b), min(len(had), len(wanted)))
    raise Failure(f"{scenario.name}: trade {place} of {len(had)} differs from the reference")


def start(scenario, directory, speed, **options):
    """Starts a run in a process of its own."""
    return subprocess.Popen(
        scenario.command(directory, speed),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def written(directory):
    """What a data directory holds, so that two looks can be told apart."""
    found = []
    for place, _, names in os.walk(directory):
        for name in names:
            state = os.stat(os.path.join(place, name))
            found.append((place, name, state.st_size, state.st_mtime_ns))
    return sorted(found)


def interrupt(scenario, directory, speed, wait, number, **options):
    """Starts a run and ends it after `wait` seconds. True when the signal came before the run's end."""
    before = written(directory)
    process = start(scenario, directory, speed, **options)
    try:
        _, errors = process.communicate(timeout=wait)
        if process.returncode != 0:
            raise Failure(f"{scenario.name}: a run left with {process.returncode}: {errors.strip()}")
        return False
    except subprocess.TimeoutExpired:
        process.send_signal(number)
    _, errors = process.communicate(timeout=60)
    expected = {signal.SIGKILL: (-signal.SIGKILL,), signal.SIGTERM: (130, 0)}[number]
    if process.returncode == -signal.SIGTERM == -number and written(directory) == before:
        # It had not come so far as to listen: then it has not touched anything either.
        return True
    if process.returncode not in expected:
        raise Failure(
            f"{scenario.name}: after {signal.Signals(number).name} exit {process.returncode}, "
            f"not {expected}: {errors.strip()}"
        )
    return process.returncode != 0


class Reference:
    """What a run that nothing happened to comes to."""

    def __init__(self, scenario, folder):
        directory = os.path.join(folder, "reference")
        began = time.monotonic()
        self.document = json.loads(finished(scenario.command(directory))[1])
        self.hash = self.document["state_hash"]
        self.trades = trades_of(directory)
        self.startup = time.monotonic() - began
        self.directory = directory
        if len(self.trades) < 10:
            raise Failure(f"{scenario.name}: {len(self.trades)} trades are too few to lose one")


def settle(scenario, directory, reference):
    """Lets the run come to its end and compares it with the one that was never killed."""
    final = json.loads(finished(scenario.command(directory))[1])
    compare(scenario, trades_of(directory), reference.trades)
    if final["state_hash"] != reference.hash:
        raise Failure(f"{scenario.name}: state hash {final['state_hash']} is not {reference.hash}")
