/**
 * The token of a one-time link, of the part after its `#`, or of the bare token as somebody copied it; null where there is
 * none.
 */
export function tokenOf(text: string): string | null {
  const trimmed = text.trim();
  const after = trimmed.includes('#') ? trimmed.slice(trimmed.indexOf('#') + 1) : trimmed;
  const token = after.replace(/^token=/, '');
  return /^[\w-]{16,200}$/.test(token) ? token : null;
}
