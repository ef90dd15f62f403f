// SPDX-License-Identifier: GPL-3.0-only
// The only downloads a phone makes. What is not on this list cannot be asked for, whatever a server says.
import { fail, type Result } from '@bluezone/protocol';
import type { Net } from '../ports.ts';

const allowed = [
  { pattern: /^\/v1\/index$/, maximumBytes: 256 * 1024 },
  { pattern: /^\/v1\/configurations\/[0-9a-f]{64}\.json$/, maximumBytes: 64 * 1024 },
  { pattern: /^\/v1\/exports\/[0-9a-f]{64}\.zip$/, maximumBytes: 64 * 1024 * 1024 },
];

/** True when a phone may fetch this path. */
export function isAllowedPath(path: string): boolean {
  return allowed.some(({ pattern }) => pattern.test(path));
}

/** Fetches a path of the list; refuses answers larger than its limit or the length told. Other paths are a bug. */
export async function fetchAllowed(net: Net, path: string, toldLength?: number): Promise<Result<Uint8Array>> {
  const rule = allowed.find(({ pattern }) => pattern.test(path));
  if (rule === undefined) throw new RangeError('a phone fetches only the index, configurations and exports');
  const maximumBytes = Math.min(rule.maximumBytes, toldLength ?? rule.maximumBytes);
  const got = await net.get(path, maximumBytes);
  if (got.ok && got.value.length > maximumBytes) return fail('net.too-large', 'the answer is too large');
  return got;
}
