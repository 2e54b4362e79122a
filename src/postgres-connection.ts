/** What `pg` is told of a server. */
export interface PostgresConnection {
  readonly connectionString: string;
  readonly ssl?: { readonly ca: string };
}

/**
 * The connection of a URL. With a certificate authority (PEM) TLS is on and certificate and host name are verified by
 * it; the URL's own `ssl...` parameters are then dropped, since `pg` would let them replace the authority.
 */
export function postgresConnection(url: string, ca: string | null): PostgresConnection {
  if (ca === null) return { connectionString: url };
  const plain = new URL(url);
  for (const name of [...plain.searchParams.keys()]) if (name.startsWith('ssl')) plain.searchParams.delete(name);
  return { connectionString: plain.href, ssl: { ca } };
}
