// SPDX-License-Identifier: GPL-3.0-only
// Which names fit on the map without covering each other: taken in the order given, what overlaps is left out.

export interface LabelBoxes {
  /** Takes the box when nothing lies there yet. CSS pixels; @returns whether it was taken */
  take(left: number, top: number, width: number, height: number): boolean;
  clear(): void;
}

const MOST_LABELS = 160;

export function createLabelBoxes(): LabelBoxes {
  const boxes = new Float32Array(MOST_LABELS * 4);
  let count = 0;
  return {
    take(left, top, width, height) {
      if (count === MOST_LABELS) return false;
      const right = left + width;
      const bottom = top + height;
      for (let box = 0; box < count * 4; box += 4) {
        const isApart =
          right <= (boxes[box] as number) ||
          left >= (boxes[box + 2] as number) ||
          bottom <= (boxes[box + 1] as number) ||
          top >= (boxes[box + 3] as number);
        if (!isApart) return false;
      }
      boxes.set([left, top, right, bottom], count * 4);
      count++;
      return true;
    },
    clear() {
      count = 0;
    },
  };
}
