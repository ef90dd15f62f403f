// SPDX-License-Identifier: GPL-3.0-only
// How a deployment may change the settings, field by field. What is left out is as production has it.
import { maximumIndexLifetime } from '@bluezone/protocol';
import { type Static, Type } from 'typebox';
import { registrationSchema } from '../registration/registration-settings.ts';
import { productionSettings, type Settings } from '../settings.ts';

const whole = (minimum: number, maximum: number, description: string) =>
  Type.Optional(Type.Integer({ minimum, maximum, description }));

const day = 86_400;

const notice = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9-]{1,40}$' }),
    vi: Type.String({ minLength: 1, maxLength: 500 }),
    en: Type.String({ minLength: 1, maxLength: 500 }),
    until: Type.Integer({ minimum: 0, maximum: 0xffff_ffff, description: 'unix seconds' }),
  },
  { additionalProperties: false },
);

const https = 'https://[A-Za-z0-9.-]+(:[0-9]+)?(/[!#-;=?-~]*)?';
const linkOf = (pattern: string, description: string) =>
  Type.Union([Type.String({ pattern: `^${pattern}$`, maxLength: 300 }), Type.Null()], { description });
const appLink = linkOf(https, 'https address; null where there is none');
const webLink = linkOf(
  `(${https}|/([a-z0-9][a-z0-9/-]*)?)`,
  'https address or a path of the front door; null where there is none',
);

export const settingsSchema = Type.Object(
  {
    answerDelayMs: whole(0, 5000, 'every answer to a post leaves so long after the post arrived'),
    closeGraceMs: whole(0, 60_000, 'how long a closing server waits for requests under way'),
    publishPeriodSeconds: whole(60, day, 'between two publications'),
    communityPeriodSeconds: whole(60, 7 * day, 'between two counts of registered phones'),
    minimumBatch: whole(1, 10_000, 'fewest keys in a published file'),
    maximumKeysPerFile: whole(1000, 1_000_000, 'most keys in a published file'),
    indexLifetimeSeconds: whole(3600, maximumIndexLifetime, 'phones refuse an index older than this'),
    tagBatchReports: whole(1, 1000, 'reports whose meeting tags move together'),
    claimsPerDayFloor: whole(0, 1_000_000, 'claims accepted in a day whatever the number of reports'),
    claimsPerReport: whole(0, 100, 'claims accepted in a day for each report of two days'),
    reportRetentionDays: whole(15, 21, 'how long reports are kept'),
    tagRetentionDays: whole(14, 21, 'how long tags of meetings are kept'),
    exportRetentionDays: whole(14, 21, 'how long published files are kept'),
    caseRetentionDays: whole(1, 365, 'how long cases and contact forms are kept'),
    contactFormsPerDay: whole(0, 10_000_000, 'contact forms taken in a UTC day'),
    codeLifetimeSeconds: whole(
      600,
      7 * day,
      'how long a code of the health authority holds; then on to the end of that UTC day',
    ),
    codeFailures: whole(1, 10, 'wrong tries that void a code'),
    sessionSeconds: whole(300, day, 'longest session of staff'),
    sessionIdleSeconds: whole(60, 8 * 3600, 'longest pause in a session of staff'),
    staffFailures: whole(3, 20, 'wrong passwords that lock a name'),
    staffLockSeconds: whole(60, day, 'how long a name is locked'),
    jobTickSeconds: whole(1, 300, 'between two looks for due jobs'),
    registration: Type.Optional(Type.Partial(registrationSchema, { additionalProperties: false })),
    notices: Type.Optional(Type.Array(notice, { maxItems: 20, description: 'shown by every phone' })),
    appLinks: Type.Optional(
      Type.Object(
        { android: appLink, ios: appLink, web: webLink },
        { additionalProperties: false, description: 'where /taiapp sends people' },
      ),
    ),
    sunsetDay: Type.Optional(
      Type.Union([Type.Integer({ minimum: 0, maximum: 1_000_000 }), Type.Null()], {
        description: 'UTC day, counted from 1970, from which phones stop and erase',
      }),
    ),
  },
  { additionalProperties: false },
);

export type SettingsChange = Static<typeof settingsSchema>;

/** The settings of a deployment: production's, changed as told. */
export function settingsOf(change: SettingsChange): Settings {
  const usual = productionSettings();
  return { ...usual, ...change, registration: { ...usual.registration, ...change.registration } };
}
