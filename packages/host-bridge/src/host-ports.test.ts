// SPDX-License-Identifier: GPL-3.0-only
import { memoryVault, type RadioPlan, type RadioScan, vaultContract } from '@bluezone/phone';
import { ok } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { hostNet, hostNotifier, hostRadio, hostVault } from './host-ports.ts';
import { nativeHost } from './native-host.ts';
import { type SimulatedHostParts, simulatedHost } from './simulated-host.ts';

function phone(parts: SimulatedHostParts = {}) {
  const simulated = simulatedHost(parts);
  return { simulated, host: nativeHost(simulated.line) };
}

const plan: RadioPlan = {
  ...{ serviceUuid: 0xfffe, advertiseEveryMilliseconds: 250, scanWindowSeconds: 4 },
  ...{ scanPeriodSeconds: 180, scanPeriodAfterSightingSeconds: 90 },
  slots: [
    { from: 600, beacon: new Uint8Array(27).fill(1) },
    { from: 1200, beacon: new Uint8Array(27).fill(2) },
  ],
  until: 1800,
};
const scan = (second: number): RadioScan => ({
  second,
  heard: [{ beacon: new Uint8Array(27).fill(9), strengthDbm: -60 }],
  others: 2,
});

it.each(vaultContract.map((each) => [each.name, each] as const))(
  'a vault of the host %s',
  async (_, each) => {
    const open = async () => hostVault(phone().host);
    await each.run(open, async (vault) => vault);
  },
);

it('a host without room says so, and what was there stays', async () => {
  const { simulated, host } = phone();
  const vault = hostVault(host);
  await vault.write([{ key: 'a', value: new Uint8Array([1]) }]);
  simulated.isFull = true;
  await expect(vault.write([{ key: 'a', value: new Uint8Array([2]) }])).rejects.toMatchObject({
    name: 'HostError',
    code: 'vault.full',
  });
  expect(await vault.read(['a'])).toEqual([new Uint8Array([1])]);
});

it('the radio takes a plan, sends by it, and stops', async () => {
  const { simulated, host } = phone();
  const radio = hostRadio(host);
  expect(await radio.status()).toBe('on');
  await radio.plan(plan);
  expect([599, 600, 1300, 1800].map((second) => simulated.beaconAt(second)?.[0] ?? null)).toEqual([
    null,
    1,
    2,
    null,
  ]);
  simulated.hear(scan(700));
  await radio.stop();
  expect([simulated.isRunning(), simulated.waiting(), await radio.read(0)]).toEqual([
    false,
    0,
    { sequence: 1, scans: [] },
  ]);
});

it('scans are kept until they are acknowledged, also more of them than one message carries', async () => {
  const { simulated, host } = phone();
  const radio = hostRadio(host);
  const scans = Array.from({ length: 450 }, (_, i) => scan(1000 + i));
  simulated.hear(...scans);
  const reading = await radio.read(0);
  expect([reading.sequence, reading.scans]).toEqual([450, scans]);
  await radio.acknowledge(449);
  expect(await radio.read(0)).toEqual({ sequence: 450, scans: [scan(1449)] });
  expect(await radio.read(450)).toEqual({ sequence: 450, scans: [] });
});

it('without a permission the radio says so', async () => {
  const { simulated, host } = phone();
  simulated.isGranted = false;
  expect(await hostRadio(host).status()).toBe('no-permission');
});

it('notices are shown once a kind, and not at all when their owner wants none', async () => {
  const { simulated, host } = phone();
  let isSilenced = false;
  const notifier = hostNotifier(host, {
    wording: ({ kind }) => ({ title: kind, body: 'Open.' }),
    isSilenced: () => isSilenced,
  });
  await notifier.notify([
    { kind: 'exposed', degree: 'F1', day: 1 },
    { kind: 'exposed', degree: 'F1', day: 2 },
    { kind: 'clock-wrong' },
  ]);
  isSilenced = true;
  await notifier.notify([{ kind: 'sunset' }]);
  expect(simulated.shown.map(({ tag }) => tag)).toEqual(['exposed', 'clock-wrong']);
});

it('the network is the one server, and its failures are told apart', async () => {
  const status = new Map([
    ['/v1/index', 200],
    ['/v1/away', 302],
    ['/v1/none', 404],
  ]);
  const { host } = phone({
    async exchange({ path, method, body }) {
      const found = status.get(path);
      if (path === '/v1/post')
        return {
          status: method === 'POST' ? 200 : 405,
          contentType: null,
          retryAfter: null,
          body: body ?? new Uint8Array(0),
        };
      return found === undefined
        ? null
        : { status: found, contentType: null, retryAfter: null, body: new Uint8Array([7, 8]) };
    },
  });
  const net = hostNet(host);
  expect(await net.get('/v1/index', 2)).toEqual(ok(new Uint8Array([7, 8])));
  expect(await net.post(new Uint8Array([5]))).toEqual(ok(new Uint8Array([5])));
  const codes = await Promise.all([
    net.get('/v1/index', 1),
    net.get('/v1/away', 10),
    net.get('/v1/none', 10),
    net.get('/v1/nobody', 10),
  ]);
  expect(codes.map((each) => (each.ok ? 'ok' : each.code))).toEqual([
    'net.too-large',
    'net.redirect',
    'net.status',
    'net.unreachable',
  ]);
});

it('a vault of the host holds what the engine’s own does', async () => {
  const [mine, theirs] = [memoryVault(), hostVault(phone().host)];
  for (const vault of [mine, theirs]) await vault.write([{ key: 'a/b-1', value: new Uint8Array([0, 255]) }]);
  expect(await theirs.read(['a/b-1', 'c'])).toEqual(await mine.read(['a/b-1', 'c']));
});
