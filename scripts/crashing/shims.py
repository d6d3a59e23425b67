"""The libraries in C that stand between the engine and the system."""

import os
import shutil
import subprocess

from crashing.books import Failure, Skipped

HERE = os.path.dirname(os.path.abspath(__file__))


def built(name, folder):
    """Compiles a shim into `folder`. The Swift toolchain brings a compiler, so only a strange machine
    has none."""
    compiler = shutil.which("cc") or shutil.which("clang")
    if compiler is None:
        raise Skipped("there is no C compiler")
    library = os.path.join(folder, f"{name}.so")
    done = subprocess.run(
        [compiler, "-std=c11", "-O1", "-Wall", "-Werror", "-shared", "-fPIC", "-pthread",
         "-o", library, os.path.join(HERE, f"{name}.c")],
        capture_output=True,
        text=True,
    )  # fmt: skip
    if done.returncode != 0:
        raise Failure(f"{name}.c does not compile: {done.stderr.strip()}")
    return library


def environment(library, **settings):
    """The environment of a program that is to run behind a shim."""
    named = {f"PLIMSOLL_SHIM_{name.upper()}": str(value) for name, value in settings.items()}
    return {**os.environ, "LD_PRELOAD": library, **named}


def lines_of(log):
    """What a shim has written."""
    if not os.path.exists(log):
        return []
    with open(log) as file:
        return file.read().splitlines()
