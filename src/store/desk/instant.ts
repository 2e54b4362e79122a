/** An instant as ISO 8601 in UTC, alike from both drivers. */
export function iso(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** The host of a page's URL; empty where it has none. */
export const HOST = "coalesce(lower(substring(p.url, '^[a-z]+://([^/?#:]+)')), '')";
