// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { findHostLine, hostOrigin } from './host-line.ts';

/** A window, and what a host would do with it. */
function page(origin: string) {
  const listeners = new Set<(event: { data: unknown; ports: readonly unknown[] }) => void>();
  const asked: string[] = [];
  let timeout = () => {};
  return {
    asked,
    later: () => timeout(),
    greet: (data: unknown, ports: readonly unknown[]) => {
      for (const listener of [...listeners]) listener({ data, ports });
    },
    listeners,
    window: {
      location: { origin },
      async fetch(path: string) {
        asked.push(path);
      },
      addEventListener: (
        _: 'message',
        listener: (event: { data: unknown; ports: readonly unknown[] }) => void,
      ) => void listeners.add(listener),
      removeEventListener: (
        _: 'message',
        listener: (event: { data: unknown; ports: readonly unknown[] }) => void,
      ) => void listeners.delete(listener),
      setTimeout(work: () => void) {
        timeout = work;
      },
    },
  };
}

it('a page of any other origin never asks for a host', async () => {
  for (const origin of ['https://bluezone.example', 'http://app.bluezone.invalid', 'null']) {
    const { window, asked } = page(origin);
    expect(await findHostLine(window)).toBeNull();
    expect(asked).toEqual([]);
  }
});

it('the host’s port is taken by its greeting alone, and carries texts', async () => {
  const { window, greet, asked, listeners } = page(hostOrigin);
  const finding = findHostLine(window);
  const sent: string[] = [];
  const port = {
    postMessage: (message: string) => sent.push(message),
    onmessage: null as ((event: { data: unknown }) => void) | null,
  };
  greet('something else', [port]);
  greet('bluezone-host-1', []);
  greet('bluezone-host-1', [port]);
  const line = await finding;
  const heard: unknown[] = [];
  line?.listen((message) => heard.push(message));
  line?.send('a');
  port.onmessage?.({ data: 'b' });
  expect([asked, sent, heard, listeners.size]).toEqual([['/host/connect'], ['a'], ['b'], 0]);
});

it('a host that does not answer is none', async () => {
  const { window, later } = page(hostOrigin);
  const finding = findHostLine(window);
  later();
  expect(await finding).toBeNull();
});
