/**
 * A rule: data that says what is furniture, why, and proves itself by examples. Built-in rules and those a user names
 * by `COPYDESK_RULES` have this one shape.
 */
export interface Rule {
  /** Kebab-case, unique; stands in removals, metrics and the trace. */
  readonly id: string;
  /** Why such text is not part of a story, for the reader of a trace. */
  readonly reason: string;
  /**
   * What `pattern` is tested on: `class`, the class and id of an element (`camelCase` split by `-`, lower-case), which
   * cuts all in it; where these say nothing, the name in its `data-testid` and the like, and a tag such as `<ps-promo>`; `text`, a block's whole text; `heading`, the text of a heading or a short block, which cuts the
   * section it opens; `end`, as `heading`, but nothing of the story follows it.
   */
  readonly on: 'class' | 'text' | 'heading' | 'end';
  readonly pattern: RegExp;
  /** Only on these hosts: a name, its subdomains included. Absent: everywhere. */
  readonly hosts?: readonly string[];
  /** Strings the pattern must match, and look-alikes from true stories it must not. */
  readonly cut: readonly string[];
  readonly keep: readonly string[];
}
