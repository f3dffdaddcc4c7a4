import { isNode, LineCounter, parseDocument } from 'yaml';
import { agreementSchema, type Agreement } from '../domain/agreement.ts';
import { AgreementError } from '../app/ports.ts';

/**
 * Parses and checks an agreement's YAML. Throws `AgreementError` with file, line, what is wrong and what to do; the first
 * mistake only, since later ones often follow from it.
 */
export function parseAgreement(source: string, text: string): Agreement {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const broken = document.errors[0];
  if (broken) {
    const { line } = lines.linePos(broken.pos[0]);
    throw new AgreementError(
      `${source}:${line}: this is not valid YAML (${broken.message}). Mend that line.`,
    );
  }
  const value: unknown = document.toJS({ maxAliasCount: 100 });
  const result = agreementSchema.safeParse(value);
  if (!result.success) {
    const issue = result.error.issues[0];
    const path = issue?.path ?? [];
    const line = lineOf(document, lines, path);
    const field = path.length > 0 ? path.join('.') : 'the file';
    throw new AgreementError(
      `${source}${line === null ? '' : `:${line}`}: ${field}: ${issue?.message ?? 'wrong'}. Compare with a file in agreements/ and docs/agreements.md.`,
    );
  }
  checkReferences(source, result.data);
  return result.data;
}

/** What the schema cannot see: ids that must be unique and ids that must exist. */
function checkReferences(source: string, agreement: Agreement): void {
  const ids = new Set<string>();
  for (const clause of agreement.clauses) {
    if (ids.has(clause.id))
      throw new AgreementError(
        `${source}: two clauses have the id "${clause.id}". Give one of them another.`,
      );
    ids.add(clause.id);
  }
  for (const clause of agreement.clauses) {
    for (const exception of clause.exceptions ?? []) {
      if (!agreement.clauses.some((c) => c.id === exception && c.kind === 'exception')) {
        throw new AgreementError(
          `${source}: clause "${clause.id}" names the exception "${exception}", which is no clause of kind exception. Add it or take the name out.`,
        );
      }
    }
  }
  for (const period of agreement.periods) {
    if (period.to !== null && Date.parse(period.to) <= Date.parse(period.from)) {
      throw new AgreementError(
        `${source}: a period ends (${period.to}) before it begins (${period.from}). Swap or mend them.`,
      );
    }
  }
}

/** The line of the deepest node of the path that is there. */
function lineOf(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: readonly PropertyKey[],
): number | null {
  for (let depth = path.length; depth > 0; depth--) {
    const node: unknown = document.getIn(path.slice(0, depth), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}
