// SPDX-License-Identifier: GPL-3.0-only
// The configuration that phones get: the operator's, with the public keys of the desks in it.
import {
  type Configuration,
  checkConfiguration,
  fail,
  fileHash,
  largestNumberAt,
  type Result,
  utf8Bytes,
} from '@bluezone/protocol';
import type { ObjectStore } from '../objects/object-store.ts';
import type { Store } from '../store/store.ts';

/**
 * The operator's configuration with the desks' public keys in it; `configuration.layout` when it breaks a bound,
 * `configuration.version` when phones would take it for an attempt to shut out all later ones.
 */
export function withPublishedKeys(
  configuration: Configuration,
  { issuers, posts }: Pick<Configuration, 'issuers' | 'posts'>,
  now: number,
): Result<Configuration> {
  const largest = largestNumberAt(now);
  if (configuration.version > largest)
    return fail('configuration.version', `the version may be ${largest} now, not ${configuration.version}`);
  return checkConfiguration({ ...configuration, issuers, posts });
}

/** The text of the configuration that was published last; undefined when none was. */
export async function latestConfiguration(db: Store['exposure']): Promise<string | undefined> {
  const row = await db
    .selectFrom('configurations')
    .select('content')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.content;
}

export interface PublishedConfiguration {
  readonly version: number;
  readonly hash: string;
}

/**
 * Publishes a configuration when it says something new. Its version rises above every earlier one by itself, so that
 * new issuers need no operator.
 */
export async function publishConfiguration(
  db: Store['exposure'],
  objects: ObjectStore,
  configuration: Configuration,
): Promise<PublishedConfiguration> {
  const latest = await db
    .selectFrom('configurations')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const version = Math.max(configuration.version, latest?.version ?? 0);
  const same = JSON.stringify({ ...configuration, version });
  if (latest !== undefined && latest.version === version && latest.content === same) {
    const name = `configurations/${latest.hash}.json`;
    if ((await objects.get(name)) === undefined) await objects.put(name, utf8Bytes(latest.content));
    return { version, hash: latest.hash };
  }
  const next = latest !== undefined && latest.version === version ? version + 1 : version;
  const content = JSON.stringify({ ...configuration, version: next });
  const hash = fileHash(utf8Bytes(content));
  await objects.put(`configurations/${hash}.json`, utf8Bytes(content));
  await db.insertInto('configurations').values({ version: next, hash, content }).execute();
  return { version: next, hash };
}
