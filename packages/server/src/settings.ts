// SPDX-License-Identifier: GPL-3.0-only
// How a deployment runs. What phones must know stands in the signed configuration instead.
import type { IndexNotice } from '@bluezone/protocol';
import {
  demoRegistration,
  productionRegistration,
  type RegistrationSettings,
} from './registration/registration-settings.ts';

/** Addresses (https). */
export interface AppLinks {
  readonly android: string | null;
  readonly ios: string | null;
  /** The app in the browser; also a path of the front door itself. */
  readonly web: string | null;
}

export interface Settings {
  /** Every answer to a post leaves this long after the post arrived, milliseconds. */
  readonly answerDelayMs: number;
  /** How long a server that closes waits for requests under way, milliseconds; longer than any answer is held back. */
  readonly closeGraceMs: number;
  /** Seconds between two publications. */
  readonly publishPeriodSeconds: number;
  /** Seconds between two counts of registered phones: a day, so that no registration shows by its time. */
  readonly communityPeriodSeconds: number;
  /** Fewest keys in a published file, random ones included. */
  readonly minimumBatch: number;
  readonly maximumKeysPerFile: number;
  /** Phones refuse an index older than this, seconds. */
  readonly indexLifetimeSeconds: number;
  /** Reports that must wait before their meeting tags move together; the end of the UTC day moves them anyway. */
  readonly tagBatchReports: number;
  /** Claims accepted per UTC day whatever the number of reports. */
  readonly claimsPerDayFloor: number;
  /** Claims accepted per UTC day for each report of that day and the day before. */
  readonly claimsPerReport: number;
  readonly reportRetentionDays: number;
  readonly tagRetentionDays: number;
  readonly exportRetentionDays: number;
  readonly caseRetentionDays: number;
  /** Contact forms that are taken in a UTC day; beyond them the operator is alerted and senders try again later. */
  readonly contactFormsPerDay: number;
  /** A code holds for as long, and on to the end of that UTC day. */
  readonly codeLifetimeSeconds: number;
  readonly codeFailures: number;
  readonly sessionSeconds: number;
  readonly sessionIdleSeconds: number;
  /** Whether staff reach the desk over HTTPS alone: their cookie is then sent over nothing else. */
  readonly secureCookies: boolean;
  readonly staffFailures: number;
  readonly staffLockSeconds: number;
  /** Seconds between two looks for due jobs in real time. */
  readonly jobTickSeconds: number;
  /** Country of phone numbers typed without one. */
  readonly defaultCountry: 'VN';
  readonly registration: RegistrationSettings;
  readonly notices: readonly IndexNotice[];
  /** Where /taiapp sends people; null where there is none. */
  readonly appLinks: AppLinks;
  /** UTC day from which phones stop and erase; null while the system is needed. */
  readonly sunsetDay: number | null;
}

/** For a country. */
export const productionSettings = (): Settings => ({
  answerDelayMs: 1000,
  closeGraceMs: 5000,
  publishPeriodSeconds: 900,
  communityPeriodSeconds: 86_400,
  minimumBatch: 100,
  maximumKeysPerFile: 250_000,
  indexLifetimeSeconds: 2 * 86_400,
  tagBatchReports: 10,
  claimsPerDayFloor: 50,
  claimsPerReport: 5,
  reportRetentionDays: 15,
  tagRetentionDays: 14,
  exportRetentionDays: 15,
  caseRetentionDays: 30,
  contactFormsPerDay: 100_000,
  codeLifetimeSeconds: 86_400,
  codeFailures: 5,
  sessionSeconds: 12 * 3600,
  sessionIdleSeconds: 30 * 60,
  secureCookies: true,
  staffFailures: 10,
  staffLockSeconds: 15 * 60,
  jobTickSeconds: 20,
  defaultCountry: 'VN',
  registration: productionRegistration(),
  notices: [],
  appLinks: { android: null, ios: null, web: null },
  sunsetDay: null,
});

/** For one machine and a handful of phones: small batches, no waiting for others. */
export const demoSettings = (): Settings => ({
  ...productionSettings(),
  answerDelayMs: 0,
  closeGraceMs: 1000,
  publishPeriodSeconds: 60,
  communityPeriodSeconds: 60,
  minimumBatch: 20,
  tagBatchReports: 1,
  secureCookies: false,
  jobTickSeconds: 1,
  registration: demoRegistration(),
});
