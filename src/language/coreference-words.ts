/** Pronouns that coreference resolves: what they may stand for. Folded. */
export const PRONOUNS: ReadonlyMap<string, 'he' | 'she' | 'it' | 'they'> = new Map([
  ['he', 'he'],
  ['him', 'he'],
  ['his', 'he'],
  ['himself', 'he'],
  ['she', 'she'],
  ['her', 'she'],
  ['hers', 'she'],
  ['herself', 'she'],
  ['it', 'it'],
  ['its', 'it'],
  ['itself', 'it'],
  ['they', 'they'],
  ['them', 'they'],
  ['their', 'they'],
  ['theirs', 'they'],
  ['themselves', 'they'],
]);

/** Courtesies that tell a person's gender. */
export const COURTESIES: ReadonlyMap<string, 'he' | 'she'> = new Map([
  ['mr', 'he'],
  ['sir', 'he'],
  ['lord', 'he'],
  ['king', 'he'],
  ['prince', 'he'],
  ['spokesman', 'he'],
  ['chairman', 'he'],
  ['congressman', 'he'],
  ['mrs', 'she'],
  ['ms', 'she'],
  ['miss', 'she'],
  ['dame', 'she'],
  ['lady', 'she'],
  ['queen', 'she'],
  ['princess', 'she'],
  ['spokeswoman', 'she'],
  ['chairwoman', 'she'],
  ['congresswoman', 'she'],
]);

/** Nouns for one person in an office: "the minister" may be somebody named before. */
export const PERSON_NOUNS: ReadonlySet<string> = new Set(
  (
    'minister president premier chancellor secretary spokesman spokeswoman spokesperson leader chief commander general colonel captain ' +
    'major admiral lieutenant sergeant envoy ambassador mediator negotiator diplomat official director head chairman chairwoman senator ' +
    'governor mayor lawmaker congressman congresswoman king queen prince princess emir sheikh cleric imam patriarch bishop pope judge prosecutor lawyer ' +
    'activist analyst expert professor doctor journalist reporter author founder adviser advisor aide candidate politician dictator ' +
    'coordinator representative commissioner deputy officer soldier fighter'
  ).split(' '),
);

/** Nouns for one body: "the ministry", "the group", "the agency". */
export const BODY_NOUNS: ReadonlySet<string> = new Set(
  (
    'ministry department agency office council committee commission party movement front army militia group faction brigade battalion ' +
    'regiment division force command navy coalition alliance union league organization organisation association federation foundation institute ' +
    'university college observatory monitor company firm corporation bank newspaper channel broadcaster network station website government ' +
    'parliament court tribunal assembly administration authority bureau service body charity watchdog outlet opposition bloc'
  ).split(' '),
);

/** Body nouns that say too little by themselves: they need a body called so ("the Islamist group Velm") or a lone candidate near by. */
export const VAGUE_BODY_NOUNS: ReadonlySet<string> = new Set([
  'group',
  'organization',
  'organisation',
  'body',
  'faction',
  'militia',
  'movement',
  'force',
]);

/** Verbs whose subject speaks. */
export const SPEAKING: ReadonlySet<string> = new Set(
  'say add report announce state declare warn claim deny confirm accuse urge call insist argue note believe expect demand condemn promise vow'.split(
    ' ',
  ),
);
