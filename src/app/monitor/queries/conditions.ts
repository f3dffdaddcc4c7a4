import type { SqlValue } from '../database.ts';

/** The conditions of a query and its parameters, gathered one by one. Values only ever enter as parameters. */
export class Conditions {
  readonly parameters: SqlValue[] = [];
  readonly #conditions: string[] = [];

  /** The placeholder of a value. */
  value(value: SqlValue): string {
    this.parameters.push(value);
    return `$${this.parameters.length}`;
  }

  add(condition: string): void {
    this.#conditions.push(condition);
  }

  /** " and …" for each; empty where there are none. */
  get sql(): string {
    return this.#conditions.map((condition) => ` and ${condition}`).join('');
  }

  get isEmpty(): boolean {
    return this.#conditions.length === 0;
  }
}
