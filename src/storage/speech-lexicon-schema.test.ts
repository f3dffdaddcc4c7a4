import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { compileSpeechLexicon } from '../extraction/statements/speech-lexicon.ts';
import { speechLexiconSchema } from './speech-lexicon-schema.ts';

const file = new URL('../../reference/verbs/reporting.yaml', import.meta.url);
const parsed: unknown = parse(readFileSync(file, 'utf8'));

describe('reference/verbs/reporting.yaml', () => {
  it('fits its schema', () => {
    expect(speechLexiconSchema.safeParse(parsed).error).toBeUndefined();
  });

  it('is refused with a mistake in it', () => {
    const wrong = {
      ...speechLexiconSchema.parse(parsed),
      verbs: { say: { act: 'shout', strength: 3, frames: ['clause'] } },
    };
    expect(speechLexiconSchema.safeParse(wrong).success).toBe(false);
  });

  it('knows a verb by each of its forms', () => {
    const { lemmaOfForm, verbs } = compileSpeechLexicon(speechLexiconSchema.parse(parsed));
    const lemmas = ['said', 'denies', 'slammed', 'vowing', 'told', 'admitted', 'offered', 'wrote'].map((f) =>
      lemmaOfForm.get(f),
    );
    expect(lemmas).toEqual(['say', 'deny', 'slam', 'vow', 'tell', 'admit', 'offer', 'write']);
    expect(verbs.get('call')?.map((v) => v.particle)).toContain('for');
  });
});
