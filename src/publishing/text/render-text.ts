import { answerOf, type Answer } from '../answer.ts';
import { indexBriefing } from '../briefing-index.ts';
import { harmlessLine } from '../harmless.ts';
import type { Release } from '../harm-gate.ts';
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

function answerLines(answer: Answer, { width, paint, index }: TextContext): readonly string[] {
  const { asOf } = index.briefing;
  const headline = `${answer.headline}${asOf === null ? '' : `, as of ${asOf}`}`;
  const title = wrapped(harmlessLine(headline), width).map((line) => paint.strong(line));
  const labelWidth = Math.max(...answer.lines.map((line) => displayWidth(line.label)));
  const lines = answer.lines.flatMap(({ label, items }) =>
    labelled(label, items, { labelWidth, width, paint }),
  );
  return [...title, paint.faint('─'.repeat(width)), ...lines];
}

function labelled(
  label: string,
  items: readonly string[],
  { labelWidth, width, paint }: { labelWidth: number; width: number; paint: Paint },
): readonly string[] {
  const indent = ' '.repeat(labelWidth + 2);
  const lines = items.flatMap((item) => {
    const [first = '', ...rest] = wrapped(harmlessLine(item), width - labelWidth - 4);
    return [items.length > 1 ? `· ${first}` : first, ...rest.map((r) => (items.length > 1 ? `  ${r}` : r))];
  });
  return lines.map((line, i) =>
    i === 0 ? `${paint.heading(padded(label, labelWidth))}  ${line}` : indent + line,
  );
}
