import { harmlessJson } from '../harmless.ts';
import type { Release } from '../harm-gate.ts';
import { documentOf } from './briefing-document.ts';

/**
 * The briefing for programs: `trucewatch.briefing/1` (docs/briefing.schema.json). Control and direction characters are
 * written as escapes, so that the bytes do no harm on a terminal either; the values are what they were.
 */
export function renderJson(release: Release): string {
  return `${harmlessJson(JSON.stringify(documentOf(release), null, 1))}\n`;
}
