import { describe, expect, it } from 'vitest';
import { formPayload, missingFields, newFormId, withoutLine, type FormField } from './form-payload.ts';

const field = (path: string, kind: FormField['kind'] = 'line', required = false): FormField => ({
  path,
  kind,
  label: path,
  required,
});
const fields = [
  field('mission', 'line', true),
  field('position.place'),
  field('position.exact.latitude', 'number'),
  field('observations.0.date', 'day', true),
  field('observations.0.distance.from', 'number'),
  field('observations.1.note', 'text'),
];

describe('what a form sends', () => {
  it('puts each value at its path and leaves empty ones out', () => {
    const draft = {
      mission: ' Strait Monitors ',
      'position.place': 'Vessen',
      'position.exact.latitude': '',
      'observations.0.date': '2023-05-09',
      'observations.0.distance.from': '2,5',
      'observations.1.note': 'one\ntwo',
    };
    expect(formPayload(draft, fields)).toEqual({
      mission: 'Strait Monitors',
      position: { place: 'Vessen' },
      observations: [{ date: '2023-05-09', distance: { from: 2.5 } }, { note: 'one\ntwo' }],
    });
  });

  it('sends a number that is none as it was typed, so that the server can name the field', () => {
    expect(formPayload({ 'position.exact.latitude': 'north' }, fields)).toEqual({
      position: { exact: { latitude: 'north' } },
    });
  });

  it('names required fields that are empty', () => {
    expect(missingFields({ mission: ' ' }, fields)).toEqual(['mission', 'observations.0.date']);
  });

  it('moves later lines up when one is taken out', () => {
    const draft = {
      mission: 'm',
      'observations.0.note': 'a',
      'observations.1.note': 'b',
      'observations.2.note': 'c',
    };
    expect(withoutLine(draft, 'observations', 1)).toEqual({
      mission: 'm',
      'observations.0.note': 'a',
      'observations.1.note': 'c',
    });
  });

  it('makes ids that the service takes, each another', () => {
    expect(newFormId()).toMatch(/^[\w.-]{24}$/);
    expect(newFormId()).not.toBe(newFormId());
  });
});
