/** What the settings say of stories. */
export interface StorySettings extends StoryWindow {
  /** Owners by host, where the registrable domain does not tell. */
  readonly owners: ReadonlyMap<string, string>;
}

/** How long texts are matched and their keys kept, in days. */
export interface StoryWindow {
  readonly matchDays: number;
  /** No less than `matchDays`. */
  readonly keepDays: number;
}

/** What the settings are where nobody sets them: a wire story runs for days, not weeks; template stories come back each week. */
export const STORY_SETTINGS: StorySettings = { matchDays: 7, keepDays: 30, owners: new Map() };
