// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { checkOperatorFile } from '../configuration/check-operator-file.ts';
import { exampleFile } from '../configuration/example-file.ts';
import { rememberingLog } from '../log.ts';
import { demoSettings } from '../settings.ts';
import { addAppLinks } from './app-links.ts';
import { fastifyInstance } from './fastify-instance.ts';

const links = {
  android: 'https://play.example/store?id=a&b=c',
  ios: 'https://apps.example/bluezone',
  web: '/app/',
};
const phones = {
  android: 'Mozilla/5.0 (Linux; Android 9; SM-J260G) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36',
  ios: 'Mozilla/5.0 (iPhone; CPU iPhone OS 16_5 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148',
  desktop: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120 Safari/537.36',
};

function ask(
  userAgent: string | undefined,
  given: typeof links | ReturnType<typeof demoSettings>['appLinks'] = links,
) {
  const { log, lines } = rememberingLog(100);
  const app = fastifyInstance(log);
  addAppLinks(app, given);
  const headers = userAgent === undefined ? {} : { 'user-agent': userAgent };
  return { answer: app.inject({ method: 'GET', url: '/taiapp', headers }), lines };
}

it.each(['android', 'ios'] as const)('sends a phone with %s to its store', async (system) => {
  const { answer, lines } = ask(phones[system]);
  const { statusCode, headers } = await answer;
  expect([statusCode, headers.location]).toEqual([302, links[system]]);
  expect(headers['cache-control']).toBe('no-store');
  expect(headers.vary).toBe('user-agent');
  expect(lines()).toEqual([]);
});

it.each([phones.desktop, '', undefined, 'x'.repeat(5000)])(
  'shows everybody else all the links, without a script',
  async (userAgent) => {
    const { body, statusCode, headers } = await ask(userAgent).answer;
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toContain('text/html');
    for (const link of [
      'href="https://play.example/store?id=a&amp;b=c"',
      `href="${links.ios}"`,
      'href="/app/"',
    ])
      expect(body).toContain(link);
    expect(body).not.toContain('<script');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  },
);

it('shows what there is where a store is missing, and says so where there is nothing', async () => {
  const some = await ask(phones.ios, { ...links, ios: null }).answer;
  expect(some.statusCode).toBe(200);
  expect(some.body).toContain('play.example');
  expect(some.body).not.toContain('App Store');
  const none = await ask(phones.android, demoSettings().appLinks).answer;
  expect(none.statusCode).toBe(200);
  expect(none.body).not.toContain('href');
  expect(none.body).toContain('Hãy hỏi cơ quan y tế');
});

it('takes only addresses that a phone can be sent to from the operator’s file', () => {
  const withLinks = (appLinks: unknown) => {
    const file = exampleFile('exposure');
    return checkOperatorFile({ ...file, settings: { ...file.settings, appLinks } }, 'exposure').ok;
  };
  expect(withLinks(links)).toBe(true);
  for (const android of [
    'http://play.example/',
    'javascript:alert(1)',
    'https://play.example/"><script>',
    '/app',
    7,
  ])
    expect(withLinks({ ...links, android }), String(android)).toBe(false);
  expect(withLinks({ ...links, web: '//elsewhere' })).toBe(false);
});
