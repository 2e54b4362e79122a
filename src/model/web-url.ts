/**
 * An absolute http or https URL in its normal form, without user, password and fragment; null for anything else.
 * Credentials in a URL must not reach records, logs or later stages.
 */
export function webUrl(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 8192 || !/^https?:\/\//i.test(trimmed) || !URL.canParse(trimmed)) return null;
  const url = new URL(trimmed);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}
