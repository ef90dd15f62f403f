// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { type KeyPress, type Layer, Shortcuts } from './shortcuts.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

function trial() {
  const shortcuts = new Shortcuts();
  const done: string[] = [];
  const add = (keys: string, name: string = keys, layer?: Layer) =>
    shortcuts.add({ keys, label: name, group: 'screen', run: () => void done.push(name) }, layer);
  return { shortcuts, done, add };
}

it('runs single keys and two in a row', () => {
  const { shortcuts, done, add } = trial();
  add('n');
  add('g c');
  expect(shortcuts.press(press('n'), 0)).toBe(true);
  expect(shortcuts.press(press('g'), 100)).toBe(true);
  expect(shortcuts.press(press('c'), 400)).toBe(true);
  expect(done).toEqual(['n', 'g c']);
});

it('forgets the first of two keys after a pause, and after a wrong second', () => {
  const { shortcuts, done, add } = trial();
  add('g c');
  shortcuts.press(press('g'), 0);
  expect(shortcuts.press(press('c'), 5000)).toBe(false);
  shortcuts.press(press('g'), 6000);
  expect(shortcuts.press(press('x'), 6100)).toBe(false);
  expect(shortcuts.press(press('c'), 6200)).toBe(false);
  expect(done).toEqual([]);
});

it('leaves keys with Ctrl, Alt and Meta, and half-written letters, to others', () => {
  const { shortcuts, done, add } = trial();
  add('n');
  for (const more of [{ ctrlKey: true }, { altKey: true }, { metaKey: true }, { isComposing: true }])
    expect(shortcuts.press(press('n', more), 0)).toBe(false);
  expect(done).toEqual([]);
});

it('lets the keys of the page rest while a dialog is open', () => {
  const { shortcuts, done, add } = trial();
  add('n', 'page');
  const layer: Layer = { shortcuts: [] };
  const close = shortcuts.push(layer);
  expect(shortcuts.press(press('n'), 0)).toBe(false);
  add('n', 'dialog', layer);
  shortcuts.press(press('n'), 0);
  close();
  shortcuts.press(press('n'), 0);
  expect(done).toEqual(['dialog', 'page']);
});

it('gives a key to the part that came last, and back when that is gone', () => {
  const { shortcuts, done, add } = trial();
  add('1', 'first');
  const remove = add('1', 'second');
  shortcuts.press(press('1'), 0);
  remove();
  shortcuts.press(press('1'), 0);
  expect(done).toEqual(['second', 'first']);
  expect(shortcuts.snapshot().map(({ label }) => label)).toEqual(['first']);
});

it('repeats moves while a key is held, and nothing else', () => {
  const { shortcuts, done, add } = trial();
  add('j');
  add('n');
  shortcuts.press(press('j', { repeat: true }), 0);
  shortcuts.press(press('n', { repeat: true }), 0);
  expect(done).toEqual(['j']);
});
