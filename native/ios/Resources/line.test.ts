// SPDX-License-Identifier: GPL-3.0-only
import { readFileSync } from 'node:fs';
import vm from 'node:vm';
import { findHostLine, type HostPage, nativeHost, simulatedHost } from '@bluezone/host-bridge';
import { expect, it } from 'vitest';

const script = readFileSync(new URL('./line.js', import.meta.url), 'utf8');

/** A page in the web view: both worlds share its window's messages; the host sees what its handler is posted. */
function page(onPosted: (text: string) => void) {
  const listeners = new Set<(event: { data: unknown; ports: readonly unknown[] }) => void>();
  const world = vm.createContext({
    MessageChannel,
    webkit: { messageHandlers: { bluezone: { postMessage: async (text: string) => onPosted(text) } } },
    window: {
      postMessage(data: unknown, _target: string, ports: readonly unknown[]) {
        for (const listener of [...listeners]) listener({ data, ports });
      },
    },
  });
  vm.runInContext(script, world);
  const window: HostPage = {
    location: { origin: 'bluezone://app' },
    // The scheme's handler answers, and the host greets.
    fetch: async (path) => void (path === '/host/connect' && world.bluezoneGreet()),
    addEventListener: (_, listener) => void listeners.add(listener),
    removeEventListener: (_, listener) => void listeners.delete(listener),
    setTimeout: () => 0,
  };
  return { world, window };
}

it('The line that an iPhone gives its page is the one the page looks for, and carries calls and answers', async () => {
  const simulated = simulatedHost();
  const { world, window } = page((text) => simulated.line.send(text));
  simulated.line.listen((message) => world.bluezoneTell(message));
  const line = await findHostLine(window);
  if (line === null) throw new Error('the page found no host');
  const host = nativeHost(line);
  expect(await host.call('radio.permissions', {})).toEqual({
    ok: true,
    value: { isGranted: true, missing: [] },
  });
  const refused = await host.call('vault.read', { keys: [] });
  expect(refused).toEqual({ ok: true, value: { values: [] } });
});

it('Nothing is carried before the page has asked for its line', () => {
  const { world } = page(() => {
    throw new Error('the host was called');
  });
  expect(() => world.bluezoneTell('x')).not.toThrow();
});
