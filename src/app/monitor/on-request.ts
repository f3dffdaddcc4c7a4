import type { Agreement } from '../../domain/agreement.ts';
import type { Outlines } from '../../publishing/html/map-projection.ts';
import { passHarmGate, type Release } from '../../publishing/harm-gate.ts';
import { AgreementError } from '../ports.ts';
import { briefReadings, type BriefingInput, type BriefingParts } from './record/brief-readings.ts';
import { groupWindow } from './derivation/group-window.ts';
import type { WindowInput } from './derivation/window-input.ts';
import type { FindingView } from './views/origin-views.ts';

/**
 * The pure work behind one answer of the service: a briefing made, an agreement's text checked. Done in a thread where the
 * program runs, so that others are answered meanwhile; inline in tests. What it takes and gives can be passed between threads.
 * It ends at the signal: the one who asked has gone. Throws `NotMade`.
 */
export interface OnRequestPort {
  /** The briefing, through the harm gate, as text of the format. */
  readonly brief: (asked: AskedBriefing, signal: AbortSignal) => Promise<string>;
  /** An agreement's YAML as data, or its first mistake. */
  readonly parse: (asked: AskedText, signal: AbortSignal) => Promise<ParsedText>;
  /** The findings of one window of reports, held against another text of the agreement. */
  readonly assess: (asked: AskedFindings, signal: AbortSignal) => Promise<readonly FindingView[]>;
}

export interface AskedBriefing {
  readonly input: BriefingInput;
  readonly format: BriefingFormat;
}
export type BriefingFormat = 'html' | 'json' | 'text';

export interface AskedText {
  /** What it is called in messages. */
  readonly name: string;
  readonly yaml: string;
}
export type ParsedText =
  { readonly ok: true; readonly agreement: Agreement } | { readonly ok: false; readonly message: string };

export interface AskedFindings {
  readonly window: WindowInput;
  readonly agreement: Agreement;
}

/** It was not made: too much is asked for at once, it took too long, or the service stops. The message says which and what to do. */
export class NotMade extends Error {
  override readonly name = 'NotMade';
  /** Seconds after which it is worth asking again. */
  readonly retryAfter: number;
  constructor(message: string, retryAfter: number, options?: ErrorOptions) {
    super(message, options);
    this.retryAfter = retryAfter;
  }
}

export interface OnRequestParts {
  /** Models and reference data with the present agreement's names; loaded when first asked for. */
  readonly briefing: () => BriefingParts;
  /** Throws `AgreementError`. */
  readonly parseAgreement: (name: string, yaml: string) => Promise<Agreement>;
  /** Outlines of countries for the map of a briefing. */
  readonly outlines: () => Outlines;
}

/** Does it in the caller's own thread. */
export function createInlineOnRequest({ briefing, parseAgreement, outlines }: OnRequestParts): OnRequestPort {
  return {
    brief: async ({ input, format }) =>
      render(passHarmGate(await briefReadings(input, briefing())), format, outlines),
    parse: async ({ name, yaml }) => {
      try {
        return { ok: true, agreement: await parseAgreement(name, yaml) };
      } catch (error) {
        if (error instanceof AgreementError) return { ok: false, message: error.message };
        throw error;
      }
    },
    assess: ({ window, agreement }) => {
      const { rows } = groupWindow(window, briefing().resources, agreement);
      const findings = rows.filter((row) => row.kind === 'finding');
      return Promise.resolve(findings.map((row) => row.summary as FindingView)); // as projected
    },
  };
}

/** Each format loads when it is asked for. */
async function render(release: Release, format: BriefingFormat, outlines: () => Outlines): Promise<string> {
  switch (format) {
    case 'json': {
      const { renderJson } = await import('../../publishing/json/render-json.ts');
      return renderJson(release);
    }
    case 'text': {
      const { renderText } = await import('../../publishing/text/render-text.ts');
      return renderText(release, { width: 100, color: false });
    }
    case 'html': {
      const { renderHtml } = await import('../../publishing/html/render-html.ts');
      return renderHtml(release, { outlines: outlines() });
    }
  }
}
