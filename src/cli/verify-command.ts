import { existsSync, readFileSync } from 'node:fs';
import { decodeVerifierKey, encodeVerifierKey, NoteError, type NoteKey } from '../record/signed-note.ts';
import { verifyExport, type Verification } from '../record/verify-export.ts';
import { ZipError } from '../record/zip-reader.ts';
import type { VerifyArguments } from './arguments.ts';
import { exitCodes, UsageError, type ExitCode } from './exit-code.ts';
import { openExport } from './export-source.ts';
import type { Terminal } from './terminal.ts';
import { writeOut } from './write-output.ts';

/** `trucewatch verify EXPORT [--key KEY]`: one line that says that all is well, or names the first thing that is wrong. */
export async function runVerify(
  { path, key }: Pick<VerifyArguments, 'path' | 'key'>,
  terminal: Terminal,
): Promise<ExitCode> {
  const given = key === null ? null : readKey(key);
  const verdict = await verify(path, given);
  if (!verdict.ok) {
    await writeOut(terminal, `WRONG  ${verdict.where}: ${verdict.problem}\n`);
    return exitCodes.notVerified;
  }
  await writeOut(terminal, wellText(verdict, given !== null));
  return exitCodes.allRead;
}

async function verify(path: string, key: NoteKey | null): Promise<Verification> {
  try {
    const files = openExport(path);
    try {
      return await verifyExport(files, key);
    } finally {
      files.close();
    }
  } catch (error) {
    if (error instanceof ZipError) return { ok: false, where: error.file || path, problem: error.message };
    throw error;
  }
}

function wellText(verdict: Extract<Verification, { ok: true }>, isKeyGiven: boolean): string {
  const { checkpoint, entries, evidence, history, key } = verdict;
  const part =
    entries === checkpoint.size ? `all ${entries} entries` : `${entries} of ${checkpoint.size} entries`;
  const line = `OK  ${checkpoint.origin}: ${part}, ${evidence} files of evidence, ${history} earlier states, signed with ${isKeyGiven ? 'the key given' : 'the key in the export'}\n`;
  return isKeyGiven
    ? line
    : `${line}    Whose record it is, only the key tells: compare ${encodeVerifierKey(key)} with the one that the monitor makes known.\n`;
}

/** A key as it is written, or a file that holds it. */
function readKey(told: string): NoteKey {
  try {
    return decodeVerifierKey(existsSync(told) ? readFileSync(told, 'utf8') : told);
  } catch (error) {
    if (error instanceof NoteError) throw new UsageError(`--key: ${error.message}`);
    throw error;
  }
}
