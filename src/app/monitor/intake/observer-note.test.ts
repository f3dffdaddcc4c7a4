import { describe, expect, it } from 'vitest';
import { shownNote } from './observer-note.ts';

describe('shownNote', () => {
  it('masks the name of the observer, in whole and in part', () => {
    const shown = shownNote('Mara van Hill heard it. MARA called; ask Ms Hill’s driver.', 'Mara van Hill');
    expect(shown).toBe('█████████████ heard it. ████ called; ask Ms ██████ driver.');
  });
  it('leaves words that are only written like a name', () => {
    const note = 'From behind the hill, two vans; the van burnt.';
    expect(shownNote(note, 'Mara van Hill')).toBe(note);
  });
  it('masks short names only together, and names in scripts without capitals', () => {
    expect(shownNote('Li Wu saw it. Wu is near.', 'Li Wu')).toBe('█████ saw it. Wu is near.');
    expect(shownNote('شاهده كريم هنا', 'كريم منصور')).toBe('شاهده ████ هنا');
  });
  it('masks what leads to a person without a name too', () => {
    expect(shownNote('Write to m@desk.example', undefined)).toBe('Write to ██████████████');
  });
});
