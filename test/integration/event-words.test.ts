import { describe, expect, it } from 'vitest';
import type { Allegation } from '../../src/domain/allegation.ts';
import { readEvents } from '../made-up-events.ts';

/** The types of the incidents that a text tells. */
function told(text: string): string[] {
  return readEvents(text)
    .filter((a) => !a.general)
    .map((a) => a.type);
}

function only(text: string): Allegation {
  const [incident, ...more] = readEvents(text).filter((a) => !a.general);
  if (incident === undefined || more.length > 0) throw new Error(`one incident is told: ${text}`);
  return incident;
}

/** A monitor's words and a newspaper's, by the type that they name; ACLED's sub-events one after the other. */
describe('what words make of a sentence', () => {
  it.each([
    ['shooting', 'Small-arms fire was heard near Tarnby on Tuesday, the mission said.'],
    ['shooting', 'The mission recorded 14 bursts of machine-gun fire south of Quillon on 11 June.'],
    ['shooting', 'Gunfire was reported in Dravik on Tuesday night.'],
    ['shooting', 'Two soldiers were shot by a sniper in Dravik on Monday, the Velmian army said.'],
    ['shooting', 'Shots were fired at a patrol of the mission near Quillon on Tuesday.'],
    ['shooting', 'A patrol came under small-arms fire near Tarnby on Monday.'],
    ['shooting', 'Border guards fired on refugees near Quillon on Sunday, killing eight.'],
    ['shooting', 'Unknown gunmen shot and killed a shopkeeper in Tarnby on Tuesday.'],
    ['shooting', 'Soldiers fired live rounds at protesters in Dravik on Monday, killing three.'],
    ['clash', 'Velmian soldiers and Red Hill Brigade fighters exchanged gunfire near Quillon on Monday.'],
    ['clash', 'There was a shootout between police and gunmen in Quillon on Tuesday.'],
    ['clash', 'Fighting broke out between the army and the Red Hill Brigade near Tarnby on Tuesday.'],
    ['shelling', 'The mission heard heavy-weapons fire 5 km west of Dravik on Monday.'],
    ['shelling', 'The mission counted 20 projectiles in flight over Tarnby on Monday.'],
    ['shelling', 'Grenade launchers were fired near Quillon on Tuesday.'],
    ['shelling', 'Tanks opened fire on Dravik on Monday.'],
    ['shelling', 'Grad rockets slammed into a residential district of Quillon on Tuesday.'],
    ['other', 'Monitors heard 12 undetermined explosions north-east of Quillon on 11 June.'],
    ['other', 'The mission recorded four explosions of undetermined origin near Tarnby on Tuesday.'],
    ['shelling', "Two artillery rounds exploded 300 m from the mission's patrol near Dravik on 10 June."],
    ['clash', 'A 20-minute exchange of machine-gun and rifle fire took place near Tarnby on Monday night.'],
    ['other', 'Armed men denied the mission passage at a checkpoint near Tarnby on 11 June.'],
    ['bomb', 'The mission said that 14 explosions were heard near Quillon on 10 June.'],
    ['territory-taken', 'Dravik fell to the rebels on Tuesday.'],
    ['territory-taken', 'The Red Hill Brigade overran the border post at Quillon on Sunday.'],
    ['airstrike', 'Helicopter gunships strafed villages near Quillon on Tuesday.'],
    ['drone', 'A quadcopter dropped explosives on Dravik on Tuesday.'],
    ['bomb', 'Unknown persons threw a grenade at a police post in Tarnby on Monday.'],
    ['bomb', 'Unexploded ordnance killed a boy near Dravik on Tuesday.'],
    ['chemical', 'Toxic chemicals were released in Quillon on Monday, rescuers said.'],
    ['other', 'Soldiers raped two women in Tarnby on Monday, Velmian Watch said.'],
    ['other', 'Three girls were sexually assaulted by armed men near Quillon on Sunday.'],
    ['other', 'Police used tear gas to disperse protesters in Tarnby on Friday.'],
    ['other', 'Unknown assailants stabbed a priest to death in Tarnby on Tuesday.'],
    ['execution', 'Soldiers lined up six men and shot them in Dravik on Tuesday, witnesses said.'],
    ['abduction', 'Four men were forcibly disappeared in Tarnby on Sunday, Velmian Watch said.'],
    ['abduction', 'Rebels captured six soldiers near Quillon on Tuesday.'],
    ['arrest', 'The army captured a rebel commander in Quillon on Tuesday.'],
    ['siege', 'Militiamen blocked the road to Quillon on Monday.'],
    ['aid-obstruction', 'The rebels turned back an aid convoy bound for Tarnby on Monday.'],
    ['convoy-attack', 'Gunmen attacked a Red Cross convoy near Quillon on Tuesday.'],
    ['looting', 'Soldiers looted shops in Tarnby on Tuesday.'],
    ['destruction', 'Villagers burned down a church in Dravik on Sunday.'],
  ])('%s: %s', (type, text) => {
    expect(told(text)).toEqual([type]);
  });

  it.each([
    'The minister came under fire for his remarks in Quillon on Monday.',
    'The bank fired its director in Tarnby on Tuesday.',
    'The striker took a shot at goal in Quillon on Sunday.',
    'Nurses gave booster shots at a clinic in Quillon on Tuesday.',
    'Tarnby beat Quillon 3-1 on Saturday.',
    'Prices fell to a record low in Dravik on Tuesday.',
    'Engineers cleared mines near Tarnby on Tuesday.',
    'Army engineers defused a roadside bomb near Quillon on Monday.',
    'The exhibition captured hearts in Dravik on Saturday.',
    'Thousands marched peacefully through Tarnby on Friday to demand an end to the siege.',
    'The mission saw three howitzers near Quillon on 11 June.',
    'The guards were equipped with rifles in Dravik on Monday.',
  ])('nothing: %s', (text) => {
    expect(told(text)).toEqual([]);
  });
});

describe('several in one sentence', () => {
  it('tells what is done from the air apart from the fight beside it', () => {
    expect(
      told(
        'Heavy clashes went on in Dravik on Monday between the army and rebels, while warplanes bombed the town of Quillon.',
      ).sort(),
    ).toEqual(['airstrike', 'clash']);
  });
});

describe('who and where', () => {
  it('names nobody for clashes that go on between two', () => {
    const found = readEvents(
      'Government artillery hit Tarnby on Monday while clashes continued between rebel and government fighters in Dravik.',
    );
    expect(found.map((a) => [a.type, a.perpetrator, a.place])).toEqual([
      ['shelling', 'Government artillery', 'Tarnby'],
      ['clash', null, 'Dravik'],
    ]);
  });

  it('finds who cut the road that they have cut', () => {
    expect(only('The road which rebels cut on Monday leads to Quillon.')).toMatchObject({
      type: 'siege',
      perpetrator: 'rebels',
    });
  });

  it('takes soldiers and police without a nationality for those who act', () => {
    expect(
      only('Soldiers opened fire on a bus near Dravik on Tuesday, killing two passengers.'),
    ).toMatchObject({
      perpetrator: 'Soldiers',
      killed: [2, 2],
      target: ['civilians'],
    });
  });

  it('finds the place of a fight between two', () => {
    expect(
      only('A gun battle between rival militias in Quillon on Sunday left five fighters dead.').place,
    ).toBe('Quillon');
  });

  it('takes no ground where people or arms are captured', () => {
    expect(told('Rebels seized weapons near Quillon on Tuesday.')).toEqual([]);
    expect(only('Rebels captured six soldiers near Quillon on Tuesday.').perpetrator).toBe('Rebels');
    expect(told('Rebels captured two army bases near Quillon on Tuesday.')).toEqual(['territory-taken']);
  });
});

describe('denials', () => {
  it('makes who denies a shelling, or rejects the blame for it, no source of it', () => {
    const lead = 'Shells hit a market in Tarnby on Tuesday, killing six people.';
    for (const answer of [
      'Defence Minister Oro Brandt has rejected any blame for the shelling of Tarnby.',
      'Defence Minister Oro Brandt denied any part in the shelling of Tarnby, which killed six people.',
    ])
      expect(only(`${lead} ${answer}`)).toMatchObject({ saidBy: null, killed: [6, 6] });
  });

  it('counts nothing that is only denied, figures or none', () => {
    expect(told('The Velmian army denied that it had shelled Tarnby on Tuesday.')).toEqual([]);
    expect(told('The Velmian army denied that its guns had killed six people in Tarnby on Tuesday.')).toEqual(
      [],
    );
  });
});
