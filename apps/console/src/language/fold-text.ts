// SPDX-License-Identifier: GPL-3.0-only

/** Text as it is compared in a search: small letters, no marks, "đ" as "d", single spaces. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether each word of what is sought begins a word of the text; both folded. */
export function matchesFolded(text: string, sought: string): boolean {
  if (sought === '') return true;
  const padded = ` ${text.replace(/[^\p{L}\p{N}]+/gu, ' ')}`;
  return sought.split(/[^\p{L}\p{N}]+/u).every((word) => padded.includes(` ${word}`));
}
