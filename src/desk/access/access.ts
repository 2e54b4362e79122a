import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What somebody may do: `send` pages, `read` everything, `edit` (all of it, and put things right). */
export const ROLES = ['send', 'read', 'edit'] as const;
export type Role = (typeof ROLES)[number];

/** A token of the settings. */
export interface Token {
  readonly role: Role;
  readonly value: string;
}

/** How long a browser stays signed in, in ms. */
const SESSION_MS = 12 * 3600_000;

/** Whether a role may do what another is needed for. */
export function allows(role: Role, needed: Role): boolean {
  return role === needed || role === 'edit';
}

/**
 * Who may do what. Without tokens everybody who can reach the desk may do everything, which is why it then listens on
 * loopback only. Tokens are kept as hashes of one length, and each comparison looks at all of them.
 */
export class Access {
  readonly #tokens: readonly { readonly role: Role; readonly hash: Buffer }[];
  /** Of this process: sessions end with it. */
  readonly #secret = randomBytes(32);
  readonly #now: () => number;

  constructor(tokens: readonly Token[], now: () => number = Date.now) {
    this.#tokens = tokens.map(({ role, value }) => ({ role, hash: hashOf(value) }));
    this.#now = now;
  }

  /** True where nobody has to say who they are. */
  get open(): boolean {
    return this.#tokens.length === 0;
  }

  /** The role of a token, or null. */
  roleOf(token: string): Role | null {
    const hash = hashOf(token);
    let role: Role | null = null;
    for (const known of this.#tokens) if (timingSafeEqual(known.hash, hash)) role = known.role;
    return role;
  }

  /** What a browser keeps instead of the token: the role, until when, and a seal. */
  session(role: Role): { readonly value: string; readonly seconds: number } {
    const body = `${role}.${this.#now() + SESSION_MS}`;
    return { value: `${body}.${this.#seal(body)}`, seconds: SESSION_MS / 1000 };
  }

  roleOfSession(value: string): Role | null {
    const [role = '', until = '', seal = ''] = value.split('.', 4);
    const own = Buffer.from(this.#seal(`${role}.${until}`));
    const given = Buffer.from(seal);
    if (own.length !== given.length || !timingSafeEqual(own, given)) return null;
    return Number(until) > this.#now() ? (ROLES.find((one) => one === role) ?? null) : null;
  }

  #seal(body: string): string {
    return createHmac('sha256', this.#secret).update(body).digest('base64url');
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
