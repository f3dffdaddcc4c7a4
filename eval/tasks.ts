import type { Task } from './task.ts';

/** One evaluation and how to get it; only what is asked for is loaded. */
interface TaskEntry {
  readonly name: string;
  readonly load: () => Promise<Task>;
}

/** Every evaluation, in the order in which it is printed. */
export const tasks: readonly TaskEntry[] = [
  { name: 'samples', load: async () => (await import('./tasks/samples.ts')).samples },
  { name: 'five-reports', load: async () => (await import('./tasks/five-reports.ts')).fiveReports },
  { name: 'reading', load: async () => (await import('./tasks/reading.ts')).reading },
  { name: 'lent-dates', load: async () => (await import('./tasks/lent-dates.ts')).lentDates },
  { name: 'allegations', load: async () => (await import('./tasks/allegations.ts')).allegationsTask },
  { name: 'statements', load: async () => (await import('./tasks/statements.ts')).statementsTask },
  { name: 'attributions', load: async () => (await import('./tasks/attributions.ts')).attributionsTask },
  { name: 'clusters', load: async () => (await import('./tasks/clusters.ts')).clusters },
  { name: 'language', load: async () => (await import('./tasks/language.ts')).languageTask },
  { name: 'language-speed', load: async () => (await import('./tasks/language-speed.ts')).languageSpeedTask },
  { name: 'names', load: async () => (await import('./tasks/names.ts')).namesTask },
  { name: 'coreference', load: async () => (await import('./tasks/coreference.ts')).coreferenceTask },
  { name: 'places', load: async () => (await import('./tasks/places.ts')).placesTask },
  { name: 'muc4', load: async () => (await import('./tasks/muc4.ts')).muc4Task },
];
