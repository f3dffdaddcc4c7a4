import type { RequestListener } from 'node:http';
import { afterEach } from 'vitest';
import { startRawSite, startSite, type TestSite } from './web-site.ts';

/** Sites for the tests of one file: each ends with the test that started it. */
export interface OpenSites {
  /** A site whose robots.txt is missing. */
  readonly site: (listener: RequestListener) => Promise<TestSite>;
  /** A site whose listener answers for its robots.txt, too. */
  readonly siteWithRobots: (listener: RequestListener) => Promise<TestSite>;
  /** A site whose robots.txt is missing, and whose page is written byte by byte, as the test says. */
  readonly rawSite: (answer: Parameters<typeof startRawSite>[0]) => Promise<TestSite>;
}

export function openSites(): OpenSites {
  const open: TestSite[] = [];
  afterEach(async () => {
    await Promise.all(open.splice(0).map((site) => site.close()));
  });
  const opened = async (starting: Promise<TestSite>): Promise<TestSite> => {
    const site = await starting;
    open.push(site);
    return site;
  };
  return {
    site: (listener) =>
      opened(
        startSite((request, response) => {
          if (request.url === '/robots.txt') response.writeHead(404).end();
          else listener(request, response);
        }),
      ),
    siteWithRobots: (listener) => opened(startSite(listener)),
    rawSite: (answer) => {
      let asked = 0;
      return opened(
        startRawSite((socket) => {
          asked += 1;
          if (asked > 1) answer(socket);
          else socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
        }),
      );
    },
  };
}
