// SPDX-License-Identifier: GPL-3.0-only
// A server that says anything at all, also with the true keys, gets nothing out of a phone but the fetches of the list,
// dummies, and the claim-token request that every registered phone makes on its schedule.
import {
  decodeClaimTokenRequest,
  doorSeal,
  encodePost,
  fileHash,
  ok,
  p256PublicKey,
  signerId,
} from '@bluezone/protocol';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Phone } from './phone.ts';
import { isAllowedPath } from './sync/fetch-allowed.ts';
import { judgeClock } from './sync/judge-clock.ts';
import { answerTo, FakeServer, indexKey, openPost, type Sent, signedFor } from './testing/fake-server.ts';
import { answersOf, type Round, round, strangerKey } from './testing/hostile-answers.ts';
import { nativeVerify } from './testing/native-verify.ts';
import { spyVault } from './testing/spy-vault.ts';
import { testClock } from './testing/test-clock.ts';
import { meet, type TestPhone, testPhone, twoPhones } from './testing/test-phone.ts';
import { testSealer } from './testing/test-sealer.ts';
import { memoryVault } from './vault/memory-vault.ts';

const credential = new Uint8Array(16).fill(7);

/** A phone's life so far: its vault's rows, made once and copied for every case. */
interface History {
  readonly isWarned: boolean;
  readonly isRegistered: boolean;
  readonly rows: ReadonlyMap<string, Uint8Array>;
  readonly heard: number;
  readonly keyBytes: readonly Uint8Array[];
  readonly now: number;
  readonly sequence: number;
  readonly indexHash: string;
}

async function lifeOf(isWarned: boolean, isRegistered: boolean): Promise<History> {
  const { a, b } = await twoPhones();
  if (isRegistered) await a.phone.register(credential);
  await meet(a, b, { minutes: 25 });
  if (isWarned)
    await a.server.addExport((await b.phone.holdings()).keys.slice(0, 1), { end: a.clock.now() + 1200 });
  a.clock.advance(7200);
  const index = await a.server.publish();
  await a.phone.wake();
  const { keys, heard } = await a.phone.holdings();
  expect((await a.phone.status()).exposure).toBe(isWarned ? 'F1' : 'none');
  return {
    isWarned,
    isRegistered,
    rows: await a.vault.contents(),
    heard: heard.length,
    keyBytes: keys.flatMap((key) => [key.key, key.openingSecret]),
    now: a.clock.now(),
    sequence: a.server.published?.sequence ?? 0,
    indexHash: fileHash(index),
  };
}

async function reviveOn(history: History): Promise<TestPhone> {
  const vault = memoryVault();
  await vault.write([...history.rows].map(([key, value]) => ({ key, value })));
  const clock = testClock(history.now);
  return testPhone({
    clock,
    server: new FakeServer(clock),
    vault: spyVault(vault),
    seed: 7,
    ports: { verify: nativeVerify },
  });
}
/** Says what is wrong with what left a phone; empty when nothing is. */
function violations(sent: readonly Sent[], { isRegistered }: History): string[] {
  return sent.flatMap((each) => {
    if (each.kind === 'get') return isAllowedPath(each.path) ? [] : [`a fetch of ${each.path}`];
    if (each.wire.length !== 32_768) return ['a post of another size'];
    const { kind, body } = openPost(each.wire);
    if (kind === 'dummy') return body.length === 0 ? [] : ['a dummy with something in it'];
    if (kind !== 'claim-token' || !isRegistered) return [`a post of kind ${kind}`];
    const request = decodeClaimTokenRequest(body);
    const isPlain = request.ok && request.value.credential.every((byte) => byte === 7);
    return isPlain && body.length === 80 ? [] : ['a claim-token request with something else in it'];
  });
}

/** How much of what was signed by the true keys was believed: a test in which nothing is believed proves little. */
const tally = { taken: 0 };

/** The index that the phone's vault says it accepted last. */
async function lastIndexOf(
  test: TestPhone,
  history: History,
): Promise<{ sequence: number; indexHash: string }> {
  const state = (await test.vault.contents()).get('state') ?? new Uint8Array(0);
  const { index } = JSON.parse(Buffer.from(state).toString()) as {
    index: { sequence: number; hash: string } | null;
  };
  return {
    sequence: index?.sequence ?? history.sequence,
    indexHash: index?.hash ?? history.indexHash,
  };
}

/** Lets a phone live through hostile rounds. `tamper` may build a traitor into it. */
async function liveThrough(
  history: History,
  rounds: readonly Round[],
  tamper: (test: TestPhone) => (phone: Phone) => Promise<void> = () => async () => undefined,
): Promise<string[]> {
  const test = await reviveOn(history);
  const betray = tamper(test);
  const found: string[] = [];
  for (const given of rounds) {
    const seen = await lastIndexOf(test, history);
    test.clock.advance(given.wait);
    const answers = await answersOf(given, seen, test.clock.now());
    test.server.override = answers.answer;
    test.radio.statusNow = given.radio;
    test.net.post = async (wire) => {
      test.net.sent.push({ kind: 'post', wire: wire.slice(), at: test.clock.now() });
      return given.post;
    };
    await test.phone.wake();
    await betray(test.phone);
    test.restart();
    await test.phone.wake();
    const after = await lastIndexOf(test, history);
    const isTaken = answers.index.ok && after.indexHash === fileHash(answers.index.value);
    if (isTaken && after.indexHash !== seen.indexHash) tally.taken++;
    const status = await test.phone.status();
    found.push(...claimsWithoutCover(status, given, isTaken, test));
    if (status.protection !== 'sunset') continue;
    // Announced for a week by whoever holds the key: what a phone then erases is lost, and nothing leaves it any more.
    if (test.clock.now() - history.now < 6.9 * 86_400) found.push('stopped without a sunset');
    return [...found, ...violations(test.net.sent, history)];
  }
  found.push(...violations(test.net.sent, history));
  const { heard, keys } = await test.phone.holdings();
  if (test.clock.now() - history.now < 13 * 86_400) {
    if (heard.length < history.heard) found.push('a part of the log was lost');
    const kept = new Set(keys.flatMap((key) => [String(key.key), String(key.openingSecret)]));
    if (!history.keyBytes.every((bytes) => kept.has(String(bytes)))) found.push('a key was lost');
  }
  const tokenRequests = test.postKinds().filter((kind) => kind === 'claim-token').length;
  const waited = rounds.reduce((sum, { wait }) => sum + wait, 0);
  if (tokenRequests > 2 + waited / 3600) found.push('more claim-token requests than the schedule allows');
  return found;
}

/** What the phone says of itself must follow from what it saw. */
function claimsWithoutCover(
  status: Awaited<ReturnType<Phone['status']>>,
  given: Round,
  isTaken: boolean,
  test: TestPhone,
): string[] {
  const found: string[] = [];
  if (status.protection === 'on' && given.radio !== 'on') found.push('protecting without a radio');
  const now = test.clock.now();
  if (isTaken && given.index.kind === 'signed' && status.protection === 'on') {
    const time = given.index.time === 'now' ? now : given.index.time;
    // One that comes late may be the server's fault; one from the future cannot.
    const isEarly = now < time && judgeClock({ time, next: given.index.next }, now) === 'wrong';
    if (isEarly && status.lastGoodCheck === now) found.push('protecting with a wrong clock');
  }
  const isRefused = given.index.kind !== 'signed' || given.index.signer !== 'pinned';
  const checkedNow = status.lastGoodCheck === test.clock.now();
  if (isRefused && checkedNow) found.push('called a refused index a good check');
  if (status.lastGoodCheck !== null && status.lastGoodCheck > test.clock.now())
    found.push('checked in the future');
  if (given.index.kind === 'signed' && given.index.expires === 'past' && checkedNow)
    found.push('called an expired index a good check');
  return found;
}

const histories = Promise.all([
  lifeOf(false, false),
  lifeOf(false, true),
  lifeOf(true, false),
  lifeOf(true, true),
]);

it('whatever a server answers, nothing but allowlisted fetches, dummies and scheduled token requests leaves a phone', async () => {
  const lives = await histories;
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 3 }),
      fc.array(round, { minLength: 2, maxLength: 5 }),
      async (which, rounds) => {
        const history = lives[which] as History;
        expect(await liveThrough(history, rounds)).toEqual([]);
      },
    ),
    { numRuns: 320, seed: 20_260 },
  );
  expect(tally.taken).toBeGreaterThan(150);
}, 240_000);

const quietRounds: Round[] = fc.sample(round, { numRuns: 3, seed: 5 });

it.each([
  [
    'shares a report when an answer says so',
    'a post of kind report',
    (test: TestPhone) => async (phone: Phone) => {
      const ports = { kind: 'digits', digits: '12345678', phoneNumber: '+84901234567' } as const;
      const silent = test.net.post;
      test.net.post = async (wire) => {
        await silent(wire);
        return ok(answerTo(wire, { body: signedFor(openPost(wire)) ?? new Uint8Array(0) }));
      };
      await phone.redeem(ports);
      const today = Math.floor(test.clock.now() / 86_400);
      const preview = await phone.previewReport({ onsetDay: null, sampleDay: today - 1 });
      if (preview.ok)
        await phone.shareReport(
          phone.consentToReport(
            preview.value,
            preview.value.days.map(({ day }) => day),
            true,
          ),
        );
      test.clock.advance(3600);
      await phone.wake();
    },
  ],
  [
    'follows a link in a notice',
    'a fetch of https://example.org/collect',
    (test: TestPhone) => async () => {
      await test.net.get('https://example.org/collect', 1000);
    },
  ],
  [
    'hides something in a dummy',
    'a dummy with something in it',
    (test: TestPhone) => async () => {
      const body = test.radio.plans[0]?.slots[0]?.beacon ?? new Uint8Array(27);
      const recipient = { keyId: 7, publicKey: new Uint8Array(32), purpose: doorSeal };
      const sealed = await testSealer.seal(recipient, encodePost({ kind: 'dummy', body }));
      if (sealed.ok) await test.net.post(sealed.value.wire);
    },
  ],
  [
    'forgets its log',
    'a part of the log was lost',
    (test: TestPhone) => async () => {
      const rows = await test.vault.list('heard/');
      await test.vault.write(rows.map((key) => ({ key, value: null })));
    },
  ],
] as const)('a phone that %s is found out', async (_, violation, tamper) => {
  const history = (await histories)[3] as History;
  expect(await liveThrough(history, quietRounds, tamper)).toContain(violation);
});

it('a stranger’s signature is a stranger’s: the forged indexes of this test are signed by no pinned key', () => {
  expect(signerId(p256PublicKey(strangerKey))).not.toBe(signerId(p256PublicKey(indexKey)));
});
