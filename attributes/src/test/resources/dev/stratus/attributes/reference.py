#!/usr/bin/python3
"""Computes reference.csv: every attribute of real traces, by NumPy and SciPy.

    python3 reference.py ../shared/data/field > reference.csv

Needs python3-numpy and python3-scipy. Knows nothing of Stratus: samples are decoded here, in double
precision, and every formula is the textbook's or the library's own.
"""

import csv
import pathlib
import sys

import numpy as np
import scipy.signal
import scipy.stats

# file, and a window, first and last sample included, that is looked at beside the whole trace
FILES = [
    ("f3-il105-106.sgy", (100, 300)),
    ("viking_small.segy", (17, 599)),
    ("volve10-migvel-depth-sub3d.sgy", (0, 99)),
    ("volve10r12-full-twt-arb.sgy", (400, 400)),
    ("volve10r12-full-z-il10117sub.sgy", (1000, 1124)),
]


def ibm(words):
    sign = np.where(words >> 31, -1.0, 1.0)
    exponent = ((words >> 24) & 0x7F).astype(int) - 64 - 6
    return sign * (words & 0xFFFFFF) * np.power(16.0, exponent)


def read(path):
    data = path.read_bytes()
    head = np.frombuffer(data, ">i2", 30, 3200)
    interval, samples, code = int(head[8]), int(head[10]), int(head[12])
    size = 240 + 4 * samples
    words = np.frombuffer(data, np.uint8)[3600:].reshape(-1, size)[:, 240:].copy()
    if code == 1:
        return interval, ibm(words.view(">u4").astype(np.int64))
    assert code == 5
    return interval, words.view(">f4").astype(np.float64)


def attributes(x, interval):
    """All attributes of samples x, `interval` microseconds (or thousandths of a metre) apart."""
    n = len(x)
    step = interval / 1000
    signs = np.sign(x)
    signs = signs[signs != 0]
    yield "mean_abs", np.mean(np.abs(x))
    yield "rms", np.sqrt(np.mean(x * x))
    yield "mean", np.mean(x)
    yield "min", np.min(x)
    yield "max", np.max(x)
    yield "max_abs", np.max(np.abs(x))
    yield "energy", np.sum(x * x)
    yield "std", np.std(x)
    with np.errstate(all="ignore"):
        yield "skewness", scipy.stats.skew(x)
        yield "kurtosis", scipy.stats.kurtosis(x)
    yield "zero_crossings", np.count_nonzero(np.diff(signs))
    yield "live_samples", np.count_nonzero(x)
    yield "sum_positive", np.sum(x[x > 0])
    yield "sum_negative", np.sum(x[x < 0])
    yield "arc_length", np.sum(np.hypot(np.diff(x), step))

    size = 1 << (n - 1).bit_length()
    frequency = np.fft.rfftfreq(size, interval / 1e6)[1:]
    power = np.abs(np.fft.rfft(x, size))[1:] ** 2
    known = power.sum() > 0
    with np.errstate(all="ignore"):
        centre = np.sum(frequency * power) / np.sum(power)
        spread = np.sqrt(np.sum((frequency - centre) ** 2 * power) / np.sum(power))
    yield "dominant_frequency", frequency[np.argmax(power)] if known else np.nan
    yield "mean_frequency", centre if known else np.nan
    yield "bandwidth", spread if known else np.nan

    # The real part is the trace; SciPy's own has the rounding of two transforms, which would decide
    # the direction of the phase where a sample is zero.
    analytic = x + 1j * scipy.signal.hilbert(x, size)[:n].imag
    envelope = np.abs(analytic)
    phase = np.unwrap(np.angle(analytic))
    turning = np.mean(np.diff(phase)) / (2 * np.pi * interval / 1e6) if n > 1 and known else np.nan
    yield "envelope_mean", np.mean(envelope)
    yield "envelope_max", np.max(envelope)
    yield "instantaneous_frequency_mean", turning
    with np.errstate(all="ignore"):
        yield "sweetness", np.mean(envelope) / np.sqrt(turning)


def main():
    folder = pathlib.Path(sys.argv[1])
    table = csv.writer(sys.stdout, lineterminator="\n")
    table.writerow(["file", "window", "trace", "attribute", "value"])
    for name, (first, last) in FILES:
        interval, traces = read(folder / name)
        for window, part in [
            ("all", traces),
            (f"{first}samples..{last}samples", traces[:, first : last + 1]),
        ]:
            count = len(traces)
            for trace in sorted({0, 1, count // 3, count // 2, count - 2, count - 1}):
                for attribute, value in attributes(part[trace], interval):
                    table.writerow([name, window, trace, attribute, repr(float(value))])


main()
