import type { Release } from '../publishing/harm-gate.ts';
import type { BriefArguments } from './arguments.ts';
import { nextSteps } from './help.ts';
import { readOutlines } from './package-files.ts';
import type { Terminal } from './terminal.ts';

/** Each format loads when it is asked for: a text briefing does not pay for the page or the schemas. */
export async function publish(
  release: Release,
  args: Pick<BriefArguments, 'format' | 'out' | 'nextSteps'>,
  terminal: Terminal,
): Promise<string> {
  switch (args.format) {
    case 'json': {
      const { renderJson } = await import('../publishing/json/render-json.ts');
      return renderJson(release);
    }
    case 'html': {
      const { renderHtml } = await import('../publishing/html/render-html.ts');
      return renderHtml(release, { outlines: readOutlines() });
    }
    case 'text': {
      const { renderText } = await import('../publishing/text/render-text.ts');
      const toTerminal = args.out === null;
      const text = renderText(release, { width: terminal.width, color: toTerminal && terminal.color });
      return args.nextSteps ? text + nextSteps : text;
    }
  }
}
