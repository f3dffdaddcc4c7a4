/** Short news of what was done, with a way back. Anyone may queue one; the frame shows them. */
export interface Toast {
  readonly id: number;
  readonly words: string;
  readonly tone: 'plain' | 'bad';
  readonly undo: (() => Promise<void> | void) | null;
}

/** With a way back there must be time to read and to reach it (ms). Bad news stays until it is put away. */
const shownFor = { plain: 5_000, undo: 12_000 };

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

export function toast(
  words: string,
  options: { readonly tone?: Toast['tone']; readonly undo?: Toast['undo'] } = {},
): void {
  const { tone = 'plain', undo = null } = options;
  const id = nextId++;
  set([...toasts, { id, words, tone, undo }].slice(-3));
  if (tone === 'plain') {
    setTimeout(
      () => {
        closeToast(id);
      },
      undo ? shownFor.undo : shownFor.plain,
    );
  }
}

export function closeToast(id: number): void {
  if (toasts.some((each) => each.id === id)) set(toasts.filter((each) => each.id !== id));
}

/** Takes back what the newest toast with an undo speaks of; false where there is none. */
export function undoNewest(): boolean {
  const newest = toasts.findLast((each) => each.undo !== null);
  if (!newest?.undo) return false;
  closeToast(newest.id);
  void newest.undo();
  return true;
}

export const toastQueue = {
  current: (): readonly Toast[] => toasts,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
