// SPDX-License-Identifier: GPL-3.0-only
import { toHex, utf8Text } from '@bluezone/protocol';
import type { TrickAnswer } from './trick.ts';

const shownTextBytes = 900;
const shownBinaryBytes = 64;

/** Text at the beginning of bytes; undefined for anything else. A character cut in two is left out. */
function textAtStart(bytes: Uint8Array): string | undefined {
  const start = bytes.subarray(0, shownTextBytes);
  for (let cut = 0; cut < 4 && cut <= start.length; cut++) {
    const text = utf8Text(start.subarray(0, start.length - cut));
    // Text has no control characters but tabs and line ends.
    if (text !== undefined)
      return [...text].every((c) => c >= ' ' || '\t\r\n'.includes(c)) ? text : undefined;
  }
  return undefined;
}

/** An answer as it stands on the wire, shortened: status, headers, and the first bytes as text or hexadecimal. */
export function wireSample({ status, headers, body, isEndless = false }: TrickAnswer): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const text = textAtStart(body);
  const shown = text === undefined ? toHex(body.subarray(0, shownBinaryBytes)) : text;
  const shownBytes = text === undefined ? shownBinaryBytes : shownTextBytes;
  const more = isEndless || body.length > shownBytes ? '…' : '';
  return [`HTTP/1.1 ${status}`, ...lines, '', shown + more].join('\n');
}
