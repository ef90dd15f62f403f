// SPDX-License-Identifier: GPL-3.0-only
// Why an act of the owner came to nothing, in words and with what to do; the code stands beside it for support.
import { useEffect } from 'preact/hooks';
import type { Refused } from '../engine/phone-face.ts';
import { tellRefusal } from '../language/tell-refusal.ts';
import { useLanguage } from '../language/use-language.ts';
import { useShared } from '../language/use-shared.ts';
import { announce } from './announce.tsx';
import { Card } from './card.tsx';

interface RefusalProps {
  readonly refused: Refused | null;
  /** Words for codes that one screen alone can meet. */
  readonly words?: Readonly<Record<string, string>>;
}

export function Refusal({ refused, words = {} }: RefusalProps) {
  const language = useLanguage();
  const t = useShared();
  const told = refused === null ? '' : (words[refused.code] ?? tellRefusal(t, language, refused));
  useEffect(() => {
    if (told !== '') announce(told);
  }, [told]);
  if (refused === null) return null;
  return (
    <Card tone="wrong" icon="alert" title={t.didNotWork}>
      <p>{told}</p>
      <p class="small soft">{t.refusalCode(refused.code)}</p>
    </Card>
  );
}
