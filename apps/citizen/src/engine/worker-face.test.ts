// SPDX-License-Identifier: GPL-3.0-only
import { beforeEach, expect, it, vi } from 'vitest';
import { calmView } from '../testing/scenes.ts';
import type { ReportPreview } from './phone-face.ts';
import { faceOver, type PhoneThread } from './worker-face.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

/** Takes down what it is told, and says what a test has it say. */
class ScriptedThread implements PhoneThread {
  readonly heard: ToWorker[] = [];
  say: (message: FromWorker) => void = () => {};
  break: () => void = () => {};

  postMessage(message: ToWorker): void {
    this.heard.push(structuredClone(message));
  }

  addEventListener(type: string, listener: (event: { readonly data: FromWorker }) => void): void {
    if (type === 'message') this.say = (data) => listener({ data: structuredClone(data) });
    else this.break = () => (listener as () => void)();
  }

  last<K extends ToWorker['kind']>(kind: K): Extract<ToWorker, { kind: K }> {
    const found = this.heard.findLast((message) => message.kind === kind);
    if (found === undefined) throw new Error(`nothing of kind ${kind} was said`);
    return found as Extract<ToWorker, { kind: K }>;
  }
}

let kept: Record<string, unknown>;
let thread: ScriptedThread;

beforeEach(() => {
  kept = {
    'bluezone.citizen.clock': 'c',
    'bluezone.citizen.preferences': '{"language":"en"}',
    'bluezone.tour': 'x',
  };
  const storage = Object.defineProperties(kept, {
    getItem: { value: (name: string) => kept[name] ?? null },
    setItem: { value: (name: string, text: string) => Object.assign(kept, { [name]: text }) },
    removeItem: { value: (name: string) => delete kept[name] },
  });
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: true }));
  vi.stubGlobal('addEventListener', () => {});
  vi.stubGlobal('PerformanceObserver', undefined);
  thread = new ScriptedThread();
  return () => vi.unstubAllGlobals();
});

async function opened() {
  const opening = faceOver(thread);
  thread.say({ kind: 'view', view: calmView });
  return await opening;
}

it('gives the engine what the page keeps of the phone, and nothing else that it keeps', async () => {
  await opened();
  expect(thread.heard).toEqual([
    {
      kind: 'open',
      choices: { language: 'en', holdsLargeDownloads: true },
      isHidden: true,
      kept: [['bluezone.citizen.clock', 'c']],
    },
  ]);
});

it('keeps for the engine what it has kept, and forgets what it forgets', async () => {
  await opened();
  thread.say({ kind: 'keep', name: 'bluezone.citizen.join', text: 'pass' });
  thread.say({ kind: 'keep', name: 'bluezone.citizen.clock', text: null });
  expect(kept['bluezone.citizen.join']).toBe('pass');
  expect(Object.keys(kept)).not.toContain('bluezone.citizen.clock');
});

it('hands every answer to its question, in whatever order they come', async () => {
  const face = await opened();
  const [first, second] = [face.exportData(), face.exportData()];
  const ids = thread.heard.flatMap((message) => (message.kind === 'ask' ? [message.id] : []));
  thread.say({ kind: 'failed', id: ids[1] ?? 0, message: 'vault.gone' });
  thread.say({ kind: 'answer', id: ids[0] ?? 0, value: 'all of it' });
  expect(await first).toBe('all of it');
  await expect(second).rejects.toThrow('vault.gone');
});

it('consents to the answer that was shown, and shares by that consent', async () => {
  const face = await opened();
  const asked = face.previewReport({ onsetDay: null, sampleDay: 20_000 });
  const { id } = thread.last('ask');
  thread.say({ kind: 'answer', id, value: { ok: true, value: { days: [] } } });
  const done = await asked;
  if (!done.ok) throw new Error(done.code);
  void face.shareReport(face.consentToReport(done.value, [19_999], false));
  const agreed = thread.last('agree');
  expect(agreed).toMatchObject({ name: 'consentToReport', shown: id, given: [[19_999], false] });
  expect(thread.last('ask')).toMatchObject({ name: 'shareReport', given: [agreed.id] });
});

it('consents to nothing that was never shown', async () => {
  const face = await opened();
  const invented: ReportPreview = { days: [] };
  expect(() => face.consentToReport(invented, [], false)).toThrow('never shown');
  expect(thread.heard.some(({ kind }) => kind === 'agree')).toBe(false);
});

it('goes by the clock that the engine goes by', async () => {
  const face = await opened();
  const deviceAt = Date.now();
  thread.say({ kind: 'clock', told: { unix: 1000, pace: 1, deviceAt } });
  expect(face.now()).toBeGreaterThanOrEqual(1000);
  expect(face.now()).toBeLessThan(1060);
  thread.say({ kind: 'clock', told: null });
  expect(face.now()).toBeGreaterThanOrEqual(deviceAt / 1000);
});

it('is no phone when its worker cannot begin', async () => {
  const opening = faceOver(thread);
  thread.break();
  await expect(opening).rejects.toThrow('could not begin');
});
