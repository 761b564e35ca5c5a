#!/usr/bin/python3
"""How long four fields of all trace headers take to be a table, here and with peers.

Usage: benchmarks/headers.py FILE [RUNS]

Every reader runs in a process of its own, in turn: once for a whole process from its start to its end,
then RUNS times within one process, of which the median counts. The file is read once before, so that it
is in the page cache if it fits. Peers that are not installed are left out: segyio (Debian: python3-segyio),
segfast (pip install segfast, or PYTHONPATH; its workers are processes, so it is run with one and with its
usual four)."""

import glob
import os
import statistics
import subprocess
import sys
import time

FIELDS = (189, 193, 181, 185)


def segyio_attributes(path):
    import segyio
    with segyio.open(path, ignore_geometry=True) as file:
        return sum(int(file.attributes(field)[:].astype("int64").sum()) for field in FIELDS)


def mapped_memory(path):
    """The least that NumPy can do: one strided view of the mapped file for each field."""
    import numpy as np
    with open(path, "rb") as file:
        file.seek(3220)
        samples = int.from_bytes(file.read(2), "big")
    trace = np.dtype({"names": [str(f) for f in FIELDS], "formats": [">i4"] * 4,
                      "offsets": [f - 1 for f in FIELDS], "itemsize": 240 + 4 * samples})
    traces = np.memmap(path, dtype=trace, mode="r", offset=3600)
    table = np.empty((len(traces), 4), dtype="int32")
    for start in range(0, len(traces), 10_000):
        for column, field in enumerate(FIELDS):
            table[start:start + 10_000, column] = traces[str(field)][start:start + 10_000]
    return int(table.astype("int64").sum())


def segfast_headers(path, workers):
    import segfast
    table = segfast.open(path, engine="memmap").load_headers(
        list(FIELDS), reconstruct_tsf=False, max_workers=workers)
    return int(table.to_numpy(dtype="int64").sum())


PEERS = {
    "segfast, 1 worker": lambda path: segfast_headers(path, 1),
    "segfast, 4 workers": lambda path: segfast_headers(path, 4),
    "NumPy, mapped memory": mapped_memory,
    "segyio attributes()": segyio_attributes,
}


def run_peer(name, path, runs):
    for _ in range(runs):
        start = time.perf_counter()
        total = PEERS[name](path)
        print(f"{time.perf_counter() - start:.3f} s, sum {total}")


def command(name, path, runs):
    if name != "Stratus":
        return [sys.executable, __file__, "--peer", name, path, str(runs)]
    here = os.path.dirname(os.path.abspath(__file__))
    jars = os.path.join(here, "target", "stratus-benchmarks.jar") + ":" + os.path.join(here, "target", "lib", "*")
    homes = [os.environ.get("JAVA_HOME", ""), *glob.glob("/usr/lib/jvm/*25*")]
    java = next(home for home in homes if os.path.exists(os.path.join(home, "bin", "java")))
    return [os.path.join(java, "bin", "java"), "-XX:+UseSerialGC", "-cp", jars,
            "dev.stratus.benchmarks.HeaderScan", path, str(runs)]


def timed(name, path, runs):
    start = time.perf_counter()
    done = subprocess.run(command(name, path, runs), capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode != 0:
        return None, [], done.stderr.strip().splitlines()[-1]
    lines = done.stdout.strip().splitlines()
    return seconds, [float(line.split()[0]) for line in lines], lines[-1].split()[-1]


def main(path, runs):
    with open(path, "rb") as file:
        while file.read(1 << 24):
            pass
    print(f"{'':22}  whole process  first in a process  median of {runs}  sum of the table")
    for name in ("Stratus", *PEERS):
        whole, _, why = timed(name, path, 1)
        if whole is None:
            print(f"{name:22}  left out: {why}")
            continue
        _, within, total = timed(name, path, runs)
        print(f"{name:22}  {whole:11.3f} s  {within[0]:16.3f} s  {statistics.median(within):9.3f} s  {total}")


if __name__ == "__main__":
    if sys.argv[1] == "--peer":
        run_peer(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 9)
