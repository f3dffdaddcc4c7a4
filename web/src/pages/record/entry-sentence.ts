import type { RecordEntrySummary } from '../../api/views.ts';
import { t, word } from '../../i18n/translate.ts';
import { fields, saidValue } from '../incidents/field-value.ts';

type Body = RecordEntrySummary['body'];

/** Something that an entry speaks of, and where it is shown. */
export interface EntrySubject {
  readonly kind: 'report' | 'story' | 'incident' | 'commitment' | 'outlet' | 'entry';
  readonly id: string;
}

/** What an entry says, in one plain sentence of the reader's language. */
export function entrySentence(entry: Pick<RecordEntrySummary, 'kind' | 'body'>): string {
  const { body } = entry;
  switch (entry.kind) {
    case 'intake':
      return intakeSentence(body);
    case 'correction':
      return correctionSentence(body);
    case 'decision':
      return decisionSentence(body);
    case 'release':
      return t('record.says.release', { title: isolated(textOf(body, 'title')) });
    case 'outage':
      return t('record.says.outage', { source: isolated(textOf(body, 'source')) });
    case 'recovery':
      return t('record.says.recovery', { source: isolated(textOf(body, 'source')) });
  }
}

/** The words that stand beside an entry: a person's reason, or what a source answered. Null where there are none. */
export function entryReason(entry: Pick<RecordEntrySummary, 'kind' | 'body'>): string | null {
  return textOf(entry.body, entry.kind === 'outage' ? 'error' : 'reason') || null;
}

function decisionSentence(body: Body): string {
  const { kind, id } = recordOf(body['about']);
  if (kind === 'agreement') {
    const title = textOf(recordOf(body['change']), 'title') || String(id);
    return t('record.says.agreement', { title: isolated(title) });
  }
  return t('record.says.decision', { action: isolated(textOf(body, 'action')) });
}

function intakeSentence(body: Body): string {
  const reports = itemsOf(body['reports']);
  const newVersion = reports.some((report) => Number(report['version']) > 1);
  const source = isolated(textOf(body, 'source'));
  return t(newVersion ? 'record.says.newVersion' : 'record.says.intake', { n: reports.length, source });
}

/** Corrections by what they do; an action that this page does not know is named as it is. */
const actions = {
  link: 'record.says.link',
  unlink: 'record.says.unlink',
  'merge-stories': 'record.says.mergeStories',
  'split-story': 'record.says.splitStory',
  'merge-incidents': 'record.says.mergeIncidents',
  'split-incident': 'record.says.splitIncident',
  'set-origin': 'record.says.setOrigin',
  reread: 'record.says.reread',
  dismiss: 'record.says.dismiss',
  'grade-outlet': 'record.says.gradeOutlet',
  'set-aside': 'record.says.setAside',
  'take-back': 'record.says.takeBack',
  'settle-commitment': 'record.says.settle',
  withdraw: 'record.says.withdraw',
} as const;

function correctionSentence(body: Body): string {
  const correction = recordOf(body['correction']);
  const action = textOf(correction, 'action');
  const key = Object.entries(actions).find(([name]) => name === action)?.[1];
  if (!key) return t('record.says.correction', { action });
  return t(key, {
    n: stringsOf(correction['stories'] ?? correction['incidents']).length,
    name: isolated(textOf(correction, 'name')),
    value: isolated(givenValue(correction) || '–'),
    field: word('field', textOf(correction, 'field')),
    reliability: textOf(correction, 'reliability'),
    status: word('commitmentStatus', textOf(correction, 'status')),
    entry: typeof correction['entry'] === 'number' ? String(correction['entry']) : '',
  });
}

/** What a person gave a field instead of what was read; empty where that is nothing. */
function givenValue(correction: Body): string {
  const value = textOf(correction, 'value');
  const field = fields.find((each) => each === correction['field']);
  return field === undefined || value === '' ? value : saidValue(field, value);
}

/** What an entry is about, as far as there is a page for it. */
export function entrySubjects(entry: Pick<RecordEntrySummary, 'kind' | 'body'>): readonly EntrySubject[] {
  if (entry.kind === 'intake')
    return itemsOf(entry.body['reports']).map((report) => ({ kind: 'report', id: textOf(report, 'report') }));
  if (entry.kind !== 'correction') return [];
  const correction = recordOf(entry.body['correction']);
  const one = (kind: EntrySubject['kind'], name: string) =>
    typeof correction[name] === 'string' || typeof correction[name] === 'number'
      ? [{ kind, id: String(correction[name]) }]
      : [];
  const several = (kind: EntrySubject['kind'], name: string) =>
    stringsOf(correction[name]).map((id) => ({ kind, id }));
  return [
    ...one('report', 'report'),
    ...several('report', 'reports'),
    ...one('story', 'story'),
    ...several('story', 'stories'),
    ...one('incident', 'incident'),
    ...several('incident', 'incidents'),
    ...one('commitment', 'commitment'),
    ...one('entry', 'entry'),
  ];
}

/** A name or a word of a report keeps its own direction inside a sentence of another (Unicode's isolates). */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

function textOf(body: Body, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

function recordOf(value: unknown): Body {
  return isRecord(value) ? value : {};
}

function itemsOf(value: unknown): readonly Body[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

function stringsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

function isRecord(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
