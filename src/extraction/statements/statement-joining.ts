import type { StatementDraft } from './statement-draft.ts';
import type { SpeechText } from './speech-text.ts';
import { readAct } from './statement-acts.ts';

/**
 * Joins what is one statement told in pieces: the same words of the same speaker a second time (archives repeat a lead), and the
 * sentences of one quotation in which somebody only tells what happened. Sentences that do something, such as offering or
 * refusing, stay apart even inside one quotation: each can be answered on its own.
 */
export function joinTellings(speech: SpeechText, drafts: readonly StatementDraft[]): StatementDraft[] {
  const joined: StatementDraft[] = [];
  const said = new Map<string, number>();
  for (const draft of drafts) {
    const key = `${draft.speaker.name}|${wordsOf(speech, draft)}`;
    const again = said.get(key);
    if (again !== undefined) {
      append(joined, again, draft);
      continue;
    }
    const last = joined.at(-1);
    if (last !== undefined && isOneTelling(speech, last, draft)) {
      append(joined, joined.length - 1, draft);
      continue;
    }
    said.set(key, joined.length);
    joined.push(draft);
  }
  return joined;
}

function append(joined: StatementDraft[], at: number, draft: StatementDraft): void {
  const first = joined[at];
  if (first === undefined) return;
  const told = first.cue === null ? draft : first;
  joined[at] = { ...told, sentence: first.sentence, content: [...first.content, ...draft.content] };
}

function wordsOf(speech: SpeechText, draft: StatementDraft): string {
  return draft.content.map((c) => speech.lower.slice(c.first, c.end).join(' ')).join(' ');
}

function isOneTelling(speech: SpeechText, a: StatementDraft, b: StatementDraft): boolean {
  if (a.speaker.name !== b.speaker.name || (a.cue !== null && b.cue !== null)) return false;
  const quotation = speech.quotationAt[a.content.at(-1)?.first ?? 0] ?? -1;
  if (quotation < 0 || quotation !== speech.quotationAt[b.content[0]?.first ?? 0]) return false;
  return [a, b].every((d) => readAct(speech, d.verb, d.content, d.clause, d.speaker).act === 'report');
}
