"""
The network: a sum of embeddings per word, three bidirectional simple recurrent layers (SRU: Lei et al. 2018), and heads
for the tag, the arc (dot product, Dozat & Manning 2017 made small) and its label. Every curve is x / sqrt(1 + x²): exact and cheap in
SIMD, so that training and the program compute the same thing; x / (1 + |x|) closes gates too slowly.
"""

import jax
import jax.numpy as jnp
import numpy as np

DISTANCES = 21


def curve(x):
    return x * jax.lax.rsqrt(1 + x * x)


def gate(x):
    return 0.5 + 0.5 * curve(x)


def distance_bucket(offset):
    """Head minus dependent, clipped to ±10, as 0–20."""
    return jnp.clip(offset, -10, 10) + 10


def init(rng: np.random.Generator, sizes: list, config: dict, tags: int, labels: int) -> dict:
    d, h, layers, arc, lab = (config[k] for k in ("input", "hidden", "layers", "arc", "label"))

    def matrix(rows, cols, gain=1.0):
        return (rng.standard_normal((rows, cols)) * gain / np.sqrt(rows)).astype(np.float32)

    params = {
        "tables": [(rng.standard_normal((n + 1, d)) * 0.15).astype(np.float32) for n in sizes],
        "vectors": matrix(100, d),
        "input_bias": np.zeros(d, np.float32),
        "layers": [],
    }
    width = d
    for layer in range(layers):
        parts = 4 if layer == 0 else 3
        bias = np.zeros((2, parts, h), np.float32)
        bias[:, 1] = 0.5
        params["layers"].append(
            {
                "w": matrix(width, 2 * parts * h, 1.5),
                "b": bias.reshape(-1),
                "vf": np.zeros((2, h), np.float32),
                "vr": np.zeros((2, h), np.float32),
            }
        )
        width = 2 * h
    params["out"] = matrix(width, 2 * arc + 2 * lab + tags)
    params["out_bias"] = np.zeros(2 * arc + 2 * lab + tags, np.float32)
    params["root_arc"] = np.zeros(arc, np.float32)
    params["root_label"] = np.zeros(lab, np.float32)
    params["head_bias"] = matrix(arc, 1)[:, 0]
    params["distance_arc"] = np.zeros(DISTANCES, np.float32)
    params["distance_label"] = np.zeros((DISTANCES, lab), np.float32)
    params["label_out"] = matrix(lab, labels)
    params["label_bias"] = np.zeros(labels, np.float32)
    return jax.tree.map(jnp.asarray, params)


def recurrent_layer(x, p, h, mask, parts):
    """x [B,T,W] -> [B,T,2h]. mask [B,T] stops the backward run from starting inside padding."""
    b, t, _ = x.shape
    u = (x @ p["w"] + p["b"]).reshape(b, t, 2, parts, h)
    u = jnp.stack([u[:, :, 0], u[:, ::-1, 1]], axis=2)
    if parts == 4:
        skip = curve(u[:, :, :, 3])
    else:
        skip = jnp.stack([x[:, :, :h], x[:, ::-1, h:]], axis=2)
    m = jnp.stack([mask, mask[:, ::-1]], axis=2)[..., None]

    def step(c, xs):
        uc, uf, ur, sk, mm = xs
        f = gate(uf + p["vf"] * c)
        r = gate(ur + p["vr"] * c)
        new = f * c + (1 - f) * uc
        new = jnp.where(mm > 0, new, c)
        return new, r * curve(new) + (1 - r) * sk

    first = jnp.zeros((b, 2, h), jnp.float32)
    xs = tuple(jnp.moveaxis(a, 1, 0) for a in (u[:, :, :, 0], u[:, :, :, 1], u[:, :, :, 2], skip, m))
    _, out = jax.lax.scan(step, first, xs, unroll=4)
    out = jnp.moveaxis(out, 0, 1)
    return jnp.concatenate([out[:, :, 0], out[:, ::-1, 1]], axis=-1)


def drop(key, x, rate, shape=None):
    keep = jax.random.bernoulli(key, 1 - rate, shape or x.shape)
    return jnp.where(keep, x / (1 - rate), 0)


def encode(params, config, ids, vectors, mask, key=None):
    """ids [B,T,tables], vectors [B,T,100] -> [B,T,2h]. With a key, with dropout."""
    h = config["hidden"]
    total = vectors @ params["vectors"] + params["input_bias"]
    for i, table in enumerate(params["tables"]):
        total = total + table[ids[..., i]]
    x = curve(total)
    keys = jax.random.split(key, 8) if key is not None else None
    if keys is not None:
        x = drop(keys[0], x, config["input_drop"])
    for i, layer in enumerate(params["layers"]):
        x = recurrent_layer(x, layer, h, mask, 4 if i == 0 else 3)
        if keys is not None:
            x = drop(keys[i + 1], x, config["drop"], (x.shape[0], 1, x.shape[2]))
    return x


def heads_of(params, config, x):
    arc, lab = config["arc"], config["label"]
    out = x @ params["out"] + params["out_bias"]
    cuts = np.cumsum([arc, arc, lab, lab])
    dependent, head, label_dependent, label_head, tags = jnp.split(out, cuts, axis=-1)
    return curve(dependent), curve(head), label_dependent, label_head, tags


def arc_scores(params, config, dependent, head, mask):
    """[B,T,T+1]: column 0 is the root."""
    b, t, arc = dependent.shape
    root = jnp.broadcast_to(curve(params["root_arc"]), (b, 1, arc))
    heads = jnp.concatenate([root, head], axis=1)
    scores = dependent @ heads.transpose(0, 2, 1) + (heads @ params["head_bias"])[:, None, :]
    offsets = jnp.arange(t)[None, :] - jnp.arange(t)[:, None]
    distance = params["distance_arc"][distance_bucket(offsets)]
    distance = jnp.concatenate([jnp.zeros((t, 1)), distance], axis=1)
    allowed = jnp.concatenate([jnp.ones((b, 1)), mask], axis=1)[:, None, :]
    itself = jnp.concatenate([jnp.zeros((t, 1)), jnp.eye(t)], axis=1)[None]
    return scores + distance[None] - 1e4 * (1 - allowed) - 1e4 * itself


def label_scores(params, config, label_dependent, label_head, heads):
    """heads [B,T] with 0 for the root -> [B,T,labels]."""
    b, t, lab = label_dependent.shape
    root = jnp.broadcast_to(params["root_label"], (b, 1, lab))
    chosen = jnp.take_along_axis(jnp.concatenate([root, label_head], axis=1), heads[..., None], axis=1)
    offset = heads - 1 - jnp.arange(t)[None, :]
    distance = params["distance_label"][distance_bucket(offset)] * (heads > 0)[..., None]
    return curve(label_dependent + chosen + distance) @ params["label_out"] + params["label_bias"]
