import { createRequire } from 'node:module';

type GetDomain = (host: string, options: { allowPrivateDomains: boolean; extractHostname: boolean }) => string | null;
let getDomain: GetDomain | undefined;

/** tldts costs 40 ms to load, and few pages name a canonical URL on another host: so it is loaded on first need. */
function domains(): GetDomain {
  getDomain ??= (createRequire(import.meta.url)('tldts') as { getDomain: GetDomain }).getDomain;
  return getDomain;
}

/**
 * Domains on which anyone may open a site, and which the public suffix list does not have: each name below one is an
 * outlet of its own. Those it does have (`blogspot.com`, `github.io`, `wixsite.com` ...) are not repeated.
 */
const SITE_HOSTS: ReadonlySet<string> = new Set([
  'beehiiv.com',
  'blogs.com',
  'bloxcms.com',
  'canalblog.com',
  'eklablog.com',
  'fc2.com',
  'ghost.io',
  'home.blog',
  'jimdo.com',
  'jimdofree.com',
  'livejournal.com',
  'news.blog',
  'over-blog.com',
  'posthaven.com',
  'squarespace.com',
  'strikingly.com',
  'substack.com',
  'tripod.com',
  'tumblr.com',
  'typepad.com',
  'ucoz.ru',
  'unblog.fr',
  'webnode.com',
  'webs.com',
  'weebly.com',
  'wordpress.com',
]);

/**
 * The site that a host belongs to, by the public suffix list with its private part: `www.post.co.uk` → `post.co.uk`,
 * `post.wordpress.com` → itself. A host without a domain (an IP address, `localhost`) is a site of its own.
 */
export function siteOf(host: string): string {
  const domain = domains()(host, { allowPrivateDomains: true, extractHostname: false });
  if (domain === null) return host;
  if (!SITE_HOSTS.has(domain) || host === domain) return domain;
  return `${host
    .slice(0, -domain.length - 1)
    .split('.')
    .at(-1)}.${domain}`;
}
