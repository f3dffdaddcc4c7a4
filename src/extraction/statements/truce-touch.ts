import type { ActorMention } from '../../domain/actor.ts';
import type { TruceTouch } from '../../domain/extraction.ts';
import type { Statement } from '../../domain/statement.ts';
import type { Sentence, Token } from '../../language/analysis.ts';
import type { ReportContext } from '../context.ts';
import type { FoundActor } from '../actors/actors.ts';

/** How a report touches a truce, and whom somebody in it accuses of breaking one. */
export interface TruceReading {
  readonly truce: TruceTouch;
  readonly accused: readonly ActorMention[];
}

const truceNoun = /\b(?:truces?|cease-?\s?fires?|cessation of hostilities|armistice)\b/i;
const breaking =
  /\b(?:violat(?:e[sd]?|ing|ions?)|breach(?:e[sd]|ing)?|br(?:oke|eak(?:s|ing)?|oken)|infring\w{0,8}|against the accord)\b/i;
const dealing =
  /\b(?:talks|negotiat\w{1,6}|agree(?:d|ment)?|propos\w{1,4}|broker\w{0,3}|exten(?:d|ded|sion)|enforce|monitor(?:ing)?|terms|mechanism|announce[sd]?|declare[sd]?|reach(?:ed)?)\b/i;

/**
 * Reads the truce field of the coding guide: an alleged violation where a sentence speaks of breaking a truce, its terms or talks
 * where a truce is dealt with in the first third of the report or by a statement, else a mention, else none.
 */
export function readTruceTouch(context: ReportContext, statements: readonly Statement[]): TruceReading {
  const { sentences, text } = context.analysis;
  let truce: TruceTouch = 'none';
  const accused = new Map<string, ActorMention>();
  const told = new Set(statements.flatMap((x) => x.contentPassages.map((p) => p.start)));
  for (const [s, sentence] of sentences.entries()) {
    const words = text.slice(sentence.start, sentence.end);
    if (!truceNoun.test(words)) continue;
    if (breaking.test(words)) {
      truce = 'alleged-violation';
      for (const actor of breakersIn(context, sentence))
        accused.set(actor.mention.name.toLowerCase(), actor.mention);
    } else if (truce !== 'alleged-violation') {
      const early = s <= sentences.length / 3;
      if (dealing.test(words) && (early || tellsHere(context, sentence, told))) truce = 'terms-or-talks';
      else if (truce === 'none') truce = 'mention';
    }
  }
  return { truce, accused: [...accused.values()] };
}

/** The actors that a sentence makes the breakers: the subject of the verb of breaking, or whoever stands nearest before it. */
function breakersIn(context: ReportContext, sentence: Sentence): FoundActor[] {
  const { tokens } = context.analysis;
  const inside = actorsBetween(context.actors, sentence);
  const found = new Set<FoundActor>();
  for (let i = sentence.first; i < sentence.endToken; i++) {
    if (!breaking.test(tokens[i]?.text ?? '')) continue;
    const subject = subjectOf(tokens, sentence, i);
    const bySubject = inside.find((a) => a.firstToken <= subject && subject < a.endToken);
    const by = inside.find((a) => a.firstToken > i && tokens[a.firstToken - 1]?.text.toLowerCase() === 'by');
    const before = inside.findLast((a) => a.endToken <= i && a.form !== 'person');
    const breaker = bySubject ?? by ?? before;
    if (breaker !== undefined) found.add(breaker);
  }
  return [...found];
}

function subjectOf(tokens: readonly Token[], sentence: Sentence, verb: number): number {
  for (let k = sentence.first; k < sentence.endToken; k++) {
    const token = tokens[k];
    if (token?.head === verb && (token.deprel === 'nsubj' || token.deprel === 'obl:agent')) return k;
  }
  return -1;
}

/** The actors inside a sentence, outlets left out; both lists are in text order. */
function actorsBetween(actors: readonly FoundActor[], sentence: Sentence): FoundActor[] {
  let low = 0;
  let high = actors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((actors[middle]?.start ?? Infinity) < sentence.start) low = middle + 1;
    else high = middle;
  }
  const inside: FoundActor[] = [];
  for (let k = low; (actors[k]?.end ?? Infinity) <= sentence.end; k++) {
    const actor = actors[k];
    if (actor !== undefined && actor.kind !== 'outlet') inside.push(actor);
  }
  return inside;
}

/** True where a statement's content starts in the sentence. */
function tellsHere(context: ReportContext, sentence: Sentence, starts: ReadonlySet<number>): boolean {
  const { tokens } = context.analysis;
  for (let i = sentence.first; i < sentence.endToken; i++)
    if (starts.has(tokens[i]?.start ?? -1)) return true;
  return false;
}
