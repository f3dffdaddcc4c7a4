/** A news outlet of `reference/outlets.yaml`. */
export interface OutletEntry {
  /** Lower-case letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
  /** Other spellings, abbreviations and sites' names. Those of capitals only are matched in capitals only. */
  readonly names: readonly string[];
  readonly hosts: readonly string[];
  readonly agency: boolean;
  /** True where the desk signs "(Reporting by …; Editing by …)": that form alone credits it. */
  readonly signsEditors: boolean;
  /** ISO 3166-1 alpha-2; null for an international body. Month comes first in printed dates of "US" alone. */
  readonly country: string | null;
  /** Publisher family: two outlets of one family are not independent of each other. */
  readonly family: string;
  /** Words of the outlet's own pages that name it in what surrounds a report (never in the report itself). */
  readonly housePhrases: readonly string[];
}

/** What flattened and saved pages leave around a report; `reference/boilerplate.yaml`. */
export interface Boilerplate {
  /** A paragraph that starts with one of these is page furniture. */
  readonly lineStarts: readonly string[];
  /** A paragraph that holds one of these is a notice (subscription, cookies, copyright). */
  readonly notices: readonly string[];
  /** Words of buttons, menus and icons: a paragraph of nearly nothing else is furniture. */
  readonly buttonWords: readonly string[];
  /** Short furniture that flattened pages leave before the text ("Get short URL 0 13"). */
  readonly headPhrases: readonly string[];
  /** What flattened pages leave behind the last sentence; everything from the phrase on is furniture. */
  readonly tailPhrases: readonly string[];
  /** Names of sections, as a label above a headline shows them. */
  readonly sections: readonly string[];
  /** Cities that datelines name without any further mark ("BEIRUT At least …"). */
  readonly datelineCities: readonly string[];
  /** Capital abbreviations that look like a dateline and are none. */
  readonly notDatelines: readonly string[];
}

/** The checked files of this stage, defaults filled. `provenance` says where the entries come from. */
export interface OutletsFile {
  readonly provenance: string;
  readonly outlets: readonly OutletEntry[];
}
export interface BoilerplateFile extends Boilerplate {
  readonly provenance: string;
}
export interface LanguagesFile {
  readonly provenance: string;
  /** ISO 639-1 -> its most frequent words, lower case. */
  readonly frequentWords: Readonly<Record<string, readonly string[]>>;
}

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

/** The reference files of this stage, as the build has checked them. */
export interface ReadingReferenceFiles {
  readonly outlets: OutletsFile;
  readonly boilerplate: BoilerplateFile;
  readonly languages: LanguagesFile;
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

/** Compiles the reference files. Throws where two outlets claim one spelling. */
export function compileReadingReference(files: ReadingReferenceFiles): ReadingReference {
  const { outlets } = files.outlets;
  const { boilerplate, languages } = files;
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
