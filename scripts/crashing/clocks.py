"""The wall clock jumps by hours and days, and then every clock runs fast or slow."""

import os
import shutil
import signal
import time

from crashing.books import (
    PLIMSOLL, Failure, Reference, Totals, examine, finished, has_journal, say, settle, span_ms, start,
)  # fmt: skip
from crashing.shims import built, environment, lines_of

HOUR, DAY = 3_600, 86_400


class Clock:
    """The setting of the clocks of every process that runs behind the shim."""

    def __init__(self, library, folder, rng):
        self.path = os.path.join(folder, "clock")
        self.log = os.path.join(folder, "clock.log")
        self.rng = rng
        self.offset, self.rate = 0, 1.0
        self.write()
        self.environment = environment(library, clock=self.path, log=self.log)

    def write(self):
        """The file is replaced in one step: a reading sees the old setting or the new one."""
        with open(self.path + ".new", "w") as file:
            file.write(f"{self.offset} {self.rate}\n")
        os.rename(self.path + ".new", self.path)

    def jump(self):
        """Days forward or hours back."""
        forward = self.rng.random() < 0.5
        self.offset += self.rng.randint(DAY, 30 * DAY) if forward else -self.rng.randint(HOUR, 23 * HOUR)
        self.write()

    def bend(self):
        """Four times too slow to four times too fast, for every clock."""
        self.rate = round(0.25 * 16 ** self.rng.random(), 3)
        self.write()

    def seen(self):
        """How many changes processes have met in flight."""
        return len(lines_of(self.log))


def prove(clock):
    """The shim must move the clock of a program that has nothing to do with us."""
    clock.offset = 400 * DAY
    clock.write()
    told = int(finished(["date", "+%s"], env=clock.environment)[1])
    if abs(told - time.time() - clock.offset) > 60:
        raise Failure("the clock's shim does not move the clock")
    clock.offset = 0
    clock.write()


def disturb_clocks(scenario, folder, count, rng):
    """One round with jumps of the wall clock, the monotonic ones left alone; one with other speeds."""
    reference = Reference(scenario, folder)
    clock = Clock(built("clock_shim", folder), folder, rng)
    prove(clock)
    Totals.jumps += ride(scenario, folder, count, rng, clock, reference, clock.jump, "jumps")
    clock.offset = 0
    Totals.rates += ride(scenario, folder, count, rng, clock, reference, clock.bend, "other speeds")
    Totals.scenarios += 1


def ride(scenario, folder, count, rng, clock, reference, change, what):
    """Runs that are killed `count // 5` times while `change` is called `count` times; returns how
    many of the changes an engine met in flight."""
    directory = os.path.join(folder, "clocks")
    shutil.rmtree(directory, ignore_errors=True)
    pace = 0.15
    speed = round(span_ms(scenario.files) / 1_000 / (pace * (count + 1)), 3)
    say(f"{scenario.name}, clocks: {count} {what} at {speed:.0f} times the clock")
    before, last, process = clock.seen(), 0, None
    try:
        for number in range(count):
            if process is None:
                process = start(scenario, directory, speed, env=clock.environment)
            time.sleep(rng.uniform(0, 2 * pace))
            change()
            if process.poll() is not None:
                over(scenario, process, (0,))
                process = None
                finish(scenario, directory, reference, clock)
                shutil.rmtree(directory)
                last = 0
            elif number % 5 == 4:
                time.sleep(rng.uniform(0, pace))
                process.kill()
                # It may have come to its end just before.
                over(scenario, process, (0, -signal.SIGKILL))
                process = None
                Totals.clock_kills += 1
                last = examine(scenario, directory, reference.trades, last)
                change()
    finally:
        if process is not None:
            process.kill()
            process.wait()
    # Readers live with a clock that jumps as well.
    if has_journal(directory) and last > 0:
        finished([PLIMSOLL, "status", "--data-dir", directory, "--json"], env=clock.environment)
    finish(scenario, directory, reference, clock)
    met = clock.seen() - before
    if met < count // 2:
        raise Failure(f"{scenario.name}: the engine met only {met} of {count} {what} of the clocks")
    return met


def over(scenario, process, expected):
    _, errors = process.communicate(timeout=60)
    if process.returncode not in expected:
        raise Failure(f"{scenario.name}: exit {process.returncode} under a moved clock: {errors.strip()}")


def finish(scenario, directory, reference, clock):
    """To the end under the moved clock, and compared under the true one."""
    finished(scenario.command(directory), env=clock.environment)
    settle(scenario, directory, reference)
