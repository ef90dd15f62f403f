// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { largestFilePart } from './host-calls.ts';
import { saveFileWith } from './host-files.ts';
import { nativeHost } from './native-host.ts';
import { simulatedHost } from './simulated-host.ts';

const asked = { name: 'bluezone-move.bin', type: 'application/octet-stream' } as const;
const content = (length: number) => Uint8Array.from({ length }, (_, i) => (i * 7 + (i >> 8)) & 255);

it('A file arrives whole, however many parts it takes', async () => {
  const simulated = simulatedHost();
  const host = nativeHost(simulated.line);
  for (const length of [0, 1, largestFilePart, largestFilePart + 1, 3 * largestFilePart - 5]) {
    expect(await saveFileWith(host, asked, content(length))).toBe('saved');
    expect(Buffer.compare(simulated.files.get(asked.name) as Uint8Array, content(length))).toBe(0);
  }
});

it('An owner who wants it nowhere gets no file, and may change their mind', async () => {
  const simulated = simulatedHost();
  const host = nativeHost(simulated.line);
  simulated.saving = 'cancels';
  expect(await saveFileWith(host, asked, content(10))).toBe('cancelled');
  expect(simulated.files.size).toBe(0);
  simulated.saving = 'takes it';
  expect(await saveFileWith(host, asked, content(10))).toBe('saved');
});

it('A file that finds no room is told as failed, and the next can be saved', async () => {
  const simulated = simulatedHost();
  const host = nativeHost(simulated.line);
  simulated.saving = 'has no room';
  expect(await saveFileWith(host, asked, content(10))).toBe('failed');
  expect(simulated.files.size).toBe(0);
  simulated.saving = 'takes it';
  expect(await saveFileWith(host, asked, content(10))).toBe('saved');
});

it('A name that leads elsewhere is no call', async () => {
  const host = nativeHost(simulatedHost().line);
  for (const name of ['../a', 'a/b', '.hidden', '', 'a b', 'x'.repeat(101)])
    await expect(saveFileWith(host, { ...asked, name }, content(1))).rejects.toThrow('file.create');
});

it('Nothing is appended to a file that is not open', async () => {
  const host = nativeHost(simulatedHost().line);
  expect(await host.call('file.append', { bytes: content(1) })).toMatchObject({ code: 'bridge.refused' });
  expect(await host.call('file.close', { isWhole: true })).toMatchObject({ code: 'bridge.refused' });
});
