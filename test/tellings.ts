import type { ActorMention } from '../src/domain/actor.ts';
import type { Allegation } from '../src/domain/allegation.ts';
import type { Commitment } from '../src/domain/commitment.ts';
import type { IsoDate, ToldDate } from '../src/domain/date.ts';
import type { ReportExtraction } from '../src/domain/extraction.ts';
import { asId } from '../src/domain/ids.ts';
import type { Passage } from '../src/domain/passage.ts';
import type { Place } from '../src/domain/place.ts';
import type { Report, ReportPart } from '../src/domain/report.ts';
import type { Statement } from '../src/domain/statement.ts';

/** Builders of reports and of what is read from them, for the tests of every stage that works on them. All countries are made up. */

export function isoDate(value: string): IsoDate {
  return value as IsoDate; // test data, written as ISO dates
}

/** A report whose first line is its title. */
export function report(
  id: string,
  text: string,
  { day = null, ...rest }: Partial<Report> & { readonly day?: string | null } = {},
): Report {
  const line = text.indexOf('\n');
  const title = line < 0 ? text : text.slice(0, line);
  const parts: ReportPart[] = [{ kind: 'title', start: 0, end: title.length }];
  if (line >= 0) parts.push({ kind: 'body', start: line + 1, end: text.length });
  return {
    id: asId(id),
    source: `${id}.txt`,
    contentHash: id,
    url: null,
    text,
    parts,
    title: { value: title, range: { start: 0, end: title.length } },
    outlet: null,
    agencies: [],
    authors: [],
    published: null,
    updated: null,
    referenceDate: day === null ? null : { value: isoDate(day), range: null },
    datelinePlace: null,
    language: { value: 'en', range: null },
    encoding: 'utf-8',
    ...rest,
  };
}

export function passage(of: Report, words: string): Passage {
  const start = of.text.indexOf(words);
  if (start < 0) throw new Error(`The report has no "${words}".`);
  return { report: of.id, start, end: start + words.length };
}

/** An actor as a report names it; give the passage where the report calls it by another name. */
export function actor(of: Report, name: string, rest: Partial<ActorMention> = {}): ActorMention {
  return { name, actor: null, side: 'unknown', passage: rest.passage ?? passage(of, name), ...rest };
}

export function toldDate(value: string, to = value): ToldDate {
  return { value: isoDate(value), from: isoDate(value), to: isoDate(to), precision: 1, wording: value };
}

/** A statement whose content is `words` of the report. */
export function statement(
  of: Report,
  speaker: string,
  words: string,
  rest: Partial<Statement> = {},
): Statement {
  const content = passage(of, words);
  return {
    id: asId(`${of.id}-${content.start}`),
    report: of.id,
    speaker: actor(of, speaker),
    role: null,
    act: 'assert',
    about: words,
    addressee: null,
    quoted: false,
    when: null,
    via: null,
    occasion: null,
    speakerPassage: passage(of, speaker),
    cuePassage: null,
    contentPassages: [content],
    evidence: words.split(' ').slice(0, 12).join(' '),
    confidence: 0.9,
    weight: 1,
    reason: 'written for a test',
    ...rest,
  };
}

export function place(name: string, latitude: number, longitude: number, rest: Partial<Place> = {}): Place {
  return {
    id: asId(name.toLowerCase()),
    name,
    country: 'XA',
    admin1: null,
    kind: 'settlement',
    latitude,
    longitude,
    precision: 1,
    ...rest,
  };
}

/** An airstrike told by a report; `words` is its evidence. */
export function allegation(of: Report, words: string, rest: Partial<Allegation> = {}): Allegation {
  const evidence = passage(of, words);
  return {
    id: asId(`${of.id}-a${evidence.start}`),
    report: of.id,
    type: 'airstrike',
    date: null,
    dateTold: null,
    place: null,
    placeMention: null,
    admin1: null,
    perpetrator: null,
    perpetratorMention: null,
    perpetratorSide: 'unknown',
    attribution: 'none',
    saidBy: null,
    saidByMention: null,
    target: [],
    targetMention: null,
    killed: null,
    killedTold: null,
    injured: null,
    injuredTold: null,
    negated: false,
    hypothetical: false,
    caption: false,
    general: false,
    evidence: words,
    evidencePassage: evidence,
    passages: {},
    confidence: 0.9,
    reason: 'written for a test',
    ...rest,
  };
}

export function commitment(
  of: Report,
  by: string | ActorMention,
  due: ToldDate,
  rest: Partial<Commitment> = {},
): Commitment {
  const mention = typeof by === 'string' ? actor(of, by) : by;
  return {
    id: asId(`${of.id}-c-${due.value}-${mention.name}`),
    report: of.id,
    statement: null,
    kind: 'offer',
    by: mention,
    content: 'something',
    due,
    sense: 'from',
    passages: [],
    confidence: 0.9,
    ...rest,
  };
}

export function extraction(of: Report, rest: Partial<ReportExtraction> = {}): ReportExtraction {
  return {
    report: of.id,
    actors: [],
    places: [],
    statements: [],
    allegations: [],
    commitments: [],
    narrated: [],
    truce: 'none',
    accused: [],
    ...rest,
  };
}
