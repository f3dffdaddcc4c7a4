import type { NarratedKind } from '../../domain/narration.ts';

/**
 * Phrases that carry a narrated claim. Syntax: words in order; `a|b` either; `~3` up to three other words between its
 * neighbours; `$truce`, `$proposal`, … a class of words below. Matched on lower-case words without apostrophes.
 */
export interface NarrationCue {
  readonly kind: NarratedKind;
  readonly value: string;
  readonly phrase: string;
  /** Where the subject stands: before the cue, after it ("not observed by …"), or between its first word and its last. */
  readonly subject: 'before' | 'after' | 'inside';
  /** The sentence, or for 'report' any earlier sentence, must speak of a proposal. */
  readonly needs?: 'proposal near' | 'proposal in report';
}

export const wordClasses: Readonly<Record<string, string>> = {
  $truce: 'truce|ceasefire|cessation|armistice|hostilities|accord|deal|agreement|pact',
  $proposal:
    'proposal|proposals|offer|plan|plans|initiative|invitation|request|suggestion|draft|overture|move',
  $not: 'not|never|didnt|doesnt|dont|havent|hasnt|isnt|arent|wasnt|werent|hadnt|wouldnt',
  $break:
    'violated|violates|violate|violating|breached|breaches|breach|breaching|broke|broken|breaking|flouted|flouting',
  $keep:
    'observe|observes|observing|observed|honor|honors|honored|honour|honours|honoured|respect|respects|respected|respecting|support|supports|supporting|supported|back|backs|backing|backed|abide|abides|abiding|recognise|recognize|recognised|recognized',
  $join: 'join|joined|joining|signed|accepted',
  $fail: 'fail|failed|fails|failing|refuse|refuses|refused',
  $kept: 'observed|honored|honoured|respected|kept|upheld',
  $violations: 'violations|violation|breaches|breach',
};

/** In order: an earlier cue takes its words, a later one may not use them again. */
export const narrationCues: readonly NarrationCue[] = [
  answer('left open', 'declined|declines|refused|refuses ~3 accept ~2 reject', 'proposal in report'),
  answer('left open', 'declined|declines|refused|refuses ~2 speculate', 'proposal in report'),
  answer('left open', 'neither ~2 accepted|accept ~2 rejected|reject', 'proposal in report'),
  answer('not received', '$not ~3 notified|informed|received', 'proposal in report'),
  answer('not received', 'no ~3 proposal|offer|request|invitation ~5 received', 'proposal near'),
  answer('not received', 'received ~1 nothing|no ~1 formal|official', 'proposal in report'),
  answer('no agreement', 'no agreement', 'proposal in report'),
  answer('no agreement', 'nothing ~2 agreed', 'proposal in report'),
  answer(
    'lukewarm',
    'lukewarm|cool|cautious|guarded|muted ~0 response|reaction|reception|answer',
    'proposal in report',
  ),
  answer('lukewarm', 'responded|response|reacted ~4 without enthusiasm', 'proposal in report'),
  answer('rejected', 'reject|rejects|rejected|rejecting|rebuffed|rebuffs|spurned|spurns', 'proposal near'),
  answer('rejected', 'turned|turns down', 'proposal near'),
  answer('rejected', 'dismissed|dismisses ~3 $proposal', 'proposal near'),
  answer(
    'accepted',
    'accepted|accepts|welcomed|welcomes|endorsed|endorses|embraced ~4 $proposal',
    'proposal near',
  ),
  { kind: 'blame', value: 'breaks it', phrase: '$break ~4 $truce', subject: 'before' },
  { kind: 'blame', value: 'breaks it', phrase: 'acted against ~2 $truce', subject: 'before' },
  { kind: 'blame', value: 'breaks it', phrase: '$violations ~2 $truce ~6 by', subject: 'after' },
  { kind: 'blame', value: 'breaks it', phrase: '$truce $violations ~6 by', subject: 'after' },
  { kind: 'blame', value: 'breaks it', phrase: '$not ~2 $kept by', subject: 'after' },
  { kind: 'scope', value: 'left out of it', phrase: '$not ~1 included|covered ~2 $truce', subject: 'before' },
  { kind: 'scope', value: 'left out of it', phrase: '$not ~1 part|party ~2 $truce', subject: 'before' },
  { kind: 'scope', value: 'left out of it', phrase: 'excluded|exempted|exempt ~3 $truce', subject: 'before' },
  { kind: 'scope', value: 'left out of it', phrase: 'excludes|exclude|excluding', subject: 'after' },
  {
    kind: 'scope',
    value: 'left out of it',
    phrase: '$truce ~3 $not ~1 include|cover|apply',
    subject: 'after',
  },
  { kind: 'scope', value: 'did not join it', phrase: '$not ~1 $join ~2 $truce', subject: 'before' },
  { kind: 'scope', value: 'did not join it', phrase: '$fail to $join ~2 $truce', subject: 'before' },
  { kind: 'scope', value: 'do not observe it', phrase: '$not ~2 $keep ~3 $truce', subject: 'before' },
  { kind: 'scope', value: 'do not observe it', phrase: '$not ~2 $kept by', subject: 'after' },
  { kind: 'scope', value: 'do not observe it', phrase: '$fail to $keep ~3 $truce', subject: 'before' },
];

function answer(value: string, phrase: string, needs: 'proposal near' | 'proposal in report'): NarrationCue {
  return { kind: 'answer', value, phrase, subject: 'before', needs };
}

/** Words that make a sentence one about talks. */
export const talksWords: ReadonlySet<string> = new Set(
  'talks negotiations negotiating negotiate negotiated negotiation discussions consultations'.split(' '),
);
