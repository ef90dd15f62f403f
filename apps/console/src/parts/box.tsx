// SPDX-License-Identifier: GPL-3.0-only
import type { ComponentProps } from 'react';

/** Rows lie at places of their own, which the elements of a table do not allow: boxes with a table's roles. */
export function Box(props: ComponentProps<'div'>) {
  return <div {...props} />;
}
