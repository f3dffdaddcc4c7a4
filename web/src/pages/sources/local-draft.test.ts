import { describe, expect, it } from 'vitest';
import { dropDraft, keepDraft, readDraft } from './local-draft.ts';

function memory() {
  const kept = new Map<string, string>();
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    size: () => kept.size,
  };
}

describe('a draft', () => {
  it('is there again, form by form, until it is sent', () => {
    const storage = memory();
    expect(keepDraft(storage, 'observation', { number: '4', weapon: '' })).toBe(true);
    expect(readDraft(storage, 'observation')).toEqual({ number: '4' });
    expect(readDraft(storage, 'letter')).toBeNull();
    dropDraft(storage, 'observation');
    expect(readDraft(storage, 'observation')).toBeNull();
  });

  it('leaves nothing behind when all is emptied', () => {
    const storage = memory();
    keepDraft(storage, 'letter', { text: 'a' });
    keepDraft(storage, 'letter', { text: '' });
    expect(storage.size()).toBe(0);
  });

  it('says when it cannot be kept, and does not trip over what is spoilt', () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(keepDraft(full, 'letter', { text: 'a' })).toBe(false);
    expect(readDraft({ getItem: () => '[1' }, 'letter')).toBeNull();
    expect(readDraft({ getItem: () => '{"text":"a","n":1}' }, 'letter')).toEqual({ text: 'a' });
  });
});
