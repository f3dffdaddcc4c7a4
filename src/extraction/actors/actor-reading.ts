import type { ActorKind, Side } from '../../domain/actor.ts';
import type { ActorId } from '../../domain/ids.ts';

/** An actor over words, before it becomes a mention. */
export interface ActorReading {
  readonly first: number;
  /** After the last word. */
  readonly end: number;
  /** Words of the name as it is to be shown: a part of the reading. */
  readonly nameFirst: number;
  readonly nameEnd: number;
  /** The main word. */
  readonly head: number;
  readonly actor: ActorId | null;
  readonly side: Side;
  readonly kind: ActorKind | null;
  readonly country: string | null;
  readonly form: 'name' | 'description' | 'person';
  readonly generic: boolean;
  readonly metonym: boolean;
  readonly role: string | null;
  /** A person's full name from an earlier mention, where this one is shorter. */
  readonly fullName: string | null;
  readonly partners: readonly {
    readonly first: number;
    readonly end: number;
    readonly actor: ActorId | null;
    readonly side: Side;
  }[];
}

/** Which reading covers each word; they do not overlap. A search through all of them for each name grew with the square of the text. */
export type ReadingAt = (word: number) => ActorReading | undefined;

export function readingsByWord(readings: readonly ActorReading[], words: number): ReadingAt {
  const owners = new Int32Array(words).fill(-1);
  readings.forEach((reading, i) => owners.fill(i, reading.first, reading.end));
  return (word) => readings[owners[word] ?? -1];
}

/** The reading that covers some word of `[first, end)` and fits, or undefined. */
export function readingIn(
  readingAt: ReadingAt,
  first: number,
  end: number,
  fits: (reading: ActorReading) => boolean = () => true,
): ActorReading | undefined {
  for (let i = first; i < end; i += 1) {
    const reading = readingAt(i);
    if (reading !== undefined && fits(reading)) return reading;
  }
  return undefined;
}
