import type { Analyse } from '../src/language/analysis.ts';

/** One measured figure. `score` is a share or F1 in 0–1 unless the metric's name says otherwise (`…-drop`, words per second). */
export interface EvalRow {
  /** Dotted id, e.g. `allegations.detection.syria-news`. */
  readonly metric: string;
  readonly score: number;
  /** How many items the score was measured on (pairs, tokens, checks, documents). */
  readonly size: number;
  /** Set where a smaller figure is better: the floor is then a ceiling. */
  readonly lowerIsBetter?: boolean;
}

/** What a task is given: the data folder, and the program's parts loaded once for all tasks. */
export interface EvalContext {
  readonly dataDir: string;
  readonly analyse: () => Promise<Analyse>;
  /** Prints a line for a person; never part of the scores. */
  readonly log: (line: string) => void;
}

/** One evaluation. A task whose files are missing returns no rows. */
export interface Task {
  readonly name: string;
  /** Set where figures depend on what else the machine does, which only ever makes them worse. */
  readonly isTimed?: true;
  readonly run: (context: EvalContext) => Promise<readonly EvalRow[]>;
}
