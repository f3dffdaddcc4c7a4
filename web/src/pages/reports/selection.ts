import { useState } from 'react';

/** Which rows are chosen, and which one the keys are on. */
export interface Selection {
  readonly chosen: ReadonlySet<string>;
  /** The row that the keys are on. */
  readonly current: string | null;
  /** Where a range begins. */
  readonly anchor: string | null;
}

export const nothingChosen: Selection = { chosen: new Set(), current: null, anchor: null };

/** The ids from one row to another, both included, in the list's order. */
function between(ids: readonly string[], one: string | null, other: string): readonly string[] {
  const a = one === null ? -1 : ids.indexOf(one);
  const b = ids.indexOf(other);
  if (a < 0 || b < 0) return [other];
  return ids.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** Moves the current row; with `extend` everything from the anchor to it is chosen. */
export function moveBy(
  selection: Selection,
  ids: readonly string[],
  step: number,
  extend: boolean,
): Selection {
  if (ids.length === 0) return nothingChosen;
  const at = selection.current === null ? -1 : ids.indexOf(selection.current);
  const next = ids[Math.max(0, Math.min(ids.length - 1, at < 0 ? 0 : at + step))] ?? null;
  if (!extend || next === null) return { ...selection, current: next, anchor: next };
  const anchor = selection.anchor ?? selection.current ?? next;
  return { chosen: new Set(between(ids, anchor, next)), current: next, anchor };
}

/** Chooses a row or puts it back; with `extend` chooses all from the anchor to it. */
export function toggle(selection: Selection, ids: readonly string[], id: string, extend: boolean): Selection {
  if (extend)
    return {
      chosen: new Set([...selection.chosen, ...between(ids, selection.anchor, id)]),
      current: id,
      anchor: selection.anchor ?? id,
    };
  const chosen = new Set(selection.chosen);
  if (!chosen.delete(id)) chosen.add(id);
  return { chosen, current: id, anchor: id };
}

/** What an action is about: the chosen rows that are still there, else the current one. */
export function subjects(selection: Selection, ids: readonly string[]): readonly string[] {
  const chosen = ids.filter((id) => selection.chosen.has(id));
  if (chosen.length > 0) return chosen;
  return selection.current !== null && ids.includes(selection.current) ? [selection.current] : [];
}

export function useSelection() {
  return useState(nothingChosen);
}
