import type { FoundActor } from '../actors/actors.ts';

/** Somebody who speaks in a report: what later pronouns and nouns are resolved to. */
export interface Speaker {
  readonly name: string;
  readonly role: string | null;
  readonly actor: FoundActor | null;
  /** Characters where the name stands. */
  readonly start: number;
  readonly end: number;
  readonly form: 'person' | 'actor' | 'noun' | 'name';
  readonly plural: boolean;
  /** The head noun, lower case: "source", "spokesman"; "" for a bare name. */
  readonly noun: string;
  /** Lower-case words of name and role: "the monitor" and "the minister" find their owner by them. */
  readonly words: ReadonlySet<string>;
  readonly sentence: number;
}

/** Who has spoken so far, latest last. */
export type SpeakerHistory = Speaker[];

export function wordsOf(text: string): Set<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((w) => w.length > 2),
  );
}

/** A body that the report names, as a speaker. `noun` is the head noun that stands for it here ("monitor"), "" for none. */
export function speakingBody(actor: FoundActor, noun: string, sentence: number): Speaker {
  const { passage } = actor.mention;
  const name = actor.mention.name.replace(/^the /i, '');
  const { start, end } = passage;
  const words = wordsOf(name);
  return { name, role: null, actor, start, end, form: 'actor', plural: false, noun, words, sentence };
}
