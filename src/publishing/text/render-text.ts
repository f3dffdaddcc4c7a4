import { dateWords } from '../../domain/date-words.ts';
import { answerOf, type Answer, type AnswerItem, type AnswerLabel } from '../answer.ts';
import { indexBriefing } from '../briefing-index.ts';
import { harmlessLine } from '../harmless.ts';
import type { Release } from '../harm-gate.ts';
import { shortened } from '../wording.ts';
import { displayWidth, padded, wrapped } from './display-width.ts';
import { paintFor, type Paint } from './paint.ts';
import type { TextContext } from './section.ts';
import { sectionsOf } from './text-sections.ts';

export interface TextOptions {
  /** Columns; what is outside 60–160 is brought inside. */
  readonly width: number;
  readonly color: boolean;
}

/** The briefing for a terminal: the answer on the first screen, then tables. Ends with a line feed. */
export function renderText(release: Release, options: TextOptions): string {
  const width = Math.min(160, Math.max(60, Math.trunc(options.width)));
  const paint = paintFor(options.color);
  const index = indexBriefing(release.briefing);
  const context: TextContext = { release, index, width, paint };
  const blocks = [answerLines(answerOf(index), context), ...sectionsOf(context)];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

/** Labels that leave the line to what is said; the page has room for longer ones. */
const shortLabels: Readonly<Record<AnswerLabel, string>> = {
  'What happened': 'Told',
  'Who says so': 'Said',
  Origins: 'Origins',
  Contradicted: 'Disputed',
  Due: 'Due',
  'Under the truce': 'Truce',
  'Not read': 'Not read',
};

function answerLines(answer: Answer, { width, paint, index }: TextContext): readonly string[] {
  const { asOf } = index.briefing;
  const headline = `${answer.headline}${asOf === null ? '' : `, as of ${dateWords(asOf)}`}`;
  const title = wrapped(harmlessLine(headline), width).map((line) => paint.strong(line));
  const labelWidth = Math.max(...answer.lines.map(({ label }) => displayWidth(shortLabels[label])));
  const lines = answer.lines.flatMap(({ label, items }) =>
    labelled(shortLabels[label], items, { labelWidth, width, paint }),
  );
  return [...title, paint.faint('─'.repeat(width)), ...lines];
}

function labelled(
  label: string,
  items: readonly AnswerItem[],
  { labelWidth, width, paint }: { labelWidth: number; width: number; paint: Paint },
): readonly string[] {
  const indent = ' '.repeat(labelWidth + 2);
  const [bullet, under] = items.length > 1 ? ['· ', '  '] : ['', ''];
  const lines = items.flatMap((item) =>
    fitted(item, width - labelWidth - 2 - bullet.length).map((line, i) => (i === 0 ? bullet : under) + line),
  );
  return lines.map((line, i) =>
    i === 0 ? `${paint.heading(padded(label, labelWidth))}  ${line}` : indent + line,
  );
}

/** An entry in as many lines as it may take: its text is shortened until its tail has room. */
function fitted({ text, tail, lines: most }: AnswerItem, width: number): readonly string[] {
  const said = harmlessLine(text);
  const kept = tail === '' ? '' : ` ${harmlessLine(tail)}`;
  let lines = wrapped(said + kept, width);
  for (let room = width * most - displayWidth(kept); lines.length > most && room > 0; room--) {
    lines = wrapped(shortened(said, room) + kept, width);
  }
  return lines;
}
