// SPDX-License-Identifier: GPL-3.0-only
// A desk of fixed answers, for looking at screens: accounts of every kind, some acts on record, and proposals in every state.
import type { DeskAnswer, DeskRequest } from '../play-through/serve-console.ts';
import type { Person, Role } from '../session/person.ts';

const actsOf: Readonly<Record<Role, readonly string[]>> = {
  investigator: [
    'case.list',
    'case.read',
    'case.create',
    'case.change',
    'code.issue',
    'person.list',
    'person.read',
    'person.create',
    'person.change',
    'person.follow-up',
    'chain.read',
    'chain.change',
    'chain.suggest',
    'figures.read',
  ],
  supervisor: [
    'case.list',
    'case.read',
    'case.create',
    'case.change',
    'case.import',
    'case.export',
    'code.issue',
    'person.list',
    'person.read',
    'person.create',
    'person.change',
    'person.follow-up',
    'person.convert',
    'person.assign',
    'person.export',
    'chain.read',
    'chain.change',
    'chain.suggest',
    'figures.read',
    'directive.read',
    'directive.propose',
    'directive.decide',
  ],
  auditor: ['figures.read', 'audit.read', 'audit.export', 'directive.read'],
  administrator: [
    'account.read',
    'account.create',
    'account.change',
    'account.reset',
    'directive.read',
    'directive.propose',
    'directive.decide',
  ],
};

export function somebody(role: Role, change: Partial<Person> = {}): Person {
  const now = Math.floor(Date.now() / 1000);
  return {
    ...{ username: `thu-${role}`, name: 'Trần Thị Thử', role, level: 'national', province: null },
    ...{ communes: [], acts: ['own.read', 'own.change', ...actsOf[role]] },
    ...{ idleAt: now + 1800, expiresAt: now + 12 * 3600 },
    ...change,
  };
}

const places = {
  source: { vi: 'Danh mục đơn vị hành chính.', en: 'List of administrative units.' },
  asOf: '2025-10-18',
  provinces: [
    {
      ...{ code: '01', name: 'Hà Nội', englishName: 'Ha Noi' },
      communes: [
        { code: '00070', name: 'Hoàn Kiếm', kind: 'ward' },
        { code: '00073', name: 'Cửa Nam', kind: 'ward' },
        { code: '00376', name: 'Sóc Sơn', kind: 'commune' },
      ],
    },
    {
      ...{ code: '79', name: 'Thành phố Hồ Chí Minh', englishName: 'Ho Chi Minh City' },
      communes: [{ code: '26734', name: 'Bến Thành', kind: 'ward' }],
    },
  ],
};

const account = (username: string, name: string, role: Role, more: object = {}) => ({
  ...{ username, name, role, level: 'national', province: null, communes: [] },
  ...{ state: 'active', invitedUntil: null, version: 1 },
  ...more,
});

const accounts = [
  account('quoc-gia', 'Nguyễn Thị Bình', 'supervisor'),
  account('tinh', 'Lê Văn Cường', 'investigator', { level: 'province', province: '01' }),
  account('khu-vuc', 'Phạm Thị Dung', 'investigator', {
    ...{ level: 'area', province: '01', communes: ['00070', '00073'], state: 'invited' },
    invitedUntil: '2026-06-20',
  }),
  account('kiem-toan', 'Hoàng Văn Em', 'auditor'),
  account('nghi-viec', 'Vũ Thị Giang', 'investigator', {
    level: 'province',
    province: '79',
    state: 'suspended',
  }),
];

const acts = Array.from({ length: 180 }, (_, i) => ({
  id: i.toString(16).padStart(32, '0'),
  day: `2026-06-${String(10 - Math.floor(i / 30)).padStart(2, '0')}`,
  province: ['01', '79', ''][i % 3],
  actor: ['tinh', 'quoc-gia', 'khu-vuc'][i % 3],
  act: ['person.read', 'case.create', 'person.list', 'code.issue', 'account.create'][i % 5],
  subject: Array.from(
    { length: i % 5 === 2 ? 40 : 1 },
    (_each, n) => `${(i * 7 + n).toString(16).padStart(16, '0')}`,
  ),
  sealed: i >= 30,
}));

const heads = ['01', '79'].flatMap((province) =>
  [1, 2, 3, 4].map((seal) => ({
    ...{ province, seal, day: `2026-06-0${seal + 4}`, count: 30 },
    head: `${province}${seal}`.repeat(22).slice(0, 64).padEnd(64, 'c'),
  })),
);

/** Answers what is asked of it for somebody who is signed in. */
export function scriptedDesk(person: Person, configuration: unknown): (request: DeskRequest) => DeskAnswer {
  const directive = (change: object) => ({
    ...{ id: 'a'.repeat(16), kind: 'configuration', state: 'open', version: 1, number: null, base: 0 },
    ...{ reason: 'Sau khi xem lại số liệu tháng 5.', proposedBy: 'quoc-gia', proposedDay: '2026-06-09' },
    ...{ decidedBy: null, decidedDay: null, decision: '' },
    ...change,
  });
  const closer = structuredClone(configuration) as { exposure: { closeContactMinutes: number } };
  closer.exposure.closeContactMinutes = 10;
  const notices = [
    {
      ...{ id: 'deo-khau-trang', until: '2026-07-01' },
      ...{ vi: 'Hãy đeo khẩu trang trên xe buýt.', en: 'Please wear a mask on buses.' },
    },
  ];
  const directives = {
    inForce: { ...{ day: '2026-06-01', version: 7, number: 3 }, configuration, notices, sunsetDay: null },
    open: [
      directive({ configuration: closer }),
      directive({ id: 'b'.repeat(16), kind: 'sunset', sunsetDay: '2026-12-31', proposedBy: person.username }),
    ],
    history: [
      directive({
        ...{ id: 'c'.repeat(16), kind: 'notices', state: 'approved', number: 3, base: 2, notices },
        ...{ decidedBy: 'quan-tri', decidedDay: '2026-06-01', decision: 'Đồng ý.' },
      }),
      directive({
        ...{ id: 'd'.repeat(16), state: 'rejected', configuration, decidedBy: 'quan-tri' },
        ...{ decidedDay: '2026-05-20', decision: 'Chưa có căn cứ.' },
      }),
    ],
  };
  const counted = (f1: number, f2: number) => ({ f1, f2, none: 400 - f1 - f2 });
  const answers: Readonly<Record<string, unknown>> = {
    'GET /v1/staff/me': { ...person, recoveryCodesLeft: 3 },
    'GET /v1/communes': places,
    'GET /v1/staff/accounts': accounts,
    'POST /v1/staff/accounts': { account: accounts[2], password: 'kX7-mQ2-tP9' },
    'GET /v1/audit/acts': { acts, next: null },
    'GET /v1/audit/heads': { heads },
    'GET /v1/audit/check': { ok: true, acts: 240, heads: 8, waiting: 30, older: 0, faults: [] },
    'GET /v1/configuration': directives,
    'POST /v1/configuration/preview': {
      ...{ recordings: 400, source: 'synthetic', before: counted(31, 64), after: counted(42, 71) },
      ...{ becomeF1: 12, noLongerF1: 1 },
    },
  };
  return ({ method, url }) => {
    const name = `${method} ${url.split('?', 1)[0]}`;
    if (Object.hasOwn(answers, name)) return { status: 200, body: answers[name] };
    if (method !== 'GET') return { status: 204 };
    return { status: 404, body: { code: 'case.unknown', title: 'Không có', detail: 'Không có ở đây.' } };
  };
}
