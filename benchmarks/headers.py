#!/usr/bin/python3
"""Seconds that four fields of all trace headers take: segyio's attributes(), and one strided pass over
mapped memory, which is what segfast does. Usage: headers.py FILE [RUNS]"""

import sys
import time

import numpy as np
import segyio

path = sys.argv[1]
runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
FIELDS = (189, 193, 181, 185)


def with_segyio():
    with segyio.open(path, ignore_geometry=True) as file:
        return sum(int(file.attributes(field)[:].astype("int64").sum()) for field in FIELDS)


def with_mapped_memory():
    with segyio.open(path, ignore_geometry=True) as file:
        samples = len(file.samples)
    trace = np.dtype({"names": [str(f) for f in FIELDS], "formats": [">i4"] * 4,
                      "offsets": [f - 1 for f in FIELDS], "itemsize": 240 + 4 * samples})
    traces = np.memmap(path, dtype=trace, mode="r", offset=3600)
    table = np.empty((len(traces), 4), dtype="int32")
    for start in range(0, len(traces), 10_000):
        for column, field in enumerate(FIELDS):
            table[start:start + 10_000, column] = traces[str(field)][start:start + 10_000]
    return int(table.astype("int64").sum())


for name, read in (("segyio attributes()", with_segyio), ("mapped memory", with_mapped_memory)):
    for _ in range(runs):
        start = time.perf_counter()
        total = read()
        print(f"{name:20} {time.perf_counter() - start:.3f} s, sum {total}")
