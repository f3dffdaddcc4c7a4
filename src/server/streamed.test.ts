import { describe, expect, it } from 'vitest';
import { streamed } from './streamed.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('streamed', () => {
  it('throws what stands before the first part: there can still be an answer', async () => {
    const parts = failing([]);
    await expect(streamed('a.csv', parts, () => undefined)).rejects.toThrow('secret value');
  });
  it('breaks off at a later fault, logs it, and hands the words of the database to nobody', async () => {
    const logged: unknown[] = [];
    const body = await streamed('a.csv', failing(['a', 'b']), (...line) => logged.push(line));
    await expect(new Response(body).text()).rejects.toThrow('a.csv broke off.');
    expect(JSON.stringify(logged)).toContain('an export broke off');
    expect(JSON.stringify(logged)).not.toContain('secret value');
  });
  it('sends every part once, and ends', async () => {
    const body = await streamed('a.csv', whole(['a', 'b', 'c']), () => undefined);
    expect(await new Response(body).text()).toBe('abc');
  });
});

async function* whole(parts: readonly string[]): AsyncGenerator<Uint8Array, void> {
  for (const part of parts) yield await Promise.resolve(bytes(part));
}

async function* failing(parts: readonly string[]): AsyncGenerator<Uint8Array, void> {
  yield* whole(parts);
  throw new Error('secret value');
}
