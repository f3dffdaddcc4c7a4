import { afterEach, describe, expect, it } from 'vitest';
import { ar } from './ar.ts';
import { en } from './en.ts';
import type { Message } from './message.ts';
import { ru } from './ru.ts';
import { speak, t, word } from './translate.ts';

afterEach(() => {
  speak('en', en);
});

const placesOf = (message: Message): string[] => {
  const forms = typeof message === 'string' ? [message] : Object.values(message);
  return [...new Set(forms.flatMap((form) => form.match(/\{\w+\}/g) ?? []))]
    .filter((place) => place !== '{n}')
    .sort();
};

describe('every dictionary', () => {
  it.each([
    ['ar', ar],
    ['ru', ru],
  ])('has all messages with the same places: %s', (_, messages) => {
    for (const [key, message] of Object.entries<Message>(en)) {
      const other: Message = messages[key as keyof typeof en]; // a key of the English one
      expect(placesOf(other), key).toEqual(placesOf(message));
    }
  });

  it('says something in Arabic wherever English does', () => {
    const same = Object.entries<Message>(en).filter(([key, message]) => {
      const other: Message = ar[key as keyof typeof en]; // a key of the English one
      return (
        typeof message === 'string' && /[a-z]{4}/i.test(message.replace(/\{\w+\}/g, '')) && other === message
      );
    });
    // A format's name, and what the API calls an origin that has no name.
    expect(same.map(([key]) => key).sort()).toEqual(['briefing.download.json', 'story.origin.unknownName']);
  });
});

describe('a message', () => {
  it('takes the plural form of its language', () => {
    speak('en', en);
    expect([t('reports.count', { n: 1 }), t('reports.count', { n: 1200 })]).toEqual([
      '1 report',
      '1,200 reports',
    ]);
    speak('ar', ar);
    expect(new Set([1, 2, 3, 11, 100].map((n) => t('reports.count', { n }))).size).toBe(5);
  });

  it('says none in words where it has words for it, also in a language without such a form', () => {
    speak('en', en);
    expect(t('commitments.dueCount', { n: 0 })).toBe('nothing due');
    expect(t('reports.count', { n: 0 })).toBe('0 reports');
  });

  it('keeps names apart from right-to-left words, and leaves others as they are', () => {
    speak('ar', ar);
    expect(t('reports.to', { name: 'Orlava' })).toContain('\u2068Orlava\u2069');
    speak('en', en);
    expect(t('reports.to', { name: 'Orlava' })).toBe('to Orlava');
  });

  it('shows a word that it does not know as it is', () => {
    speak('en', en);
    expect(word('type', 'airstrike')).toBe('Air strike');
    expect(word('type', 'meteor')).toBe('meteor');
  });
});
