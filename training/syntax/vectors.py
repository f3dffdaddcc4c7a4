"""Reads the word vectors that npm ships and keeps the most frequent words and those of the training trees."""

import json
import os

import numpy as np


def read_vectors(package_json: str, cache: str):
    """All vectors as (words by falling frequency, float32 [words, 100]). The JSON of 307 MB is parsed once, then cached."""
    if os.path.exists(cache):
        kept = np.load(cache, allow_pickle=False)
        return kept["words"].tolist(), kept["vectors"].astype(np.float32)
    with open(package_json, encoding="utf8") as file:
        raw = json.load(file)
    vectors = raw["vectors"]
    words = [word for word in raw["words"] if word in vectors]
    table = np.array([vectors[word][:100] for word in words], dtype=np.float32)
    np.savez(cache, words=np.array(words), vectors=table.astype(np.float16))
    return words, table


def choose_vectors(words, table, wanted, most_frequent: int):
    """Rows for the `most_frequent` first words and all `wanted` ones, scaled to a standard deviation of 1; row 0 is "unknown"."""
    rows = [i for i, word in enumerate(words) if i < most_frequent or word in wanted]
    chosen = table[rows]
    chosen = chosen / chosen.std()
    chosen = np.concatenate([np.zeros((1, chosen.shape[1]), np.float32), chosen])
    return [words[i] for i in rows], np.clip(chosen, -4, 4)
