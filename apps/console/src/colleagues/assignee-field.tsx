// SPDX-License-Identifier: GPL-3.0-only
import { ComboField } from '../parts/combo-field.tsx';
import { useColleagues, type WorkPlace } from './use-colleagues.ts';

interface AssigneeFieldProps {
  readonly label: string;
  /** What stands there for nobody. */
  readonly nobody: string;
  readonly value: string | null;
  readonly onValue: (value: string | null) => void;
  readonly place: WorkPlace | null;
  readonly autoFocus?: boolean | undefined;
  readonly isNeeded?: boolean | undefined;
}

/** A colleague, chosen by part of a name; an emptied field is nobody. */
export function AssigneeField({ place, nobody, ...field }: AssigneeFieldProps) {
  return <ComboField {...field} choices={useColleagues(place, [field.value])} placeholder={nobody} />;
}
