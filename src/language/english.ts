/**
 * What the tokenizer and the sentence splitter know about English as opposed to any other language. Closed classes only:
 * lists that a grammar book would print. Everything open (which words are verbs, what "US-led" attaches to) is learnt.
 * The splitting conventions are those of the Universal Dependencies treebank of English (EWT).
 */

/** Words that keep their full stop, in lower case and without it. Sources: EWT and GUM training trees, style guides of news agencies. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr prof rev hon st ft mt fr sr jr esq messrs mme mlle ' +
    'gen lt col maj capt cmdr sgt cpl pvt adm brig cdr lieut pfc spc spec comdr sec ' +
    'gov sen rep reps sens pres amb supt det insp atty asst dep ' +
    'inc ltd corp co bros llc plc assn dept univ conf ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec ' +
    'mon tue tues wed thu thur thurs fri sat sun ' +
    'vs etc al ed eds vol vols fig figs no nos pp para ch approx est ext tel mob attn ' +
    'ave blvd rd hwy sq bldg apt ' +
    'e.g i.e a.k.a p.m a.m ph.d m.d b.a m.a d.c cf viz ca eg ie esp incl min max yrs hrs lv arrv'
  ).split(' '),
);

/** Abbreviations that a name or number follows: a capital after them starts no sentence. */
export const ABBREVIATIONS_BEFORE_NAMES: ReadonlySet<string> = new Set(
  (
    'mr mrs ms dr prof rev hon st ft mt fr messrs mme mlle gen lt col maj capt cmdr sgt cpl pvt adm brig cdr lieut pfc spc spec comdr ' +
    'gov sen rep reps sens pres amb supt det insp atty asst no nos vs vol vols fig figs pp e.g i.e cf viz eg ie approx ca a.k.a'
  ).split(' '),
);

/** Endings that are tokens of their own after an apostrophe: "Russia|'s", "they|'ve". */
export const CLITICS: ReadonlySet<string> = new Set(['s', 'm', 'd', 're', 've', 'll']);

/**
 * Words written as one that are two in the trees, with the place of the cut. Includes negations and pronouns whose apostrophe an archive stripped
 * ("wont", "dont"), but not those that are also other words ("were", "well", "its", "shell").
 */
export const JOINED_WORDS: ReadonlyMap<string, number> = new Map([
  ...['cannot', 'gonna', 'gotta', 'wanna', 'gimme', 'lemme'].map((w): [string, number] => [w, 3]),
  ...'dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt wouldnt couldnt shouldnt cant wont aint mustnt neednt'
    .split(' ')
    .map((w): [string, number] => [w, w.length - 2]),
  ...'im ive thats whats theres hes shes lets youre theyre youve theyve weve itll theyll youll'
    .split(' ')
    .map((w): [string, number] => [w, w.startsWith('i') && w.length < 4 ? 1 : w.search(/(?:s|re|ve|ll)$/)]),
]);

/** First parts that keep their hyphen: "co-workers", "anti-ship", "e-mail". Everything else is cut at its hyphens. */
export const HYPHEN_PREFIXES: ReadonlySet<string> = new Set(
  (
    'e co ex re un non pre post semi sub anti multi micro over under inter intra counter pro neo ' +
    'mid mini ultra extra trans bi tri quasi pseudo vice eco geo bio socio psycho cyber infra de dis auto mis out'
  ).split(' '),
);

/** Units written right after a number that are tokens of their own: "60|km", "5|pm". */
export const UNITS: ReadonlySet<string> = new Set(
  'km m mm cm kg g mg lb lbs ft am pm k bn mn mb gb mph kph kmh sq ha mw kw yrs hrs min usd'.split(' '),
);

/** Words that, with a capital, start a sentence rather than go on with a name. */
export const SENTENCE_STARTERS: ReadonlySet<string> = new Set(
  (
    'the a an he she it they we i you in on at but and this that these those there his her their its our my after before when while if as for from ' +
    'since however meanwhile earlier later also some many most all no not what who how why where other such so then both another according although'
  ).split(' '),
);
