/** A row of a table: a pattern that decides how a text is read, and the texts that prove it. */
export interface Sign {
  /** What a text says that the pattern matches. */
  readonly reason: string;
  readonly pattern: RegExp;
  /** Texts it must match, and look-alikes from true stories it must not. */
  readonly meets: readonly string[];
  readonly passes: readonly string[];
}

/** A table of signs by their names. Its rows are tried, and each of their phrases proved, wherever the table stands. */
export type Signs = Readonly<Record<string, Sign>>;
