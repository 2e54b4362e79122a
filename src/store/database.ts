/** What may stand in a statement's parameters. A `Uint8Array` is `bytea`, or another type in PostgreSQL's binary form; arrays are arrays of text or numbers. */
export type Parameter = string | number | boolean | null | Uint8Array | readonly string[] | readonly number[];

/** One session of SQL. Tables are always named with their schema: the session's search path may be someone else's. */
export interface Session {
  /**
   * One statement with `$1`, `$2` ...; answers its rows. Bytes, times and `bigint` differ by driver: select them as text.
   * One that runs `often` is parsed and planned once a connection; its text must be one of few.
   */
  query<Row>(text: string, parameters?: readonly Parameter[], how?: 'often'): Promise<Row[]>;
  /** Several statements without parameters. */
  script(text: string): Promise<void>;
}

/** Whoever only asks. */
export type Reader = Pick<Session, 'query'>;

/** SQL of an instant as ISO 8601 in UTC, alike from both drivers. */
export const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A PostgreSQL, in this process or on a server. The statements are the same for both. */
export interface Database extends Session, AsyncDisposable {
  readonly kind: 'embedded' | 'postgres';
  /** The same for somebody who looks on: where one thing is done at a time, a statement given here goes before all that wait. */
  readonly ahead: Reader;
  /** True while somebody who looks on waits for whoever writes: then short transactions are kinder. */
  readonly hurried: boolean;
  /**
   * Runs `work` in one transaction; rolls back and throws on where it throws. Nothing else slips between. `settings` is a
   * script that comes first.
   */
  transaction<T>(work: (session: Session) => Promise<T>, settings?: string): Promise<T>;
}
