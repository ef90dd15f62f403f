// SPDX-License-Identifier: GPL-3.0-only
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExportArchive, toBase64 } from '@bluezone/protocol';
import fc from 'fast-check';
import { afterEach, expect, it } from 'vitest';
import { commands } from '../command-table.ts';
import { runCommandLine } from '../run-command-line.ts';
import { type CapturedIo, capturedIo } from '../testing/captured-io.ts';
import { otherSignerPem, signedExport, testSignerPem } from '../testing/signed-export.ts';
import { removeTemporaryFolders, temporaryFolder } from '../testing/temporary-folder.ts';

afterEach(removeTemporaryFolders);

const vectors = process.env.BLUEZONE_VECTORS;
const without = vectors === undefined ? ' (left out: BLUEZONE_VECTORS is not set)' : '';

async function folderWithExport(): Promise<{ io: CapturedIo; folder: string; zip: Uint8Array }> {
  const folder = temporaryFolder();
  const zip = await signedExport();
  writeFileSync(join(folder, 'export.zip'), zip);
  writeFileSync(join(folder, 'signer.pem'), testSignerPem);
  writeFileSync(join(folder, 'other.pem'), otherSignerPem);
  return { io: capturedIo(folder), folder, zip };
}

function inspect(io: CapturedIo, file: string, key: string, ...more: string[]): Promise<number> {
  return runCommandLine(['export', 'inspect', file, '--public-key', key, ...more], commands, io);
}

it.skipIf(vectors === undefined)(`reads and verifies the published example export${without}`, async () => {
  const folder = join(vectors ?? '', 'google-example-export');
  const published = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8')).temporaryExposureKeys;
  const io = capturedIo(folder);
  expect(await inspect(io, 'testExport-2-records-1-of-1.zip', 'public.pem', '--json')).toBe(0);
  expect(io.written.stderr).toBe('');
  expect(io.written.stdout.match(/\n/g)).toHaveLength(1);
  const shown = JSON.parse(io.written.stdout);
  expect(shown.verified).toBe(true);
  const keys = shown.keys.map(
    (key: { key: string; start: number; period: number; transmissionRisk: number }) => ({
      key: key.key,
      rollingStartNumber: key.start,
      rollingPeriod: key.period,
      transmissionRisk: key.transmissionRisk,
    }),
  );
  expect(keys).toHaveLength(2);
  expect(keys).toEqual(expect.arrayContaining(published));
});

it('shows keys, revised keys, times, region, batch and signers as one JSON object on one line', async () => {
  const { io } = await folderWithExport();
  expect(await inspect(io, 'export.zip', 'signer.pem', '--json')).toBe(0);
  expect(io.written.stdout.indexOf('\n')).toBe(io.written.stdout.length - 1);
  expect(JSON.parse(io.written.stdout)).toEqual({
    verified: true,
    start: 1_740_096_000,
    end: 1_740_182_400,
    region: 'VN',
    batch: { number: 1, size: 1 },
    signatureInfos: [{ keyId: 'test', keyVersion: 'v1', algorithm: '1.2.840.10045.4.3.2' }],
    keys: [
      {
        key: 'AQEBAQEBAQEBAQEBAQEBAQ==',
        start: 2_900_016,
        period: 144,
        type: 'confirmedTest',
        onset: -2,
        transmissionRisk: 0,
      },
      {
        key: 'AgICAgICAgICAgICAgICAg==',
        start: 2_900_160,
        period: 100,
        type: 'recursive',
        onset: null,
        transmissionRisk: 0,
      },
    ],
    revisedKeys: [
      {
        key: 'AwMDAwMDAwMDAwMDAwMDAw==',
        start: 2_900_016,
        period: 144,
        type: 'revoked',
        onset: null,
        transmissionRisk: 0,
      },
    ],
  });
});

it('shows the same to people', async () => {
  const { io } = await folderWithExport();
  expect(await inspect(io, 'export.zip', 'signer.pem')).toBe(0);
  expect(io.written.stdout).toMatch(/^signature +verified$/m);
  expect(io.written.stdout).toMatch(/^from +2025-02-21T00:00:00Z$/m);
  expect(io.written.stdout).toMatch(
    /AQEBAQEBAQEBAQEBAQEBAQ== +2900016 +144 +2025-02-20T00:00:00Z.* +confirmedTest +-2/,
  );
  expect(io.written.stdout).toMatch(/^revised +1$/m);
});

it('shows the content under another key, but not as verified and not with success', async () => {
  const { io } = await folderWithExport();
  expect(await inspect(io, 'export.zip', 'other.pem', '--json')).toBe(1);
  const shown = JSON.parse(io.written.stdout);
  expect(shown.verified).toBe(false);
  expect(shown.keys).toHaveLength(2);
  expect(io.written.stderr).toBe('export.signature: "export.zip" is not signed by the key in "other.pem"\n');
});

it('never verifies an export of which one signed bit has turned', async () => {
  const { io, folder, zip } = await folderWithExport();
  const signedBytes = (bytes: Uint8Array): string | undefined => {
    const archive = readExportArchive(bytes);
    return archive.ok ? toBase64(archive.value.bin) : undefined;
  };
  const honest = signedBytes(zip);
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: zip.length - 1 }), fc.nat({ max: 7 }), async (at, bit) => {
      const flipped = zip.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      writeFileSync(join(folder, 'flipped.zip'), flipped);
      io.written.stdout = '';
      const code = await inspect(io, 'flipped.zip', 'signer.pem', '--json');
      expect(JSON.parse(io.written.stdout).verified === true).toBe(code === 0);
      if (signedBytes(flipped) !== honest) expect(code).toBe(1);
      if (code === 1) refused += 1;
    }),
    { numRuns: 150, seed: 8 },
  );
  expect(refused).toBeGreaterThan(50);
});

it('refuses a file that is missing, a folder, no zip, or a zip of something else, and says which', async () => {
  const { io, folder, zip } = await folderWithExport();
  mkdirSync(join(folder, 'folder'));
  writeFileSync(join(folder, 'text.zip'), 'hello');
  writeFileSync(join(folder, 'short.zip'), zip.subarray(0, zip.length / 2));
  writeFileSync(join(folder, 'empty.zip'), '');
  const cases = [
    ['missing.zip', /^file\.missing: "missing\.zip" does not exist$/],
    ['folder', /^file\.unreadable: "folder" cannot be read: it is a folder, not a file$/],
    ['text.zip', /^export\.layout: "text\.zip": not a zip archive, or a damaged one$/],
    ['short.zip', /^export\.layout: "short\.zip": not a zip archive, or a damaged one$/],
    ['empty.zip', /^export\.layout: "empty\.zip": /],
  ] as const;
  for (const [file, line] of cases) {
    io.written.stderr = '';
    expect(await inspect(io, file, 'signer.pem')).toBe(1);
    expect(io.written.stderr.trimEnd()).toMatch(line);
    expect(io.written.stdout).toBe('');
  }
});

it('refuses every file that holds no P-256 public key, and says what it holds instead', async () => {
  const { io, folder } = await folderWithExport();
  const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const files = {
    'private.pem': p256.privateKey.export({ type: 'pkcs8', format: 'pem' }),
    'sec1.pem': p256.privateKey.export({ type: 'sec1', format: 'pem' }),
    'p384.pem': p384.publicKey.export({ type: 'spki', format: 'pem' }),
    'rsa.pem': rsa.publicKey.export({ type: 'spki', format: 'pem' }),
    'garbage.pem': new Uint8Array(1000).fill(0xa5),
    'large.pem': 'x'.repeat(100_000),
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  const cases = [
    ['missing.pem', /^file\.missing: /],
    ['private.pem', /^key\.file: "private\.pem" holds a private key/],
    ['sec1.pem', /^key\.file: "sec1\.pem" holds a private key/],
    ['p384.pem', /^key\.file: "p384\.pem": the public key is not an ECDSA P-256 key$/],
    ['rsa.pem', /^key\.file: "rsa\.pem": .*(?:not an ECDSA P-256 key|not a PEM public key)/],
    ['garbage.pem', /^key\.file: "garbage\.pem": not a PEM public key/],
    ['large.pem', /^file\.too-large: /],
  ] as const;
  for (const [file, line] of cases) {
    io.written.stderr = '';
    expect(await inspect(io, 'export.zip', file)).toBe(1);
    expect(io.written.stderr.trimEnd()).toMatch(line);
    expect(io.written.stdout).toBe('');
  }
});

it('tells a failure as one JSON object too when JSON is asked for', async () => {
  const { io } = await folderWithExport();
  expect(await inspect(io, 'missing.zip', 'signer.pem', '--json')).toBe(1);
  expect(io.written.stdout).toBe(
    '{"error":{"code":"file.missing","message":"\\"missing.zip\\" does not exist"}}\n',
  );
});

it('needs a public key', async () => {
  const { io } = await folderWithExport();
  expect(await runCommandLine(['export', 'inspect', 'export.zip'], commands, io)).toBe(2);
  expect(io.written.stderr).toBe(
    'bluezone export inspect: --public-key PEM is missing\nTry "bluezone help export inspect".\n',
  );
});

it('shows hostile texts and impossible times without control characters', async () => {
  const { io, folder } = await folderWithExport();
  const hostile = await signedExport('\u001b[2J\nsignature   verified', 2 ** 53 - 1);
  writeFileSync(join(folder, 'hostile.zip'), hostile);
  expect(await inspect(io, 'hostile.zip', 'other.pem')).toBe(1);
  expect(io.written.stdout).toContain('"\\u{1b}[2J\\u{a}signature   verified"');
  expect(io.written.stdout).toContain('9007199254740991 s after 1970');
  expect(io.written.stdout).not.toMatch(/^signature +verified$/m);
});
