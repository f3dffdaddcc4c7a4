import { describe, expect, it } from 'vitest';
import { ApiError } from '../../api/problem.ts';
import { fieldErrors } from './field-errors.ts';

describe('errors of fields', () => {
  it('stand by their path, the first one told of each', () => {
    const problem = {
      title: 'Bad Request',
      status: 400,
      errors: [
        { path: 'body.location', message: 'no address' },
        { path: '/name', message: 'empty' },
        { path: 'observations.0.date', message: 'a day' },
        { path: 'name', message: 'too long' },
      ],
    };
    const errors = fieldErrors(new ApiError(400, problem));
    expect(['location', 'name', 'observations.0.date', 'kind'].map(errors.of)).toEqual([
      'no address',
      'empty',
      'a day',
      undefined,
    ]);
    expect(errors.rest).toBeNull();
  });

  it('leaves what belongs to no field for all to see', () => {
    expect(
      fieldErrors(new ApiError(409, { title: 'Conflict', status: 409, detail: 'It is there.' })).rest,
    ).toBe('It is there.');
    const whole = { title: 'Bad Request', status: 400, errors: [{ path: '', message: 'Too many keys.' }] };
    expect(fieldErrors(new ApiError(400, whole)).rest).toBe('Too many keys.');
    expect(fieldErrors(null).rest).toBeNull();
  });
});
