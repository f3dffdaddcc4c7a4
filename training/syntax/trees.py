"""Trees, the label inventory, and the copies of sentences that make the parser stand archives that lost their marks."""

import random
import re
from dataclasses import dataclass

KEPT_FEATS = {"Gender", "Mood", "Number", "Person", "Poss", "Tense", "VerbForm", "Voice", "PronType"}


@dataclass
class Tree:
    forms: list
    tags: list
    heads: list
    labels: list


def tag_of(upos: str, feats: str) -> str:
    """UPOS with the features that show in the form: "VERB:Tense=Past|VerbForm=Fin"."""
    kept = [] if feats == "_" else [f for f in feats.split("|") if f.split("=")[0] in KEPT_FEATS]
    third = all(f in kept for f in ("Number=Sing", "Person=3", "Tense=Pres"))
    if upos in ("VERB", "AUX"):
        if not third:
            kept = [f for f in kept if not f.startswith(("Number=", "Person="))]
        kept = [f for f in kept if f not in ("Mood=Ind", "Mood=Sub")]
    pronoun_types = {
        "PRON": ("Prs", "Dem", "Int", "Rel", "Neg"),
        "DET": ("Neg", "Dem"),
        "ADV": ("Neg",),
    }.get(upos, ())
    kept = [f for f in kept if not f.startswith("PronType=") or f[9:] in pronoun_types]
    return upos + ":" + "|".join(kept)


def read_trees(path: str) -> list:
    trees = []
    with open(path, encoding="utf8") as file:
        for block in file.read().split("\n\n"):
            rows = [line.split("\t") for line in block.split("\n") if re.match(r"\d+\t", line)]
            if rows:
                trees.append(
                    Tree(
                        [r[1] for r in rows],
                        [tag_of(r[3], r[5]) for r in rows],
                        [int(r[6]) for r in rows],
                        [r[7] for r in rows],
                    )
                )
    return trees


STRIPPED = re.compile(r"[,\"'`“”‘’«»:;]+|''|``")


def strip_marks(tree: Tree, pattern=STRIPPED) -> Tree:
    """Without commas, quotation marks and apostrophes, as some archives store reports."""
    has_children = set(tree.heads)
    keep = [not (pattern.fullmatch(f) and i + 1 not in has_children) for i, f in enumerate(tree.forms)]
    if not any(keep):
        return tree
    new_index = {0: 0}
    for i, kept in enumerate(keep):
        if kept:
            new_index[i + 1] = len(new_index)
    pick = [i for i, kept in enumerate(keep) if kept]
    return Tree(
        [re.sub(r"['’`]", "", tree.forms[i]) or tree.forms[i] for i in pick],
        [tree.tags[i] for i in pick],
        [new_index[tree.heads[i]] for i in pick],
        [tree.labels[i] for i in pick],
    )


def join_possessives(tree: Tree) -> Tree:
    """"Norland 's army" as "Norlands army": with the apostrophe the cut is lost too."""
    forms, tags, heads, labels, index = [], [], [], [], {0: 0}
    for i, form in enumerate(tree.forms):
        if form in ("'s", "’s") and tree.labels[i] == "case" and tree.heads[i] == i and i > 0:
            forms[-1] += "s"
            index[i + 1] = len(forms)
            continue
        forms.append(form)
        tags.append(tree.tags[i])
        heads.append(tree.heads[i])
        labels.append(tree.labels[i])
        index[i + 1] = len(forms)
    return Tree(forms, tags, [index[h] for h in heads], labels)


def run_on(first: Tree, second: Tree) -> Tree:
    """Two sentences without a full stop between them: the second hangs on the first's root as parataxis."""
    cut = len(first.forms) - 1 if first.forms[-1] in (".", "?", "!") and len(first.forms) not in first.heads else len(first.forms)
    root = first.heads.index(0) + 1
    if root > cut:
        return first
    return Tree(
        first.forms[:cut] + second.forms,
        first.tags[:cut] + second.tags,
        first.heads[:cut] + [h + cut if h > 0 else root for h in second.heads],
        first.labels[:cut] + ["parataxis" if h == 0 else l for h, l in zip(second.heads, second.labels)],
    )


MARK_VARIANTS = [("'", "’"), ("'", "`"), ("’", "'"), ('"', "“"), ('"', "”"), ("“", '"'), ("”", '"'), ('"', "``"), ('"', "''"), ('"', "'")]


def swap_marks(tree: Tree, rng: random.Random) -> Tree:
    """Other apostrophes and quotation marks than the source's, as keyboards and archives have them."""
    old, new = rng.choice(MARK_VARIANTS)
    return Tree([f.replace(old, new) for f in tree.forms], tree.tags, tree.heads, tree.labels)


def augment(tree: Tree, others: list, rng: random.Random) -> Tree:
    if rng.random() < 0.3:
        tree = swap_marks(tree, rng)
    roll = rng.random()
    if roll < 0.05:
        return Tree([f.upper() for f in tree.forms], tree.tags, tree.heads, tree.labels)
    if roll < 0.10:
        return Tree([f.lower() for f in tree.forms], tree.tags, tree.heads, tree.labels)
    if roll < 0.26:
        return strip_marks(join_possessives(tree) if rng.random() < 0.7 else tree)
    if roll < 0.29:
        return Tree([f[:1].upper() + f[1:] for f in tree.forms], tree.tags, tree.heads, tree.labels)
    if roll < 0.33 and len(tree.forms) < 40:
        return run_on(tree, rng.choice(others))
    return tree
