/** User and password of a URL inside any text: `postgres://me:secret@host/db` → `postgres://***@host/db`. */
const CREDENTIALS = /(\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#@]{1,2000}@/gi;

/** Parameters of a connection string that carry a secret. */
const SECRET_PARAMETER = /([?&](?:password|pass|token|secret|api_?key)=)[^&\s#]{1,2000}/gi;

/** Hides credentials of every URL in `text`: whatever is logged, shown or put into a message goes through here. */
export function maskCredentials(text: string): string {
  return text.replace(CREDENTIALS, '$1***@').replace(SECRET_PARAMETER, '$1***');
}
