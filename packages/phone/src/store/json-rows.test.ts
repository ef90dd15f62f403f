// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { JsonRows, jsonRowNames, readSmallFacts } from './json-rows.ts';
import { newPhoneState } from './phone-state.ts';

const now = 1_767_582_000;

it('facts are read back as they were, Vietnamese included', () => {
  const state = newPhoneState(now);
  state.notices = [{ id: 'n', vi: 'Hệ thống sẽ dừng', en: 'The system will stop', until: now + 1 }];
  const facts = { state, matchedFiles: [{ hash: 'ab'.repeat(32), to: now }] };
  const rows = new Map(new JsonRows().changes(facts).changes.map(({ key, value }) => [key, value]));
  expect(
    readSmallFacts(
      jsonRowNames.map((name) => rows.get(name)),
      now,
    ),
  ).toEqual(facts);
});

it('a row is written when its content differs, and only then', () => {
  const rows = new JsonRows();
  const facts = { state: newPhoneState(now), matchedFiles: [{ hash: 'ab'.repeat(32), to: now }] };
  const write = () => {
    const { changes, written } = rows.changes(facts);
    written();
    return changes.map(({ key }) => key);
  };
  expect(write()).toEqual(['state', 'shares', 'matched']);
  expect(write()).toEqual([]);
  facts.state.untold.push({ kind: 'clock-wrong' });
  expect(write()).toEqual(['state']);
  facts.state.untold = [{ kind: 'clock-wrong' }];
  facts.matchedFiles = facts.matchedFiles.slice();
  expect(write()).toEqual([]);
  facts.matchedFiles = [];
  expect(write()).toEqual(['matched']);
  rows.clear();
  expect(write()).toEqual(['state', 'shares', 'matched']);
});

it('what could not be written is offered again', () => {
  const rows = new JsonRows();
  const facts = { state: newPhoneState(now), matchedFiles: [] };
  rows.changes(facts).written();
  facts.state.lastScan = now;
  expect(rows.changes(facts).changes.length).toBe(1);
  expect(rows.changes(facts).changes.length).toBe(1);
});
