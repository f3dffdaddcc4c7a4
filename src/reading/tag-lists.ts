import type { Range } from '../domain/passage.ts';

const opensSentence =
  /^(?:The|A|An|At|In|On|As|After|Since|While|When|More|Most|Some|Several|Many|Dozens|Hundreds|Thousands|Nearly|About|Around|Over|It|He|She|They|This|That|These|There|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|(?:Thir|Four|Fif|Six|Seven|Eigh|Nine)teen|(?:Twen|Thir|For|Fif|Six|Seven|Eigh|Nine)ty(?:-\w+)?|For|From|By|But|\d.*)$/;
/** These open sentences and are tags as well: before a small letter they open a sentence. */
const mayOpenSentence =
  /^(?:Fresh|Heavy|Government|Troops|Fighters|Rebels?|Air|Airstrikes|Activists|Violent)$/;
/** Words of running text; names among tags hold no more than "for" and "on". */
const running = /^(?:to|that|which|who|from|at|by|with|after|into|near)$/;
const beforeThe = /^(?:of|on|in|for)$/;
const verb = /^(?:has|have|had|was|were|is|are|will|would|said|say|says|told|struck|hit|took|[a-z]{3,}ed)$/;
/** Longest list that is taken for tags, words. */
const longestList = 40;

/**
 * "Tags Country war Some Group" in a flattened page, before the report's first sentence. Returns the list's end, or null where
 * there is none. The end is where a word opens a sentence; else before the capitalised word that leads to the first verb.
 */
export function tagListAt(text: string, range: Range): number | null {
  if (!/^Tags:? \p{L}/u.test(text.slice(range.start, range.start + 8))) return null;
  const words = [
    ...text.slice(range.start + 5, Math.min(range.end, range.start + 500)).matchAll(/\S+/g),
  ].slice(0, longestList);
  let lastStart = 0;
  for (const [i, m] of words.entries()) {
    const word = m[0];
    const runsOn = mayOpenSentence.test(word) && /^\p{Ll}/u.test(words[i + 1]?.[0] ?? '');
    if (i > 0 && (opensSentence.test(word) || runsOn || /^["“]/.test(word))) return range.start + 5 + m.index;
    const runs =
      verb.test(word) || running.test(word) || (beforeThe.test(word) && words[i + 1]?.[0] === 'the');
    if (i > 1 && runs) return lastStart === 0 ? null : range.start + 5 + lastStart;
    if (/^\p{Lu}/u.test(word)) lastStart = m.index;
  }
  return null;
}

/** A lead has at least so many words; behind the last opening word of a shorter stretch stands the end of a headline. */
const shortestLead = 10;

/**
 * "Views 371 Related First headline Second headline A car bomb …" in a flattened page: headlines of other reports, without any mark
 * between them and the text. Returns where the text starts: at the last word before the first full stop that opens a sentence and
 * no headline; null where there is no such list or its end cannot be told.
 */
export function relatedListAt(text: string, range: Range): number | null {
  const open = /^(?:Views \d{1,7} )?Related (?=\p{Lu})/u.exec(text.slice(range.start, range.start + 40));
  if (!open) return null;
  const from = range.start + open[0].length;
  const stop = text.indexOf('. ', from);
  if (stop < 0 || stop > Math.min(range.end, from + 900)) return null;
  const words = [...text.slice(from, stop).matchAll(/\S+/g)];
  for (let i = words.length - shortestLead; i > 3; i -= 1) {
    const word = words[i];
    if (word && /^\p{L}/u.test(word[0]) && opensSentence.test(word[0])) return from + word.index;
  }
  return null;
}
