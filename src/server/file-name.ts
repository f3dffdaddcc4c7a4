/** Characters of a file name that are kept. */
const longestName = 200;

/** A file name as a sender gave it, without folders, control characters and what a file name must not hold. */
export function fileNameOf(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? '';
  const name = last
    .replaceAll(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '')
    .trim()
    .slice(0, longestName);
  return name === '' || name === '.' || name === '..' ? 'document' : name;
}

/** A Content-Disposition that downloads under this name (RFC 6266): an ASCII name, and the whole one percent-encoded. */
export function attachment(given: string): string {
  const name = fileNameOf(given);
  const ascii = name.replaceAll(/[^\w .,()-]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
