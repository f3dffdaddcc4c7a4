import type { Statement } from '../../domain/statement.ts';
import type { ReadMention } from './event-reading.ts';

/** A speaker goes on: "… the sources said on Monday. … they added" tells of the same day. */
export function carryDates(mentions: readonly ReadMention[]): ReadMention[] {
  const carried: ReadMention[] = [];
  for (const mention of mentions) {
    const last = carried.at(-1);
    const goesOn =
      last?.statement?.speaker.name !== undefined &&
      mention.statement?.speaker.name === last.statement.speaker.name &&
      mention.mention.sentence.index - last.mention.sentence.index <= 2;
    carried.push(
      mention.date === null && goesOn && last.date?.told.precision === 1
        ? { ...mention, date: last.date }
        : mention,
    );
  }
  return carried;
}

/** Sentences that one source's telling may span with one between that names nobody. */
const sourceReach = 3;

/** "A shell hit A, the source said. Two more hit B. Earlier, the source said, …": what stands between two sentences of one source is its too. */
export function carrySources(mentions: readonly ReadMention[]): ReadMention[] {
  return mentions.map((mention, i) => {
    const before = mentions[i - 1];
    const after = mentions[i + 1];
    if (mention.statement !== null || !before?.statement || !after?.statement) return mention;
    const near = after.mention.sentence.index - before.mention.sentence.index <= sourceReach;
    const { statement, sourceRank } = before;
    return near && isSameSource(statement, after.statement) ? { ...mention, statement, sourceRank } : mention;
  });
}

/** By name, or "a source at the ministry" and then "the source". */
function isSameSource({ speaker: a }: Statement, { speaker: b }: Statement): boolean {
  return a.name === b.name || [a, b].every(({ name }) => /\bsources?\b/i.test(name));
}
