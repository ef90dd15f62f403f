// SPDX-License-Identifier: GPL-3.0-only

import { useState } from 'preact/hooks';
import { useShared } from '../language/use-shared.ts';
import { announce } from './announce.tsx';
import { Button } from './button.tsx';

/** A text to be taken elsewhere. @param lang of the text, where it is not the app's */
export function CopyText({ text, lang }: { readonly text: string; readonly lang?: string }) {
  const t = useShared();
  const [isCopied, setCopied] = useState(false);
  return (
    <>
      <p class="text-copy" lang={lang}>
        {text}
      </p>
      <Button
        onPress={() => {
          navigator.clipboard?.writeText(text).then(
            () => {
              setCopied(true);
              announce(t.copied);
            },
            () => {},
          );
        }}
      >
        {isCopied ? t.copied : t.copy}
      </Button>
    </>
  );
}
