import type { DerivePort } from '../src/app/monitor/derivation/derive.ts';
import { groupWindow } from '../src/app/monitor/derivation/group-window.ts';
import { projectAlone } from '../src/app/monitor/projection/project-alone.ts';
import { projectUnread } from '../src/app/monitor/projection/project-report.ts';
import type { Resources } from '../src/app/brief.ts';
import { asId } from '../src/domain/ids.ts';
import type { ReportExtraction } from '../src/domain/extraction.ts';
import { loadReference } from '../src/storage/reference-files.ts';
import { allegation, place, report, toldDate } from './tellings.ts';

/** The text of a report that the cheap deriver reads: an airstrike of a day in a made-up place, printed that day or another. */
export function cheapReport(
  day: string,
  where: string,
  { words = 'Aircraft struck a depot', printed = day } = {},
): string {
  return `${words} in ${where}\n${printed} | ${where} | ${day}\n${words} in ${where}, witnesses said.`;
}

/**
 * A deriver that costs next to nothing: it reads the reports that `cheapReport` writes, one allegation each, and groups
 * them as the program does. For tests of the store and the queue, which do not look at what is read.
 */
export function createCheapDeriver({ width = 1, milliseconds = 0 } = {}): DerivePort {
  const resources: Resources = {
    analyse: () => {
      throw new Error('The cheap deriver analyses nothing.');
    },
    reference: loadReference(),
    houses: new Map(),
  };
  return {
    width,
    derive: async ({ taken, bytes, document }) => {
      if (milliseconds > 0) await new Promise((done) => setTimeout(done, milliseconds));
      const text = new TextDecoder().decode(bytes);
      const found = /\n(?<printed>[\d-]{10}) \| (?<where>.+) \| (?<day>[\d-]{10})\n(?<words>.+)/.exec(
        textOf(text),
      )?.groups;
      if (!found) {
        const problem = {
          source: document,
          kind: 'not-a-report',
          message: 'no report',
          remedy: 'none',
        } as const;
        return { state: 'refused', problem, row: projectUnread(taken, 'refused', problem) };
      }
      const { printed = '', day = '', where = '', words = '' } = found;
      const read = report(taken.report, textOf(text), { day: printed });
      const extraction: ReportExtraction = {
        report: read.id,
        actors: [],
        places: [],
        statements: [],
        allegations: [
          allegation(read, words, {
            id: asId(`${read.id}:allegation:1`),
            date: toldDate(day).value,
            dateTold: toldDate(day),
            place: where,
            placeMention: {
              name: where,
              place: place(where, 1, 2),
              passage: { report: read.id, start: 0, end: 1 },
            },
            perpetratorSide: 'government',
          }),
        ],
        commitments: [],
        narrated: [],
        truce: 'none',
        accused: [],
      };
      return {
        state: 'read',
        document: JSON.stringify(read),
        extraction: JSON.stringify(extraction),
        referenceDate: printed,
        row: projectAlone(read, extraction, taken),
      };
    },
    group: (input) => Promise.resolve(groupWindow(input, resources, null)),
  };
}

/** The text itself, or that of a record. */
function textOf(content: string): string {
  if (!content.startsWith('{')) return content;
  const record: unknown = JSON.parse(content);
  return typeof record === 'object' && record !== null && 'text' in record
    ? typeof record.text === 'string'
      ? record.text
      : ''
    : '';
}
