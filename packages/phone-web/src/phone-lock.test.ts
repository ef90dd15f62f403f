// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { holdPhone } from './phone-lock.ts';

/** Locks as a browser has them: one holder of a name at a time, the others wait in turn or until they give up. */
function fakeLocks() {
  const queues = new Map<string, Promise<unknown>>();
  const request = (
    name: string,
    { signal }: { signal: AbortSignal },
    hold: () => Promise<unknown>,
  ): Promise<unknown> => {
    const before = queues.get(name) ?? Promise.resolve();
    const gaveUp = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () => reject(new DOMException('given up', 'AbortError')));
    });
    const turn = Promise.race([before, gaveUp]).then(hold);
    queues.set(
      name,
      turn.catch(() => before),
    );
    return turn;
  };
  return { request } as unknown as Pick<LockManager, 'request'>;
}

it('one page after the other has the phone', async () => {
  const locks = fakeLocks();
  const first = await holdPhone('phone', 1000, locks);
  const order: string[] = [];
  const second = holdPhone('phone', 1000, locks).then((letGo) => {
    order.push('second');
    return letGo;
  });
  order.push('first lets go');
  first?.();
  expect(await second).not.toBeNull();
  expect(order).toEqual(['first lets go', 'second']);
});

it('gives up when the other page keeps the phone for too long', async () => {
  const locks = fakeLocks();
  const first = await holdPhone('phone', 1000, locks);
  expect(await holdPhone('phone', 1, locks)).toBeNull();
  first?.();
  expect(await holdPhone('phone', 1000, locks)).not.toBeNull();
});

it('another phone and a browser without locks have nothing to wait for', async () => {
  const locks = fakeLocks();
  await holdPhone('phone', 1000, locks);
  expect(await holdPhone('other', 1000, locks)).not.toBeNull();
  expect(await holdPhone('phone', 1, undefined)).not.toBeNull();
});
