// SPDX-License-Identifier: GPL-3.0-only
import { useText } from '../language/use-language.ts';

interface Props {
  readonly failure: { readonly code: string; readonly detail: string } | null;
}

/** Why something did not work, in words and with its code; the place is always there, so that it is read out. */
export function FailureNote({ failure }: Props) {
  const { t } = useText();
  return (
    <div role="alert" class="failure">
      {failure !== null && <p>{t.guide.failed(wordsOf(failure, t.hostile), failure.code)}</p>}
    </div>
  );
}

/** A code in words; what the server wrote where the catalogue does not know the code. */
export function wordsOf(
  { code, detail }: { readonly code: string; readonly detail: string },
  texts: { readonly codes: Record<string, string | undefined>; readonly unknownCode: string },
): string {
  return texts.codes[code] ?? (detail === '' ? texts.unknownCode : detail);
}
