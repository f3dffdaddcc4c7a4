import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from '../../made-once.ts';
import { serveFolder, startServer, type RunningServer, type Settings } from './server.ts';

/** As `startServer`, for the suites of a run: the samples are read once, and each suite serves a copy of that store. */
export async function startSampleServer(settings: Settings = {}): Promise<RunningServer> {
  const read = await madeOnce('sample-store', async (folder) => {
    const server = await serveFolder(join(folder, 'data'));
    await server.stop();
    writeFileSync(join(folder, 'cookie'), server.cookie);
  });
  const cookie = readFileSync(join(read, 'cookie'), 'utf8');
  return startServer(settings, { data: join(read, 'data'), cookie });
}
