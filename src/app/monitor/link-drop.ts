/**
 * Where `trucewatch sign-in-link` leaves the hash of a new link. The embedded store belongs to one process, so the
 * command cannot write into the store of a service that is running; whoever may write into the data folder may sign in.
 */
export interface LinkDrop {
  /** Leaves a link's hash. */
  readonly leave: (hash: string) => Promise<void>;
  /** Takes the link into the store if its hash was left within the last 24 hours. */
  readonly pickUp: (hash: string) => Promise<void>;
}
