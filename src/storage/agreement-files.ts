import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { AgreementError, type AgreementSource } from '../app/ports.ts';
import type { Agreement } from '../domain/agreement.ts';
import { packageRoot } from './package-root.ts';

/** An agreement is some pages of text; a larger file is something else. */
const maxBytes = 2_000_000;

/** The agreements that ship (compiled and checked when the program is built) and files of the user's. */
export const agreementFiles: AgreementSource = {
  list: () => shipped().map(({ id, title }) => ({ id, title })),
  load: async (idOrFile) => {
    const known = shipped().find((a) => a.id === idOrFile);
    if (known) return known;
    if (!existsSync(idOrFile)) {
      const ids = shipped()
        .map((a) => a.id)
        .join(', ');
      throw new AgreementError(
        `There is no agreement "${idOrFile}": neither a file of that name nor one that ships (${ids}). Name one of these or a YAML file.`,
      );
    }
    const text = readText(idOrFile);
    const { parseAgreement } = await import('./parse-agreement.ts'); // YAML and schemas load only when a file is given
    return parseAgreement(idOrFile, text);
  },
};

function readText(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > maxBytes)
      throw new AgreementError(
        `${file}: ${size} bytes is too large for an agreement. Name a YAML file like those in agreements/.`,
      );
    return readFileSync(file, 'utf8');
  } catch (cause) {
    if (cause instanceof AgreementError) throw cause;
    throw new AgreementError(`${file}: cannot be read. Check that it is a file and that you may read it.`, {
      cause,
    });
  }
}

function shipped(): readonly Agreement[] {
  const file = join(packageRoot, 'dist', 'agreements.json');
  if (!existsSync(file)) throw new AgreementError(`${file} is missing. Run "npm run build" once.`);
  return JSON.parse(readFileSync(file, 'utf8')) as Agreement[]; // checked by the schema when it was built
}
