"""What the network sees of a word: all of it is a function of the form alone, so that the program can work it out once per form."""

import re
from collections import Counter

AFFIXES = {"suffix1": (-1, 60), "suffix2": (-2, 500), "suffix3": (-3, 2000), "suffix4": (-4, 3000), "prefix1": (1, 80), "prefix2": (2, 600), "prefix3": (3, 2000)}
TABLES = ["word", *AFFIXES, "shape"]
FEWEST_SEEN = 2


def lowered(form: str) -> str:
    """Lower case, digits as 0: the key of words and affixes."""
    return re.sub(r"[0-9]", "0", form.lower())


def shape_of(form: str) -> str:
    """"Xx" for "Russia", "X.X." for "U.S.", "d,d" for "10,000"; runs of a kind are one, cut after six marks."""
    out = ""
    for ch in form[:24]:
        if ch in "0123456789":
            kind = "d"
        elif ch.lower() != ch.upper():
            kind = "x" if ch == ch.lower() else "X"
        else:
            kind = ch if ord(ch) < 128 else "?"
        if len(out) > 1 and out[-1] == kind and out[-2] == kind:
            continue
        out += kind
    return out[:6]


def strings_of(form: str) -> list:
    low = lowered(form)
    affixes = [low[n:] if n < 0 else low[:n] for n, _ in AFFIXES.values()]
    return [low, *affixes, shape_of(form)]


def choose_entries(trees) -> list:
    """For each table its strings by falling frequency; id 0 is kept for "unknown"."""
    counts = [Counter() for _ in TABLES]
    for tree in trees:
        for form in tree.forms:
            for counter, string in zip(counts, strings_of(form)):
                counter[string] += 1
    limits = [100_000, *(limit for _, limit in AFFIXES.values()), 150]
    return [
        [s for s, n in sorted(counter.items(), key=lambda e: (-e[1], e[0])) if n >= FEWEST_SEEN][:limit]
        for counter, limit in zip(counts, limits)
    ]
