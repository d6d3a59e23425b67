"""SIGKILL and SIGTERM at random instants."""

import json
import os
import shutil
import signal

from crashing.books import (
    WANTED_SECONDS, Failure, Reference, Totals, examine, finished, interrupt, say, settle, span_ms,
)  # fmt: skip


def torment(scenario, folder, count, rng):
    """The reference run, then the kills, then the comparison."""
    reference = Reference(scenario, folder)
    again = json.loads(finished(scenario.command(reference.directory))[1])
    if again["state_hash"] != reference.hash or again["end"] != "nothing_left":
        raise Failure(f"{scenario.name}: a finished run changed when it was run again")
    terms = max(1, count // 5)
    signals = [signal.SIGKILL] * count + [signal.SIGTERM] * terms
    rng.shuffle(signals)
    # Each life is meant to go on for its share of the run beyond start and recovery.
    share = max(WANTED_SECONDS, 0.05 * len(signals)) / len(signals)
    speed = round(span_ms(scenario.files) / 1_000 / (share * len(signals)), 3)
    directory = os.path.join(folder, "killed")
    say(
        f"{scenario.name}: {len(reference.trades)} trades, reference {reference.hash[:16]}, "
        f"{count} kills and {terms} terms at {speed:.0f} times the clock"
    )
    last, early, landed, round_number = 0, min(0.3, reference.startup), 0, 0
    while landed < len(signals):
        number = signals[landed]
        # Mostly inside the work; a sixth anywhere from the very start on, into recovery too.
        wait = rng.uniform(0, 2 * share) + (0 if rng.random() < 1 / 6 else rng.uniform(0, early))
        if interrupt(scenario, directory, speed, wait, number):
            landed += 1
            if number == signal.SIGKILL:
                Totals.kills += 1
            else:
                Totals.terms += 1
            last = examine(scenario, directory, reference.trades, last)
        else:
            # The end was reached: what is left of the kills goes into another run from the start.
            settle(scenario, directory, reference)
            shutil.rmtree(directory)
            last, round_number = 0, round_number + 1
        if landed and landed % 10 == 0 and number == signals[landed - 1]:
            say(f"  {landed}/{len(signals)} signals, last sequence {last}, {round_number} ends")
    settle(scenario, directory, reference)
    Totals.scenarios += 1
