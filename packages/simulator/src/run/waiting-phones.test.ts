// SPDX-License-Identifier: GPL-3.0-only
import { ok } from '@bluezone/protocol';
import { expect, it } from 'vitest';
import { WaitingPhones } from './waiting-phones.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);

it('lets acts run until each is done or waits, and on when there is an answer', async () => {
  const waiting = new WaitingPhones();
  const log: string[] = [];
  const fetching = (person: number) => async () => {
    log.push(`${person} begins`);
    const index = await waiting.net(person).get('/v1/index', 10);
    const posted = await waiting.net(person).post(bytes(person));
    log.push(`${person} has ${index.ok && index.value[0]} and ${posted.ok && posted.value[0]}`);
  };
  const idle = async () => {
    log.push('idle');
  };
  await waiting.run([fetching(1), idle, fetching(2)]);
  expect(log).toEqual(['1 begins', 'idle', '2 begins']);
  expect(waiting.requests()).toEqual([
    { person: 1, path: '/v1/index', maximumBytes: 10 },
    { person: 2, path: '/v1/index', maximumBytes: 10 },
  ]);
  await waiting.resume([{ person: 2, answer: ok(bytes(5)) }]);
  expect(waiting.requests()).toEqual([
    { person: 1, path: '/v1/index', maximumBytes: 10 },
    { person: 2, wire: bytes(2) },
  ]);
  await waiting.resume([
    { person: 1, answer: ok(bytes(6)) },
    { person: 2, answer: ok(bytes(7)) },
  ]);
  await waiting.resume([{ person: 1, answer: ok(bytes(8)) }]);
  expect(log.slice(3)).toEqual(['2 has 5 and 7', '1 has 6 and 8']);
  expect(waiting.requests()).toEqual([]);
});

it('cuts off what is longer than a phone would take', async () => {
  const waiting = new WaitingPhones();
  const codes: string[] = [];
  await waiting.run([
    async () => {
      const answer = await waiting.net(0).get('/v1/index', 2);
      codes.push(answer.ok ? 'ok' : answer.code);
    },
  ]);
  await waiting.resume([{ person: 0, answer: ok(bytes(1, 2, 3)) }]);
  expect(codes).toEqual(['net.too-large']);
});

it('hands a file that one phone fetched to the next, to be its own, until it may have changed', async () => {
  const waiting = new WaitingPhones();
  const got: (Uint8Array | null)[] = [];
  const fetching = (person: number, limit: number) => async () => {
    const answer = await waiting.net(person).get('/v1/index', limit);
    got.push(answer.ok ? answer.value : null);
  };
  await waiting.run([fetching(1, 3)]);
  await waiting.resume([{ person: 1, answer: ok(bytes(7, 8)) }]);
  await waiting.run([fetching(2, 3)]);
  expect(got).toEqual([bytes(7, 8), bytes(7, 8)]);
  expect(got[0]).not.toBe(got[1]);
  await waiting.run([fetching(3, 1)]);
  expect(waiting.requests()).toEqual([{ person: 3, path: '/v1/index', maximumBytes: 1 }]);
  await waiting.resume([{ person: 3, answer: ok(bytes(7, 8)) }]);
  expect(got[2]).toBeNull();
  waiting.forget('/v1/index');
  await waiting.run([fetching(4, 3)]);
  expect(waiting.requests().length).toBe(1);
});

it('tells what an act threw, before and after it waited', async () => {
  const waiting = new WaitingPhones();
  const failing = async () => {
    throw new Error('at once');
  };
  await expect(waiting.run([failing])).rejects.toThrow('at once');
  const later = new WaitingPhones();
  await later.run([
    async () => {
      await later.net(3).post(bytes(1));
      throw new Error('later');
    },
  ]);
  await expect(later.resume([{ person: 3, answer: ok(bytes()) }])).rejects.toThrow('later');
});
