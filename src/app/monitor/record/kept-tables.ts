/**
 * Tables that are never made again: evidence, record, what people keep. In an order in which rows can be put back: what is
 * referred to comes first. `order` are the columns that rows are told apart by.
 */
export const keptTables = [
  { name: 'source', order: 'id', identity: 'id' },
  { name: 'report_version', order: 'id', identity: 'id' },
  { name: 'ledger_entry', order: 'seq', identity: null },
  { name: 'ledger_node', order: 'level, index', identity: null },
  { name: 'checkpoint', order: 'size', identity: null },
  { name: 'anchor', order: 'kind, id', identity: null },
  { name: 'desk', order: 'report', identity: null },
  { name: 'account', order: 'id', identity: 'id' },
  { name: 'credential', order: 'hash', identity: null },
  { name: 'setting', order: 'key', identity: null },
] as const;
export type KeptTable = (typeof keptTables)[number]['name'];

/** Evidence, kept as bytes rather than as rows. */
export const evidenceTable = 'blob';

/** Tables that a restored store fills again by itself. */
export const derivedTables = [
  'migration',
  'work',
  'derivation',
  'grouped_window',
  'claim',
  'correction_effect',
  'derived',
  'shown',
  'search',
  'change',
] as const;
