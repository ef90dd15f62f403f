// SPDX-License-Identifier: GPL-3.0-only
// The second factor of sample accounts as a page, where nobody has an authenticator app for them: mounted while somebody
// shows the system on their own machine, and only then.
import { createHash } from 'node:crypto';
import { secondFactorCode } from '../staff/second-factor.ts';
import type { TypedFastify } from './typed-fastify.ts';

/** A sample account as the page shows it; texts are ours. */
export interface ShownFactor {
  readonly username: string;
  /** Of the second factor, base32. */
  readonly secret: string;
  /** Who that is, in Vietnamese and English. */
  readonly vi: string;
  readonly en: string;
}

const stepSeconds = 30;
const style =
  'body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:44rem;padding:0 1rem}' +
  'td,th{padding:.3rem 1rem .3rem 0;text-align:left}td b{font:1.4rem ui-monospace,monospace;letter-spacing:.1em}';
const styleHash = createHash('sha256').update(style).digest('base64');
const headers = {
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const rowOf = (code: string, { username, vi, en }: ShownFactor): string =>
  `<tr><th scope="row">${username}</th><td><b>${code}</b></td><td>${vi} <span lang="en">${en}</span></td></tr>`;

/** Mounts GET /development/second-factor, a page, and GET /development/second-factor/codes. `clock`: unix seconds. */
export function addDevelopmentFactors(
  app: TypedFastify,
  accounts: readonly ShownFactor[],
  clock: () => number,
): void {
  app.get('/development/second-factor', async (_request, reply) => {
    const now = clock();
    const left = stepSeconds - (Math.floor(now) % stepSeconds);
    const rows = accounts.map((each) => rowOf(secondFactorCode(each.secret, now), each)).join('\n');
    return reply
      .headers(headers)
      .type('text/html; charset=utf-8')
      .send(`<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="${left}">
<title>Mã xác thực thử nghiệm · Development second factor</title>
<style>${style}</style>
<h1>Mã xác thực thử nghiệm <small lang="en">Development second factor</small></h1>
<p>Chỉ có ở bản chạy thử trên máy này. Mỗi mã dùng được một lần; mã mới sau ${left} giây. <span lang="en">On this machine’s demonstration only. Each code works once; a new one comes in ${left} seconds.</span></p>
<table>
${rows}
</table>
</html>
`);
  });
  app.get('/development/second-factor/codes', async (_request, reply) => {
    const now = clock();
    return reply.headers(headers).send({
      codes: accounts.map(({ username, secret }) => ({ username, code: secondFactorCode(secret, now) })),
    });
  });
}
