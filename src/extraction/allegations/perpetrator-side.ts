import { typeFamilies } from '../../domain/allegation.ts';
import type { Side } from '../../domain/actor.ts';
import type { ReportContext } from '../context.ts';
import type { CompleteEpisode } from './event-completion.ts';
import type { EventLexicon } from './event-lexicon.ts';
import { findPhrases } from './event-phrases.ts';

/**
 * The side of a perpetrator. A named one has its own. "Terrorists" without a name are of the excluded groups where the same
 * words, or a happening of the same family in the same report, tie them to one, of the opposition where the text treats them as bound by the truce, else unknown.
 */
export function sideOfGeneric(
  context: ReportContext,
  episode: CompleteEpisode,
  told: readonly CompleteEpisode[],
  lexicon: EventLexicon,
): Side {
  const joint = episode.perpetrator?.partners.map((p) => p.side) ?? [];
  // Coders give a joint strike of a government and its ally to the government, on whose ground it is.
  if (joint.includes('government') && episode.side === 'russia') return 'government';
  if (episode.side !== 'unknown' || episode.perpetrator?.generic !== true) return episode.side;
  const { sentence } = episode.main.mention;
  const tied = sentence.actors.some(
    (a) =>
      a.mention.side === 'excluded' && Math.abs(a.firstToken - (episode.perpetrator?.firstToken ?? 0)) <= 8,
  );
  if (tied || isTiedElsewhere(episode, told)) return 'excluded';
  return breaksTruce(context, lexicon) ? 'opposition' : 'unknown';
}

/** "Terrorists shelled A. … The X, a group outside the truce, shelled B": the report names who such attackers are. */
function isTiedElsewhere(episode: CompleteEpisode, told: readonly CompleteEpisode[]): boolean {
  return told.some(
    (other) =>
      typeFamilies[other.type] === typeFamilies[episode.type] &&
      other.side === 'excluded' &&
      other.perpetrator?.generic === false,
  );
}

/** Whether the report speaks of breaches of a truce at all: then those who fight without a name are treated as bound by it. */
function breaksTruce({ analysis }: ReportContext, lexicon: EventLexicon): boolean {
  return findPhrases(lexicon.triggers, analysis.tokens, 0, analysis.tokens.length).some(
    (t) => t.entry.role === 'tally',
  );
}
