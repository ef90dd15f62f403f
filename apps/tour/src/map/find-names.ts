// SPDX-License-Identifier: GPL-3.0-only
// People by name as somebody types it: without marks if need be, in any order of the words.

/** "nguyen thi hoa": small letters without marks. */
export function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().trim();
}

/** Indices of the names that have every word of the text at the beginning of some word, at most `most`. */
export function findNames(names: readonly string[], text: string, most: number): number[] {
  const words = plainLetters(text)
    .split(/\s+/)
    .filter((word) => word !== '');
  const found: number[] = [];
  for (let index = 0; index < names.length && found.length < most; index++) {
    const parts = (names[index] as string).split(' ');
    if (words.every((word) => parts.some((part) => part.startsWith(word)))) found.push(index);
  }
  return found;
}
