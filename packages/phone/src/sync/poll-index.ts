// SPDX-License-Identifier: GPL-3.0-only
// One poll: the index, a newer configuration if there is one, and the export files not matched yet. When and how a
// phone polls never depends on what it found: nobody can see from outside that it was warned.
import {
  checkConfigurationAdvance,
  checkIndexAdvance,
  checkIndexFresh,
  daySeconds,
  type ErrorCode,
  type ExportContent,
  fail,
  fileHash,
  type IndexContent,
  ok,
  openExport,
  openIndex,
  parseConfiguration,
  type Result,
  utcDayAt,
  verifyP256,
} from '@bluezone/protocol';
import { drawUniform } from '../draw.ts';
import type { PhoneContext } from '../phone-context.ts';
import { fetchAllowed } from './fetch-allowed.ts';
import { judgeClock } from './judge-clock.ts';

/** What a poll brought; matching is another's work. */
export interface PollOutcome {
  readonly files: readonly { readonly hash: string; readonly to: number; readonly content: ExportContent }[];
  readonly clockBecameWrong: boolean;
  readonly sunset: boolean;
  readonly configurationChanged: boolean;
}

/** What one poll holds in memory at most; what is left over comes with the next. */
const maximumBytesPerPoll = 128 * 1024 * 1024;

const nothing: PollOutcome = {
  files: [],
  clockBecameWrong: false,
  sunset: false,
  configurationChanged: false,
};

/** Polls if it is time to; records when it last checked and, if it failed, why. */
export async function pollIndex(context: PhoneContext): Promise<PollOutcome> {
  const { store, ports, now } = context;
  if (
    now < store.state.nextPoll &&
    store.state.nextPoll - now <= 2 * store.configuration.polling.periodSeconds
  )
    return nothing;
  const periods = 0.75 + 0.5 * drawUniform(ports.random);
  const planNext = () => {
    store.state.nextPoll = now + Math.ceil(periods * store.configuration.polling.periodSeconds);
  };
  planNext();
  const known = store.state.index;
  const index = await fetchIndex(context);
  if (!index.ok) return failed(context, index.code);
  const before = store.state.clock;
  const isNew = store.state.index?.hash !== known?.hash;
  if (isNew || now <= index.value.next) store.state.clock = judgeClock(index.value, now);
  const clockBecameWrong = store.state.clock === 'wrong' && before !== 'wrong';
  const fresh = checkIndexFresh(index.value, now);
  if (!fresh.ok) return { ...failed(context, fresh.code), clockBecameWrong };
  if (index.value.sunsetDay !== null && utcDayAt(now) >= index.value.sunsetDay)
    return { ...nothing, sunset: true };
  store.state.community = index.value.community;
  store.state.notices = index.value.notices;
  const configuration = await updateConfiguration(context, index.value);
  planNext();
  const listed = new Set(index.value.exports.map((file) => file.hash));
  store.matchedFiles = store.matchedFiles.filter((file) => listed.has(file.hash));
  const { files, firstFailure } = await fetchExports(context, index.value);
  const failure = configuration.ok ? firstFailure : configuration.code;
  store.state.lastCheck = { at: now, code: failure };
  if (failure === null) store.state.lastGoodCheck = now;
  return {
    files,
    clockBecameWrong,
    sunset: false,
    configurationChanged: configuration.ok && configuration.value,
  };
}

function failed({ store, now }: PhoneContext, code: ErrorCode): PollOutcome {
  store.state.lastCheck = { at: now, code };
  return nothing;
}

async function fetchIndex({ store, ports, pins }: PhoneContext): Promise<Result<IndexContent>> {
  const bytes = await fetchAllowed(ports.net, '/v1/index');
  if (!bytes.ok) return bytes;
  const hash = fileHash(bytes.value);
  // The very bytes that were accepted last were verified then, by the key their first line names.
  const wasVerified = hash === store.state.index?.hash;
  const verify = wasVerified ? () => true : (ports.verify ?? verifyP256);
  const index = await openIndex(bytes.value, pins.indexKeys, verify);
  if (!index.ok) return index;
  const advance = checkIndexAdvance(store.state.index, index.value, hash);
  if (!advance.ok) return advance;
  store.state.index = { sequence: index.value.sequence, hash, expires: index.value.expires };
  return index;
}

/** Fetches, checks and takes over a configuration the index names; true when a newer one is in force. */
async function updateConfiguration(
  { store, ports }: PhoneContext,
  index: IndexContent,
): Promise<Result<boolean>> {
  const { hash } = index.configuration;
  if (hash === store.state.configurationHash) return ok(false);
  const bytes = await fetchAllowed(ports.net, `/v1/configurations/${hash}.json`);
  if (!bytes.ok) return bytes;
  if (fileHash(bytes.value) !== hash)
    return fail('index.hash', 'the configuration is not the one the index names');
  const configuration = parseConfiguration(bytes.value);
  if (!configuration.ok) return configuration;
  if (configuration.value.version !== index.configuration.version)
    return fail('index.hash', 'the configuration has another version than the index says');
  const isFirst = store.state.configurationHash === null;
  const advance = checkConfigurationAdvance(
    isFirst ? store.configuration.version : store.configuration.version + 1,
    configuration.value.version,
  );
  if (!advance.ok) return advance;
  store.setConfiguration(bytes.value, configuration.value, hash);
  return ok(true);
}

/** Fetches what was not matched yet, oldest first. Files older than the retention can match nothing on any phone. */
async function fetchExports(
  { store, ports, pins, now }: PhoneContext,
  index: IndexContent,
): Promise<{ files: PollOutcome['files']; firstFailure: ErrorCode | null }> {
  const done = new Set(store.matchedFiles.map((file) => file.hash));
  const oldest = now - store.configuration.retentionDays * daySeconds;
  const files: { hash: string; to: number; content: ExportContent }[] = [];
  let firstFailure: ErrorCode | null = null;
  let total = 0;
  for (const { hash, to, bytes } of [...index.exports].sort((a, b) => a.to - b.to)) {
    if (to <= oldest || done.has(hash)) continue;
    total += bytes;
    if (files.length > 0 && total > maximumBytesPerPoll) break;
    done.add(hash);
    const file = await fetchExport(ports, pins, hash, bytes);
    if (file.ok) files.push({ hash, to, content: file.value });
    else firstFailure ??= file.code;
  }
  return { files, firstFailure };
}

async function fetchExport(
  ports: PhoneContext['ports'],
  pins: PhoneContext['pins'],
  hash: string,
  length: number,
): Promise<Result<ExportContent>> {
  const bytes = await fetchAllowed(ports.net, `/v1/exports/${hash}.zip`, length);
  if (!bytes.ok) return bytes;
  if (fileHash(bytes.value) !== hash) return fail('index.hash', 'an export is not the one the index names');
  return openExport(bytes.value, pins.exportKeys, ports.verify ?? verifyP256);
}
