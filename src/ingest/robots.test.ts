import { describe, expect, it } from 'vitest';
import { Robots, type RobotsAnswer } from './robots.ts';

const page = new URL('https://courier.example/news/a.html');

function robotsOf(answer: RobotsAnswer, now = { value: 0 }) {
  const robots = new Robots({ life: 86_400_000, retry: 600_000 }, () => new Date(now.value));
  let reads = 0;
  const read = (): Promise<RobotsAnswer> => {
    reads += 1;
    return Promise.resolve(answer);
  };
  return { judge: (url = page) => robots.judge(url, read), reads: () => reads, now };
}

const text = (lines: string): RobotsAnswer => ({ code: 200, text: lines });

describe('Robots', () => {
  it.each([
    ['User-agent: *\nDisallow: /news/', false],
    ['User-agent: *\nDisallow: /news/\nAllow: /news/a', true],
    ['User-agent: *\nDisallow: /\n\nUser-agent: Trucewatch\nDisallow:', true],
    ['User-agent: trucewatch/1.0\nDisallow: /*.html$', false],
    ['User-agent: other\nDisallow: /', true],
    ['User-agent: other\nUser-agent: *\nDisallow: /', false],
    ['user-AGENT : * # all\r\nDISALLOW : /news # no', false],
    ['', true],
    ['<html>no robots</html>', true],
  ])('reads %j', async (lines, allowed) => {
    expect((await robotsOf(text(lines)).judge()).allowed).toBe(allowed);
  });

  it('tells the pause that the site asks for', async () => {
    expect((await robotsOf(text('User-agent: *\nCrawl-delay: 7')).judge()).crawlDelay).toBe(7);
    for (const odd of ['-3', 'soon', 'Infinity', '']) {
      expect((await robotsOf(text(`User-agent: *\nCrawl-delay: ${odd}`)).judge()).crawlDelay).toBe(0);
    }
  });

  it('is allowed all where there is none, and nothing where the site cannot say', async () => {
    expect(await robotsOf({ code: 404, text: '' }).judge()).toMatchObject({ allowed: true, unknown: null });
    expect(await robotsOf({ code: 403, text: '' }).judge()).toMatchObject({ allowed: true });
    for (const code of [500, 503, 429, null]) {
      const verdict = await robotsOf({ code, text: 'no connection' }).judge();
      expect(verdict.allowed).toBe(false);
      expect(verdict.unknown).toMatchObject({ code, until: new Date(code === null ? 60_000 : 600_000) });
    }
  });

  it('asks once for many askers, and again when the time is over', async () => {
    const site = robotsOf(text('User-agent: *\nDisallow: /x'));
    await Promise.all([site.judge(), site.judge(), site.judge()]);
    expect(site.reads()).toBe(1);
    site.now.value = 86_400_001;
    await site.judge();
    expect(site.reads()).toBe(2);
  });

  it.each([
    ['wildcards', 'User-agent: *\n' + `Disallow: /${'*a'.repeat(250)}\n`.repeat(1000)],
    ['the same robot again and again', 'User-agent: *\n'.repeat(18_000) + 'Disallow: /x\n'.repeat(20_000)],
    [
      'many robots',
      Array.from({ length: 18_000 }, (_, i) => `User-agent: r${i}\n`).join('') +
        'Disallow: /x\n'.repeat(20_000),
    ],
    ['one line', `User-agent: *${'*'.repeat(500_000)}`],
  ])('costs little time and memory: %s', async (_name, lines) => {
    const started = performance.now();
    await robotsOf(text(lines)).judge(new URL(`https://courier.example/${'a'.repeat(2000)}`));
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('takes rules past the limit in the favour of the site', async () => {
    const lines = `User-agent: *\n${`Allow: /${'x*'.repeat(400)}\n`.repeat(100)}Disallow: /news/*.html\nAllow: /news/a*`;
    expect((await robotsOf(text(lines)).judge()).allowed).toBe(false);
  });
});
