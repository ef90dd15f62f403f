// SPDX-License-Identifier: GPL-3.0-only
import { useText } from '../language/use-language.ts';
import type { Town } from '../town/use-town.ts';

/** The days that were lived, what happened in them, and how fast time runs. */
export function Timeline({ town }: { town: Town }) {
  const { t } = useText();
  return (
    <section class="timeline card" aria-label={t.timeline.heading}>
      {town.state.pace}
    </section>
  );
}
