import type { IncidentSummary } from '../../app/monitor/views/incident-views.ts';
import { dateWords } from '../../domain/date-words.ts';
import { incidentName } from '../../domain/incident-names.ts';

export interface Feed {
  readonly publicUrl: string;
  /** The feed's own address. */
  readonly self: string;
  readonly incidents: readonly IncidentSummary[];
  readonly now: Date;
}

const title = 'Trucewatch: incidents that changed';

/** RSS 2.0. An item that changes again is told again: its guid carries the time of the change. */
export function renderRss({ publicUrl, self, incidents, now }: Feed): string {
  const items = incidents.map((incident) => {
    const link = linkOf(publicUrl, incident);
    return [
      '<item>',
      `<title>${xml(titleOf(incident))}</title>`,
      `<link>${xml(link)}</link>`,
      `<guid isPermaLink="false">${xml(`${link}#${incident.changedAt}`)}</guid>`,
      `<pubDate>${new Date(incident.changedAt).toUTCString()}</pubDate>`,
      `<description>${xml(summaryOf(incident))}</description>`,
      '</item>',
    ].join('');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${title}</title><link>${xml(publicUrl)}</link>`,
    `<atom:link rel="self" type="application/rss+xml" href="${xml(self)}"/>`,
    '<description>What was told of the truce, newest change first. Times in UTC.</description>',
    `<lastBuildDate>${now.toUTCString()}</lastBuildDate>`,
    ...items,
    '</channel></rss>\n',
  ].join('');
}

/** Atom (RFC 4287). */
export function renderAtom({ publicUrl, self, incidents, now }: Feed): string {
  const entries = incidents.map((incident) => {
    const link = linkOf(publicUrl, incident);
    return [
      '<entry>',
      `<id>${xml(link)}</id>`,
      `<title>${xml(titleOf(incident))}</title>`,
      `<link href="${xml(link)}"/>`,
      `<published>${incident.firstRecordedAt}</published><updated>${incident.changedAt}</updated>`,
      `<summary>${xml(summaryOf(incident))}</summary>`,
      '</entry>',
    ].join('');
  });
  return [
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">',
    `<id>${xml(self)}</id><title>${title}</title><updated>${incidents[0]?.changedAt ?? now.toISOString()}</updated>`,
    '<author><name>Trucewatch</name></author>',
    `<link rel="self" href="${xml(self)}"/><link href="${xml(publicUrl)}"/>`,
    ...entries,
    '</feed>\n',
  ].join('');
}

function linkOf(publicUrl: string, { id }: IncidentSummary): string {
  return `${publicUrl}/incidents/${encodeURIComponent(id)}`;
}

function titleOf({ type, place, placeName, date, status }: IncidentSummary): string {
  const where = place?.name ?? placeName;
  const day = date === null ? null : dateWords(date.value);
  const words = [incidentName(type), where, day].filter((part) => part !== null).join(', ');
  return status === 'told' ? words : `${words} (${status})`;
}

function summaryOf({ reports, independent, perpetrators, killed, outcome }: IncidentSummary): string {
  const by = perpetrators.map((p) => p.name).join('; ');
  const dead =
    killed === null
      ? 'not told'
      : killed.high === killed.low
        ? `${killed.low}`
        : `${killed.low} to ${killed.high ?? '?'}`;
  return [
    `Told by ${reports} ${reports === 1 ? 'report' : 'reports'}, ${independent} independent ${independent === 1 ? 'origin' : 'origins'}.`,
    by === '' ? 'By whom is not told.' : `Said to be by: ${by}.`,
    `Killed: ${dead}.`,
    ...(outcome === null ? [] : [`Under the agreement: ${outcome} (proposed by the program).`]),
  ].join(' ');
}

/** Text as XML 1.0: what it cannot hold is dropped. */
function xml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
