// SPDX-License-Identifier: GPL-3.0-only
// What every vault must do, as cases without a test framework, so that each platform can run them where it lives.
import { asciiBytes, equalBytes } from '@bluezone/protocol';
import type { Vault } from '../ports.ts';

export interface VaultCase {
  readonly name: string;
  /** `reopen` gives the same vault as after a restart. Throws when the contract is broken. */
  run(open: () => Promise<Vault>, reopen: (vault: Vault) => Promise<Vault>): Promise<void>;
}

function assert(condition: boolean, message: string): void {
  if (!condition) throw new Error(`vault contract: ${message}`);
}

function assertSame(
  actual: Uint8Array | null | undefined,
  expected: Uint8Array | null,
  message: string,
): void {
  const same =
    expected === null
      ? actual === null
      : actual !== null && actual !== undefined && equalBytes(actual, expected);
  assert(same, message);
}

const one = asciiBytes('one');
const two = asciiBytes('two');

export const vaultContract: readonly VaultCase[] = [
  {
    name: 'reads null for what was never written',
    async run(open) {
      const vault = await open();
      assertSame((await vault.read(['nothing']))[0], null, 'an unknown key must read null');
      assert((await vault.list('')).length === 0, 'a new vault must be empty');
    },
  },
  {
    name: 'reads what was written, in the order asked, also after a restart',
    async run(open, reopen) {
      const vault = await open();
      await vault.write([
        { key: 'a/1', value: one },
        { key: 'a/2', value: two },
      ]);
      for (const each of [vault, await reopen(vault)]) {
        const [second, none, first] = await each.read(['a/2', 'b', 'a/1']);
        assertSame(first, one, 'a/1');
        assertSame(second, two, 'a/2');
        assertSame(none, null, 'b');
      }
    },
  },
  {
    name: 'overwrites and deletes, also after a restart',
    async run(open, reopen) {
      const vault = await open();
      await vault.write([
        { key: 'a', value: one },
        { key: 'b', value: one },
      ]);
      await vault.write([
        { key: 'a', value: two },
        { key: 'b', value: null },
        { key: 'never', value: null },
      ]);
      for (const each of [vault, await reopen(vault)]) {
        const [a, b] = await each.read(['a', 'b']);
        assertSame(a, two, 'overwritten');
        assertSame(b, null, 'deleted');
        assert((await each.list('')).join() === 'a', 'only what is left is listed');
      }
    },
  },
  {
    name: 'lists by prefix in ascending order',
    async run(open) {
      const vault = await open();
      await vault.write(['heard/2', 'heard/10', 'key/1', 'heard/1'].map((key) => ({ key, value: one })));
      assert((await vault.list('heard/')).join() === 'heard/1,heard/10,heard/2', 'prefix and order');
    },
  },
  {
    name: 'keeps copies: later changes of a caller’s array change nothing',
    async run(open) {
      const vault = await open();
      const mine = asciiBytes('mine');
      await vault.write([{ key: 'a', value: mine }]);
      mine[0] = 0;
      const [read] = await vault.read(['a']);
      assertSame(read, asciiBytes('mine'), 'the value written');
      if (read) read[0] = 0;
      assertSame((await vault.read(['a']))[0], asciiBytes('mine'), 'the value read again');
    },
  },
  {
    name: 'keeps empty and large values',
    async run(open, reopen) {
      const vault = await open();
      const large = new Uint8Array(300_000).map((_, i) => i & 0xff);
      await vault.write([
        { key: 'empty', value: new Uint8Array(0) },
        { key: 'large', value: large },
      ]);
      const [empty, read] = await (await reopen(vault)).read(['empty', 'large']);
      assertSame(empty, new Uint8Array(0), 'empty');
      assertSame(read, large, 'large');
    },
  },
  {
    name: 'is empty after erase, also after a restart',
    async run(open, reopen) {
      const vault = await open();
      await vault.write([{ key: 'a', value: one }]);
      await vault.erase();
      for (const each of [vault, await reopen(vault)]) {
        assert((await each.list('')).length === 0, 'nothing is left');
        assertSame((await each.read(['a']))[0], null, 'a');
      }
    },
  },
];
