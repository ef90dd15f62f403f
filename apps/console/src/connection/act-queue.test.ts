// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { DeskProblem } from '../desk/problem.ts';
import { type Act, ActQueue, type ActStore, type QueuedAct } from './act-queue.ts';

function memoryStore(): ActStore & { readonly kept: Map<string, QueuedAct> } {
  const kept = new Map<string, QueuedAct>();
  return {
    kept,
    open: async () => [...kept.values()].sort((a, b) => a.place - b.place),
    put: async (act) => void kept.set(act.id, structuredClone(act)),
    remove: async (id) => void kept.delete(id),
    wipe: async () => kept.clear(),
  };
}

const unreachable = () => new DeskProblem({ code: 'net.unreachable', status: 0 });
const callOf = (subject: string, note = ''): Act => ({
  method: 'POST',
  path: `/v1/people/${subject}/follow-ups`,
  body: { note },
  subject,
  label: subject,
});

function trial(store = memoryStore()) {
  const arrived: { id: string; path: string; body: unknown }[] = [];
  const later: string[] = [];
  let refusal: ((act: QueuedAct) => DeskProblem | null) | null = null;
  let signedOut = 0;
  let ids = 0;
  const queue = new ActQueue({
    store,
    newId: () => `id-${++ids}`,
    async send({ id, path, body }) {
      const problem = refusal?.({ id, path, body } as QueuedAct) ?? null;
      if (problem !== null) throw problem;
      arrived.push({ id, path, body });
      return { done: id };
    },
    onSignedOut: () => {
      signedOut += 1;
    },
    onSent: ({ id }) => void later.push(id),
  });
  return {
    queue,
    store,
    arrived,
    later,
    get signedOut() {
      return signedOut;
    },
    refuse: (how: typeof refusal) => {
      refusal = how;
    },
  };
}

it('sends an act at once and keeps nothing of it', async () => {
  const t = trial();
  expect(await t.queue.perform(callOf('an'))).toEqual({ is: 'sent', value: { done: 'id-1' } });
  expect(t.store.kept.size).toBe(0);
  expect(t.queue.snapshot()).toEqual([]);
});

it('keeps acts without a network, and sends them in their order under the ids they began with', async () => {
  const t = trial();
  t.refuse(unreachable);
  expect(await t.queue.perform(callOf('an', '1'))).toEqual({ is: 'queued' });
  expect(await t.queue.perform(callOf('an', '2'))).toEqual({ is: 'queued' });
  expect(await t.queue.perform(callOf('binh', '3'))).toEqual({ is: 'queued' });
  await t.queue.flush();
  expect([...t.store.kept.keys()]).toEqual(['id-1', 'id-2', 'id-3']);
  t.refuse(null);
  await t.queue.flush();
  expect(t.arrived.map(({ id }) => id)).toEqual(['id-1', 'id-2', 'id-3']);
  expect(t.later).toEqual(['id-1', 'id-2', 'id-3']);
  expect(t.store.kept.size).toBe(0);
});

it('sends after a restart what was on its way, under the same id', async () => {
  const before = trial();
  before.refuse(unreachable);
  await before.queue.perform(callOf('an'));
  const kept = before.store.kept.get('id-1') as QueuedAct;
  before.store.kept.set('id-1', { ...kept, state: 'sending' });
  const after = trial(before.store);
  await after.queue.open('chi');
  await after.queue.flush();
  expect(after.arrived.map(({ id }) => id)).toEqual(['id-1']);
});

it('tells whoever asked why an act was refused, and does not keep it', async () => {
  const t = trial();
  t.refuse(() => new DeskProblem({ code: 'case.unknown', status: 404 }));
  await expect(t.queue.perform(callOf('an'))).rejects.toThrow('case.unknown');
  expect(t.queue.snapshot()).toEqual([]);
  expect(t.store.kept.size).toBe(0);
});

it('holds back later acts upon a record in conflict, lets the others through, and goes on once it is decided', async () => {
  const t = trial();
  t.refuse(unreachable);
  await t.queue.perform(callOf('an', 'mine'));
  await t.queue.perform(callOf('an', 'after'));
  await t.queue.perform(callOf('binh'));
  t.refuse(({ body }) =>
    JSON.stringify(body).includes('mine')
      ? new DeskProblem({ code: 'record.changed', status: 409, present: { version: 7, note: 'theirs' } })
      : null,
  );
  await t.queue.flush();
  expect(t.arrived.map(({ path }) => path)).toEqual(['/v1/people/binh/follow-ups']);
  expect(t.queue.snapshot().map(({ state }) => state)).toEqual(['conflict', 'waiting']);
  expect(t.queue.snapshot()[0]?.problem?.present).toEqual({ version: 7, note: 'theirs' });
  await t.queue.retry('id-1', { note: 'decided', version: 7 });
  expect(t.arrived.map(({ body }) => body)).toEqual([
    { note: '' },
    { note: 'decided', version: 7 },
    { note: 'after' },
  ]);
  expect(t.arrived[1]?.id).not.toBe('id-1');
});

it('keeps acts when the session has ended, and says so', async () => {
  const t = trial();
  t.refuse(() => new DeskProblem({ code: 'staff.session', status: 401 }));
  expect(await t.queue.perform(callOf('an'))).toEqual({ is: 'queued' });
  expect(t.signedOut).toBe(1);
  t.refuse(null);
  await t.queue.flush();
  expect(t.arrived).toHaveLength(1);
});

it('leaves nothing behind at sign-out', async () => {
  const t = trial();
  t.refuse(unreachable);
  await t.queue.perform(callOf('an'));
  await t.queue.wipe();
  expect(t.store.kept.size).toBe(0);
  expect(t.queue.snapshot()).toEqual([]);
});
