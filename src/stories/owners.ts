import { getDomain } from 'tldts';

/** Who an outlet belongs to, as far as its address tells: the registrable domain, so that a group's subdomains are one owner. */
export function ownerOf(host: string): string {
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}
