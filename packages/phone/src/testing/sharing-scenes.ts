// SPDX-License-Identifier: GPL-3.0-only
// Phones at the point where their owners may share, and what of that left them.
import {
  type Claim,
  decodeClaim,
  decodeReport,
  type Post,
  type Report,
  type Result,
  utcDayAt,
} from '@bluezone/protocol';
import { openPost } from './fake-server.ts';
import { meet, type TestPhone, twoPhones } from './test-phone.ts';

export const code = { kind: 'digits', digits: '12345678', phoneNumber: '+84901234567' } as const;

export function unwrap<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.code}: ${result.detail}`);
  return result.value;
}

export const postsOf = (test: TestPhone, kind: Post['kind']): Post[] =>
  test.net.sent
    .flatMap((sent) => (sent.kind === 'post' ? [openPost(sent.wire)] : []))
    .filter((post) => post.kind === kind);

export function reportOf(test: TestPhone): Report {
  return unwrap(decodeReport(postsOf(test, 'report').at(-1)?.body ?? new Uint8Array(0)));
}

export function claimsOf(test: TestPhone): Claim[] {
  return postsOf(test, 'claim').map((post) => unwrap(decodeClaim(post.body)));
}

/** Two phones that met on the first day; three days later `b`, who has a code, is asked what to share. */
export async function diagnosed() {
  const { a, b } = await twoPhones();
  await meet(a, b, { minutes: 25 });
  await b.pass(3 * 86_400, 6 * 3600);
  await a.phone.wake();
  unwrap(await b.phone.redeem(code));
  const today = utcDayAt(b.clock.now());
  const preview = unwrap(await b.phone.previewReport({ onsetDay: today - 1, sampleDay: today }));
  return { a, b, today, preview };
}

/** `a` met diagnosed `b` for 25 minutes, was warned, and it is the day after. */
export async function warned() {
  const { a, b } = await twoPhones();
  unwrap(await a.phone.register(new Uint8Array(16).fill(7)));
  const day = utcDayAt(a.clock.now());
  await meet(a, b, { minutes: 25 });
  const key = (await b.phone.holdings()).keys[0];
  if (key === undefined) throw new Error('no key');
  await a.server.addExport([{ key: key.key, start: key.start, period: key.period }], {
    end: a.clock.now() + 1200,
  });
  a.clock.advance(5400);
  await a.server.publish();
  await a.phone.wake();
  return { a, b, day, key };
}
