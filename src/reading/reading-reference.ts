import { z } from 'zod';

const word = z.string().trim().min(1);

const outletSchema = z.object({
  id: z.string().regex(/^[a-z0-9-]+$/, 'lower-case letters, digits and hyphens'),
  name: word,
  /** Other spellings, abbreviations and sites' names. Those of capitals only are matched in capitals only. */
  names: z.array(word).default([]),
  hosts: z.array(word).default([]),
  agency: z.boolean().default(false),
  /** True where the desk signs "(Reporting by …; Editing by …)": that form alone credits it. */
  signsEditors: z.boolean().default(false),
  /** ISO 3166-1 alpha-2; null for an international body. Month comes first in printed dates of "US" alone. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .nullable()
    .default(null),
  /** Publisher family: two outlets of one family are not independent of each other. */
  family: word,
  /** Words of the outlet's own pages that name it in what surrounds a report (never in the report itself). */
  housePhrases: z.array(word).default([]),
});

const outletsFileSchema = z.object({ provenance: word, outlets: z.array(outletSchema) });

const boilerplateFileSchema = z.object({
  provenance: word,
  /** A paragraph that starts with one of these is page furniture. */
  lineStarts: z.array(word),
  /** A paragraph that holds one of these is a notice (subscription, cookies, copyright). */
  notices: z.array(word),
  /** Words of buttons, menus and icons: a paragraph of nearly nothing else is furniture. */
  buttonWords: z.array(word),
  /** Short furniture that flattened pages leave before the text ("Get short URL 0 13"). */
  headPhrases: z.array(word),
  /** What flattened pages leave behind the last sentence; everything from the phrase on is furniture. */
  tailPhrases: z.array(word),
  /** Names of sections, as a label above a headline shows them. */
  sections: z.array(word),
  /** Cities that datelines name without any further mark ("BEIRUT At least …"). */
  datelineCities: z.array(word),
  /** Capital abbreviations that look like a dateline and are none. */
  notDatelines: z.array(word),
});

const languagesFileSchema = z.object({
  provenance: word,
  /** ISO 639-1 -> its most frequent words, lower case. */
  frequentWords: z.record(z.string().regex(/^[a-z]{2}$/), z.array(word)),
});

export type OutletEntry = Readonly<z.infer<typeof outletSchema>>;
export type Boilerplate = Readonly<z.infer<typeof boilerplateFileSchema>>;

/** What reading knows about the world: outlets, page furniture, languages. Compiled once, then passed in. */
export interface ReadingReference {
  readonly outlets: readonly OutletEntry[];
  /** Folded name -> outlet; names of capitals only are kept as they stand. */
  readonly outletByName: ReadonlyMap<string, OutletEntry>;
  readonly outletByHost: ReadonlyMap<string, OutletEntry>;
  /** Every spelling of every outlet, longest first. */
  readonly outletSpellings: readonly { readonly spelling: string; readonly outlet: OutletEntry }[];
  readonly boilerplate: Boilerplate;
  readonly frequentWords: ReadonlyMap<string, ReadonlySet<string>>;
}

/** The reference files of this stage, parsed but not yet checked. */
export interface ReadingReferenceFiles {
  readonly outlets: unknown;
  readonly boilerplate: unknown;
  readonly languages: unknown;
}

/** Lower case, letters and digits only, single spaces: how names and titles are compared. */
export function foldWords(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * Checks and compiles the reference files. Throws a ZodError that names file and field when one is malformed,
 * and an Error when two outlets claim one spelling.
 */
export function compileReadingReference(files: ReadingReferenceFiles): ReadingReference {
  const { outlets } = outletsFileSchema.parse(files.outlets);
  const boilerplate = boilerplateFileSchema.parse(files.boilerplate);
  const languages = languagesFileSchema.parse(files.languages);
  const outletByName = new Map<string, OutletEntry>();
  const outletByHost = new Map<string, OutletEntry>();
  const outletSpellings: { spelling: string; outlet: OutletEntry }[] = [];
  for (const outlet of outlets) {
    for (const spelling of new Set([outlet.name, ...outlet.names])) {
      const key = foldWords(spelling);
      const known = outletByName.get(key);
      if (known && known.id !== outlet.id) {
        throw new Error(
          `reference/outlets.yaml: "${spelling}" stands for both ${known.id} and ${outlet.id}. Keep one.`,
        );
      }
      outletByName.set(key, outlet);
      outletSpellings.push({ spelling, outlet });
    }
    for (const host of outlet.hosts) outletByHost.set(host.toLowerCase(), outlet);
  }
  outletSpellings.sort((a, b) => b.spelling.length - a.spelling.length || (a.spelling < b.spelling ? -1 : 1));
  return {
    outlets,
    outletByName,
    outletByHost,
    outletSpellings,
    boilerplate,
    frequentWords: new Map(
      Object.entries(languages.frequentWords).map(([code, words]) => [code, new Set(words)]),
    ),
  };
}

/** The outlet of a URL, by its host or a parent of it; null where unknown or no URL. */
export function outletOfUrl(url: string, reference: ReadingReference): OutletEntry | null {
  const host = /^https?:\/\/([^/?#:\s]+)/i.exec(url)?.[1]?.toLowerCase();
  if (host === undefined) return null;
  const labels = host.split('.');
  for (let i = 0; i + 1 < labels.length; i += 1) {
    const outlet = reference.outletByHost.get(labels.slice(i).join('.'));
    if (outlet) return outlet;
  }
  return null;
}
