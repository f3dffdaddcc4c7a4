import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { exampleBriefing } from '../../../test/fixtures/example-briefing.ts';
import { hostileBriefing } from '../../../test/fixtures/hostile-briefing.ts';
import { emptyBriefing } from '../../../test/fixtures/empty-briefing.ts';
import { passHarmGate } from '../harm-gate.ts';
import { renderHtml } from './render-html.ts';

/** A square of land is map enough for a test. */
const outlines = {
  type: 'Topology' as const,
  arcs: [
    [
      [30, 30],
      [30, 45],
      [45, 45],
      [45, 30],
      [30, 30],
    ],
  ] as [number, number][][],
  objects: {
    countries: {
      type: 'GeometryCollection' as const,
      geometries: [{ type: 'Polygon' as const, arcs: [[0]], properties: { name: 'Squareland' } }],
    },
  },
};
const page = (briefing: typeof exampleBriefing) => renderHtml(passHarmGate(briefing), { outlines });

/** The little of the DOM that these tests need; linkedom's types want the browser's library. */
interface PageNode {
  readonly id: string;
  readonly textContent: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageNode | null;
  querySelectorAll(selector: string): Iterable<PageNode>;
  getElementById(id: string): PageNode | null;
  remove(): void;
}
function documentOf(html: string): PageNode {
  const parsed: unknown = parseHTML(html);
  return (parsed as { document: PageNode }).document; // a document has all of these
}

describe('the briefing as a page', () => {
  it('has every section, with the answer first', () => {
    const ids = [...documentOf(page(exampleBriefing)).querySelectorAll('main > section')].map((s) => s.id);
    expect(ids).toEqual([
      'answer',
      'incidents',
      'contradictions',
      'commitments',
      'findings',
      'statements',
      'origins',
      'reports',
      'problems',
      'withheld',
    ]);
  });

  it('links nowhere but to itself, and every link arrives', () => {
    const document = documentOf(page(exampleBriefing));
    const links = [...document.querySelectorAll('[href]')].map((a) => a.getAttribute('href') ?? '');
    expect(links.length).toBeGreaterThan(20);
    for (const link of links) {
      expect(link.startsWith('#'), link).toBe(true);
      expect(document.getElementById(link.slice(1)), link).not.toBeNull();
    }
  });

  it('links each statement to its passage and each passage back', () => {
    const document = documentOf(page(exampleBriefing));
    const row = document.querySelector('.matrix tbody tr');
    const cell = row?.querySelector('td.said a')?.getAttribute('href') ?? '';
    const passage = document.getElementById(cell.slice(1));
    expect(passage?.textContent).toBe('We did not fire');
    const back = [...document.querySelectorAll('.report .back a')].map((a) => a.getAttribute('href'));
    expect(back).toContain(`#${row?.id ?? 'none'}`);
  });

  it('gives no id twice', () => {
    const ids = [...documentOf(page(exampleBriefing)).querySelectorAll('[id]')].map((e) => e.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps the words of a report whole: the shown text is the text', () => {
    const document = documentOf(page(exampleBriefing));
    for (const added of [...document.querySelectorAll('.back, .why')]) added.remove();
    const shown = document.querySelector('#r1 .text')?.textContent;
    expect(shown).toBe(exampleBriefing.reports[0]?.text);
  });

  it('lets nothing be fetched or run but what carries its hash', () => {
    const policy =
      documentOf(page(exampleBriefing)).querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it('shows a hostile report as harmless text', () => {
    const html = page(hostileBriefing);
    const document = documentOf(html);
    expect([...document.querySelectorAll('script')]).toHaveLength(1);
    expect([...document.querySelectorAll('img, iframe, object, embed, form, base, link')]).toHaveLength(0);
    for (const element of document.querySelectorAll('*')) {
      for (const { name, value } of element.attributes) {
        expect(name.startsWith('on'), name).toBe(false);
        if (name === 'href') expect(value.startsWith('#')).toBe(true);
      }
    }
    expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(document.querySelector('.text')?.textContent).toContain('<script>alert(1)</script>');
  });

  it('says so when there is nothing to show', () => {
    const document = documentOf(page(emptyBriefing));
    expect(document.querySelector('#answer')?.textContent).toContain('0 reports');
  });
});
