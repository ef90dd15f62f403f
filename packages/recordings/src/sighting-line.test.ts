// SPDX-License-Identifier: GPL-3.0-only
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LineReader, maximumLineLength, parsePhoneLogLine, readSightingLine } from './index.ts';

const good = { t: 1_700_000_000.5, observer: 'a', observed: 7, rssi: -61 };

it('a sighting and a scan are read, with what is not said as null', () => {
  expect(readSightingLine(JSON.stringify(good))).toEqual({
    kind: 'sighting',
    second: 1_700_000_000.5,
    observer: 'a',
    observed: '7',
    rssi: -61,
    txPower: null,
    observerModel: null,
    observedModel: null,
  });
  expect(readSightingLine('{"scan":true,"t":5,"observer":"a"}')).toEqual({
    kind: 'scan',
    second: 5,
    observer: 'a',
  });
  expect(readSightingLine('  ')).toBeNull();
});

it.each([
  ['{', 'not JSON'],
  ['[1]', 'not a JSON object'],
  [JSON.stringify({ ...good, t: '1700000000' }), '"t" is no time in seconds'],
  [JSON.stringify({ ...good, t: -1 }), '"t" is no time in seconds'],
  [JSON.stringify({ ...good, t: 1.7e12 }), '"t" is no time in seconds: it looks like milliseconds'],
  [JSON.stringify({ ...good, t: 1.7e15 }), '"t" is no time in seconds: it looks like microseconds'],
  [JSON.stringify({ ...good, t: 1.7e18 }), '"t" is no time in seconds: it looks like nanoseconds'],
  [JSON.stringify({ ...good, t: 1e30 }), '"t" is no time in seconds'],
  [JSON.stringify({ ...good, observer: '' }), '"observer" is no id'],
  [JSON.stringify({ ...good, observed: 'a' }), '"observed" is the observer'],
  [JSON.stringify({ ...good, rssi: 90 }), '"rssi" is no strength in dBm'],
  [JSON.stringify({ ...good, txPower: 'much' }), '"txPower" is no power in dBm'],
  [JSON.stringify({ ...good, observerModel: 3 }), 'a model is no text'],
])('%s is refused: %s', (line, reason) => {
  expect(readSightingLine(line)).toEqual({ kind: 'bad', reason });
});

it('lines come out alike whatever pieces the bytes come in, and one too long is told as such', () => {
  const text = `one\r\ntwo\n\n${'x'.repeat(maximumLineLength + 1)}\nlast`;
  const bytes = new TextEncoder().encode(text);
  for (const length of [1, 5, 4096, bytes.length]) {
    const lines: (string | null)[] = [];
    const reader = new LineReader((line, number) => {
      expect(number).toBe(lines.length + 1);
      lines.push(line);
    });
    for (let at = 0; at < bytes.length; at += length) reader.push(bytes.subarray(at, at + length));
    reader.finish();
    expect(lines).toEqual(['one', 'two', '', null, 'last']);
  }
});

it('a line of a phone log is read in both of its forms', () => {
  expect(
    parsePhoneLogLine('2020-05-16 10:34:49.650,Bluetooth,E962E1AC,-54,BlueProxTx,8.0,611332489.64'),
  ).toMatchObject({ kind: 'heard', device: 'E962E1AC', rssi: -54, name: 'BlueProxTx', txPower: 8 });
  expect(parsePhoneLogLine('2020-05-19T17:34:17.181Z,Bluetooth,5AFA,127,None,-999.0,-1.0')).toMatchObject({
    rssi: 127,
    name: null,
    txPower: null,
  });
  expect(parsePhoneLogLine('2020-05-16 10:34:49.571,Range,6')).toMatchObject({ kind: 'range', feet: 6 });
});

it('no line makes a reader throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json(),
        fc.string().map((s) => `2020-05-16 10:34:49.571,${s}`),
      ),
      (line) => {
        readSightingLine(line);
        parsePhoneLogLine(line);
      },
    ),
    { seed: 5, numRuns: 500 },
  );
});
