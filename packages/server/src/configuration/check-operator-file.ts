// SPDX-License-Identifier: GPL-3.0-only
// Reads the operator's file and finds everything that is wrong with it: its form, secrets in it, what contradicts itself,
// and what production refuses.
import { fail, ok, type Result, utf8Text } from '@bluezone/protocol';
import { type Role, roles } from '../desks/role.ts';
import { faultsOfRegistration } from '../registration/registration-settings.ts';
import type { Settings } from '../settings.ts';
import { type Complaint, complaintsAbout, shownValue } from './complaint.ts';
import { type OperatorFile, operatorFileSchema } from './operator-file.ts';
import { secretsInFile } from './secrets-in-file.ts';
import { settingsOf } from './settings-schema.ts';

export const serveRoles = [...roles, 'all'] as const;
export type ServeRole = (typeof serveRoles)[number];

export const longestOperatorFile = 1024 * 1024;

/** The file as a value, or why it is none. */
export function parseOperatorFile(bytes: Uint8Array): Result<unknown> {
  if (bytes.length > longestOperatorFile) return fail('configuration.layout', 'the file is too large');
  const text = utf8Text(bytes);
  if (text === undefined) return fail('configuration.layout', 'the file is not UTF-8');
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    const [where] = /(?:at position \d+|line \d+ column \d+)[^"]*$/.exec((error as Error).message) ?? [];
    return fail('configuration.layout', `the file is not JSON${where === undefined ? '' : ` (${where})`}`);
  }
}

export type CheckedFile =
  | { readonly ok: true; readonly file: OperatorFile }
  | { readonly ok: false; readonly complaints: readonly Complaint[] };

/** Checks a whole file, or with a role what that role needs of it. */
export function checkOperatorFile(value: unknown, role?: ServeRole): CheckedFile {
  const secrets = secretsInFile(value);
  const isSecret = new Set(secrets.map(({ path }) => path));
  const form = complaintsAbout(operatorFileSchema, value).filter(({ path }) => !isSecret.has(path));
  if (form.length + secrets.length > 0) return { ok: false, complaints: [...secrets, ...form] };
  const file = value as OperatorFile;
  const complaints = [
    ...missingSections(file, role),
    ...contradictions(file),
    ...(file.mode === 'production' ? productionComplaints(file) : []),
  ];
  return complaints.length === 0 ? { ok: true, file } : { ok: false, complaints };
}

function missingSections(file: OperatorFile, role: ServeRole | undefined): Complaint[] {
  const there = serveRoles.filter((each) => file[each] !== undefined);
  if (role !== undefined && file[role] === undefined)
    return [{ path: role, given: undefined, allowed: `is missing; "--role ${role}" needs it` }];
  if (there.length > 0) return [];
  return [{ path: '', given: undefined, allowed: `needs at least one of ${serveRoles.join(', ')}` }];
}

/** Where a process listens, by section and name. */
function* listeners(file: OperatorFile) {
  for (const section of serveRoles) {
    const listen: Readonly<Record<string, { host: string; port: number }>> = file[section]?.listen ?? {};
    for (const [name, address] of Object.entries(listen))
      yield { section, path: `${section}.listen.${name}`, name, ...address };
  }
}

function contradictions(file: OperatorFile): Complaint[] {
  const complaints: Complaint[] = [];
  const taken = new Map<string, string>();
  for (const { section, path, host, port } of listeners(file)) {
    if (port === 0) continue;
    const place = `${section} ${host}:${port}`;
    const other = taken.get(place);
    if (other !== undefined)
      complaints.push({ path, given: `${host}:${port}`, allowed: `must not be the same as ${other}` });
    taken.set(place, path);
  }
  for (const fault of faultsOfRegistration(settingsOf(file.settings ?? {}).registration))
    complaints.push({ path: 'settings.registration.routes', given: undefined, allowed: fault });
  const { answerDelayMs, closeGraceMs, sessionSeconds, sessionIdleSeconds } = settingsOf(file.settings ?? {});
  if (closeGraceMs <= answerDelayMs)
    complaints.push({
      path: 'settings.closeGraceMs',
      given: String(closeGraceMs),
      allowed: `must be more than answerDelayMs, ${answerDelayMs}, or a closing server cuts off answers`,
    });
  if (sessionIdleSeconds > sessionSeconds)
    complaints.push({
      path: 'settings.sessionIdleSeconds',
      given: String(sessionIdleSeconds),
      allowed: `must be at most sessionSeconds, ${sessionSeconds}`,
    });
  for (const section of ['registration', 'cases', 'all'] as const) {
    const names = file[section]?.sms?.senders.map(({ name }) => name) ?? [];
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined)
      complaints.push({
        path: `${section}.sms.senders`,
        given: shownValue(twice),
        allowed: 'is there twice',
      });
  }
  return complaints;
}

type NumberSetting = { [K in keyof Settings]: Settings[K] extends number ? K : never }[keyof Settings];

/** What protects people: production may be stricter than this, and never laxer. */
const productionBounds: readonly (readonly [NumberSetting, 'least' | 'most', number, string])[] = [
  ['answerDelayMs', 'least', 1000, 'or the time of an answer tells what was asked'],
  ['communityPeriodSeconds', 'least', 86_400, 'or single registrations show by their time'],
  ['minimumBatch', 'least', 100, 'or small files tell of single people'],
  ['tagBatchReports', 'least', 10, 'or the meetings desk can tell which tags belong together'],
  ['claimsPerReport', 'most', 5, 'or relays can frighten a whole city'],
  ['claimsPerDayFloor', 'most', 1000, 'or relays can frighten a whole city'],
  ['codeFailures', 'most', 5, 'or codes can be guessed'],
  ['codeLifetimeSeconds', 'most', 3 * 86_400, 'or codes can be guessed'],
  ['staffFailures', 'most', 10, 'or passwords can be guessed'],
  ['sessionIdleSeconds', 'most', 3600, 'or a screen left alone stays open'],
  ['caseRetentionDays', 'most', 90, 'or the authority keeps what it needs no more'],
];

function productionComplaints(file: OperatorFile): Complaint[] {
  const complaints: Complaint[] = [];
  if (file.tls !== 'proxy')
    complaints.push({
      path: 'tls',
      given: shownValue(file.tls),
      allowed: 'production needs "proxy": a proxy before every public address that ends TLS',
    });
  const settings = settingsOf(file.settings ?? {});
  for (const [name, which, bound, reason] of productionBounds) {
    const value = settings[name];
    if (which === 'least' ? value >= bound : value <= bound) continue;
    complaints.push({
      path: `settings.${name}`,
      given: String(value),
      allowed: `production needs at ${which} ${bound}, ${reason}`,
    });
  }
  for (const section of ['registration', 'all'] as const) {
    const sms = file[section]?.sms;
    if (sms === undefined) continue;
    if (sms.developmentInbox === true)
      complaints.push({
        path: `${section}.sms.developmentInbox`,
        given: 'true',
        allowed: 'production never shows codes on a page: whoever sees it can register any number',
      });
    if (sms.senders.length === 0)
      complaints.push({
        path: `${section}.sms.senders`,
        given: '[]',
        allowed: 'production needs at least one sender, or nobody can register',
      });
  }
  for (const role of ['registration', 'cases', 'meetings'] as const) {
    const url = file.exposure?.links[role].url;
    if (url === undefined || isSafeLink(url) || file.privateNetwork === true) continue;
    complaints.push({
      path: `exposure.links.${role}.url`,
      given: shownValue(url),
      allowed:
        'production needs https, or this machine, or "privateNetwork": true if nobody else can read the network',
    });
  }
  for (const { path, port } of listeners(file))
    if (port === 0)
      complaints.push({ path: `${path}.port`, given: '0', allowed: 'production needs a port that is known' });
  return complaints;
}

function isSafeLink(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
}

/** Of the desks a process runs. */
export function rolesOf(role: ServeRole): readonly Role[] {
  return role === 'all' ? roles : [role];
}
