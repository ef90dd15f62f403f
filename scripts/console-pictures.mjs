// SPDX-License-Identifier: GPL-3.0-only
// `node scripts/console-pictures.mjs [folder]`: a picture of every screen of the console, in both languages and some of them
// dark, over a town of its own (`npm start`) into which made-up people are entered. By default into docs/images/console.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { root } from './root.mjs';

const into = resolve(process.argv[2] ?? `${root}/docs/images/console`);
const size = { width: 1280, height: 800 };
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
const daySeconds = 86_400;
/** Of the sample accounts' province. */
const place = { province: '79', commune: '26743' };

const names = [
  ...['Nguyễn Thị Mai', 'Trần Văn Bình', 'Lê Thu Hà', 'Phạm Minh Châu', 'Huỳnh Quốc Đạt', 'Vũ Thị Ngọc'],
  ...['Đặng Anh Tuấn', 'Bùi Thị Lan', 'Đỗ Hữu Phúc', 'Hồ Kim Oanh', 'Ngô Văn Sơn', 'Dương Thị Yến'],
  ...['Lý Gia Huy', 'Phan Thị Thảo', 'Võ Đức Long', 'Trịnh Thị Hạnh', 'Đinh Công Vinh', 'Mai Thị Xuân'],
];
const nameOf = (i) => names[i % names.length];
const dayAgo = (days) =>
  new Date(Date.now() + 7 * 3_600_000 - days * daySeconds * 1000).toISOString().slice(0, 10);

/** Screens by the account that sees them: name, address, and what is pressed or typed before the picture. */
const screens = {
  'quoc-gia': [
    ['cases', '/cases'],
    ['case-new', '/cases/new', typeCase],
    ['case-code', ({ cases }) => `/cases/${cases[0]}`, showCode],
    ['cases-import', '/cases/import', chooseTable],
    ['people', '/people?state=all'],
    ['person', ({ people }) => `/people/${people[1]}`],
    ['person-call', ({ people }) => `/people/${people[3]}`, openDialog('2')],
    ['people-assign', '/people?state=all', chooseAndAssign],
    ['chains', '/chains?province=79'],
    ['chains-tree', '/chains?province=79&view=tree'],
    ['chains-table', '/chains?province=79&view=table'],
    ['chains-suggestions', '/chains?province=79&view=suggestions'],
    ['figures', '/figures'],
    ['configuration', '/configuration'],
    ['keys', '/cases', openDialog('?')],
  ],
  'quan-tri': [
    ['parameters', '/configuration/parameters'],
    ['notices', '/configuration/notices'],
    ['sunset', '/configuration/sunset'],
    ['staff', '/staff'],
    ['staff-invite', '/staff', openDialog('i')],
    ['account', '/account'],
  ],
  'kiem-toan': [
    ['audit', '/audit'],
    ['audit-seals', '/audit/seals'],
    ['audit-check', '/audit/check'],
  ],
};
const darkToo = ['cases', 'case-code', 'people', 'chains'];

const data = mkdtempSync(join(tmpdir(), 'bluezone-pictures-'));
const town = await startTown();
const browser = await chromium.launch({
  executablePath: process.env.BLUEZONE_CHROMIUM ?? '/usr/bin/chromium',
  args: flags,
});
try {
  const cookies = new Map();
  for (const username of Object.keys(screens)) cookies.set(username, await signIn(username));
  const sample = await enterSample(cookies);
  for (const language of ['vi', 'en']) {
    mkdirSync(join(into, language), { recursive: true });
    await takeSignIn(language);
    for (const [username, list] of Object.entries(screens))
      await takeAll(cookies.get(username), sample, list, language, 'light');
    const dark = screens['quoc-gia'].filter(([name]) => darkToo.includes(name));
    await takeAll(cookies.get('quoc-gia'), sample, dark, language, 'dark');
  }
} finally {
  await browser.close();
  await town.end();
}

async function startTown() {
  const given = ['--residents', '12', '--past', '0', '--data', data, '--port', '0'];
  const child = spawn(process.execPath, [join(root, 'scripts/bluezone.mjs'), 'start', ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((done) => child.on('close', done));
  let said = '';
  await new Promise((ready, fail) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      // The last line of all.
      if (said.includes('Ctrl+C')) ready();
    });
    child.on('close', (code) => fail(new Error(`bluezone start ended with ${code}`)));
  });
  return {
    address: /Bluezone is at (\S+)/.exec(said)[1],
    password: (username) => new RegExp(`${username} +password (\\S+)`).exec(said)[1],
    async end() {
      child.kill('SIGINT');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function openPage(language, theme, cookies = []) {
  const context = await browser.newContext({ viewport: size, colorScheme: theme, reducedMotion: 'reduce' });
  await context.addCookies(cookies);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const kept = JSON.stringify({ language, theme });
  await page.addInitScript(`localStorage.setItem('bluezone.console.preferences', ${JSON.stringify(kept)})`);
  return page;
}

/** Both stages; a code of the second factor is good once. @returns the cookies of the session */
async function signIn(username) {
  const { request } = await browser.newContext();
  const headers = { 'x-bluezone-console': '1' };
  const post = (path, body) => request.post(`${town.address}${path}`, { headers, data: body });
  const first = await post('/v1/staff/login', { username, password: town.password(username) });
  const { ticket } = await first.json();
  const shown = await request.get(`${town.address}/development/second-factor/codes`);
  const { code } = (await shown.json()).codes.find((each) => each.username === username);
  const second = await post('/v1/staff/login/second', { ticket, code });
  if (!second.ok()) throw new Error(`${username} was not let in: ${await second.text()}`);
  return (await request.storageState()).cookies;
}

/** Enters people who do not exist, as staff would: cases, whom they met, calls, who infected whom, and proposals. */
async function enterSample(cookies) {
  const callerOf = async (username) => {
    const context = await browser.newContext();
    await context.addCookies(cookies.get(username));
    return async (path, body) => {
      const headers = { 'x-bluezone-console': '1' };
      const url = `${town.address}${path}`;
      const answer = await (body === undefined
        ? context.request.get(url, { headers })
        : context.request.post(url, { headers, data: body }));
      if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
      return answer.status() === 204 ? undefined : await answer.json();
    };
  };
  const call = await callerOf('quoc-gia');
  const cases = [];
  for (let i = 0; i < 24; i++) {
    // Who infects comes first.
    const sampled = 20 - Math.floor(i * 0.8);
    const { caseId } = await call('/v1/cases', {
      ...{
        phoneNumber: `09${12_345_600 + i * 7}`,
        name: nameOf(i),
        birthYear: 1948 + ((i * 13) % 60),
        ...place,
      },
      ...{ sex: i % 2 === 0 ? 'female' : 'male', testKind: i % 3 === 0 ? 'antigen' : 'pcr' },
      ...{ sampleDay: dayAgo(sampled), onsetDay: i % 4 === 3 ? null : dayAgo(sampled + 1 + (i % 3)) },
      ...{ symptoms: i % 4 === 3 ? [] : ['fever', 'cough'].slice(0, 1 + (i % 2)), address: 'Đường Lê Lợi' },
    });
    cases.push(caseId);
    if (i % 3 === 1) await call(`/v1/cases/${caseId}/code`, {});
    if (i % 5 === 2)
      await call(`/v1/cases/${caseId}/outcome`, {
        version: 1,
        outcome: i % 2 === 0 ? 'no-app' : 'not-reached',
      });
  }
  for (let i = 1; i < cases.length; i++)
    if (i % 6 !== 0) await call('/v1/links', { from: cases[Math.floor((i - 1) / 2)], to: cases[i] });
  const people = [];
  const outcomes = ['well', 'symptoms', 'no-answer', 'well', 'refused'];
  for (let i = 0; i < 30; i++) {
    const person = await call('/v1/people', {
      ...{
        phoneNumber: `08${87_654_300 + i * 11}`,
        name: nameOf(i * 5 + 3),
        birthYear: 1955 + ((i * 17) % 55),
      },
      ...{ ...place, degree: i % 5 === 4 ? 'F2' : 'F1', exposureDay: dayAgo(2 + (i % 8)) },
      ...(i < 14 ? { namedBy: cases[i % 9] } : {}),
    });
    people.push(person.personId);
    const outcome = outcomes[i % 7];
    if (outcome !== undefined)
      await call(`/v1/people/${person.personId}/follow-ups`, {
        ...{ version: person.version, outcome, note: outcome === 'symptoms' ? 'Sốt nhẹ từ tối qua.' : '' },
        ...(outcome === 'symptoms' ? { symptoms: ['fever'] } : {}),
      });
  }
  await call('/v1/people/assign', { ids: people.slice(0, 8), assignee: 'tinh' });
  return { cases, people };
}

/** The two stages of signing in, before anybody has. */
async function takeSignIn(language) {
  const page = await openPage(language, 'light');
  await page.goto(`${town.address}/console/`);
  await page.locator('input[autocomplete=username]').fill('quoc-gia');
  await take(page, language, 'sign-in');
  await page.locator('input[autocomplete=current-password]').fill(town.password('quoc-gia'));
  await page.keyboard.press('Enter');
  await page.locator('input[autocomplete=one-time-code]').waitFor();
  await take(page, language, 'sign-in-code');
  await page.context().close();
}

async function takeAll(cookies, sample, list, language, theme) {
  const page = await openPage(language, theme, cookies);
  for (const [name, address, act] of list) {
    await page.goto(`${town.address}/console${typeof address === 'string' ? address : address(sample)}`);
    await page.locator('main h1').waitFor();
    await page.waitForLoadState('networkidle');
    await act?.(page, sample);
    await take(page, language, theme === 'dark' ? `${name}-dark` : name);
  }
  await page.context().close();
}

async function take(page, language, name) {
  await page.waitForTimeout(300);
  await page.screenshot({ path: join(into, language, `${name}.png`) });
}

async function typeCase(page) {
  await page.locator('input[type=tel]').fill('0912 345 600');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Nguyễn Thị Mai');
  await page.keyboard.press('Tab');
  await page.keyboard.type('-1');
  await page.waitForTimeout(800);
}

async function showCode(page) {
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press('c');
  // The first one of a case is issued at once; later pictures of it ask for another.
  const shown = page.locator('.code-digits');
  await shown.waitFor({ timeout: 3000 }).catch(async () => {
    await page.keyboard.press('r');
    await page.getByRole('alertdialog').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await shown.waitFor();
  });
}

async function chooseTable(page) {
  const lines = names
    .slice(0, 9)
    .map((name, i) => `${name};09${55_000_100 + i};${dayAgo(2 + i)};${1950 + 5 * i}`);
  const text = ['Họ tên;SĐT;Ngày lấy mẫu;Năm sinh', ...lines, 'Không Số;12;30/02/2026;1980'].join('\n');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'ca-benh.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.waitForTimeout(800);
}

function openDialog(key) {
  return async (page) => {
    await page.evaluate(() => document.activeElement?.blur());
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
  };
}

async function chooseAndAssign(page) {
  await page.locator('.table-body [role=row]').first().waitFor();
  for (const key of ['j', 'x', 'j', 'x', 'j', 'x', 'w']) await page.keyboard.press(key);
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await dialog.getByRole('radio').nth(1).press('Space');
  await dialog.getByRole('combobox').waitFor();
}
