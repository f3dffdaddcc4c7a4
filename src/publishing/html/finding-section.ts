import type { Agreement } from '../../domain/agreement.ts';
import type { Finding, FindingStep } from '../../domain/finding.ts';
import { outcomeName } from '../answer.ts';
import { compare } from '../briefing-index.ts';
import { findingSubject } from '../finding-subject.ts';
import { outcomeOrder } from '../incident-summary.ts';
import { questionWords, sentenceCase } from '../wording.ts';
import { markup, type Markup } from './markup.ts';
import { capped, itemTag, pageSection, quoteLink, type PageContext } from './page-parts.ts';

const shown = 30;
/** Beyond these a finding is one line: most of the rest fail one early step, and the JSON holds all steps of all. */
const stepwise = 200;
/** So few are shown unfolded. */
const unfolded = 6;

/** Each finding as its steps: question, answer, reason, passage, and the clause's own words. */
export function findingSection(context: PageContext): Markup | null {
  const { agreement, findings } = context.index.briefing;
  if (!agreement) return null;
  const ordered = [...findings].sort(
    (a, b) => outcomeOrder.indexOf(a.outcome) - outcomeOrder.indexOf(b.outcome) || compare(a.id, b.id),
  );
  const lines = ordered.slice(stepwise).map((finding) => findingLine(finding, context));
  const articles = ordered
    .slice(0, stepwise)
    .map((finding, i) => findingArticle(finding, agreement, i < unfolded, context));
  const none =
    articles.length === 0 ? [markup`<p>Nothing in these reports could be held against it.</p>`] : [];
  return pageSection(
    'findings',
    'What it means under the agreement',
    markup`<b>${agreement.title}.</b> ${agreement.summary} The program proposes and shows its steps; a finding
      is a person’s.`,
    [
      ...none,
      ...capped(articles, shown, (items) => markup`${items}`),
      ...(lines.length === 0 ? [] : [findingLines(lines)]),
    ],
  );
}

function findingLines(lines: readonly Markup[]): Markup {
  return markup`<details class="more"><summary>${lines.length} more in one line each (their steps are in the JSON)</summary><ul class="plain short">${lines}</ul></details>`;
}

function findingLine(finding: Finding, context: PageContext): Markup {
  const item = context.citations.itemOf('finding', finding.id);
  const target = context.citations.itemOf(subjectKinds[finding.subject.kind], finding.subject.id);
  return markup`<li id="${item.anchor}">${item.name} <b>${outcomeName(finding.outcome)}</b> <a href="#${target.anchor}">${findingSubject(finding, context.index)}</a>, ${finding.clause}: ${finding.summary}</li>`;
}

const subjectKinds = {
  incident: 'incident',
  'statement group': 'statement',
  commitment: 'commitment',
} as const;

function findingArticle(finding: Finding, agreement: Agreement, open: boolean, context: PageContext): Markup {
  const clause = agreement.clauses.find((c) => c.id === finding.clause);
  const item = context.citations.itemOf('finding', finding.id);
  const target = context.citations.itemOf(subjectKinds[finding.subject.kind], finding.subject.id);
  const outcome = sentenceCase(outcomeName(finding.outcome));
  return markup`<details class="finding" id="${item.anchor}"${open ? markup` open` : null}>
    <summary>
      ${itemTag(item)}
      <span class="outcome ${finding.outcome.replaceAll(' ', '-')}">${outcome}</span>
      ${findingSubject(finding, context.index)}
    </summary>
    <p>${finding.summary} <a href="#${target.anchor}">Go to ${target.name}</a></p>
    <figure class="clause">
      <blockquote>${clause?.text ?? ''}</blockquote>
      <figcaption>
        ${finding.clause}${clause ? `, wording: ${clause.certainty}. ${clause.note}` : ''}
      </figcaption>
    </figure>
    <ol class="steps">
      ${finding.steps.map((step) => stepItem(step, context))}
    </ol>
  </details> `;
}

function stepItem(step: FindingStep, context: PageContext): Markup {
  return markup`<li>
    <b>${questionWords(step.question)}</b>
    <span class="answer ${step.answer.replace(' ', '-')}">${sentenceCase(step.answer)}</span> ${step.reason}${step.passages
      .slice(0, 4)
      .map((passage) => markup` ${quoteLink(passage, context, 140)}`)}
  </li> `;
}
