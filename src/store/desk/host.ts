/** The host of a page's URL; empty where it has none. */
export const HOST = "coalesce(lower(substring(p.url, '^[a-z]+://([^/?#:]+)')), '')";
