"""Random decimal texts with what Python's decimal module makes of them.

Usage: decimal_oracle.py SEED COUNT
Prints COUNT lines `text scale expected`. A scale of `-` stands for the default: the smallest that keeps
nine significant digits. Expected is `scale:mantissa:rounded`, or `overflow` (more than 18 digits),
`vanishes` (rounds to zero), `too-small` (the default scale would be above 30).
"""

import random
import sys
from decimal import MAX_EMAX, MIN_EMIN, ROUND_HALF_EVEN, Context, Decimal, setcontext

setcontext(Context(prec=3000, Emax=MAX_EMAX, Emin=MIN_EMIN, rounding=ROUND_HALF_EVEN))


def digits(rng, count):
    return "".join(rng.choice("0123456789") for _ in range(count))


def plain(rng):
    return digits(rng, rng.randint(1, 20)) + "." + digits(rng, rng.randint(0, 25))


def float_noise(rng):
    return repr(rng.randint(1, 10**6) * 10 ** rng.randint(-12, 3) / rng.choice([1, 3, 7]))


def tie(rng):
    tail = rng.choice(["5", "50", "5" + "0" * 40, "5" + "0" * 40 + "1", "4" + "9" * 40])
    return digits(rng, rng.randint(1, 9)) + "." + digits(rng, rng.randint(0, 8)) + tail


def long_digits(rng):
    whole = "0" * rng.randint(0, 30) + digits(rng, rng.randint(0, 12))
    return whole + "." + "0" * rng.randint(0, 30) + digits(rng, rng.randint(1, 300))


def exponent(rng):
    mantissa = rng.choice([plain, long_digits, tie])(rng)
    return mantissa + rng.choice("eE") + rng.choice(["", "+", "-"]) + str(rng.randint(0, 40))


def far_exponent(rng):
    shift = rng.randint(0, 400)
    return "0." + "0" * shift + digits(rng, 12) + "e" + str(shift + rng.randint(-8, 8))


def extreme(rng):
    return rng.choice(["1e%d", "1e-%d", "123.456E+%d", "9" * 30 + "e-%d"]) % 10 ** rng.randint(0, 17)


def whole(rng):
    return digits(rng, rng.randint(1, 22)) + rng.choice(["", "."])


def point_first(rng):
    return "." + digits(rng, rng.randint(1, 25))


KINDS = [plain, float_noise, tie, long_digits, exponent, far_exponent, extreme, whole, point_first]


def expected(value, scale):
    if scale is None:
        scale = max(0, 8 - value.adjusted())
        if scale > 30:
            return "vanishes" if value.adjusted() < -31 else "too-small"
    place = value.adjusted() + scale
    if place > 20:
        return "overflow"
    if place < -3:
        return "vanishes"
    scaled = value.scaleb(scale)
    mantissa = scaled.quantize(Decimal(1))
    if mantissa >= 10**18:
        return "overflow"
    if mantissa == 0:
        return "vanishes"
    return f"{scale}:{int(mantissa)}:{int(mantissa != scaled)}"


def main():
    rng = random.Random(int(sys.argv[1]))
    wanted = int(sys.argv[2])
    while wanted:
        text = rng.choice(KINDS)(rng)
        value = Decimal(text)
        if value == 0:
            continue
        scale = rng.choice([None, rng.randint(0, 30), rng.randint(0, 12)])
        print(text, "-" if scale is None else scale, expected(value, scale))
        wanted -= 1


main()
