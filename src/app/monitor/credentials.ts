import { createHash, randomBytes } from 'node:crypto';
import type { Clock } from './clock-and-log.ts';
import type { Database } from './database.ts';

/**
 * One-time links, sessions and API tokens. Each is 256 random bits; only the SHA-256 is kept, and it is looked up by
 * that hash, so that neither the store nor the time of an answer tells a secret.
 */
export interface Credential {
  /** SHA-256 of the secret, hex. */
  readonly hash: string;
  readonly kind: 'session' | 'token';
  readonly account: number;
  readonly accountName: string;
  readonly expiresAt: Date | null;
}

/** An API token as it is listed; the secret was shown once. */
export interface TokenView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

export const linkLifeMs = 24 * 3600_000;
export const sessionLifeMs = 30 * 24 * 3600_000;
/** A session that is used is renewed, and a token's last use noted, no more often than this. */
const noteUseEveryMs = 60_000;
const renewEveryMs = 24 * 3600_000;
const adminName = 'admin';
/** What a token starts with, so that scanners for leaked secrets know it. */
export const tokenPrefix = 'tw_';

export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** 256 random bits as 43 characters that are safe in a URL. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** The one account, made at the first start. */
export async function openAdmin(db: Database, clock: Clock): Promise<number> {
  await db.query('insert into account (name, created_at) values ($1, $2) on conflict (name) do nothing', [
    adminName,
    clock(),
  ]);
  const [row] = await db.query<{ id: number }>('select id from account where name = $1', [adminName]);
  if (!row) throw new Error('The account "admin" cannot be made: is the database read-only?');
  return row.id;
}

/** True once somebody has signed in or made a token: a start prints no link any more. */
export async function everSignedIn(db: Database): Promise<boolean> {
  const rows = await db.query(
    "select 1 from credential where kind in ('session', 'token') or used_at is not null limit 1",
  );
  return rows.length > 0;
}

/** Keeps a one-time link's secret by its hash; it can be redeemed once, within 24 hours. */
export async function addLink(db: Database, hash: string, clock: Clock): Promise<void> {
  const account = await openAdmin(db, clock);
  const now = clock();
  await db.query(
    `insert into credential (hash, kind, account, created_at, expires_at) values ($1, 'link', $2, $3, $4)
     on conflict (hash) do nothing`,
    [hash, account, now, new Date(now.getTime() + linkLifeMs)],
  );
}

/** Exchanges a link's secret for a session's; null where there is none, it was used, or its time is over. */
export async function redeemLink(db: Database, secret: string, clock: Clock): Promise<string | null> {
  const now = clock();
  return db.transaction(async (query) => {
    const [link] = await query<{ account: number }>(
      `update credential set used_at = $2
       where hash = $1 and kind = 'link' and used_at is null and expires_at > $2 returning account`,
      [hashSecret(secret), now],
    );
    if (!link) return null;
    const session = newSecret();
    await query(
      `insert into credential (hash, kind, account, created_at, expires_at, used_at)
       values ($1, 'session', $2, $3, $4, $3)`,
      [hashSecret(session), link.account, now, new Date(now.getTime() + sessionLifeMs)],
    );
    await query("delete from credential where kind in ('link', 'session') and expires_at < $1", [
      new Date(now.getTime() - sessionLifeMs),
    ]);
    return session;
  });
}

interface CredentialRow {
  readonly kind: 'session' | 'token';
  readonly account: number;
  readonly name: string;
  readonly expires_at: Date | null;
  readonly used_at: Date | null;
}

/**
 * The session or token that holds this hash and is in force. A use is noted, and a session's 30 days begin anew when a
 * day of them is gone: `renewed` tells that the cookie should be sent again.
 */
export async function findCredential(
  db: Database,
  hash: string,
  clock: Clock,
): Promise<{ readonly credential: Credential; readonly renewed: boolean } | null> {
  const now = clock();
  const [row] = await db.query<CredentialRow>(
    `select c.kind, c.account, a.name, c.expires_at, c.used_at
     from credential c join account a on a.id = c.account
     where c.hash = $1 and c.kind in ('session', 'token') and (c.expires_at is null or c.expires_at > $2)`,
    [hash, now],
  );
  if (!row) return null;
  const { kind, account, name: accountName } = row;
  const renewed =
    row.expires_at !== null && row.expires_at.getTime() < now.getTime() + sessionLifeMs - renewEveryMs;
  const expiresAt = renewed ? new Date(now.getTime() + sessionLifeMs) : row.expires_at;
  if (renewed || row.used_at === null || now.getTime() - row.used_at.getTime() > noteUseEveryMs) {
    await db.query('update credential set used_at = $2, expires_at = $3 where hash = $1', [
      hash,
      now,
      expiresAt,
    ]);
  }
  return { credential: { hash, kind, account, accountName, expiresAt }, renewed };
}

/** Ends a session, or revokes a token. True where there was one. */
export async function removeCredential(
  db: Database,
  hash: string,
  kind: Credential['kind'],
): Promise<boolean> {
  const rows = await db.query('delete from credential where hash = $1 and kind = $2 returning hash', [
    hash,
    kind,
  ]);
  return rows.length > 0;
}

/** Makes a named API token; its secret is returned once and kept nowhere. */
export async function addToken(
  db: Database,
  account: number,
  name: string,
  clock: Clock,
): Promise<{ readonly token: TokenView; readonly secret: string }> {
  const secret = `${tokenPrefix}${newSecret()}`;
  const id = hashSecret(secret);
  const now = clock();
  await db.query(
    "insert into credential (hash, kind, account, name, created_at) values ($1, 'token', $2, $3, $4)",
    [id, account, name, now],
  );
  return { token: { id, name, createdAt: now.toISOString(), lastUsedAt: null }, secret };
}

/** The tokens in force, newest first. */
export async function listTokens(db: Database): Promise<readonly TokenView[]> {
  const rows = await db.query<{ hash: string; name: string; created_at: Date; used_at: Date | null }>(
    "select hash, name, created_at, used_at from credential where kind = 'token' order by created_at desc, hash",
  );
  return rows.map(({ hash, name, created_at, used_at }) => ({
    id: hash,
    name,
    createdAt: created_at.toISOString(),
    lastUsedAt: used_at?.toISOString() ?? null,
  }));
}
