// SPDX-License-Identifier: GPL-3.0-only
import { nativeHost, simulatedHost } from '@bluezone/host-bridge';
import { utf8Bytes } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { hostFetch, hostWebVault } from './host-device.ts';
import { vaultCodeOf } from './vault-error.ts';

const origin = 'https://app.bluezone.invalid';

it('a host without room is a full memory, as a browser’s is', async () => {
  const simulated = simulatedHost();
  const vault = hostWebVault(nativeHost(simulated.line));
  await vault.write([{ key: 'a', value: new Uint8Array([1]) }]);
  simulated.isFull = true;
  const error = await vault
    .write([{ key: 'b', value: new Uint8Array([2]) }])
    .catch((thrown: unknown) => thrown);
  expect([vaultCodeOf(error), await vault.list('')]).toEqual(['vault.full', ['a']]);
});

it('a desk is asked through the host: method, path, body and language', async () => {
  const asked: unknown[] = [];
  const { line } = simulatedHost({
    async exchange(request) {
      asked.push(request);
      return {
        status: 429,
        contentType: 'application/problem+json',
        retryAfter: '60',
        body: utf8Bytes('{"code":"registration.wait"}'),
      };
    },
  });
  const answer = await hostFetch(nativeHost(line), origin)(`${origin}/v1/registration/start`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'vi' },
    body: '{}',
  });
  expect(asked).toMatchObject([
    { method: 'POST', path: '/v1/registration/start', contentType: 'application/json', language: 'vi' },
  ]);
  expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([
    429,
    '60',
    { code: 'registration.wait' },
  ]);
});

it('no other origin is reached, and a server that is away is a failure of the network', async () => {
  const fetching = hostFetch(nativeHost(simulatedHost().line), origin);
  await expect(fetching('https://elsewhere.example/v1/index')).rejects.toThrow('one server only');
  await expect(fetching(`${origin}/v1/index`)).rejects.toThrow('net.unreachable');
});
