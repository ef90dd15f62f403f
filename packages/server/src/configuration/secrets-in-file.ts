// SPDX-License-Identifier: GPL-3.0-only
// Looks for secrets that somebody wrote into the configuration itself. What looks like one is refused and never shown.
import type { Complaint } from './complaint.ts';

const secretName = /(?:pass(?:word|phrase|wd)?|secret|token|credential|private|signingkey|apikey)$/i;

/** PEM, long hexadecimal, padded base64 and addresses with a password. */
const pem = /-----BEGIN/;
const secretForms: readonly RegExp[] = [
  pem,
  /^[0-9a-f]{32,}$/i,
  /^[A-Za-z0-9+/]{22,}={1,2}$/,
  /^[a-z][a-z0-9+.-]*:\/\/[^/?#]*:[^/?#]*@/i,
  /(?:^|\s)password\s*=/i,
];

const instead =
  'holds a secret, and none may stand in this file: name a place for it, {"file": "…"} or {"env": "NAME"}';

/** Names the fields that hold what looks like a secret. */
export function secretsInFile(value: unknown, path: readonly string[] = []): Complaint[] {
  if (typeof value === 'string') {
    const name = path.at(-1) ?? '';
    const isPlace = name === 'file' || name === 'env';
    const looksSecret = isPlace
      ? pem.test(value)
      : secretName.test(name) || secretForms.some((form) => form.test(value));
    return looksSecret ? [{ path: path.join('.'), given: undefined, allowed: instead }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, field]) => secretsInFile(field, [...path, name.slice(0, 60)]));
}
