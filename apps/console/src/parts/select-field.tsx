// SPDX-License-Identifier: GPL-3.0-only
// One of a few: a list that opens below its button. For many choices there is the combo field.
import { Button } from 'react-aria-components/Button';
import { FieldError } from 'react-aria-components/FieldError';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select, SelectValue } from 'react-aria-components/Select';
import { Text } from 'react-aria-components/Text';
import { given } from './given.ts';
import { Icon } from './icon.tsx';

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly label: string;
}

interface SelectFieldProps<V extends string> {
  readonly label: string;
  readonly choices: readonly Choice<V>[];
  readonly value: V | null;
  readonly onValue: (value: V) => void;
  readonly placeholder?: string | undefined;
  readonly hint?: string | undefined;
  readonly wrong?: string | null | undefined;
  readonly isNeeded?: boolean | undefined;
  readonly isOff?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
}

export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { wrong = null } = props;
  return (
    <Select
      className="field"
      selectedKey={props.value}
      onSelectionChange={(key) => key !== null && props.onValue(String(key) as V)}
      isInvalid={wrong !== null}
      {...given({
        ...{ isDisabled: props.isOff, isRequired: props.isNeeded },
        ...{ autoFocus: props.autoFocus, placeholder: props.placeholder },
      })}
      validationBehavior="aria"
    >
      <Label className={props.isNeeded === true ? 'field-label field-needed' : 'field-label'}>
        {props.label}
      </Label>
      <Button className="input select-button">
        <SelectValue />
        <Icon name="down" size={1} />
      </Button>
      {props.hint !== undefined && (
        <Text slot="description" className="field-hint">
          {props.hint}
        </Text>
      )}
      <FieldError className="field-wrong">{wrong}</FieldError>
      <Popover className="popover" offset={4}>
        <section aria-label={props.label}>
          <ListBox className="choices" items={props.choices}>
            {(choice) => (
              <ListBoxItem className="choice" id={choice.value} textValue={choice.label}>
                {choice.label}
              </ListBoxItem>
            )}
          </ListBox>
        </section>
      </Popover>
    </Select>
  );
}
