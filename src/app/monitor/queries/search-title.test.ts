import { expect, it } from 'vitest';
import { searchTitle } from './search-title.ts';

it('calls what is found by words and days as people write them', () => {
  const place = { name: 'Orlava' };
  expect(searchTitle('incident', { type: 'aid-obstruction', place, date: { value: '2030-05' } })).toBe(
    'Aid obstructed · Orlava · May 2030',
  );
  expect(searchTitle('incident', { type: 'drone', place: null, placeName: null, date: null })).toBe(
    'Drone strike',
  );
  expect(searchTitle('report', { title: null, outlet: null, referenceDate: '2030-05-06' })).toBe(
    'Untitled · 6 May 2030',
  );
  expect(searchTitle('story', { title: 'Shells on Orlava', from: null })).toBe('Shells on Orlava');
  expect(searchTitle('statement', { speaker: { name: 'Vale' }, act: 'deny', about: 'it' })).toBe(
    'Vale denies: it',
  );
  expect(
    searchTitle('commitment', { by: { name: 'Vale' }, kind: 'offer', due: { value: '2030-05-17' } }),
  ).toBe('Vale · offer · 17 May 2030');
});
