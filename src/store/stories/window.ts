/** How long texts are matched and their keys kept, in days. */
export interface StoryWindow {
  readonly matchDays: number;
  /** No less than `matchDays`. */
  readonly keepDays: number;
}

/** What the settings are where nobody sets them: a wire story runs for days, not weeks; template stories come back each week. */
export const STORY_WINDOW: StoryWindow = { matchDays: 7, keepDays: 30 };
