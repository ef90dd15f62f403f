// SPDX-License-Identifier: GPL-3.0-only
// Which identifiers follow one another on one device. Used for counting and for nothing else: links are made in memory
// from what one phone heard, are never stored, and never leave this package but as a number.

/** When an identifier was heard, and how strongly at both ends. */
export interface IdentifierSpan {
  /** Unix seconds. */
  readonly first: number;
  readonly last: number;
  /** dBm, near the beginning and near the end. */
  readonly firstStrength: number;
  readonly lastStrength: number;
}

/** How identifiers change. */
export interface RotationRule {
  /** Longest life of an identifier, seconds; one heard for longer does not rotate. */
  readonly longestLife: number;
  /** Longest silence at a change, seconds. */
  readonly longestSilence: number;
}

/** Strengths of one device on both sides of a change differ by so much, dB. */
const strengthSpread = 8;
/** Beyond this cost two identifiers are rather two devices. */
const dearestLink = 3;
/** At a change both may be heard in one scan; more than this is two devices side by side. */
const overlapAllowed = 6;

/**
 * Number of links: pairs of identifiers presumed to be one device, each identifier at most once on either side. The
 * cheapest links first; neither order nor number of identifiers makes a difference.
 */
export function countLinks(spans: readonly IdentifierSpan[], rule: RotationRule): number {
  const links: { cost: number; before: number; after: number }[] = [];
  const starts = spans.map((_, i) => i).sort((a, b) => startOf(spans, a) - startOf(spans, b));
  spans.forEach((before, index) => {
    if (before.last - before.first > rule.longestLife) return;
    for (let k = firstFrom(spans, starts, before.last - overlapAllowed); k < starts.length; k++) {
      const other = starts[k] as number;
      const after = spans[other] as IdentifierSpan;
      const silence = after.first - before.last;
      if (silence > rule.longestSilence) break;
      if (other === index || after.first <= before.first || after.last <= before.last) continue;
      if (after.last - after.first > rule.longestLife) continue;
      const apart = (after.firstStrength - before.lastStrength) / strengthSpread;
      const cost = apart * apart + Math.max(0, silence) / rule.longestSilence;
      if (cost < dearestLink) links.push({ cost, before: index, after: other });
    }
  });
  links.sort((a, b) => a.cost - b.cost);
  const hasNext = new Set<number>();
  const hasPrevious = new Set<number>();
  for (const { before, after } of links) {
    if (hasNext.has(before) || hasPrevious.has(after)) continue;
    hasNext.add(before);
    hasPrevious.add(after);
  }
  return hasNext.size;
}

function startOf(spans: readonly IdentifierSpan[], index: number): number {
  return (spans[index] as IdentifierSpan).first;
}

/** Place of the first that begins at `time` or later. */
function firstFrom(spans: readonly IdentifierSpan[], starts: readonly number[], time: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(spans, starts[middle] as number) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
