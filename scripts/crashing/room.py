"""The disk fills up."""

import os
import resource
import shutil
import subprocess

from crashing.books import Failure, Reference, Totals, examine, finished, say, settle


def run_out_of_room(scenario, folder):
    """The disk fills up: exit 8 and a message; with room the run ends as if it had not."""
    reference = Reference(scenario, folder)
    mount = os.path.join(folder, "small")
    os.mkdir(mount)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", mount], capture_output=True, text=True
    )
    if mounted.returncode != 0:
        say(f"full tmpfs: skipped, mount is not permitted ({mounted.stderr.strip()}); a file size limit instead")
        return limited_file_size(scenario, os.path.join(folder, "limited"), reference)
    try:
        directory = os.path.join(mount, "books")
        for free_mb in (0, 1, 5, 9):
            ballast = os.path.join(mount, "ballast")
            fill(mount, ballast, free_mb)
            refused(scenario, directory, None)
            os.remove(ballast)
            if free_mb == 9:
                break
            shutil.rmtree(directory, ignore_errors=True)
        examine(scenario, directory, reference.trades, 0)
        settle(scenario, directory, reference)
    finally:
        subprocess.run(["umount", mount], check=True)
    Totals.scenarios += 1
    return "full tmpfs: exit 8 with no room, 1, 5 and 9 MB; with room the same state hash"


def fill(mount, ballast, free_mb):
    free = os.statvfs(mount)
    size = free.f_bavail * free.f_frsize - (free_mb << 20)
    with open(ballast, "wb") as file:
        while size > 0:
            size -= file.write(bytes(min(size, 1 << 20)))


def limited_file_size(scenario, directory, reference):
    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))

    refused(scenario, directory, limit)
    settle(scenario, directory, reference)
    Totals.scenarios += 1
    return "file size limit: exit 8; without it the same state hash"


def refused(scenario, directory, prepare):
    _, _, errors = finished(scenario.command(directory), (8,), preexec_fn=prepare)
    if not any(word in errors for word in ("space", "size limit", "room")):
        raise Failure(f"{scenario.name}: no clear message without room: {errors.strip()!r}")
