import { expect, it } from 'vitest';
import { statementQuery } from '../pages/statements/search.ts';
import { narrows } from './search-params.ts';

it('knows a query that asks for less than all there is', () => {
  expect(narrows(statementQuery({}))).toBe(false);
  expect(narrows(statementQuery({ sort: '-day', view: 'list', id: 's1' }))).toBe(false);
  expect(narrows(statementQuery({ act: 'deny' }))).toBe(true);
  expect(narrows(statementQuery({ from: '2023-05-01', sort: '-day' }))).toBe(true);
});
