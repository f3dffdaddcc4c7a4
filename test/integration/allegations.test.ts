import { describe, expect, it } from 'vitest';
import type { Allegation } from '../../src/domain/allegation.ts';
import { readEvents } from '../made-up-events.ts';

function incidents(text: string): Allegation[] {
  return readEvents(text).filter((a) => !a.general);
}

function only(text: string): Allegation {
  const found = incidents(text);
  expect(found.map((a) => `${a.type} ${a.place}`)).toHaveLength(1);
  return found[0] as Allegation; // its length was just asserted
}

describe('types', () => {
  it.each([
    ['Warplanes bombed Tarnby on Monday, killing three people.', 'airstrike'],
    ['A drone strike killed a commander near Quillon on Monday.', 'drone'],
    ['Rebels fired a dozen mortar shells at Tarnby on Monday.', 'shelling'],
    ['Heavy clashes broke out between soldiers and rebels in Dravik on Monday.', 'clash'],
    ['A suicide bomber blew himself up at a checkpoint in Tarnby on Monday.', 'suicide-bomb'],
    ['A car bomb exploded outside a bakery in Quillon on Monday.', 'bomb'],
    ['The Velmian army captured the town of Dravik on Monday.', 'territory-taken'],
    ['A sniper shot dead two farmers in Tarnby on Monday.', 'shooting'],
    ['Gunmen kidnapped four teachers in Quillon on Monday.', 'abduction'],
    ['The Black Oath executed two captured soldiers in Dravik on Monday.', 'execution'],
    ['Soldiers besieged Quillon on Monday.', 'siege'],
    ['Six people choked on chlorine gas in Dravik on Monday when a shell hit the town.', 'chemical'],
  ])('%s', (text, type) => {
    expect(incidents(text).map((a) => a.type)).toEqual([type]);
  });

  it('takes a missile fired by a warplane for an air strike, one fired by artillery for shelling', () => {
    expect(only('Missiles fired by government warplanes hit Tarnby on Monday.').type).toBe('airstrike');
    expect(only('Missiles fired by army artillery hit Tarnby on Monday.').type).toBe('shelling');
  });
});

describe('one incident', () => {
  it('is told once, however often the text tells it', () => {
    const text =
      'Five people were killed when rockets hit a market in Tarnby on Tuesday. The shelling also wounded nine others. The attack was the worst in months.';
    const incident = only(text);
    expect(incident.place).toBe('Tarnby');
    expect(incident.date).toBe('2024-06-11');
    expect(incident.killed).toEqual([5, 5]);
    expect(incident.injured).toEqual([9, 9]);
    expect(incident.target).toContain('market');
  });

  it('is split by places with figures of their own', () => {
    const found = incidents(
      'Shells killed four people in Tarnby on Tuesday. Rockets fired by rebels on Quillon killed two people on the same day.',
    );
    expect(found.map((a) => [a.place, a.killed])).toEqual([
      ['Tarnby', [4, 4]],
      ['Quillon', [2, 2]],
    ]);
  });

  it('keeps the smallest and the largest figure', () => {
    const incident = only(
      'At least 12 people died when warplanes raided Dravik on Monday. The mayor said 15 people died in the raid.',
    );
    expect(incident.killed).toEqual([12, 15]);
  });
});

describe('who', () => {
  it('reads the doer from subject, agent and modifier', () => {
    expect(only('The Velmian army shelled Tarnby on Monday.').perpetratorSide).toBe('government');
    expect(only('Tarnby was shelled by the Red Hill Brigade on Monday.').perpetratorSide).toBe('opposition');
    expect(only('Black Oath shelling of Tarnby killed two people on Monday.').perpetratorSide).toBe(
      'excluded',
    );
  });

  it('gives a foiled attack to the attacker', () => {
    const clash = only('The Velmian army foiled an attack by the Black Oath on Dravik on Monday.');
    expect(clash.type).toBe('clash');
    expect(clash.perpetratorSide).toBe('excluded');
  });

  it('leaves it open where nobody is named', () => {
    const bomb = only('A car bomb killed three people in Tarnby on Monday.');
    expect(bomb.perpetrator).toBeNull();
    expect(bomb.attribution).toBe('none');
    expect(bomb.perpetratorSide).toBe('unknown');
  });

  it('tells narration from a claim', () => {
    expect(only('The Velmian army shelled Tarnby on Monday.').attribution).toBe('narrated');
    const claimed = only('The Velmian army shelled Tarnby on Monday, the Velmian Watch said.');
    expect(claimed.attribution).toBe('claimed');
    expect(claimed.saidBy).toMatch(/Watch/);
  });
});

describe('what came before something else', () => {
  it('is an incident, whatever is said of what followed, and as many days earlier as told', () => {
    const incident = only(
      'The chancellor urged both sides on Tuesday to hold talks, two days after mortar shells hit a market in Tarnby.',
    );
    expect(incident.date).toBe('2024-06-09');
    expect(incident.saidBy).toBeNull();
    expect(incident.perpetrator).toBeNull();
  });
});

describe('where', () => {
  it('is where the shells fell, not where the guns stand', () => {
    const incident = only(
      'The Velmian army fired shells at Tarnby on Monday from the hills south of Quillon.',
    );
    expect(incident.place).toBe('Tarnby');
  });
});

describe('one source', () => {
  it('tells what stands between two of its sentences', () => {
    const found = incidents(
      'A rocket fired by rebels hit Tarnby on Monday, a police source said. Two rockets fired by rebels hit Quillon. A third one fired by rebels killed a farmer in Dravik, the source said.',
    );
    expect(found.map((a) => a.place)).toEqual(['Tarnby', 'Quillon', 'Dravik']);
    expect(found.map((a) => a.attribution)).toEqual(['claimed', 'claimed', 'claimed']);
  });

  it('leaves "terrorists" open unless the report names an excluded group for such an attack', () => {
    const text = 'Terrorists shelled Tarnby on Monday.';
    expect(incidents(text).map((a) => a.perpetratorSide)).toEqual(['unknown']);
    const named = incidents(`${text} The Black Oath shelled Quillon on Sunday.`);
    expect(named.map((a) => a.perpetratorSide)).toEqual(['excluded', 'excluded']);
  });
});

describe('figures', () => {
  it.each<[string, Allegation['killed'], Allegation['injured']]>([
    ['A bomb killed two women and their three children in Tarnby on Monday.', [5, 5], null],
    ['A bomb in Tarnby left a child dead and four people injured on Monday.', [1, 1], [4, 4]],
    ['Dozens of people were killed by a bomb in Tarnby on Monday.', [24, null], null],
    ['More than 20 people were wounded by a bomb in Tarnby on Monday.', null, [20, null]],
    ['Eight people were killed or wounded by a bomb in Tarnby on Monday.', null, null],
    ['A bomb killed seven people including two boys in Tarnby on Monday.', [7, 7], null],
    ['A bomb exploded in Tarnby on Monday and the mayor put the death toll at six.', [6, 6], null],
  ])('%s', (text, killed, injured) => {
    const incident = only(text);
    expect(incident.killed).toEqual(killed);
    expect(incident.injured).toEqual(injured);
  });
});

describe('what is no incident', () => {
  it.each([
    'The war has killed 270,000 people since 2011.',
    'The Velmian army may shell Tarnby on Friday.',
    'The government threatened to bomb Tarnby.',
    'Both sides regularly violate the truce.',
    'The Velmian army has repeatedly shelled villages in the province.',
    'The ministers met in Quillon and discussed the air strikes.',
    "The minister rejected any blame for Monday's shelling.",
  ])('%s', (text) => {
    expect(incidents(text)).toEqual([]);
  });

  it('is kept and flagged where it is a habit', () => {
    expect(readEvents('Both sides regularly violate the truce.').map((a) => a.general)).toEqual([true]);
  });
});

describe('evidence', () => {
  const text =
    'The mayor waited. Five people were killed when rockets hit a crowded market in the town of Tarnby on Tuesday at noon.';

  it('is verbatim, at most twelve words, and where its passage says', () => {
    const { evidence, evidencePassage } = only(text);
    expect(text.slice(evidencePassage.start, evidencePassage.end)).toBe(evidence);
    expect(evidence.split(/\s+/).length).toBeLessThanOrEqual(12);
    expect(evidencePassage.start).toBeGreaterThanOrEqual(text.indexOf('Five'));
  });

  it('stands behind every field', () => {
    const { passages } = only(text);
    expect(passages.place?.map((p) => text.slice(p.start, p.end)).join()).toContain('Tarnby');
    expect(passages.killed?.map((p) => text.slice(p.start, p.end)).join()).toContain('Five people');
    expect(passages.date?.map((p) => text.slice(p.start, p.end)).join()).toContain('Tuesday');
  });
});

describe('hostile text', () => {
  it.each(['', '"', 'killed killed killed killed', 'a '.repeat(3000), 'bomb '.repeat(2000)])(
    'does not fail on %#',
    (text) => {
      expect(() => readEvents(text)).not.toThrow();
    },
  );
});
