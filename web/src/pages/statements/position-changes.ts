/** What is needed of a statement to see whether its speaker turned. */
export interface Position {
  readonly id: string;
  readonly group: string | null;
  readonly speaker: { readonly name: string; readonly actor: string | null };
  readonly act: string;
  readonly about: string;
  /** When it was said; with `told`, the day of the report that tells it, where nothing says when it was said. */
  readonly when: { readonly from: string; readonly to: string; readonly told?: boolean } | null;
}

/** One thing said, with everyone who tells it; `day` is the last day that it may have been said. */
export interface Step<P extends Position> {
  readonly tellings: readonly P[];
  readonly act: string;
  readonly from: string;
  readonly to: string;
  /** True where the day is that of the report. */
  readonly told: boolean;
  /** True where the speaker's newest earlier word on the same matter says the opposite. */
  readonly turn: boolean;
}

/** What one speaker said of one matter, in order of time. */
export interface Thread<P extends Position> {
  readonly key: string;
  readonly speaker: P['speaker'];
  /** Words that its steps share, most frequent first. */
  readonly topic: readonly string[];
  readonly steps: readonly Step<P>[];
  readonly turns: number;
}

export interface PositionChanges<P extends Position> {
  /** Threads with at least one turn; newest turn first. */
  readonly threads: readonly Thread<P>[];
  /** Statements that have a stance but no day: they cannot be put in order. */
  readonly undated: number;
}

/**
 * Acts that say yes or no to a matter, and acts that say that something is so or is not. Only acts of one kind can turn
 * against each other: who proposes a truce and later denies an attack has changed nothing.
 */
const stances: Readonly<Record<string, { readonly kind: 'will' | 'fact'; readonly sign: 1 | -1 }>> = {
  accept: { kind: 'will', sign: 1 },
  promise: { kind: 'will', sign: 1 },
  propose: { kind: 'will', sign: 1 },
  reject: { kind: 'will', sign: -1 },
  decline: { kind: 'will', sign: -1 },
  threaten: { kind: 'will', sign: -1 },
  assert: { kind: 'fact', sign: 1 },
  declare: { kind: 'fact', sign: 1 },
  deny: { kind: 'fact', sign: -1 },
};

interface Spoken<P extends Position> {
  readonly tellings: readonly P[];
  readonly speaker: string;
  readonly act: string;
  readonly from: string;
  readonly to: string;
  readonly told: boolean;
  /** Bare forms, each with the word as it was said. */
  readonly words: ReadonlyMap<string, string>;
  readonly kind: 'will' | 'fact';
  readonly sign: 1 | -1;
}

/**
 * Where the same speaker may have turned on the same matter. "The same matter" is judged by shared words, so every change
 * is a possible one: the reader decides, with the passages before them.
 */
export function positionChanges<P extends Position>(statements: readonly P[]): PositionChanges<P> {
  const spoken = spokenOf(statements);
  const undated = statements.filter((s) => stances[s.act] && !s.when).length;
  const bySpeaker = groupBy(spoken, (s) => `${s.speaker} ${s.kind}`);
  const threads = [...bySpeaker.values()].flatMap((own) => threadsOf([...own].sort(inTime)));
  return { threads: threads.filter((t) => t.turns > 0).sort(newestTurnFirst), undated };
}

/** Tellings of one statement group count as one thing said. */
function spokenOf<P extends Position>(statements: readonly P[]): readonly Spoken<P>[] {
  const groups = groupBy([...statements].sort(byId), (s) => `${s.group ?? s.id} ${speakerOf(s)} ${s.act}`);
  return [...groups.values()].flatMap((tellings) => {
    const [first] = tellings;
    const stance = first && stances[first.act];
    const dated = tellings.flatMap((s) => (s.when ? [s.when] : []));
    if (!stance || dated.length === 0) return [];
    const { kind, sign } = stance;
    // The earliest telling dates it: later ones often repeat what was said before.
    const from = dated.reduce((day, when) => (when.from < day ? when.from : day), '9999');
    const to = dated.reduce((day, when) => (when.to < day ? when.to : day), '9999');
    const told = dated.every((when) => when.told === true);
    const words = new Map(tellings.flatMap((s) => topicWords(s.about)));
    return [{ tellings, speaker: speakerOf(first), act: first.act, from, to, told, words, kind, sign }];
  });
}

function speakerOf({ speaker }: Position): string {
  return speaker.actor ?? speaker.name.toLowerCase();
}

function threadsOf<P extends Position>(spoken: readonly Spoken<P>[]): readonly Thread<P>[] {
  const before = spoken.map((one, i) =>
    // Only a word of an earlier day is earlier for certain.
    spoken
      .slice(0, i)
      .findLastIndex((other) => other.to < one.from && sameMatter(other.words, one.words, one.kind)),
  );
  const rootOf = (i: number): number => {
    const previous = before[i] ?? -1;
    return previous < 0 ? i : rootOf(previous);
  };
  const members = groupBy(spoken.keys(), rootOf);
  return [...members.values()].map((indexes) => threadOf(indexes, spoken, before));
}

function threadOf<P extends Position>(
  indexes: readonly number[],
  spoken: readonly Spoken<P>[],
  before: readonly number[],
): Thread<P> {
  const own = indexes.flatMap((i) => {
    const one = spoken[i];
    const previous = spoken[before[i] ?? -1];
    return one ? [{ one, turn: previous !== undefined && previous.sign !== one.sign }] : [];
  });
  const steps = own.map(({ one: { tellings, act, from, to, told }, turn }) => ({
    tellings,
    act,
    from,
    to,
    told,
    turn,
  }));
  const first = own[0]?.one.tellings[0];
  return {
    key: first?.id ?? '',
    speaker: first?.speaker ?? { name: '', actor: null },
    topic: sharedWords(own.map(({ one }) => one.words)),
    steps,
    turns: steps.filter((step) => step.turn).length,
  };
}

/**
 * How many words two contents share, and how much of the shorter one, to speak of the same matter. For consent: two words and
 * two fifths, by eye on the samples the least that still did. For facts more: who denies the other side's claim and then
 * tells an own version of the same event has not turned, and on 491 reports that is all that the looser measure found.
 */
const likeness = { will: { words: 2, share: 0.4 }, fact: { words: 3, share: 0.75 } };

function sameMatter(
  a: ReadonlyMap<string, string>,
  b: ReadonlyMap<string, string>,
  kind: 'will' | 'fact',
): boolean {
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a];
  const shared = [...fewer.keys()].filter((word) => more.has(word)).length;
  const least = likeness[kind];
  return shared >= Math.min(least.words, fewer.size) && shared > 0 && shared >= least.share * fewer.size;
}

function sharedWords(said: readonly ReadonlyMap<string, string>[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const word of said.flatMap((words) => [...words.keys()]))
    counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([, n]) => n > 1)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, 6)
    .map(([word]) => said.find((words) => words.has(word))?.get(word) ?? word);
}

/** Words that say nothing of the matter: small words, and words of saying itself. */
const emptyWords = new Set(
  (
    'the and for that with from this have has had was were are been will would shall should could may might not but its their his her they them ' +
    'who which what when where while after before over under into onto upon about against between than then there here also only more most ' +
    'all any some such each other same new said says say told tell statement any one two both being does did done very just must can cannot ' +
    'because until since still yet even out off our your you she him himself itself themselves own those these'
  ).split(' '),
);

/** The words of a content that can name a matter: each bare of the commonest endings, and as it was said. */
export function topicWords(text: string): readonly (readonly [bare: string, said: string])[] {
  const words = text.toLowerCase().match(/\p{L}{3,}/gu) ?? [];
  return words.filter((word) => !emptyWords.has(word)).map((word) => [bareForm(word), word]);
}

function bareForm(word: string): string {
  const ending = ['ing', 'ed', 'es', 's'].find((end) => word.endsWith(end) && word.length - end.length >= 4);
  return ending ? word.slice(0, -ending.length) : word;
}

function inTime<P extends Position>(a: Spoken<P>, b: Spoken<P>): number {
  const [x, y] = [
    `${a.from} ${a.to} ${a.tellings[0]?.id ?? ''}`,
    `${b.from} ${b.to} ${b.tellings[0]?.id ?? ''}`,
  ];
  return x < y ? -1 : x > y ? 1 : 0;
}

function byId(a: Position, b: Position): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** As `Map.groupBy`, which not every browser in use has. */
function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

function newestTurnFirst<P extends Position>(a: Thread<P>, b: Thread<P>): number {
  const newest = (thread: Thread<P>) => thread.steps.findLast((step) => step.turn)?.from ?? '';
  return newest(a) > newest(b) ? -1 : newest(a) < newest(b) ? 1 : a.key < b.key ? -1 : 1;
}
