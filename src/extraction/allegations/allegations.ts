import type { Allegation, AllegationField, Attribution, IncidentType } from '../../domain/allegation.ts';
import type { Side } from '../../domain/actor.ts';
import { asId, type AllegationId } from '../../domain/ids.ts';
import type { Passage, Range } from '../../domain/passage.ts';
import type { Statement } from '../../domain/statement.ts';
import type { ReportContext } from '../context.ts';
import { carryDates, carrySources } from './event-carrying.ts';
import {
  completeEpisode,
  dropSplitTotals,
  fillPerpetrators,
  fillPlaces,
  type CompleteEpisode,
} from './event-completion.ts';
import type { EventLexicon } from './event-lexicon.ts';
import { findMentions } from './event-mentions.ts';
import { mergeMentions } from './event-merging.ts';
import { charactersOf } from './event-phrases.ts';
import { readMention, type ReadMention } from './event-reading.ts';
import { layOutSentences } from './event-sentence.ts';
import { isOnPersons } from './lone-mentions.ts';
import { sideOfGeneric } from './perpetrator-side.ts';
import { targetActorOf } from './target.ts';
import { targetKinds } from '../../domain/allegation.ts';

/**
 * Reads what incidents a report tells, each once: mentions are found sentence by sentence, read field by field, and merged;
 * a lead's total that the text splits is no incident of its own. Habits, threats and denials are kept, flagged. Pure; linear
 * in the length of the text but for the merging, which compares mentions with the incidents found so far.
 */
export function extractAllegations(context: ReportContext, statements: readonly Statement[]): Allegation[] {
  const lexicon = context.reference.lexicons.events;
  const { report } = context;
  const sentences = layOutSentences(context, statements, lexicon);
  const read = sentences
    .flatMap((s) => findMentions(s, report.text, lexicon))
    .map((m) => readMention(m, lexicon, context.reference));
  const mentions = carryDates(nameUntyped(carrySources(read)));
  const real = mentions.filter((m) => !m.aside);
  const newsDay = mainDate(context, real);
  const titles = real.filter((m) => m.mention.sentence.kind === 'title');
  const body = real.filter((m) => m.mention.sentence.kind !== 'title');
  // The headline comes last, so that it adds to what the text tells rather than the text to it.
  const { episodes: found, rest } = mergeMentions([...body, ...titles], context.places);
  const merged = found
    .filter((e) => body.length === 0 || e.members.some((m) => m.mention.sentence.kind !== 'title'))
    .map((e) => completeEpisode(e))
    .filter((e) => e !== null);
  const inOrder = merged.sort((a, b) => a.main.mention.anchor - b.main.mention.anchor);
  const episodes = fillPerpetrators(fillPlaces(dropSplitTotals(inOrder, context.places)));
  const asides = [...mentions.filter((m) => m.aside), ...rest]
    .filter(
      (m) =>
        m.mention.sentence.kind !== 'title' &&
        m.certain &&
        m.mention.triggers.length > 0 &&
        !m.mention.anaphoric,
    )
    .map((m) => completeEpisode({ members: [m] }))
    .filter((e) => e !== null);
  return [
    ...episodes.map((e) => ({ episode: e, general: false })),
    ...asides.map((e) => ({ episode: e, general: true })),
  ]
    .sort((a, b) => a.episode.main.mention.anchor - b.episode.main.mention.anchor)
    .map(({ episode, general }, i) => allegationOf(context, episode, episodes, general, i, lexicon, newsDay));
}

/** "Similar attacks killed ten": with figures of its own but no word for how, an attack is what the report's attacks mostly are; on somebody, and beside no other attack, it is one of its own. */
function nameUntyped(mentions: readonly ReadMention[]): ReadMention[] {
  const counts = new Map<IncidentType, number>();
  for (const { type, certain } of mentions)
    if (certain && type !== null) counts.set(type, (counts.get(type) ?? 0) + 1);
  let usual: IncidentType = 'other';
  for (const type of ['shelling', 'airstrike', 'clash', 'bomb', 'suicide-bomb'] as const) {
    if ((counts.get(type) ?? 0) > (counts.get(usual) ?? 0)) usual = type;
  }
  return mentions.map((m) => {
    const figures = m.killed !== null || m.injured !== null;
    const attack = m.mention.triggers.some((t) => t.entry.role === 'attack');
    const told = figures || (m.mention.ofSomebody && usual === 'other');
    return m.type === null && attack && told ? { ...m, type: usual } : m;
  });
}

function allegationOf(
  context: ReportContext,
  episode: CompleteEpisode,
  told: readonly CompleteEpisode[],
  aside: boolean,
  index: number,
  lexicon: EventLexicon,
  newsDay: Allegation['date'],
): Allegation {
  const { report } = context;
  const { main, place, perpetrator, statement } = episode;
  const evidence = evidenceOf(context, main);
  const date = episode.date?.told ?? null;
  const perpetratorSide: Side = perpetrator ? sideOfGeneric(context, episode, told, lexicon) : 'unknown';
  const dated = date?.value ?? newsDay;
  // Undated, or nowhere on no day of its own: an accusation rather than an incident, unless it has figures or was done to somebody.
  const vague = dated === null || (place === null && date === null && !isOnPersons(episode.type));
  const general = aside || (vague && episode.killed === null && episode.injured === null);
  return {
    id: asId<AllegationId>(`${report.id}:allegation:${index + 1}`),
    report: report.id,
    type: episode.type,
    date: general ? (date?.value ?? null) : dated,
    dateTold: date,
    place: place?.mention.name ?? null,
    placeMention: place?.mention ?? null,
    admin1: place?.admin1 ?? null,
    perpetrator: perpetrator?.mention.name ?? null,
    perpetratorMention: perpetrator?.mention ?? null,
    perpetratorSide,
    attribution: attributionOf(episode),
    saidBy: statement?.speaker.name ?? null,
    saidByMention: statement?.speaker ?? null,
    target: targetKinds.filter((k) => episode.members.some((m) => m.targets.includes(k))),
    targetMention: targetOf(episode),
    killed: episode.killed?.range ?? null,
    killedTold: episode.killed,
    injured: episode.injured?.range ?? null,
    injuredTold: episode.injured,
    negated: main.mention.negated,
    hypothetical: main.mention.hypothetical || (main.aside && !main.mention.general && !main.mention.negated),
    caption: main.mention.sentence.kind === 'caption',
    general,
    evidence: report.text.slice(evidence.start, evidence.end),
    evidencePassage: passage(context, evidence),
    passages: passagesOf(context, episode),
    confidence: confidenceOf(episode),
    reason: reasonOf(episode, general),
  };
}

/** As the main mention tells it; where that tells the toll alone, as the first does that tells the deed. */
function targetOf({ main, members }: CompleteEpisode): Allegation['targetMention'] {
  for (const { mention, perpetrator } of main.mention.triggers.length > 0 ? [main] : members) {
    const target = targetActorOf(mention, perpetrator);
    if (target !== null) return target;
  }
  return null;
}

/** The lead ends here: the headline, the first two sentences, and the copies that the archive made of them. */
const leadSentences = 8;
const sayingSentences = 2;

/** The day of the first dated happening of the lead, else the report's own day. */
function mainDate(context: ReportContext, mentions: readonly ReadMention[]): Allegation['date'] {
  const own = context.report.referenceDate?.value ?? context.report.published?.value ?? null;
  const lead = mentions.find(
    ({ date, dated, mention: { sentence } }) =>
      date?.told.precision === 1 &&
      // "… officials said on Thursday" dates the news only in the lead itself.
      sentence.index <= (dated ? leadSentences : sayingSentences) &&
      sentence.kind !== 'caption' &&
      (own === null || daysBetween(date.told.value, own) <= newsDays),
  );
  return lead?.date?.told.value ?? own;
}

/** News is of the last days: an older date in a lead is background. */
const newsDays = 7;

function daysBetween(a: string, b: string): number {
  return Math.abs(Date.parse(b) - Date.parse(a)) / 86_400_000;
}

function attributionOf({ perpetrator, statement }: CompleteEpisode): Attribution {
  if (perpetrator === null) return 'none';
  return statement === null ? 'narrated' : 'claimed';
}

/** Up to twelve words from the first of what the mention is read from. */
const evidenceWords = 12;

function evidenceOf(context: ReportContext, { mention }: ReadMention): Range {
  const figure = mention.casualties.find((c) => c.toll !== null) ?? mention.casualties[0];
  const first = Math.max(mention.sentence.first, figure?.first ?? mention.anchor - 2);
  const { text } = context.report;
  const start = context.analysis.tokens[first]?.start ?? 0;
  const limit = charactersOf(context.analysis.tokens, mention.sentence).end;
  const words = /\S+/g;
  words.lastIndex = start;
  let end = start;
  for (let n = 0; n < evidenceWords; n++) {
    const word = words.exec(text);
    if (!word || word.index >= limit) break;
    end = Math.min(word.index + word[0].length, limit);
  }
  return { start, end };
}

function passage(context: ReportContext, range: Range): Passage {
  return { report: context.report.id, start: range.start, end: range.end };
}

function passagesOf(context: ReportContext, episode: CompleteEpisode): Allegation['passages'] {
  const passages: Partial<Record<AllegationField, readonly Passage[]>> = {};
  const add = (field: AllegationField, ranges: readonly Range[]): void => {
    if (ranges.length > 0) passages[field] = ranges.map((r) => passage(context, r));
  };
  const { tokens } = context.analysis;
  add(
    'type',
    episode.members.flatMap((m) => m.mention.triggers.slice(0, 1).map((t) => charactersOf(tokens, t))),
  );
  add('date', episode.date ? [episode.date] : []);
  add('place', episode.place ? [episode.place] : []);
  add('perpetrator', episode.perpetrator ? [episode.perpetrator] : []);
  for (const kind of ['killed', 'injured'] as const) {
    add(
      kind,
      episode.members.flatMap((m) =>
        m.mention.casualties
          .filter((c) => c.kind === kind && c.toll !== null)
          .map((c) => charactersOf(tokens, c)),
      ),
    );
  }
  add('saidBy', episode.statement ? [episode.statement.speakerPassage] : []);
  return passages;
}

function confidenceOf({ members, place, date, perpetrator, killed, injured }: CompleteEpisode): number {
  const signs = [
    members.some((m) => m.certain),
    place !== null,
    date !== null,
    perpetrator !== null,
    killed !== null || injured !== null,
  ];
  return 0.4 + 0.11 * signs.filter(Boolean).length;
}

function reasonOf({ main, members }: CompleteEpisode, general: boolean): string {
  const trigger = main.mention.triggers[0];
  const words = main.mention.sentence.tokens.slice(trigger?.first, trigger?.end).map((t) => t.text);
  const named = trigger ? `"${words.join(' ')}"` : 'the toll';
  const told = members.length === 1 ? 'told once' : `told in ${members.length} places of the report`;
  return `${named} names it; ${told}${general ? '; not counted: a habit, a threat or a denial' : ''}`;
}
