/** What stands beside an export: how anyone can check it, with this program or without. */
export function exportReadme(log: string, verifierKey: string, size: number): string {
  return `# The record of ${log}, ${size} entries

Everything that this monitor took in and everything that people decided on it, in the order in which it was recorded, with
the evidence. Nothing in it can be changed, left out or put in another order without the checks below failing.

The public key of this log is

    ${verifierKey}

It stands in \`key\` as well, but whoever changes an export can change that too: take the key from the monitor itself or
from somebody who wrote it down, and compare.

## Check it with Trucewatch

    npx trucewatch verify EXPORT --key '${verifierKey}'

EXPORT is this folder, or the archive that it came in. No network is used. It says that all is well, or names the first
thing that is wrong.

## Check it without Trucewatch

The formats are standards; any language with SHA-256 and Ed25519 will do.

- \`checkpoint\` is a signed note (https://c2sp.org/signed-note) that holds a log checkpoint (https://c2sp.org/tlog-checkpoint):
  the log's name, its number of entries, the root hash in base64; a blank line; the signature. The signature line's base64
  is 4 bytes of key id and 64 bytes of Ed25519 signature over everything before the blank line, its newline included.
- \`entries.jsonl\` has one entry a line, canonical JSON (RFC 8785), its time of record in \`at\`. The hash of an entry is
  SHA-256 over a zero byte and the line's bytes without the newline; \`leaves\` lists them. They add up to the root by
  RFC 6962, section 2.1: SHA-256 over a one byte, the left and the right hash, the left subtree as large a power of two as
  is smaller than the whole.
- \`history.jsonl\` has earlier checkpoints, each with the proof of RFC 9162, section 2.1.4, that the log only added to it.
  Compare them with checkpoints that you kept: the log of a day must be the beginning of today's.
- \`evidence/HASH\` are the bytes that entries speak of (\`blob\`: a document as it came, a briefing as it was released; \`warc\`: the
  response that a document came in; \`reports[].content\`: the bytes of each report): \`sha256sum evidence/*\` shows each file's own name.

\`proofs.jsonl\` stands in an export of some entries only: for each its number and the proof of RFC 9162, section 2.1.3.
`;
}
