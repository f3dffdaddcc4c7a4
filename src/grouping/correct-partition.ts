import type { CorrectionEffect, RecordedCorrection } from '../domain/correction.ts';

/** How a person changes which members belong together. */
export type PartitionEdit =
  /** The groups of these members are one. */
  | { readonly entry: number; readonly kind: 'merge'; readonly anchors: readonly string[] }
  /** These members leave the group of the anchor, and are a group of their own. */
  | {
      readonly entry: number;
      readonly kind: 'split';
      readonly anchor: string;
      readonly members: readonly string[];
    }
  /** The member leaves its group and joins that of the anchor. */
  | { readonly entry: number; readonly kind: 'move'; readonly anchor: string; readonly member: string };

export interface EditedPartition {
  /** The groups, those untouched as they were (the same arrays), the others sorted by nothing in particular. */
  readonly groups: readonly (readonly string[])[];
  /** One for each edit whose targets are there. */
  readonly effects: readonly CorrectionEffect[];
}

/**
 * The members that a story or incident is found by again, the one that it was named after first: that one may have been
 * dismissed or set aside since, which does not undo what people joined or split.
 */
export function membersToFind({ anchors, stoodIn }: RecordedCorrection, thing: string): readonly string[] {
  const anchor = anchors[thing];
  const others = stoodIn.find(({ id }) => id === thing)?.with ?? [];
  return anchor === undefined ? others : [anchor, ...others];
}

/** Applies the edits one after another. Every member stays in exactly one group. */
export function editPartition(
  groups: readonly (readonly string[])[],
  edits: readonly PartitionEdit[],
): EditedPartition {
  const state = new Groups(groups);
  const effects = edits.flatMap((edit): CorrectionEffect[] => {
    const effect =
      edit.kind === 'merge'
        ? merged(state, edit.anchors)
        : edit.kind === 'split'
          ? split(state, edit.anchor, edit.members)
          : moved(state, edit.anchor, edit.member);
    return effect ? [{ entry: edit.entry, ...effect }] : [];
  });
  return { groups: state.all(), effects };
}

type Effect = Omit<CorrectionEffect, 'entry'> | null;
const same: Effect = { effect: 'same', now: null };
const changed: Effect = { effect: 'changed', now: null };

/** Groups that are replaced, never changed in place. */
class Groups {
  readonly #of = new Map<string, readonly string[]>();
  readonly #order = new Set<readonly string[]>();

  constructor(groups: readonly (readonly string[])[]) {
    for (const group of groups) this.add(group);
  }

  of(member: string): readonly string[] | null {
    return this.#of.get(member) ?? null;
  }

  add(group: readonly string[]): void {
    if (group.length === 0) return;
    this.#order.add(group);
    for (const member of group) this.#of.set(member, group);
  }

  replace(old: readonly (readonly string[])[], by: readonly (readonly string[])[]): void {
    for (const group of old) this.#order.delete(group);
    for (const group of by) this.add(group);
  }

  all(): readonly (readonly string[])[] {
    return [...this.#order];
  }
}

function merged(state: Groups, anchors: readonly string[]): Effect {
  const groups = [...new Set(anchors.flatMap((anchor) => listOf(state.of(anchor))))];
  const missing = anchors.filter((anchor) => !state.of(anchor)).length;
  if (anchors.length - missing < 2) return null;
  if (groups.length > 1) state.replace(groups, [groups.flat()]);
  if (missing > 0) return { effect: 'other', now: `${missing} of the ${anchors.length} are not there` };
  return groups.length > 1 ? changed : same;
}

function split(state: Groups, anchor: string, members: readonly string[]): Effect {
  const group = state.of(anchor);
  const known = members.filter((member) => state.of(member));
  if (!group || known.length === 0) return null;
  const wanted = new Set(known);
  const leaving = group.filter((member) => wanted.has(member));
  const staying = group.filter((member) => !wanted.has(member));
  if (leaving.length === 0 || staying.length === 0) return same;
  state.replace([group], [staying, leaving]);
  const elsewhere = members.length - leaving.length;
  return elsewhere === 0
    ? changed
    : { effect: 'other', now: `${elsewhere} of the ${members.length} are not in it any more` };
}

function moved(state: Groups, anchor: string, member: string): Effect {
  const target = state.of(anchor);
  const home = state.of(member);
  if (!target || !home) return null;
  if (target === home) return same;
  state.replace([target, home], [[...target, member], home.filter((other) => other !== member)]);
  return changed;
}

function listOf(group: readonly string[] | null): (readonly string[])[] {
  return group ? [group] : [];
}
