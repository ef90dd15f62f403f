// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { DeskProblem } from '../desk/problem.ts';
import { Autosaver } from './autosaver.ts';

interface Sheet {
  readonly version: number;
  readonly name: string;
  readonly note: string;
}

type Changes = Partial<Pick<Sheet, 'name' | 'note'>>;

/** A desk that holds one sheet, and a clock that stands until it is told to go on. */
function trial(record: Sheet = { version: 1, name: 'An', note: '' }) {
  let held = record;
  let timers: { at: number; run: () => void }[] = [];
  let now = 0;
  let refusal: DeskProblem | null = null;
  const sent: { changes: Changes; version: number }[] = [];
  const unsaved: Changes[] = [];
  let hold: Promise<void> = Promise.resolve();
  const saver = new Autosaver<Sheet, 'name' | 'note'>({
    record,
    fields: ['name', 'note'],
    async save(changes, version) {
      sent.push({ changes, version });
      await hold;
      if (refusal !== null) throw refusal;
      if (version !== held.version)
        throw new DeskProblem({ code: 'record.changed', status: 409, present: held });
      held = { ...held, ...changes, version: held.version + 1 };
      return held;
    },
    onUnsaved: (changes) => unsaved.push(changes),
    after(milliseconds, run) {
      const timer = { at: now + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((each) => each !== timer);
      };
    },
  });
  return {
    saver,
    sent,
    unsaved,
    get held() {
      return held;
    },
    other: (change: Changes) => {
      held = { ...held, ...change, version: held.version + 1 };
    },
    refuse: (problem: DeskProblem | null) => {
      refusal = problem;
    },
    holdBack() {
      let release = () => {};
      hold = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
    async pass(milliseconds: number) {
      now += milliseconds;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
      for (let i = 0; i < 10; i++) await Promise.resolve();
    },
  };
}

it('saves only what changed, after a rest, with the version it was changed from', async () => {
  const t = trial();
  t.saver.set('name', 'Anh');
  await t.pass(500);
  t.saver.set('name', 'Ánh');
  await t.pass(500);
  expect(t.sent).toEqual([]);
  await t.pass(300);
  expect(t.sent).toEqual([{ changes: { name: 'Ánh' }, version: 1 }]);
  expect(t.saver.snapshot().state).toBe('saved');
});

it('keeps what is typed while the last words are on their way', async () => {
  const t = trial();
  const release = t.holdBack();
  t.saver.set('note', 'ho');
  await t.pass(800);
  t.saver.set('note', 'ho, sốt');
  release();
  await t.pass(0);
  expect(t.saver.snapshot().draft.note).toBe('ho, sốt');
  await t.pass(800);
  expect(t.held.note).toBe('ho, sốt');
});

it('puts together what two people wrote into different fields, without asking', async () => {
  const t = trial();
  t.other({ note: 'của người khác' });
  t.saver.set('name', 'Bình');
  await t.pass(800);
  await t.pass(800);
  expect(t.held).toMatchObject({ name: 'Bình', note: 'của người khác' });
  expect(t.saver.snapshot()).toMatchObject({ state: 'saved', conflicts: [] });
});

it('shows both values where two people wrote into one field, and writes the one that is chosen', async () => {
  const t = trial();
  t.other({ name: 'Chi' });
  t.saver.set('name', 'Dung');
  await t.pass(800);
  expect(t.saver.snapshot()).toMatchObject({
    state: 'conflict',
    draft: { name: 'Dung' },
    conflicts: [{ field: 'name', mine: 'Dung', theirs: 'Chi' }],
  });
  t.saver.resolve(new Set(['name']));
  await t.pass(0);
  expect(t.held.name).toBe('Dung');
  t.other({ name: 'Giang' });
  t.saver.set('name', 'Hà');
  await t.pass(800);
  t.saver.resolve(new Set());
  await t.pass(0);
  expect(t.saver.snapshot()).toMatchObject({ state: 'saved', draft: { name: 'Giang' } });
});

it('loses nothing without a network, and saves when there is one again', async () => {
  const t = trial();
  t.refuse(new DeskProblem({ code: 'net.unreachable', status: 0 }));
  t.saver.set('note', 'sốt từ hôm qua');
  await t.pass(800);
  expect(t.saver.snapshot()).toMatchObject({ state: 'offline', draft: { note: 'sốt từ hôm qua' } });
  expect(t.unsaved.at(-1)).toEqual({ note: 'sốt từ hôm qua' });
  t.refuse(null);
  t.saver.wake();
  await t.pass(0);
  expect(t.held.note).toBe('sốt từ hôm qua');
  expect(t.unsaved.at(-1)).toEqual({});
});

it('keeps words that the desk refuses, and tries again when they are changed', async () => {
  const t = trial();
  t.refuse(new DeskProblem({ code: 'request.layout', status: 400 }));
  t.saver.set('name', '');
  await t.pass(800);
  expect(t.saver.snapshot()).toMatchObject({ state: 'refused', draft: { name: '' } });
  expect(await t.saver.flush()).toBe(false);
  t.refuse(null);
  t.saver.set('name', 'Khoa');
  await t.pass(800);
  expect(t.held.name).toBe('Khoa');
});

it('takes what was read anew into fields that nobody has touched here', () => {
  const t = trial();
  t.saver.set('name', 'Lan');
  t.saver.replace({ version: 2, name: 'An', note: 'mới' });
  expect(t.saver.snapshot().draft).toMatchObject({ name: 'Lan', note: 'mới' });
});

it('sees a field that is typed back as unchanged', async () => {
  const t = trial();
  t.saver.set('name', 'x');
  t.saver.set('name', 'An');
  await t.pass(1000);
  expect(t.sent).toEqual([]);
  expect(t.saver.snapshot().state).toBe('saved');
});
