"""Trains the tagger and parser. Writes float weights and vocabularies for pack.ts, which quantises them. See README.md."""

import argparse
import json
import os
import random
import time

os.environ.setdefault("XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1")

import jax
import jax.numpy as jnp
import numpy as np
import optax

import features
import network
import trees as tree_files
import vectors as vector_files

LENGTHS = [8, 16, 24, 32, 40, 56, 80, 128]

parser = argparse.ArgumentParser()
parser.add_argument("--data", default="../../../shared/data")
parser.add_argument("--out", required=True)
parser.add_argument("--vectors", required=True)
parser.add_argument("--start", help="folder of an earlier run to go on from, with the same sizes and data")
parser.add_argument("--epochs", type=int, default=20)
parser.add_argument("--seed", type=int, default=7)
parser.add_argument("--hidden", type=int, default=96)
parser.add_argument("--layers", type=int, default=3)
parser.add_argument("--input", type=int, default=128)
parser.add_argument("--arc", type=int, default=64)
parser.add_argument("--label", type=int, default=64)
parser.add_argument("--drop", type=float, default=0.3)
parser.add_argument("--rate", type=float, default=2.5e-3)
parser.add_argument("--tag-weight", type=float, default=0.7, help="of the tags' loss against the arcs'")
parser.add_argument("--tokens", type=int, default=1000, help="words a step")
parser.add_argument("--most-frequent", type=int, default=50_000)
args = parser.parse_args()

config = {"input": args.input, "hidden": args.hidden, "layers": args.layers, "arc": args.arc, "label": args.label, "drop": args.drop, "input_drop": 0.2}
os.makedirs(args.out, exist_ok=True)
rng = random.Random(args.seed)
np_rng = np.random.default_rng(args.seed)

train = [t for name in ("ewt", "gum") for t in tree_files.read_trees(f"{args.data}/trees/{name}-train.conllu")]
dev = tree_files.read_trees(f"{args.data}/trees/ewt-dev.conllu")
tag_counts = {}
for tree in train:
    for tag in tree.tags:
        tag_counts[tag] = tag_counts.get(tag, 0) + 1
tags = sorted((t for t, n in tag_counts.items() if n >= 8), key=lambda t: (-tag_counts[t], t))
labels = sorted({l for tree in train for l in tree.labels})
tag_ids, label_ids = {t: i for i, t in enumerate(tags)}, {l: i for i, l in enumerate(labels)}
entries = features.choose_entries(train)
entry_ids = [{s: i + 1 for i, s in enumerate(table)} for table in entries]
wanted = {f.lower() for t in train for f in t.forms}
vector_words, vector_table = vector_files.choose_vectors(*vector_files.read_vectors(args.vectors, f"{args.out}/../vectors.npz"), wanted, args.most_frequent)
vector_ids = {w: i + 1 for i, w in enumerate(vector_words)}
word_counts = np.ones(len(entries[0]) + 1)
for tree in train:
    for form in tree.forms:
        word_counts[entry_ids[0].get(features.lowered(form), 0)] += 1
print(f"{len(train)} sentences, {len(tags)} tags, {len(labels)} labels, tables {[len(t) for t in entries]}, {len(vector_words)} vectors", flush=True)

seen = {}


def encode_form(form):
    if form not in seen:
        ids = [table.get(s, 0) for table, s in zip(entry_ids, features.strings_of(form))]
        seen[form] = (ids, vector_ids.get(form.lower(), 0))
    return seen[form]


def batches(sentences, shuffle):
    by_length = {n: [] for n in LENGTHS}
    for tree in sentences:
        for n in LENGTHS:
            if len(tree.forms) <= n:
                by_length[n].append(tree)
                break
    made = []
    for n, group in by_length.items():
        if shuffle:
            rng.shuffle(group)
        size = max(4, args.tokens // n)
        for i in range(0, len(group), size):
            made.append((n, size, group[i : i + size]))
    if shuffle:
        rng.shuffle(made)
    return made


def arrays(n, size, group, training):
    ids = np.zeros((size, n, len(entries)), np.int32)
    vec = np.zeros((size, n), np.int32)
    mask = np.zeros((size, n), np.float32)
    gold_tags = np.zeros((size, n), np.int32)
    heads = np.zeros((size, n), np.int32)
    gold_labels = np.zeros((size, n), np.int32)
    known = np.zeros((size, n), np.float32)
    for b, tree in enumerate(group):
        k = len(tree.forms)
        coded = [encode_form(f) for f in tree.forms]
        ids[b, :k] = [c[0] for c in coded]
        vec[b, :k] = [c[1] for c in coded]
        mask[b, :k] = 1
        gold_tags[b, :k] = [tag_ids.get(t, 0) for t in tree.tags]
        known[b, :k] = [t in tag_ids for t in tree.tags]
        heads[b, :k] = tree.heads
        gold_labels[b, :k] = [label_ids.get(l, 0) for l in tree.labels]
    if training:
        # Rare words are forgotten now and then, so that endings and vectors learn to speak for unseen words.
        forget = np_rng.random(ids.shape[:2]) < 0.1 + 0.9 * 0.5 / (0.5 + word_counts[ids[:, :, 0]])
        ids[:, :, 0][forget] = 0
        forget = np_rng.random(ids.shape[:2]) < 0.08
        vec[forget] = 0
    return ids, vector_table[vec], mask, gold_tags, heads, gold_labels, known


def loss_of(params, batch, key):
    ids, vec, mask, gold_tags, heads, gold_labels, known = batch
    k1, k2 = jax.random.split(key)
    x = network.encode(params, config, ids, vec, mask, k1)
    dependent, head, label_dependent, label_head, tag_scores = network.heads_of(params, config, x)
    arcs = network.arc_scores(params, config, dependent, head, mask)
    total = mask.sum()
    arc_loss = (optax.softmax_cross_entropy_with_integer_labels(arcs, heads) * mask).sum() / total
    lab = network.label_scores(params, config, label_dependent, label_head, heads)
    label_loss = (optax.softmax_cross_entropy_with_integer_labels(lab, gold_labels) * mask).sum() / total
    tag_loss = (optax.softmax_cross_entropy_with_integer_labels(tag_scores, gold_tags) * mask * known).sum() / total
    return arc_loss + label_loss + args.tag_weight * tag_loss


@jax.jit
def predict(params, batch):
    ids, vec, mask = batch
    x = network.encode(params, config, ids, vec, mask)
    dependent, head, label_dependent, label_head, tag_scores = network.heads_of(params, config, x)
    heads = network.arc_scores(params, config, dependent, head, mask).argmax(-1)
    return tag_scores.argmax(-1), heads, network.label_scores(params, config, label_dependent, label_head, heads).argmax(-1)


upos_of = np.array([["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"].index(t.split(":")[0]) for t in tags])


def evaluate(params, sentences):
    count = upos = uas = las = 0
    for n, size, group in batches(sentences, False):
        ids, vec, mask, gold_tags, heads, gold_labels, _ = arrays(n, size, group, False)
        t, h, l = (np.asarray(a) for a in predict(params, (ids, vec, mask)))
        m = mask > 0
        count += m.sum()
        upos += ((upos_of[t] == upos_of[gold_tags]) & m).sum()
        uas += ((h == heads) & m).sum()
        las += ((h == heads) & (l == gold_labels) & m).sum()
    return upos / count, uas / count, las / count


def named(params):
    """The network's tensors by name, in the order of the file."""
    tensors = {}
    for key, value in params.items():
        if key == "tables":
            for name, table in zip(features.TABLES, value):
                tensors[f"table.{name}"] = table
        elif key == "layers":
            for i, layer in enumerate(value):
                for part, tensor in layer.items():
                    tensors[f"layer{i}.{part}"] = tensor
        else:
            tensors[key] = value
    return tensors


def load(params, folder):
    """The tensors that `save` wrote to a folder, in place of those given."""
    with open(f"{folder}/tensors.json", encoding="utf8") as file:
        index = json.load(file)
    raw = np.fromfile(f"{folder}/model.f32", dtype=np.float32)

    def read(name, old):
        place = index[name]
        if place["shape"] != list(old.shape):
            raise SystemExit(f"{folder}: {name} has another shape; train without --start")
        at = place["offset"] // 4
        return jnp.asarray(raw[at : at + int(np.prod(place["shape"]))].reshape(place["shape"]))

    tensors = {name: read(name, old) for name, old in named(params).items()}
    layers = [{part: tensors[f"layer{i}.{part}"] for part in layer} for i, layer in enumerate(params["layers"])]
    return {
        key: [tensors[f"table.{name}"] for name in features.TABLES] if key == "tables" else layers if key == "layers" else tensors[key]
        for key in params
    }


params = network.init(np_rng, [len(t) for t in entries], config, len(tags), len(labels))
if args.start:
    params = load(params, args.start)
steps_per_epoch = len(batches(train, False))
total_steps = steps_per_epoch * args.epochs
schedule = optax.warmup_cosine_decay_schedule(args.rate / 10, args.rate, 300, total_steps, args.rate / 100)
optimiser = optax.chain(optax.clip_by_global_norm(5.0), optax.adam(schedule, b1=0.9, b2=0.98))
state = optimiser.init(params)


@jax.jit
def step(params, state, batch, key):
    loss, grads = jax.value_and_grad(loss_of)(params, batch, key)
    updates, state = optimiser.update(grads, state, params)
    return optax.apply_updates(params, updates), state, loss


def save(params, scores):
    flat = {"config": config, "tags": tags, "labels": labels, "tables": features.TABLES, "entries": entries, "vector_words": vector_words, "scores": scores, "seed": args.seed, "epochs": args.epochs}
    with open(f"{args.out}/model.json", "w", encoding="utf8") as file:
        json.dump(flat, file, ensure_ascii=False)
    tensors = named(params)
    tensors["word_vectors"] = vector_table
    index, offset = {}, 0
    with open(f"{args.out}/model.f32", "wb") as file:
        for name, tensor in tensors.items():
            data = np.ascontiguousarray(np.asarray(tensor), dtype=np.float32)
            index[name] = {"shape": list(data.shape), "offset": offset}
            offset += data.nbytes
            file.write(data.tobytes())
    with open(f"{args.out}/tensors.json", "w", encoding="utf8") as file:
        json.dump(index, file)


started = time.time()
key = jax.random.PRNGKey(args.seed)
done = 0
for epoch in range(args.epochs):
    losses = []
    sentences = [tree_files.augment(t, train, rng) for t in train]
    for n, size, group in batches(sentences, True):
        key, sub = jax.random.split(key)
        params, state, loss = step(params, state, arrays(n, size, group, True), sub)
        losses.append(loss)
    done += 1
    spent = time.time() - started
    left = spent / done * (args.epochs - done)
    line = f"epoch {epoch + 1}/{args.epochs} loss {float(np.mean([float(x) for x in losses])):.4f} {spent:.0f}s, {left:.0f}s left"
    if epoch % 3 == 2 or epoch == args.epochs - 1 or epoch == 0:
        scores = dict(zip(("upos", "uas", "las"), (round(float(x), 4) for x in evaluate(params, dev))))
        line += f" dev {scores}"
        save(params, scores)
    print(line, flush=True)
