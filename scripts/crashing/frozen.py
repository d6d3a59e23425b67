"""SIGSTOP: the engine stands still for a while and goes on, or is killed while it stands."""

import os
import shutil
import signal
import time

from crashing.books import (
    Failure, Reference, Totals, document, examine, finished, has_journal, say, settle,
    span_ms, start, verdict_of,
)  # fmt: skip

SHORTEST, LONGEST = 0.05, 1.0


def freeze(scenario, folder, count, rng):
    """Freezes runs `count` times, and asks questions from outside meanwhile."""
    reference = Reference(scenario, folder)
    directory = os.path.join(folder, "frozen")
    # Between two freezes there is a fifth of a second of work on the average.
    pace = 0.2
    speed = round(span_ms(scenario.files) / 1_000 / (pace * (count + 1)), 3)
    say(f"{scenario.name}, frozen: {count} times at {speed:.0f} times the clock")
    last, done, answers = 0, 0, 0
    process = None
    try:
        while done < count:
            if process is None:
                process = start(scenario, directory, speed)
            time.sleep(rng.uniform(0, 2 * pace))
            if not stop(process):
                gone(scenario, process)
                process = None
                settle(scenario, directory, reference)
                shutil.rmtree(directory)
                last = 0
                continue
            until = time.monotonic() + SHORTEST * (LONGEST / SHORTEST) ** rng.random()
            answers += question(scenario, directory, process.pid)
            time.sleep(max(0, until - time.monotonic()))
            done += 1
            Totals.freezes += 1
            # The last engine is killed as it stands, too.
            if rng.random() < 0.3 or done == count:
                process.kill()
                gone(scenario, process, -signal.SIGKILL)
                process = None
                Totals.frozen_kills += 1
                last = examine(scenario, directory, reference.trades, last)
            else:
                process.send_signal(signal.SIGCONT)
    finally:
        if process is not None:
            process.kill()
            process.wait()
    settle(scenario, directory, reference)
    if answers < count // 2:
        raise Failure(f"{scenario.name}: only {answers} of {count} freezes could be asked about")
    Totals.answers += answers
    Totals.scenarios += 1


def stop(process):
    """Sends SIGSTOP and waits until every thread stands; false when the process had ended before."""
    process.send_signal(signal.SIGSTOP)
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if process.poll() is not None:
            return False
        try:
            states = [state_of(process.pid, thread) for thread in os.listdir(f"/proc/{process.pid}/task")]
        except OSError:
            continue
        if states and all(state == "T" for state in states):
            return True
        time.sleep(0.001)
    raise Failure("a process could not be stopped")


def state_of(pid, thread):
    with open(f"/proc/{pid}/task/{thread}/stat") as file:
        return file.read().rsplit(")", 1)[1].split()[0]


def gone(scenario, process, expected=0):
    """Collects a process that has ended, or is about to."""
    _, errors = process.communicate(timeout=60)
    if process.returncode != expected:
        raise Failure(f"{scenario.name}: exit {process.returncode}, not {expected}: {errors.strip()}")


def question(scenario, directory, pid):
    """Asks a frozen engine's directory; 1 when it was there to be asked."""
    lock = os.path.join(directory, "lock")
    if not has_journal(directory) or not os.path.exists(lock):
        return 0
    with open(lock) as file:
        if file.read().strip() != str(pid):
            return 0
    verdict = verdict_of(directory)
    if verdict["verdict"] == "damaged":
        raise Failure(f"{scenario.name}: damaged beside a frozen engine: {verdict.get('damage')}")
    if verdict["last_sequence"] == 0:
        return 0
    engine = document(["status", "--data-dir", directory])["engine"]
    if engine != {"running": True, "pid": pid}:
        raise Failure(f"{scenario.name}: status says {engine} of the frozen engine {pid}")
    second = [*scenario.command(directory), "--lock-timeout-ms", "0"]
    _, _, errors = finished(second, (7,))
    if f"process {pid} holds" not in errors:
        raise Failure(f"{scenario.name}: the second writer was not told of {pid}: {errors.strip()}")
    return 1
