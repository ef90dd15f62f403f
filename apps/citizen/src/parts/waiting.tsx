// SPDX-License-Identifier: GPL-3.0-only
// Where an answer of the phone will stand: as tall as a short one, so that nothing moves when it comes.
import { useShared } from '../language/use-shared.ts';

export function Waiting({ isFailed = false }: { readonly isFailed?: boolean }) {
  const t = useShared();
  return <p class="waiting">{isFailed ? t.cannotTell : t.opening}</p>;
}
