// SPDX-License-Identifier: GPL-3.0-only
import { expect, it } from 'vitest';
import { chooseSegment, isFarBehind, type SegmentSize } from './choose-segment.ts';

const rules = { forgetAfterSeconds: 100, segmentBytes: 1000 };

const segment = (given: Partial<SegmentSize>): SegmentSize => ({
  bytes: 1000,
  liveBytes: 900,
  staleSinceTime: Number.POSITIVE_INFINITY,
  isFinished: true,
  kind: 'fresh',
  ...given,
});

it('what is overdue longest comes first, be there ever so little of it', () => {
  const wasteful = Array.from({ length: 20 }, () => segment({ liveBytes: 0, staleSinceTime: 950 }));
  const overdue = segment({ liveBytes: 999, staleSinceTime: 899 });
  const later = segment({ liveBytes: 999, staleSinceTime: 900 });
  expect(chooseSegment([...wasteful, later, overdue], rules, 1000)).toBe(overdue);
  expect(chooseSegment([later], rules, 999)).toBeUndefined();
  expect(chooseSegment([later], rules, 1000)).toBe(later);
});

it('the fresh segment under way is nobody’s to rewrite, the kept one is', () => {
  const fresh = segment({ staleSinceTime: 0, isFinished: false });
  const kept = segment({ staleSinceTime: 1, isFinished: false, kind: 'kept' });
  expect(chooseSegment([fresh, kept], rules, 1000)).toBe(kept);
});

it('waste is allowed up to half of what lives and four segments; then the most wasteful is rewritten', () => {
  const full = Array.from({ length: 20 }, () => segment({ liveBytes: 1000 }));
  const wasteful = Array.from({ length: 14 }, (_, i) => segment({ liveBytes: i }));
  expect(chooseSegment([...full, ...wasteful], rules, 1000)).toBeUndefined();
  const one = segment({ liveBytes: -1 });
  expect(chooseSegment([...full, ...wasteful, one], rules, 1000)).toBe(one);
  expect(isFarBehind([...full, ...wasteful, one], rules)).toBe(false);
  expect(
    isFarBehind(
      Array.from({ length: 17 }, () => segment({ liveBytes: 0 })),
      rules,
    ),
  ).toBe(true);
});

it('small segments are put together only when there are many', () => {
  const small = Array.from({ length: 16 }, () => segment({ bytes: 100, liveBytes: 100 }));
  expect(chooseSegment(small, rules, 1000)).toBeUndefined();
  const smallest = segment({ bytes: 99, liveBytes: 99 });
  expect(chooseSegment([...small, smallest], rules, 1000)).toBe(smallest);
});
