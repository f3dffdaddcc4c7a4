/** Lengths of the period that are offered, in days: a week is what reports are written for, four are what trends need. */
export const periodLengths = [1, 7, 14, 28] as const;

const dayLength = 86_400_000;

interface Span {
  readonly from: string;
  readonly to: string;
}

/** Both ends are included. */
export function daysIn({ from, to }: Span): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength) + 1;
}

export function periodEnding(to: string, days: number): Span {
  return { from: new Date(Date.parse(to) - (days - 1) * dayLength).toISOString().slice(0, 10), to };
}

/** Every day of the span, in order. */
export function daysOf(span: Span): string[] {
  const first = Date.parse(span.from);
  return Array.from({ length: Math.min(daysIn(span), 400) }, (_, i) =>
    new Date(first + i * dayLength).toISOString().slice(0, 10),
  );
}
