import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exampleBriefing } from '../../../test/fixtures/example-briefing.ts';
import { hostileBriefing, hostileWords } from '../../../test/fixtures/hostile-briefing.ts';
import { passHarmGate } from '../harm-gate.ts';
import { briefingJsonSchema, briefingSchema, type DescribedBriefing } from '../schema/briefing-schema.ts';
import { documentOf } from './briefing-document.ts';
import { renderJson } from './render-json.ts';

describe('the briefing for programs', () => {
  it('is what its schema describes, field by field', () => {
    const document: DescribedBriefing = documentOf(passHarmGate(exampleBriefing)); // does not compile otherwise
    expect(Object.keys(document)).toEqual(Object.keys(briefingSchema.shape));
  });

  it.each([
    ['an ordinary briefing', exampleBriefing],
    ['a hostile one', hostileBriefing],
  ])('keeps to its schema: %s', (_, briefing) => {
    const result = briefingSchema.safeParse(JSON.parse(renderJson(passHarmGate(briefing))));
    expect(result.error?.issues).toBeUndefined();
  });

  it('names the fields of an allegation as the coding guide does', () => {
    const document = briefingSchema.parse(JSON.parse(renderJson(passHarmGate(exampleBriefing))));
    expect(document.allegations[1]).toMatchObject({
      type: 'shelling',
      date: '2031-04-08',
      place: 'Ondry',
      perpetrator: 'Osk',
      perpetratorSide: 'government',
      attribution: 'claimed',
      saidBy: 'villagers',
      killed: [9, 9],
      injured: null,
      negated: false,
      hypothetical: false,
      evidence: 'Nine people died in Ondry',
    });
  });

  it('gives passages that stand in the text it publishes', () => {
    const { reports, statements } = briefingSchema.parse(
      JSON.parse(renderJson(passHarmGate(exampleBriefing))),
    );
    const [first] = statements;
    const passage = first?.contentPassages[0];
    const text = reports.find((r) => r.id === passage?.report)?.text ?? '';
    expect(text.slice(passage?.start, passage?.end)).toBe('We did not fire');
  });

  it('is harmless to look at, and says what was said', () => {
    const json = renderJson(passHarmGate(hostileBriefing));
    expect(json.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(briefingSchema.parse(JSON.parse(json)).stories[0]?.title).toBe(hostileWords);
  });

  it('publishes the schema that it keeps to (npx tsx scripts/schema.ts makes it again)', () => {
    const file = new URL('../../../docs/briefing.schema.json', import.meta.url);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(JSON.stringify(briefingJsonSchema())));
  });
});
