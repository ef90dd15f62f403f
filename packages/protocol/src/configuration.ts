// SPDX-License-Identifier: GPL-3.0-only
// The signed configuration of a deployment. Every field has hard bounds, so that even a stolen signing key cannot make
// phones keep data for months or talk every second; no field can make a phone share anything.
import * as v from 'valibot';
import { exposureNotificationUuid } from './beacon.ts';
import { fromBase64, utf8Text } from './bytes.ts';
import { defaultProximity } from './default-proximity.ts';
import { fail, ok, type Result } from './result.ts';
import { sealDesks, sealKeyLength } from './sealed.ts';

/** Test value for the service UUID; a production deployment must hold one of its own. */
export const testServiceUuid = 0xfff0;

const whole = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));
const real = (least: number, most: number) =>
  v.pipe(v.number(), v.finite(), v.minValue(least), v.maxValue(most));
const weights = v.object({ standard: real(0, 10), high: real(0, 10) });

const issuer = v.object({
  id: whole(0, 255),
  purpose: v.picklist(['upload', 'claim']),
  /** Epochs of 28 days since 1970. */
  epoch: whole(0, 100_000),
  /** SubjectPublicKeyInfo of RSA-2048, base64. */
  publicKey: v.pipe(
    v.string(),
    v.maxLength(800),
    v.check((text) => fromBase64(text) !== undefined),
  ),
});

const postKey = v.object({
  /** Number in the first byte of what is sealed to this key. */
  id: whole(1, 255),
  desk: v.picklist(sealDesks),
  /** X25519, 32 bytes in base64. */
  publicKey: v.pipe(
    v.string(),
    v.maxLength(64),
    v.check((text) => fromBase64(text)?.length === sealKeyLength, 'a key to seal to has 32 bytes'),
  ),
});

/** What the distance estimator assumes about radio and people; docs/proximity.md says what each is. */
const proximity = v.object({
  attenuationAtOneMetre: real(20, 100),
  decibelsPerDecade: real(1, 60),
  biasSd: real(0.01, 20),
  unknownPowerSd: real(0, 20),
  noiseSd: real(0.5, 20),
  priorMedianMetres: real(0.3, 20),
  priorLogSd: real(0.1, 10),
  walkPerRootMinute: real(0, 5),
  redrawMinutes: real(0.01, 1440),
  lostPacketsDb: real(0, 60),
  contextShare: real(0, 1),
  usualAttenuation: real(20, 100),
  lossWidthDb: real(0.5, 50),
  lossBeyondDb: real(-20, 20),
  leastMissed: real(0, 0.8),
  independentSeconds: real(1, 3600),
  unknownPowerDbm: real(-40, 20),
  unknownPowerSpread: real(0, 30),
  certainty: v.object({
    errorMinutes: real(0.1, 60),
    shiftMinutes: real(-15, 14),
    slope: real(0.1, 10),
    cautionMinutes: real(0, 14),
  }),
  models: v.pipe(
    v.array(
      v.object({
        model: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
        transmitPowerDbm: real(-60, 30),
        receiverCorrectionDb: real(-30, 30),
      }),
    ),
    v.maxLength(400),
  ),
});

const fields = v.object({
  format: v.literal(1),
  version: whole(1, 0xffffffff),
  deployment: v.object({
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(80)),
    region: v.pipe(v.string(), v.regex(/^[A-Z]{2,3}$/)),
    production: v.boolean(),
  }),
  zone: v.object({
    name: v.pipe(v.string(), v.maxLength(60)),
    utcOffsetMinutes: whole(-720, 840),
  }),
  beacon: v.object({
    serviceUuid: v.pipe(
      whole(1, 0xffff),
      v.check((uuid) => uuid !== exposureNotificationUuid),
    ),
    advertiseEveryMilliseconds: whole(100, 2000),
  }),
  scan: v.object({
    windowSeconds: whole(1, 60),
    periodSeconds: whole(30, 3600),
    periodAfterSightingSeconds: whole(30, 3600),
    bridgedGapSeconds: whole(60, 900),
  }),
  retentionDays: whole(1, 21),
  matching: v.object({ toleranceIntervals: whole(0, 12) }),
  exposure: v.object({
    attenuationThresholds: v.pipe(
      v.tuple([whole(0, 255), whole(0, 255), whole(0, 255)]),
      v.check(([a, b, c]) => a < b && b < c),
    ),
    bucketWeights: v.tuple([real(0, 2.5), real(0, 2.5), real(0, 2.5), real(0, 2.5)]),
    unknownTransmitPowerDbm: whole(-40, 20),
    receiverCorrectionDb: real(-30, 30),
    /** 0 none, 1 standard, 2 high; for −14…14 days since onset. */
    infectiousnessByDay: v.pipe(v.array(whole(0, 2)), v.length(29)),
    infectiousnessUnknownOnset: whole(0, 2),
    weights: v.object({ confirmedTest: weights, clinical: weights, selfReport: weights, recursive: weights }),
    minimumWindowMinutes: real(0, 60),
    /** Weighted minutes in a civil day from which a contact was close. */
    closeContactMinutes: real(1, 120),
    /** Whether minutes beside different infectious people add up; false asks for that many beside one of them. */
    addUpPeople: v.boolean(),
  }),
  /** Absent: the plain rule on attenuation thresholds judges contacts. */
  proximity: v.optional(proximity),
  meetings: v.object({
    minimumSeconds: whole(60, 600),
    tagsPerReport: whole(0, 2000),
    tagsPerInterval: whole(1, 40),
    openingsPerClaim: whole(1, 22),
    claimMinutes: whole(1, 60),
    latencyDays: whole(0, 7),
  }),
  sharing: v.object({
    maximumDelaySeconds: whole(0, 3600),
    daysBeforeOnset: whole(0, 7),
  }),
  polling: v.object({ periodSeconds: whole(10, 86_400) }),
  dummies: v.object({ meanSeconds: whole(3600, 31 * 86_400) }),
  claimTokens: v.object({ periodDays: whole(1, 28) }),
  issuers: v.pipe(
    v.array(issuer),
    v.maxLength(8),
    v.check((issuers) => new Set(issuers.map(({ id }) => id)).size === issuers.length, 'two issuers, one id'),
  ),
  /** What posts are sealed to: the last of a desk is used, those before it are still opened. */
  posts: v.pipe(
    v.array(postKey),
    v.maxLength(6),
    v.check((keys) => new Set(keys.map(({ id }) => id)).size === keys.length, 'two keys to seal to, one id'),
  ),
});

const configuration = v.pipe(
  fields,
  v.check(
    ({ scan }) =>
      scan.windowSeconds <= scan.periodSeconds && scan.windowSeconds <= scan.periodAfterSightingSeconds,
    'a scan is longer than its period',
  ),
  v.check(
    ({ deployment, beacon }) => !deployment.production || beacon.serviceUuid !== testServiceUuid,
    'production needs a service UUID of its own, not the test value',
  ),
);

export type Configuration = v.InferOutput<typeof configuration>;
export type TokenIssuer = v.InferOutput<typeof issuer>;
export type PostKey = v.InferOutput<typeof postKey>;

/** Largest configuration that is read, bytes. */
export const maximumConfigurationLength = 64 * 1024;

/** Checks a configuration given as a value; `configuration.layout` names the field. Unknown fields are ignored. */
export function checkConfiguration(value: unknown): Result<Configuration> {
  const parsed = v.safeParse(configuration, value);
  if (parsed.success) return ok(parsed.output);
  const issue = parsed.issues[0];
  return fail(
    'configuration.layout',
    `wrong value at "${v.getDotPath(issue) ?? 'its root'}": ${issue.message}`,
  );
}

/** Reads a configuration file's bytes. */
export function parseConfiguration(bytes: Uint8Array): Result<Configuration> {
  if (bytes.length > maximumConfigurationLength)
    return fail('configuration.layout', 'the configuration is too large');
  const text = utf8Text(bytes);
  if (text === undefined) return fail('configuration.layout', 'the configuration is not UTF-8');
  try {
    return checkConfiguration(JSON.parse(text));
  } catch {
    return fail('configuration.layout', 'the configuration is not JSON');
  }
}

/** Refuses a version lower than one already in force (`configuration.rollback`). */
export function checkConfigurationAdvance(current: number, next: number): Result<void> {
  return next < current
    ? fail('configuration.rollback', 'the configuration is older than the one in force')
    : ok(undefined);
}

const infectiousnessByDay = Array.from({ length: 29 }, (_, i) => {
  const day = i - 14;
  if (day < -3 || day > 11) return 0;
  return day >= -2 && day <= 5 ? 2 : 1;
});

/** The configuration of the documents: two metres, a quarter of an hour, fourteen days. */
export const defaultConfiguration: Configuration = {
  format: 1,
  version: 1,
  deployment: { name: 'Bluezone', region: 'VN', production: false },
  zone: { name: 'Asia/Ho_Chi_Minh', utcOffsetMinutes: 420 },
  beacon: { serviceUuid: testServiceUuid, advertiseEveryMilliseconds: 250 },
  scan: { windowSeconds: 4, periodSeconds: 180, periodAfterSightingSeconds: 90, bridgedGapSeconds: 300 },
  retentionDays: 14,
  matching: { toleranceIntervals: 2 },
  exposure: {
    attenuationThresholds: [55, 63, 73],
    bucketWeights: [1, 1, 1, 0],
    unknownTransmitPowerDbm: -10,
    receiverCorrectionDb: 0,
    infectiousnessByDay,
    infectiousnessUnknownOnset: 2,
    weights: {
      confirmedTest: { standard: 1, high: 1 },
      clinical: { standard: 1, high: 1 },
      selfReport: { standard: 1, high: 1 },
      recursive: { standard: 1, high: 1 },
    },
    minimumWindowMinutes: 0,
    closeContactMinutes: 15,
    addUpPeople: false,
  },
  proximity: defaultProximity,
  meetings: {
    minimumSeconds: 180,
    tagsPerReport: 2000,
    tagsPerInterval: 40,
    openingsPerClaim: 22,
    claimMinutes: 10,
    latencyDays: 1,
  },
  sharing: { maximumDelaySeconds: 900, daysBeforeOnset: 2 },
  polling: { periodSeconds: 4 * 3600 },
  dummies: { meanSeconds: 36 * 3600 },
  claimTokens: { periodDays: 14 },
  issuers: [],
  posts: [],
};
