// SPDX-License-Identifier: GPL-3.0-only
import { encodeBeacon } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { seededRandom } from './testing/seeded-random.ts';
import { testPhone } from './testing/test-phone.ts';

it('a waking that heard something writes to the vault once, and one in which nothing changed not at all', async () => {
  const test = testPhone();
  await test.server.publish();
  await test.phone.wake();
  const random = seededRandom(3);
  for (let round = 0; round < 3; round++) {
    test.clock.advance(600);
    const beacon = encodeBeacon({
      identifier: random.bytes(16),
      metadata: random.bytes(2),
      salt: random.bytes(9),
    });
    test.radio.hear({ second: test.clock.now(), heard: [{ beacon, strengthDbm: -60 }], others: 0 });
    const before = test.vault.writes;
    await test.phone.wake();
    expect(test.vault.writes - before).toBe(1);
    await test.phone.wake();
    expect(test.vault.writes - before).toBe(1);
  }
});
