// SPDX-License-Identifier: GPL-3.0-only

/**
 * On every answer: nothing here is a page, so a browser shall make nothing of it. Hosts that serve pages set their own
 * policy in place of this one. Strict-Transport-Security has no effect over plain HTTP, where no proxy stands before us.
 */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
};
