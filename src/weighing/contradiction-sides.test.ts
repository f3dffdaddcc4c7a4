import { expect, it } from 'vitest';
import { isoDate } from '../../test/tellings.ts';
import { aboutIncident, contradiction } from './contradiction-sides.ts';

const frame = { field: 'when', story: null, incident: null } as const;

it('says what is told differently in words', () => {
  const told = { place: 'Orlo', date: isoDate('2030-05-06') };
  expect(aboutIncident('when it happened', 'airstrike', told).about).toBe(
    'when it happened: air strike, Orlo, 6 May 2030',
  );
  expect(aboutIncident('who did it', 'aid-obstruction', { place: null, date: null }).about).toBe(
    'who did it: aid obstructed',
  );
});

it('keeps the id of a contradiction, however it is worded', () => {
  const about = aboutIncident('who did it', 'drone', { place: 'Orlo', date: null });
  const { id } = contradiction({ ...frame, ...about }, []);
  expect(contradiction({ ...frame, ...about, about: 'worded anew' }, []).id).toBe(id);
  expect(contradiction({ ...frame, ...about, coded: 'another' }, []).id).not.toBe(id);
  expect(contradiction({ ...frame, about: about.coded }, []).id).toBe(id);
});
