"""Reads candle files with Python's csv and decimal modules and says what an importer must find.

Usage: candle_oracle.py FILE
Prints lines `key value`. Columns appear as the sum of mantissa × (row + 1), modulo 2^64.
"""

import csv
import sys
from collections import Counter
from decimal import ROUND_HALF_EVEN, Context, Decimal, setcontext

setcontext(Context(prec=200, rounding=ROUND_HALF_EVEN))


def mantissa(value, scale):
    return int(value.scaleb(scale).quantize(Decimal(1)))


def checksum(numbers):
    return sum(number * (row + 1) for row, number in enumerate(numbers)) % 2**64


def main():
    with open(sys.argv[1], newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    times = [int(row.get("time") or row["ts_ms"]) for row in rows]
    prices = {name: [Decimal(row[name]) for row in rows] for name in ("open", "high", "low", "close")}
    volumes = [Decimal(row["volume"]) if row["volume"] else None for row in rows]

    steps = [after - before for before, after in zip(times, times[1:])]
    counts = Counter(steps)
    interval = min(step for step in counts if counts[step] == max(counts.values()))
    smallest = min(min(column) for column in prices.values())
    scale = max(0, 8 - smallest.adjusted())
    volume_scale = 8
    known = [volume for volume in volumes if volume is not None]
    while any(mantissa(volume, volume_scale) >= 10**18 for volume in known):
        volume_scale -= 1

    print("rows", len(rows))
    print("interval", interval)
    print("gaps", sum(step > interval for step in steps))
    print("missing", sum((step - 1) // interval for step in steps if step > interval))
    print("short", sum(step < interval for step in steps))
    print("rounded", sum(
        mantissa(price, scale) != price.scaleb(scale) for column in prices.values() for price in column))
    print("unknown", volumes.count(None))
    print("zero", sum(mantissa(volume, volume_scale) == 0 for volume in known))
    print("price-scale", scale)
    print("volume-scale", volume_scale)
    print("time", checksum(times))
    for name, column in prices.items():
        print(name, checksum([mantissa(price, scale) for price in column]))
    print("volume", checksum(
        [-1 if volume is None else mantissa(volume, volume_scale) for volume in volumes]))


main()
