/** What somebody has begun to write, kept in this browser until it is sent. Nothing of it leaves before that. */
export type Draft = Readonly<Record<string, string>>;

const prefix = 'trucewatch.draft.';

export function readDraft(storage: Pick<Storage, 'getItem'>, form: string): Draft | null {
  return readRecord(storage, prefix + form);
}

/** False where the browser cannot keep it: full, or storage is forbidden. */
export function keepDraft(
  storage: Pick<Storage, 'setItem' | 'removeItem'>,
  form: string,
  draft: Draft,
): boolean {
  const written = Object.entries(draft).filter(([, value]) => value !== '');
  return tryStorage(() => {
    if (written.length === 0) storage.removeItem(prefix + form);
    else storage.setItem(prefix + form, JSON.stringify(Object.fromEntries(written)));
  });
}

export function dropDraft(storage: Pick<Storage, 'removeItem'>, form: string): void {
  tryStorage(() => {
    storage.removeItem(prefix + form);
  });
}

function readRecord(storage: Pick<Storage, 'getItem'>, place: string): Draft | null {
  try {
    const value: unknown = JSON.parse(storage.getItem(place) ?? 'null');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const texts = Object.entries(value).filter((e): e is [string, string] => typeof e[1] === 'string');
    return Object.fromEntries(texts);
  } catch {
    return null;
  }
}

function tryStorage(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
