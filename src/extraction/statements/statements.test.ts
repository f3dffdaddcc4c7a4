import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSpeech } from '../../../test/made-up-speech.ts';
import { byImportance } from './statement-weights.ts';

/** The statements of a text as short lines: speaker, act, first words. */
function lines(body: string, title: string | null = null): string[] {
  return readSpeech(body, title).statements.map(
    (s) => `${s.speaker.name} ${s.act}: ${s.about.split(' ').slice(0, 4).join(' ')}`,
  );
}

function only(body: string) {
  const { statements } = readSpeech(body);
  expect(statements).toHaveLength(1);
  const [statement] = statements;
  if (statement === undefined) throw new Error('no statement was read');
  return statement;
}

describe('where the speaker stands', () => {
  it('before the content', () => {
    const s = only('Defence minister Orla Brandt said on Monday that two villages were shelled overnight.');
    expect(s.speaker.name).toBe('Orla Brandt');
    expect(s.role).toBe('Defence minister');
    expect(s.about).toBe('two villages were shelled overnight');
    expect(s.quoted).toBe(false);
    expect(s.when?.value).toBe('2024-06-10');
  });

  it('after a quotation, verb first', () => {
    const s = only('"The road to Quillon is closed," said army spokesman Colonel Edric Thorne.');
    expect(s.speaker.name).toBe('Edric Thorne');
    expect(s.role).toContain('army spokesman');
    expect(s.quoted).toBe(true);
    expect(s.about).toBe('The road to Quillon is closed');
  });

  it('between two halves of a quotation', () => {
    const s = only('"We heard the planes," resident Mila Korr said, "and then the roof fell."');
    expect(s.speaker.name).toBe('Mila Korr');
    expect(s.contentPassages).toHaveLength(2);
    expect(s.about).toContain('the roof fell');
  });

  it('at the end of a sentence that lost its commas', () => {
    const s = only(
      'Four people were killed near Tarnby on Sunday a source at Quillon Police Command told Velm News.',
    );
    expect(s.speaker.name).toBe('source at Quillon Police Command');
    expect(s.via?.name).toBe('Velm News');
    expect(s.evidence).toMatch(/^Four people were killed/);
  });

  it('in "according to"', () => {
    const s = only('At least nine people died in the raid, according to Velmian Watch.');
    expect(s.speaker.name).toBe('Velmian Watch');
    expect(s.act).toBe('report');
    expect(s.about).toBe('At least nine people died in the raid');
  });

  it('in a relative clause behind the name', () => {
    const s = only('Governor Anna Keller, who works at a clinic in Tarnby, said three patients had died.');
    expect(s.speaker.name).toBe('Anna Keller');
  });

  it('as a passive: quoted by an outlet', () => {
    const s = only(
      'Brigade leader Tomas Reke was quoted by Velm News as saying that the bridge had been destroyed.',
    );
    expect(s.speaker.name).toBe('Tomas Reke');
    expect(s.via?.name).toBe('Velm News');
    expect(s.about).toMatch(/^the bridge/);
  });

  it('as the object of quoting', () => {
    const s = only('Velm News quoted local sources as saying that shells fell on the market.');
    expect(s.speaker.name).toBe('local sources');
    expect(s.via?.name).toBe('Velm News');
  });

  it('not inside "an aide to President …"', () => {
    const s = only('An aide to President Aldo Fenn said the talks would resume.');
    expect(s.speaker.name).not.toBe('Aldo Fenn');
  });

  it('as the author of what is cited', () => {
    expect(only('At least nine people died, according to a report by Velmian Watch.').speaker.name).toBe(
      'Velmian Watch',
    );
  });

  it('behind the body whose head it is', () => {
    const s = only('President of the Red Hill Brigade Tomas Reke said that the bridge had been destroyed.');
    expect(s.speaker.name).toBe('Tomas Reke');
    expect(s.role).toBe('President of the Red Hill Brigade');
  });

  it('as two bodies at once', () => {
    expect(only('Velmia and Sarvia pledged on Tuesday to redouble their efforts.').speaker.name).toBe(
      'Velmia and Sarvia',
    );
  });
});

describe('who a short word means', () => {
  it('he, she, the spokesman: the person above', () => {
    const found = readSpeech(
      'Party spokesman Ivo Hale said the vote was fair. He added that turnout was high. The spokesman said results would follow.',
    ).statements;
    expect(found.map((s) => s.speaker.name)).toEqual(['Ivo Hale', 'Ivo Hale', 'Ivo Hale']);
    expect(found[1]?.role).toBe('Party spokesman');
  });

  it('a surname: the full name and its role', () => {
    const found = readSpeech(
      'Foreign minister Hanna Lindqvist said talks had begun. Lindqvist said they would be long.',
    ).statements;
    expect(found[1]?.speaker.name).toBe('Hanna Lindqvist');
    expect(found[1]?.role).toBe('Foreign minister');
  });

  it('the source: the source above', () => {
    const found = readSpeech(
      'A source at Tarnby Governorate said a shell hit a school. The source added that nobody was hurt.',
    ).statements;
    expect(found.map((s) => s.speaker.name)).toEqual([
      'source at Tarnby Governorate',
      'source at Tarnby Governorate',
    ]);
  });

  it('a monitoring group: the monitor named elsewhere', () => {
    const found = readSpeech(
      'Raids killed six people on Friday, a monitoring group said. Velmian Watch reported another raid at night.',
    ).statements;
    expect(found[0]?.speaker.name).toBe('Velmian Watch');
  });

  it('nobody: no statement', () => {
    expect(lines('It said that the road was closed.')).toEqual([]);
  });
});

describe('quotations that run on', () => {
  it('keep their speaker in the next sentence', () => {
    const found = readSpeech(
      '"We will not leave," mayor Rosa Dunn said. "Our children were born here and we shall stay."',
    ).statements;
    expect(found.map((s) => s.speaker.name)).toEqual(['Rosa Dunn', 'Rosa Dunn']);
    expect(found[1]?.cuePassage).toBeNull();
  });

  it('belong to whoever is named at their end', () => {
    const found = readSpeech(
      '"Such a step would help the country. It was agreed with our partners," envoy Karl Oster told journalists.',
    ).statements;
    expect(found.map((s) => s.speaker.name)).toEqual(['Karl Oster', 'Karl Oster']);
  });

  it('are one statement where they only tell what happened', () => {
    const found = readSpeech(
      '"A bomb hit the bakery. Ten people were killed," doctor Nils Ahn told Velm News.',
    ).statements;
    expect(found).toHaveLength(1);
    expect(found[0]?.contentPassages).toHaveLength(2);
  });

  it('do not swallow the next speaker behind a wrong mark', () => {
    const found = readSpeech(
      'Sarvian envoy Jory Pell said the “vast majority” of breaches were the army’s.”Velmian raids are helping the militias,” general Ada Crane said.',
    ).statements;
    expect(found.map((s) => s.speaker.name)).toEqual(['Jory Pell', 'Ada Crane']);
    expect(found[1]?.about).toMatch(/^Velmian raids/);
    expect(found[1]?.quoted).toBe(true);
  });

  it('are nobody’s where nobody is named', () => {
    expect(
      lines('The wall bears a line of verse. "No river forgets the hills it came from, they say."'),
    ).toEqual([]);
  });
});

describe('what a cue is not', () => {
  it.each([
    'The blast claimed the lives of six people.',
    'Officials did not say who was behind the raid.',
    'The minister would not say more.',
    'The long awaited report was lost.',
    'Sarvia has been treating the council as a rival for years.',
    'The village of Sheikh Said was hit twice.',
    'Three fighters were said to be near the river.',
  ])('%s', (text) => {
    expect(lines(text)).toEqual([]);
  });

  it('somebody whom a quotation mentions', () => {
    const found = readSpeech(
      '"My brother said he would come home," farmer Olek Brun told reporters.',
    ).statements;
    expect(found.map((s) => s.speaker.name)).toEqual(['Olek Brun']);
  });
});

describe('the act', () => {
  it.each([
    ['The ministry rejected the offer of talks.', 'reject'],
    ['Army spokesman Edric Thorne denied that any school was hit.', 'deny'],
    ['Army spokesman Edric Thorne said no formal offer had been received.', 'deny'],
    ['Army spokesman Edric Thorne said "we do not cooperate with the Sarvians in any way".', 'reject'],
    ['Spokeswoman Ina Holm declined to comment on the raid.', 'decline'],
    ['Spokeswoman Ina Holm refused to speculate about the vote.', 'decline'],
    ['Sarvia refused to join the patrols.', 'reject'],
    ['The council condemned the massacre in Tarnby.', 'condemn'],
    ['The foreign ministry urged both sides to hold fire.', 'demand'],
    ['The Red Hill Brigade accused the Velmian army of breaking the truce.', 'accuse'],
    ['The government blamed the Red Hill Brigade for the blast.', 'accuse'],
    ['Prime minister Aldo Fenn vowed to rebuild the town.', 'promise'],
    ['The army threatened to storm the town.', 'threaten'],
    ['Commander Tomas Reke said the killing "will not go unpunished".', 'threaten'],
    ['Defence minister Orla Brandt said: "We reserve the right to strike alone."', 'threaten'],
    ['Defence minister Orla Brandt proposed joint patrols with Sarvia.', 'propose'],
    ['The council welcomed the truce.', 'accept'],
    ['Both governments agreed to extend the truce.', 'accept'],
    ['Velmian Watch said five civilians were killed in Quillon.', 'report'],
    ['Foreign minister Hanna Lindqvist said that a new mechanism would help the peace process.', 'assert'],
  ])('%s → %s', (text, act) => {
    expect(readSpeech(text).statements.map((s) => s.act)).toContain(act);
  });

  it('is the content’s own where the speaker says what the country did', () => {
    const s = only('Sarvia has proposed joint patrols to Velmia, Sarvian defence minister Orla Brandt said.');
    expect(s.speaker.name).toBe('Orla Brandt');
    expect(s.act).toBe('propose');
    expect(s.about).toMatch(/^Sarvia has proposed/);
  });

  it('is two acts where one sentence holds two', () => {
    expect(
      lines('Thorne declined to accept or reject the plan but said the army is not cooperating with Sarvia.'),
    ).toEqual(['Thorne decline: to accept or reject', 'Thorne reject: the army is not']);
  });
});

describe('through whom', () => {
  it('an outlet that was told', () => {
    expect(only('Spokesman Edric Thorne told Velm News the camp was empty.').via?.name).toBe('Velm News');
  });

  it('a speaker who leans on another', () => {
    const found = readSpeech(
      '"As Governor Rosa Dunn has said, the raids are helping the militias," spokesman Edric Thorne said.',
    ).statements;
    const cited = found.find((s) => s.speaker.name === 'Rosa Dunn');
    expect(cited?.via?.name).toBe('Edric Thorne');
  });

  it('reporters are no outlet', () => {
    const s = only('Spokesman Edric Thorne told reporters the camp was empty.');
    expect(s.via).toBeNull();
    expect(s.addressee?.name).toBe('reporters');
  });

  it('the occasion', () => {
    expect(only('Spokesman Edric Thorne said in a televised address that the camp was empty.').occasion).toBe(
      'televised remarks',
    );
  });
});

describe('headlines', () => {
  it('name their speaker before a colon or behind a dash', () => {
    expect(lines('Nothing else happened.', 'Red Hill Brigade: No raid hit Tarnby')[0]).toMatch(
      /^Red Hill Brigade/,
    );
    expect(lines('Nothing else happened.', 'Truce holds in Tarnby – foreign minister')[0]).toMatch(
      /^foreign minister/,
    );
  });

  it('give way to what the same speaker says below', () => {
    const found = lines(
      'Velmian Watch said no raid hit Tarnby on Friday.',
      'Velmian Watch: No raid hit Tarnby',
    );
    expect(found).toHaveLength(1);
  });
});

describe('what every statement carries', () => {
  const body =
    'Defence minister Orla Brandt said two villages were shelled. "We saw smoke," resident Mila Korr told reporters. ' +
    'He declined to comment, according to Velm News, adding that the road was closed.';

  it('passages inside the text and evidence word for word', () => {
    const { report, statements } = readSpeech(body);
    expect(statements.length).toBeGreaterThan(1);
    for (const s of statements) {
      expect(report.text).toContain(s.evidence);
      expect(s.evidence.split(/\s+/).length).toBeLessThanOrEqual(12);
      for (const p of [...s.contentPassages, s.speakerPassage]) {
        expect(p.start).toBeLessThan(p.end);
        expect(p.end).toBeLessThanOrEqual(report.text.length);
      }
    }
  });

  it('the same on every run, in an order of importance that loses none', () => {
    const first = readSpeech(body).statements;
    expect(readSpeech(body).statements).toEqual(first);
    expect(new Set(byImportance(first).map((s) => s.id))).toEqual(new Set(first.map((s) => s.id)));
  });

  it('no crash on any text', () => {
    const words = fc.constantFrom(
      'said',
      'he',
      '"',
      '“',
      '”',
      ',',
      '.',
      ':',
      'that',
      'according',
      'to',
      'Velmia',
      'as',
      'quoted',
      'told',
      'the',
      'source',
      '\n\n',
      '-',
      '(',
      'was',
      'by',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 6 })), { maxLength: 60 }), (parts) => {
        const { report, statements } = readSpeech(parts.join(' '));
        for (const s of statements) {
          for (const p of s.contentPassages)
            expect(p.start >= 0 && p.end <= report.text.length && p.start < p.end).toBe(true);
        }
      }),
      { numRuns: 150, seed: 7 },
    );
  });
});
