import { createHash } from 'node:crypto';
import { dateWords } from '../../domain/date-words.ts';
import { answerOf, type AnswerLabel } from '../answer.ts';
import { compare, indexBriefing } from '../briefing-index.ts';
import type { Release, Withheld } from '../harm-gate.ts';
import { sentenceCase } from '../wording.ts';
import { collectCitations } from './citations.ts';
import { commitmentSection } from './commitment-timeline.ts';
import { contradictionSection } from './contradiction-section.ts';
import { findingSection } from './finding-section.ts';
import { incidentSection } from './incident-section.ts';
import type { Outlines } from './map-projection.ts';
import { markup, trusted, type Markup } from './markup.ts';
import { originSection } from './origin-graph.ts';
import { pageSection, type PageContext } from './page-parts.ts';
import { reportSection } from './report-section.ts';
import { script } from './script.ts';
import { statementSection } from './statement-matrix.ts';
import { style } from './style.ts';

export interface HtmlOptions {
  /** Outlines of the world's countries (world-atlas), an object `countries`. */
  readonly outlines: Outlines;
}

/** The briefing as one page that opens from disk: no network, no frame of scripts, everything from a report escaped. */
export function renderHtml(release: Release, { outlines }: HtmlOptions): string {
  const index = indexBriefing(release.briefing);
  const context: PageContext = { index, citations: collectCitations(index) };
  const sections = [
    incidentSection(outlines, context),
    contradictionSection(context),
    commitmentSection(context),
    findingSection(context),
    statementSection(context),
    originSection(context),
    reportSection(release.withheld, context),
    problemSection(context),
    withheldSection(release.withheld),
  ];
  return page(context, sections).markup;
}

/** Whole elements: not a blank may come between the tags and what was hashed. */
const styleElement = trusted(`<style>${style}</style>`);
const scriptElement = trusted(`<script>${script}</script>`);

/** Nothing may be fetched or run but the two pieces that carry these hashes. */
function contentPolicy(): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; style-src ${hash(style)}; script-src ${hash(script)}; img-src data:; base-uri 'none'; form-action 'none'`;
}

function page(context: PageContext, sections: readonly (Markup | null)[]): Markup {
  const { briefing } = context.index;
  const answer = answerOf(context.index);
  const title = briefing.agreement ? briefing.agreement.title : 'Press reports';
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${contentPolicy()}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>${`Briefing: ${title}`}</title>
        ${styleElement}
      </head>
      <body>
        <a class="skip" href="#answer">Skip to the answer</a>
        <header>
          <p class="brand">Trucewatch briefing</p>
          <h1>${title}</h1>
          <p class="lead">
            ${sentenceCase(answer.headline)}${briefing.asOf === null ? '' : `, as of ${dateWords(briefing.asOf)}`}
          </p>
        </header>
        <nav aria-label="Sections">
          <ul>
            ${navigation(sections)}
          </ul>
        </nav>
        <main>
          <section id="answer" aria-labelledby="answer-h">
            <h2 id="answer-h">In short</h2>
            <dl>
              ${answer.lines.map(
                ({ label, items }) =>
                  markup`<div>
                    <dt>${answerLabel(label, sections)}</dt>
                    ${items.map((item) => markup`<dd>${`${item.text} ${item.tail}`.trim()}</dd>`)}
                  </div>`,
              )}
            </dl>
          </section>
          ${sections}
        </main>
        <footer>
          <p>
            Made by Trucewatch ${briefing.version}. It tells what others published; it confirms nothing.
            Contradictions are kept, not resolved.
          </p>
        </footer>
        ${scriptElement}
      </body>
    </html> `;
}

const sectionNames: readonly (readonly [string, string])[] = [
  ['answer', 'In short'],
  ['incidents', 'Incidents'],
  ['contradictions', 'Told differently'],
  ['commitments', 'Due'],
  ['findings', 'Agreement'],
  ['statements', 'Statements'],
  ['origins', 'Origins'],
  ['reports', 'Reports'],
  ['problems', 'Not read'],
  ['withheld', 'Held back'],
];

function navigation(sections: readonly (Markup | null)[]): readonly Markup[] {
  return sectionNames
    .filter(([id]) => id === 'answer' || isThere(id, sections))
    .map(([id, name]) => markup`<li><a href="#${id}">${name}</a></li>`);
}

function isThere(id: string, sections: readonly (Markup | null)[]): boolean {
  return sections.some((section) => section?.markup.startsWith(`<section id="${id}"`));
}

/** Where the answer's lines come from. */
const answerSections: Readonly<Record<AnswerLabel, string>> = {
  'What happened': 'incidents',
  'Who says so': 'statements',
  Origins: 'origins',
  Contradicted: 'contradictions',
  Due: 'commitments',
  'Under the truce': 'findings',
  'Not read': 'problems',
};

function answerLabel(label: AnswerLabel, sections: readonly (Markup | null)[]): Markup {
  const id = answerSections[label];
  return isThere(id, sections) ? markup`<a href="#${id}">${label}</a>` : markup`${label}`;
}

function problemSection({ index }: PageContext): Markup | null {
  const { problems } = index.briefing;
  const rows = problems.map(
    (p) =>
      markup`<tr>
        <th scope="row">${p.source}</th>
        <td>${p.message}</td>
        <td>${p.remedy}</td>
      </tr>`,
  );
  const table = markup`<div class="scroll">
    <table>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">What is wrong</th>
          <th scope="col">What to do</th>
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>`;
  return pageSection('problems', 'Not read, or read with a doubt', null, rows.length === 0 ? [] : [table]);
}

/** One line a reason; the places, which can be many, folded away. */
function withheldSection(withheld: readonly Withheld[]): Markup | null {
  const reasons = [...new Set(withheld.map((w) => w.reason))].sort(compare);
  const items = reasons.map((reason) => {
    const held = withheld.filter((w) => w.reason === reason);
    const places = held.flatMap((w) => w.place ?? []);
    const names =
      places.length > 0 && markup`<details><summary>which</summary><p>${places.join(', ')}</p></details>`;
    return markup`<li>${reason}: ${held.length} ${held.length === 1 ? 'time' : 'times'}${names}</li>`;
  });
  return pageSection(
    'withheld',
    'Held back by the harm gate',
    null,
    items.length === 0 ? [] : [markup`<ul>${items}</ul>`],
  );
}
