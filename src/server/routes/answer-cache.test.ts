import { describe, expect, it } from 'vitest';
import { AnswerCache } from './answer-cache.ts';

describe('kept answers', () => {
  const answer = { seq: 7, body: '{}' };

  it('are those that are asked for a second time, for as long as nothing changes', () => {
    const cache = new AnswerCache();
    cache.set('/a', answer);
    expect(cache.get('/a', 7)).toBeNull();
    cache.set('/a', answer);
    expect(cache.get('/a', 7)).toBe('{}');
    expect(cache.get('/a', 8)).toBeNull();
  });

  it('stay within their limit, the one asked for longest ago going first', () => {
    const cache = new AnswerCache();
    const body = 'x'.repeat(900_000);
    for (let n = 0; n < 20; n++) for (let time = 0; time < 2; time++) cache.set(`/${n}`, { seq: 1, body });
    const kept = Array.from({ length: 20 }, (_, n) => cache.get(`/${n}`, 1) !== null);
    expect(kept.indexOf(true)).toBe(3);
    expect(kept.filter(Boolean)).toHaveLength(17);
  });
});
