// SPDX-License-Identifier: GPL-3.0-only
// One poll: the index, a newer configuration if there is one, and the export files not matched yet. When and how a
// phone polls never depends on what it found: nobody can see from outside that it was warned.
import {
  checkConfigurationAdvance,
  checkExportEnd,
  checkIndexAdvance,
  checkIndexFresh,
  daySeconds,
  type ErrorCode,
  type ExportContent,
  fail,
  fileHash,
  type IndexContent,
  intervalSeconds,
  largestNumberAt,
  maximumIndexLifetime,
  ok,
  openExport,
  openIndex,
  parseConfiguration,
  type Result,
  utcDayAt,
} from '@bluezone/protocol';
import { drawUniform } from '../draw.ts';
import { noteRetention, retentionDaysAt } from '../heard/retention-days.ts';
import type { PhoneContext } from '../phone-context.ts';
import { rescalePlan } from '../posting/rescale-plan.ts';
import type { PhoneState } from '../store/phone-state.ts';
import { fetchAllowed } from './fetch-allowed.ts';
import { judgeClockWithPatience, mayJudgeClock } from './judge-clock.ts';

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
  const fetched = await fetchIndex(context);
  if (!fetched.ok) return failed(context, fetched.code);
  const { index, hash } = fetched.value;
  const { clock: before } = store.state;
  const fresh = checkIndexFresh(index, now);
  const isOfUse = hash !== store.state.index?.hash || now <= index.next;
  if (isOfUse && (fresh.ok || mayJudgeClock(store.state, index, now)))
    Object.assign(store.state, judgeClockWithPatience(store.state, index, hash, now));
  const clockBecameWrong = store.state.clock === 'wrong' && before !== 'wrong';
  if (!fresh.ok) return { ...failed(context, fresh.code), clockBecameWrong };
  acceptIndex(context, index, hash);
  if (isOfUse && store.state.clock === 'right') store.state.clockDoubt = null;
  if (isSunset(store.state, index, now)) return { ...nothing, sunset: true };
  const configuration = await updateConfiguration(context, index);
  planNext();
  const listed = new Set(index.exports.map((file) => file.hash));
  // Forgotten by age, so that an index which leaves them out does not make the next one fetch them all again.
  store.matchedFiles = store.matchedFiles.filter((file) => listed.has(file.hash) || file.to <= now);
  const { files, firstFailure } = await fetchExports(context, index);
  const failure = configuration.ok ? firstFailure : configuration.code;
  noteCheck(context, failure);
  if (failure === null) store.state.lastGoodCheck = now;
  return {
    files,
    clockBecameWrong,
    sunset: false,
    configurationChanged: configuration.ok && configuration.value,
  };
}

function failed(context: PhoneContext, code: ErrorCode): PollOutcome {
  noteCheck(context, code);
  return nothing;
}

function noteCheck({ store: { state }, now }: PhoneContext, code: ErrorCode | null): void {
  state.lastCheck = { at: now, code };
  state.failingSince = code === null ? null : (state.failingSince ?? now);
}

/** Fetches and checks the index. Nothing of it is remembered here: its time has yet to be checked. */
async function fetchIndex({
  store,
  ports,
  pins,
  now,
}: PhoneContext): Promise<Result<{ index: IndexContent; hash: string }>> {
  const bytes = await fetchAllowed(ports.net, '/v1/index');
  if (!bytes.ok) return bytes;
  const hash = fileHash(bytes.value);
  // The very bytes that were accepted last were verified then, by the key their first line names.
  const wasVerified = hash === store.state.index?.hash;
  const verify = wasVerified ? () => true : ports.verify;
  const index = await openIndex(bytes.value, pins.indexKeys, verify);
  if (!index.ok) return index;
  const last = store.state.index;
  const advance = checkIndexAdvance(
    last !== null && last.sequence <= largestNumberNow(now) ? last : null,
    index.value,
    hash,
  );
  return advance.ok ? ok({ index: index.value, hash }) : advance;
}

/** The largest number that may have been accepted by now. One beyond it was so by a clock since put right, and binds no more. */
function largestNumberNow(now: number): number {
  return largestNumberAt(now + intervalSeconds);
}

/** Takes over what the index itself says, once all checks of it have passed. The files it names are checked one by one. */
function acceptIndex({ store: { state } }: PhoneContext, index: IndexContent, hash: string): void {
  const { sequence, expires, community, notices, sunsetDay, time } = index;
  state.index = { sequence, hash, expires };
  state.community = community;
  state.notices = notices;
  if (sunsetDay === null) state.announcedSunset = null;
  else if (state.announcedSunset?.day !== sunsetDay) state.announcedSunset = { day: sunsetDay, since: time };
}

/**
 * Whether the phone is to stop and erase. That cannot be undone, so no single index can bring it about: the day must have come,
 * and indexes signed longer apart than any lives must have announced it, none between them another or none.
 */
function isSunset({ announcedSunset }: PhoneState, index: IndexContent, now: number): boolean {
  if (announcedSunset === null || utcDayAt(now) < announcedSunset.day) return false;
  return index.time >= announcedSunset.since + maximumIndexLifetime;
}

/** Fetches, checks and takes over a configuration the index names; true when a newer one is in force. */
async function updateConfiguration(
  { store, ports, now }: PhoneContext,
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
  const { version } = store.configuration;
  const isFirst = store.state.configurationHash === null || version > largestNumberNow(now);
  const advance = checkConfigurationAdvance(isFirst ? 1 : version + 1, configuration.value.version);
  if (!advance.ok) return advance;
  const daysBefore = retentionDaysAt(store, now);
  const earlierMean = store.configuration.dummies.meanSeconds;
  store.setConfiguration(bytes.value, configuration.value, hash);
  rescalePlan({ store, now }, earlierMean);
  noteRetention(store, daysBefore, now);
  return ok(true);
}

/** Fetches what was not matched yet, oldest first. Files older than the retention can match nothing on any phone. */
async function fetchExports(
  { store, ports, pins, now }: PhoneContext,
  index: IndexContent,
): Promise<{ files: PollOutcome['files']; firstFailure: ErrorCode | null }> {
  const done = new Set(store.matchedFiles.map((file) => file.hash));
  const oldest = now - retentionDaysAt(store, now) * daySeconds;
  const files: { hash: string; to: number; content: ExportContent }[] = [];
  let firstFailure: ErrorCode | null = null;
  let total = 0;
  for (const { hash, to, bytes } of [...index.exports].sort((a, b) => a.to - b.to)) {
    if (to <= oldest || done.has(hash)) continue;
    total += bytes;
    if (files.length > 0 && total > maximumBytesPerPoll) break;
    done.add(hash);
    const file = await fetchExport(ports, pins, hash, bytes, index.time);
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
  indexTime: number,
): Promise<Result<ExportContent>> {
  const bytes = await fetchAllowed(ports.net, `/v1/exports/${hash}.zip`, length);
  if (!bytes.ok) return bytes;
  if (fileHash(bytes.value) !== hash) return fail('index.hash', 'an export is not the one the index names');
  const content = await openExport(bytes.value, pins.exportKeys, ports.verify);
  if (!content.ok) return content;
  const end = checkExportEnd(content.value, indexTime);
  return end.ok ? content : end;
}
