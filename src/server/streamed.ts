import type { Log } from '../app/monitor/clock-and-log.ts';
import { faultFields } from '../app/monitor/fault-fields.ts';

/**
 * The parts of a download as a body. The first is made before there is an answer, so that what cannot begin is told as any other
 * problem; a fault on the way breaks the connection off, so that half a file is not taken for a whole.
 */
export async function streamed(
  name: string,
  parts: AsyncIterator<Uint8Array>,
  log: Log,
): Promise<ReadableStream<Uint8Array>> {
  let next: Promise<IteratorResult<Uint8Array>> | null = Promise.resolve(await parts.next());
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const part = await (next ?? parts.next());
        next = null;
        if (part.done === true) controller.close();
        else controller.enqueue(part.value);
      } catch (error) {
        log('error', 'an export broke off', { name, ...faultFields(error) });
        // The server prints what it is given here: a database's own words may quote values.
        controller.error(new Error(`${name} broke off.`));
      }
    },
    async cancel() {
      await parts.return?.();
    },
  });
}
