// SPDX-License-Identifier: GPL-3.0-only
import { decodeClaimTokenRequest, toHex } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { openPost } from '../testing/fake-server.ts';
import { type TestPhone, testPhone } from '../testing/test-phone.ts';

const credential = new Uint8Array(16).fill(7);

/** Messages and times of the requests that left. */
const requestsOf = (test: TestPhone) =>
  test.net.sent.flatMap((sent) => {
    if (sent.kind !== 'post') return [];
    const post = openPost(sent.wire);
    if (post.kind !== 'claim-token') return [];
    const request = decodeClaimTokenRequest(post.body);
    if (!request.ok) throw new Error(request.detail);
    expect(request.value.credential).toEqual(credential);
    return [{ at: sent.at, message: toHex(request.value.request.blinded) }];
  });

/** A phone that has the configuration, and so keys to seal to and issuers. */
async function informedPhone(seed = 1): Promise<TestPhone> {
  const test = testPhone({ seed });
  await test.server.publish();
  await test.phone.wake();
  return test;
}

it('a registered phone asks for one token per period, with a new message each time', async () => {
  const test = await informedPhone();
  await test.phone.register(credential);
  await test.pass(60 * 86_400, 6 * 3600);
  const requests = requestsOf(test);
  expect(requests.length).toBe(5);
  expect(new Set(requests.map(({ message }) => message)).size).toBe(5);
});

it('a phone that is not registered asks for none', async () => {
  const test = await informedPhone();
  await test.pass(30 * 86_400, 6 * 3600);
  expect(requestsOf(test)).toEqual([]);
});

it('after a failure the same message goes again, later, also after a restart', async () => {
  const test = await informedPhone();
  await test.phone.register(credential);
  test.server.answer = ({ kind }) => (kind === 'claim-token' ? 'lost' : {});
  await test.phone.wake();
  test.restart();
  await test.pass(5 * 3600, 300);
  const requests = requestsOf(test);
  expect(requests.length).toBeGreaterThan(2);
  expect(new Set(requests.map(({ message }) => message)).size).toBe(1);
  for (const [i, { at }] of requests.slice(1).entries())
    expect(at - (requests[i]?.at ?? 0)).toBeGreaterThanOrEqual(3600);
});

it('phones do not all renew in the same hour: each draws its own within a day', async () => {
  const hours = new Set<number>();
  for (let seed = 1; seed <= 12; seed++) {
    const test = await informedPhone(seed);
    await test.phone.register(credential);
    await test.pass(20 * 86_400, 3600);
    const renewal = requestsOf(test)[1];
    hours.add(Math.floor((renewal?.at ?? 0) / 3600));
  }
  expect(hours.size).toBeGreaterThan(6);
});

it('an answer that is no signature is a failure, and leaves the phone without a token', async () => {
  const test = await informedPhone();
  await test.phone.register(credential);
  test.server.answer = ({ kind }) => (kind === 'claim-token' ? { body: new Uint8Array(100) } : {});
  await test.phone.wake();
  await test.pass(2.5 * 3600, 600);
  expect(requestsOf(test).length).toBeGreaterThan(1);
});

it('a credential of a wrong length is refused', async () => {
  const test = await informedPhone();
  expect(await test.phone.register(new Uint8Array(15))).toMatchObject({ code: 'registration.unknown' });
  expect((await test.phone.status()).isRegistered).toBe(false);
});

it('without a configuration nothing is sealed and nothing is asked; with one, the phone asks at once', async () => {
  const test = testPhone();
  await test.phone.register(credential);
  await test.pass(2 * 3600, 600);
  expect(test.postKinds()).toEqual([]);
  await test.server.publish();
  await test.pass(4 * 3600, 600);
  expect(requestsOf(test).length).toBe(1);
});

it('a signature that does not fit is no token: a new message goes out', async () => {
  const test = await informedPhone();
  await test.phone.register(credential);
  const honest = test.server.answer;
  test.server.answer = () => ({ body: new Uint8Array(256).fill(1) });
  await test.phone.wake();
  test.server.answer = honest;
  await test.pass(3 * 3600, 600);
  const requests = requestsOf(test);
  expect(requests.length).toBe(2);
  expect(new Set(requests.map(({ message }) => message)).size).toBe(2);
});
