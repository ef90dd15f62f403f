// SPDX-License-Identifier: GPL-3.0-only

/** Which acts to see; it stands in the address, so that it can be kept and handed on. */
export interface AuditFilter {
  /** Two digits, or "country" for acts of no province. */
  readonly province?: string;
  readonly from?: string;
  readonly to?: string;
  readonly actor?: string;
  readonly act?: string;
  readonly subject?: string;
}

const forms: Readonly<Record<keyof AuditFilter, RegExp>> = {
  province: /^(?:\d{2}|country)$/,
  from: /^\d{4}-\d{2}-\d{2}$/,
  to: /^\d{4}-\d{2}-\d{2}$/,
  actor: /^.{1,80}$/,
  act: /^[a-z.-]{1,40}$/,
  subject: /^\S{1,80}$/,
};

/** Of an address, in which anything may stand. */
export function readAuditFilter(search: Record<string, unknown>): AuditFilter {
  const filter: Record<string, string> = {};
  for (const [name, form] of Object.entries(forms)) {
    // A number in an address is read as one.
    const value = typeof search[name] === 'number' ? String(search[name]).padStart(2, '0') : search[name];
    if (typeof value === 'string' && form.test(value)) filter[name] = value;
  }
  return filter;
}
