// SPDX-License-Identifier: GPL-3.0-only
// Text messages as a page, where no operator sends them: mounted while somebody develops or shows the system, and only then.
import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import type { DevelopmentInbox, InboxMessage } from '../sms/development-inbox.ts';
import type { TypedFastify } from './typed-fastify.ts';

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:44rem;padding:0 1rem}' +
  'li{margin:0 0 1rem}ol{list-style:none;padding:0}time,b{margin-right:1ch}';
const styleHash = createHash('sha256').update(style).digest('base64');
const headers = {
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] as string);

function itemOf({ to, text, at }: InboxMessage): string {
  const time = new Date(at * 1000).toISOString().slice(0, 19);
  return `<li><time datetime="${time}Z">${time.replace('T', ' ')} UTC</time><b>${escaped(to)}</b><br>${escaped(text)}</li>`;
}

function page(messages: readonly InboxMessage[]): string {
  return `<!doctype html>
<html lang="vi">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="refresh" content="3">
<title>Hộp tin nhắn thử nghiệm · Development inbox</title>
<style>${style}</style>
<h1>Hộp tin nhắn thử nghiệm <small lang="en">Development inbox</small></h1>
<p>Không tin nào ở đây được gửi tới điện thoại thật. <span lang="en">No message here reaches a real phone.</span></p>
<ol>${messages.map(itemOf).join('\n') || '<li>Chưa có tin nào. <span lang="en">No message yet.</span></li>'}</ol>
</html>
`;
}

const query = Type.Object({ to: Type.Optional(Type.String({ pattern: '^\\+[0-9]{5,15}$' })) });

/** Mounts GET /development/inbox, a page, and GET /development/inbox/messages?to=+84912345678, newest first. */
export function addDevelopmentInbox(app: TypedFastify, inbox: DevelopmentInbox): void {
  app.get('/development/inbox', async (_request, reply) =>
    reply.headers(headers).type('text/html; charset=utf-8').send(page(inbox.list())),
  );
  app.get('/development/inbox/messages', { schema: { querystring: query } }, async (request, reply) =>
    reply.headers(headers).send({ messages: inbox.list(request.query.to) }),
  );
}
