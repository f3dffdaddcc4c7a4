import { LABEL_COUNT, mayFollow } from './name-labels.ts';

const IMPOSSIBLE = -1e9;

/** Allowed steps from a label (rows) to a label (columns). */
const STEP_ALLOWED = Uint8Array.from({ length: LABEL_COUNT * LABEL_COUNT }, (_, at) =>
  mayFollow(Math.floor(at / LABEL_COUNT), at % LABEL_COUNT) ? 1 : 0,
);
const START_ALLOWED = Uint8Array.from({ length: LABEL_COUNT }, (_, label) => (mayFollow(-1, label) ? 1 : 0));

/** Buffers for decoding, kept between sentences. */
export interface DecoderRoom {
  scores: Float64Array;
  best: Float64Array;
  from: Uint8Array;
}

export function createRoom(words = 256): DecoderRoom {
  return {
    scores: new Float64Array(words * LABEL_COUNT),
    best: new Float64Array(words * LABEL_COUNT),
    from: new Uint8Array(words * LABEL_COUNT),
  };
}

/** Makes room for a sentence of `words` words. */
export function enlarge(room: DecoderRoom, words: number): void {
  if (room.scores.length < words * LABEL_COUNT) Object.assign(room, createRoom(words * 2));
}

/**
 * The best sequence of labels for `length` words with scores in `room.scores` (Viterbi, first order), written into `labels` from `at`.
 * `allowed`, where given, holds a bit set of labels for each word from `at`.
 */
export function decode(
  room: DecoderRoom,
  length: number,
  steps: Float64Array | Int32Array,
  labels: Uint8Array,
  at: number,
  allowed?: Uint32Array,
): void {
  const { scores, best, from } = room;
  for (let label = 0; label < LABEL_COUNT; label++) {
    const open = START_ALLOWED[label] === 1 && isAllowed(allowed, at, label);
    best[label] = open ? (scores[label] ?? 0) : IMPOSSIBLE;
  }
  for (let word = 1; word < length; word++) {
    const row = word * LABEL_COUNT;
    for (let label = 0; label < LABEL_COUNT; label++) {
      let top = IMPOSSIBLE * 2;
      let source = 0;
      for (let previous = 0; previous < LABEL_COUNT; previous++) {
        const step = previous * LABEL_COUNT + label;
        if (STEP_ALLOWED[step] === 0) continue;
        const score = (best[row - LABEL_COUNT + previous] ?? 0) + (steps[step] ?? 0);
        if (score > top) {
          top = score;
          source = previous;
        }
      }
      best[row + label] = isAllowed(allowed, at + word, label)
        ? top + (scores[row + label] ?? 0)
        : IMPOSSIBLE;
      from[row + label] = source;
    }
  }
  let label = bestOf(best, (length - 1) * LABEL_COUNT);
  for (let word = length - 1; word >= 0; word--) {
    labels[at + word] = label;
    label = from[word * LABEL_COUNT + label] ?? 0;
  }
}

function isAllowed(allowed: Uint32Array | undefined, at: number, label: number): boolean {
  return allowed === undefined || (((allowed[at] ?? 0) >>> label) & 1) === 1;
}

function bestOf(best: Float64Array, row: number): number {
  let top = 0;
  for (let label = 1; label < LABEL_COUNT; label++) {
    if ((best[row + label] ?? 0) > (best[row + top] ?? 0)) top = label;
  }
  return top;
}
