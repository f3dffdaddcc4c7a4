import type { Finding } from '../domain/finding.ts';
import { speakingStatement, type BriefingIndex } from './briefing-index.ts';
import { incidentSummary } from './incident-summary.ts';
import { toldDateWords } from '../domain/date-words.ts';
import { actVerb, shortened } from './wording.ts';

/** What a finding is about, in a line. */
export function findingSubject({ subject }: Finding, index: BriefingIndex): string {
  switch (subject.kind) {
    case 'incident': {
      const summary = incidentSummary(subject.id, index);
      if (!summary) return 'an incident';
      const { what, where, when } = summary;
      return `${what}, ${where}, ${when}`;
    }
    case 'statement group': {
      const group = index.statementGroup.get(subject.id);
      const statement = group && speakingStatement(group, index);
      return statement
        ? `${statement.speaker.name} ${actVerb(statement.act)}: ${shortened(statement.about, 100)}`
        : 'a statement';
    }
    case 'commitment': {
      const commitment = index.commitment.get(subject.id);
      if (!commitment) return 'a commitment';
      const { by, kind, sense, due, content } = commitment;
      return `${by.name}, ${kind}, ${sense} ${toldDateWords(due)}: ${shortened(content, 90)}`;
    }
  }
}
