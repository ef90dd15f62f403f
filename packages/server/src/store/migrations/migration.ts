// SPDX-License-Identifier: GPL-3.0-only

/** One change of the tables. Once released it is never edited: add another one. */
export interface Migration {
  /** "0001-what-it-brings": sorts in the order of running. */
  readonly name: string;
  /** Statements, run one by one in one transaction. Portable SQL: no now(), no extension, no advisory lock. */
  readonly up: readonly string[];
}
