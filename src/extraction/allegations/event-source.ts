import type { Statement } from '../../domain/statement.ts';
import { charactersOf } from './event-phrases.ts';
import type { EventMention } from './event-mentions.ts';

/** The statement that tells a mention: the one whose content holds its anchor, or null. */
export function statementOf(mention: EventMention): Statement | null {
  const { sentence, anchor } = mention;
  const at = charactersOf(sentence.tokens, { first: anchor, end: anchor + 1 });
  return (
    sentence.statements.find((s) => s.contentPassages.some((p) => p.start < at.end && at.start < p.end)) ??
    null
  );
}
