// SPDX-License-Identifier: GPL-3.0-only
import { Icon } from './icon.tsx';

interface FieldWordsProps {
  /** Of the field; the words get "-hint" and "-wrong". */
  readonly id: string;
  readonly hint?: string | undefined;
  readonly wrong?: string | null | undefined;
}

/** What stands below a field: a hint, and what is wrong. */
export function FieldWords({ id, hint, wrong = null }: FieldWordsProps) {
  return (
    <>
      {hint !== undefined && hint !== '' && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {wrong !== null && (
        <span className="field-wrong" id={`${id}-wrong`}>
          <Icon name="alert" size={1} />
          {wrong}
        </span>
      )}
    </>
  );
}
