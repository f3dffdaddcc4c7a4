import { describe, expect, it } from 'vitest';
import { readSpeech } from '../../../test/made-up-speech.ts';

/** Speaker, act and what is said, one line a statement. */
function told(body: string): string[] {
  return readSpeech(body).statements.map((s) => `${s.speaker.name} ${s.act}: ${s.about}`);
}

describe('two cues in one sentence', () => {
  it('a second verb of the same speaker takes what follows it, not what stands before', () => {
    expect(told('Edric Thorne called the mayor “a fool” and said the road was closed.')).toEqual([
      'Edric Thorne assert: the mayor “a fool”',
      'Edric Thorne assert: the road was closed',
    ]);
  });

  it('a relative clause with a cue of its own parts the speaker from the main verb', () => {
    expect(told('Edric Thorne, who estimated that ten houses had burned, said the road was closed.')).toEqual(
      ['Edric Thorne report: ten houses had burned', 'Edric Thorne assert: the road was closed'],
    );
  });

  it('"went on to state" is one cue', () => {
    expect(told('The ministry went on to state that three villages had joined the plan.')).toEqual([
      'ministry assert: three villages had joined the plan',
    ]);
  });
});

describe('who speaks', () => {
  it('the subject beside the verb, where another clause’s subject stands in front', () => {
    expect(told('Edric Thorne, a father of three, was on his way to Quillon, her friend said.')).toEqual([
      'friend report: Edric Thorne, a father of three, was on his way to Quillon',
    ]);
  });

  it('a paper that somebody released', () => {
    const [first] = told('A court document filed Thursday says that the bridge will not be closed.');
    expect(first).toMatch(/^court document assert: the bridge/);
  });

  it('a name with a body in brackets', () => {
    expect(told('“I do not know this road,” Colonel Edric Thorne (Red Hill Co.) said.')).toEqual([
      'Edric Thorne assert: I do not know this road',
    ]);
  });

  it('a participle is no verb of the noun before it', () => {
    expect(told('A ceasefire declared in Velmia is part of the plan, but it does not hold.')).toEqual([]);
  });

  it('a thing that has seen something says nothing', () => {
    expect(told('The area has seen some of the worst attacks of the war.')).toEqual([]);
  });

  it('an officer whose name and office ran together with their comma lost', () => {
    const [first] = readSpeech(
      'Lieutenant General Sergei Thorne Chief of the Main Directorate of the General Staff said the road was shut.',
    ).statements;
    expect(first?.speaker.name).toBe('Sergei Thorne');
  });

  it('a name parted from the verb by when it was', () => {
    const [first] = told('The minister last week said the road was open.');
    expect(first).toMatch(/^minister assert: the road/);
  });

  it('a place between commas does not', () => {
    const [first] = told('A woman in Tarnby, Velmia, told reporters that the road was closed.');
    expect(first).toMatch(/^woman in Tarnby/);
  });

  it('the last word of a sentence that lost its comma is its verb', () => {
    expect(told('The attack caused material damage without any casualties the source confirmed.')).toEqual([
      'source report: The attack caused material damage without any casualties',
    ]);
  });
});

describe('what is said', () => {
  it('not when it was said', () => {
    const [first] = told('When the army had left Tarnby, the minister said the road was open.');
    expect(first).toMatch(/^minister assert: the road was open/);
  });

  it('the quotation before, where the verb goes on with what it is about', () => {
    expect(told('“Who do they think they are?” Edric Thorne said of the army, when it left.')).toEqual([
      'Edric Thorne assert: Who do they think they are',
    ]);
  });

  it('between two single marks as between one double one', () => {
    expect(
      told(
        "''No one spoke,'' Edric Thorne said. Thorne said the road was shut. ''We stay here,'' Mila Korr said.",
      ),
    ).toEqual([
      'Edric Thorne assert: No one spoke',
      'Edric Thorne assert: the road was shut',
      'Mila Korr assert: We stay here',
    ]);
  });

  it('a question, that asks for nothing to be done', () => {
    const [first] = readSpeech('“Why is the road closed?” the correspondent asked.').statements;
    expect(first?.act).not.toBe('demand');
    expect(first?.about).toBe('Why is the road closed');
  });
});

describe('verbs', () => {
  it.each([
    ['Edric Thorne concurred that the road was closed.', 'Edric Thorne'],
    ['“I could have stayed,” Edric Thorne shot back.', 'Edric Thorne'],
    ['The mayor made it clear that the road was closed.', 'mayor'],
  ])('%s', (body, speaker) => {
    expect(readSpeech(body).statements.map((s) => s.speaker.name)).toEqual([speaker]);
  });

  it.each([
    ['The mayor begged the army to leave Tarnby.', 'demand'],
    ['The ministry pinned the blame for the raid on Velmia.', 'accuse'],
    ['The minister lashed out at the army for the raid.', 'condemn'],
  ])('%s: %s', (body, act) => {
    expect(readSpeech(body).statements.map((s) => s.act)).toEqual([act]);
  });
});

describe('force', () => {
  it.each([
    'The army hit back with air strikes that killed twenty people.',
    'The fighters fired back as the column left the town.',
  ])('is no word: %s', (body) => {
    expect(told(body)).toEqual([]);
  });
});

describe('acts', () => {
  it('who watches a truce reports on it', () => {
    const [first] = readSpeech('Velmian Watch said that three villages had joined the ceasefire.').statements;
    expect(first?.act).toBe('report');
  });

  it('a deed taken back for one’s own side is denied', () => {
    const [first] = readSpeech('The Sarvian army said its jets have not targeted the village.').statements;
    expect(first?.act).toBe('deny');
  });
});
