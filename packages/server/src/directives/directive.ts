// SPDX-License-Identifier: GPL-3.0-only
// What all phones are told by the health authority: one of its staff proposes, another decides.

/** The configuration of phones; the notices they show; the day from which they stop. */
export const directiveKinds = ['configuration', 'notices', 'sunset'] as const;
export type DirectiveKind = (typeof directiveKinds)[number];

export const directiveStates = ['open', 'approved', 'rejected', 'withdrawn'] as const;
export type DirectiveState = (typeof directiveStates)[number];
