// SPDX-License-Identifier: GPL-3.0-only
import { Link } from '../router/link.tsx';
import { Icon, type IconName } from './icon.tsx';

interface RowLinkProps {
  readonly to: string;
  readonly title: string;
  readonly note?: string;
  readonly icon?: IconName;
}

/** One line of a list of ways; the list is `ul.rows`. */
export function RowLink({ to, title, note, icon }: RowLinkProps) {
  return (
    <li>
      <Link to={to} class="row">
        {icon !== undefined && <Icon name={icon} />}
        <span class="row-text">
          {title}
          {note !== undefined && <small>{note}</small>}
        </span>
        <Icon name="forward" size={1.25} />
      </Link>
    </li>
  );
}
