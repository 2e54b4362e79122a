/** A command that was called wrongly; the message is one line that says what was expected. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
