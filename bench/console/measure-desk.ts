// SPDX-License-Identifier: GPL-3.0-only
// What the console asks of the cases desk, over HTTP, on a PostgreSQL started for it that holds a province's year: pages of
// the worklist as they are asked for, and ten thousand rows of a file checked and then entered.
import { randomBytes } from 'node:crypto';
import { defaultConfiguration } from '@bluezone/protocol';
import {
  addEnrolledStaff,
  createKeyring,
  createServer,
  demoSettings,
  memoryObjectStore,
  openPostgresStore,
  secondFactorCode,
} from '@bluezone/server';
import { generateProvince, insertProvince, provinceYear } from '@bluezone/simulator';
import { startPostgres } from '../../packages/server/src/testing/postgres.ts';
import { ownerOf } from '../../packages/server/src/testing/postgres-owner.ts';

export interface DeskMeasure {
  /** Of the slowest in twenty requests for a page of the worklist, milliseconds. */
  readonly worklistP95Ms: number;
  readonly worklistMedianMs: number;
  /** Ten thousand rows checked (dry run) and entered, milliseconds. */
  readonly csv10000Ms: number;
  readonly rows: { readonly cases: number; readonly people: number };
  /** The slowest requests, for whoever looks for the reason. */
  readonly slowest: readonly { readonly url: string; readonly ms: number }[];
}

export interface DeskMeasureOptions {
  readonly isQuick: boolean;
  readonly say?: (text: string) => void;
}

const rowsAtOnce = 500;
const daySeconds = 86_400;

type Call = (
  method: 'GET' | 'POST',
  url: string,
  payload?: object,
) => Promise<{ status: number; body: Record<string, unknown> }>;

/** The requests of an hour at the worklist: all parts of it, pages deep into them, colleagues, communes and names. */
async function worklistUrls(call: Call, communes: readonly string[]): Promise<string[]> {
  const urls: string[] = [];
  for (const state of ['due', 'overdue', 'unreachable', 'symptomatic', 'new', 'finished', 'all']) {
    let url = `/v1/people?state=${state}`;
    for (let page = 0; page < 12; page++) {
      urls.push(url);
      const { body } = await call('GET', url);
      if (typeof body.next !== 'string') break;
      url = `/v1/people?state=${state}&cursor=${body.next}`;
    }
    for (const commune of communes.slice(0, 3)) urls.push(`/v1/people?state=${state}&commune=${commune}`);
    urls.push(`/v1/people?state=${state}&limit=200`, `/v1/people?state=${state}&assignee=me`);
  }
  for (const name of ['lan', 'nguyen thi', 'tran van', '1234', 'Phạm Minh Châu', 'khong co ai', '0910012345'])
    urls.push(
      `/v1/people?state=all&search=${encodeURIComponent(name)}`,
      `/v1/people?state=due&search=${encodeURIComponent(name)}`,
    );
  return urls;
}

function rowsOfFile(count: number): object[] {
  return Array.from({ length: count }, (_, i) => ({
    row: i + 1,
    cells: {
      patinfo_name: `Nguyễn Văn ${i}`,
      patinfo_phone: `08${String(10_000_000 + i)}`,
      patinfo_birth_year: String(1940 + (i % 70)),
      patinfo_sex: i % 2 === 0 ? 'Nam' : 'Nữ',
      patinfo_resadmin1: 'Hồ Chí Minh',
      patinfo_resadmin2: i % 3 === 0 ? 'Phường Bến Thành' : '',
      lab_date_taken: new Date(Date.now() - (i % 20) * daySeconds * 1000 - daySeconds * 1000)
        .toISOString()
        .slice(0, 10),
      lab_test: 'RT-PCR',
      clin_symptoms: 'sốt, ho',
    },
  }));
}

/** Measures the cases desk; null where there is no PostgreSQL of version 15 or later. */
export async function measureDesk({ isQuick, say = () => {} }: DeskMeasureOptions): Promise<DeskMeasure> {
  const cluster = await startPostgres();
  try {
    const addresses = await cluster.createMigratedDatabase('console');
    const opened = await openPostgresStore({ connections: addresses.desks });
    if (!opened.ok) throw new Error(opened.detail);
    const store = opened.value;
    const random = (length: number) => new Uint8Array(randomBytes(length));
    const keys = createKeyring(random);
    const now = Date.now() / 1000;
    const today = Math.floor((now + 7 * 3600) / daySeconds);
    const size = isQuick ? { cases: 2000, people: 20_000 } : {};
    say('entering a year of a province');
    const settings = { ...provinceYear, ...size, today };
    await insertProvince(store, keys.casesNumberKey, settings);
    const owner = ownerOf(addresses.owner);
    const { sql } = await import('kysely');
    await sql`vacuum analyze`.execute(owner.db);
    await owner.close();
    const created = createServer({
      ...{ store, objects: memoryObjectStore(), keys, configuration: defaultConfiguration },
      settings: demoSettings(),
    });
    if (!created.ok) throw new Error(created.detail);
    const { fastify } = created.value;
    const place = { level: 'province', province: settings.province, communes: [] } as const;
    const account = { username: 'tinh', name: 'Tỉnh', role: 'supervisor', ...place } as const;
    const staff = await addEnrolledStaff(store, keys.casesNumberKey, account, now, random);
    if (!staff.ok) throw new Error(staff.detail);
    const { username, password, secret } = staff.value;
    const first = await fastify.inject({
      method: 'POST',
      url: '/v1/staff/login',
      payload: { username, password },
    });
    const second = await fastify.inject({
      ...{ method: 'POST', url: '/v1/staff/login/second' },
      payload: { ticket: first.json().ticket, code: secondFactorCode(secret, Date.now() / 1000) },
    });
    const headers = { authorization: `Bearer ${second.json().token}` };
    const call: Call = async (method, url, payload) => {
      const answer = await fastify.inject({
        method,
        url,
        headers,
        ...(payload === undefined ? {} : { payload }),
      });
      if (answer.statusCode >= 400) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`);
      return { status: answer.statusCode, body: answer.json() };
    };
    const communes = [
      ...new Set(
        generateProvince({ ...settings, cases: 50, people: 50 }).people.map(({ commune }) => commune),
      ),
    ];
    const urls = await worklistUrls(call, communes);
    say(`asking for ${urls.length} pages, three times each`);
    const times: { url: string; ms: number }[] = [];
    for (let round = 0; round < 3; round++)
      for (const url of urls) {
        const begun = performance.now();
        await call('GET', url);
        times.push({ url, ms: performance.now() - begun });
      }
    const sorted = times.toSorted((a, b) => a.ms - b.ms);
    const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))]?.ms ?? Number.NaN;
    say('importing ten thousand rows');
    const rows = rowsOfFile(10_000);
    const file = randomBytes(32).toString('hex');
    const begun = performance.now();
    for (const dryRun of [true, false])
      for (let from = 0; from < rows.length; from += rowsAtOnce) {
        const { body } = await call('POST', '/v1/cases/import', {
          ...{ file, dryRun, rows: rows.slice(from, from + rowsAtOnce) },
        });
        const counts = body.counts as { new: number };
        if (counts.new !== rowsAtOnce) throw new Error(`of a piece ${JSON.stringify(counts)}`);
      }
    const csv10000Ms = performance.now() - begun;
    await created.value.close();
    await store.close();
    return {
      worklistP95Ms: Math.round(at(0.95) * 10) / 10,
      worklistMedianMs: Math.round(at(0.5) * 10) / 10,
      csv10000Ms: Math.round(csv10000Ms),
      rows: { cases: settings.cases, people: settings.people },
      slowest: sorted.slice(-5).map(({ url, ms }) => ({ url, ms: Math.round(ms) })),
    };
  } finally {
    await cluster.remove();
  }
}
