// SPDX-License-Identifier: GPL-3.0-only
// Our own drawings, 24 by 24, in lines. They never say anything alone: a word always stands beside them.

const lines = {
  home: 'M4 11.5 12 5l8 6.5M6 10v9h12v-9M10 19v-5h4v5',
  history: 'M5 6v4h4M5.3 10A7.5 7.5 0 1 1 5 14.5M12 8v4.5l3 2',
  invite: 'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c.5-4 3-6 6.5-6s6 2 6.5 6M18 8v6M15 11h6',
  more: 'M5 7h14M5 12h14M5 17h14',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  forward: 'M9.5 5.5 16 12l-6.5 6.5',
  shield: 'M12 3.5 19 6v5.5c0 4.5-2.8 7.5-7 9-4.2-1.5-7-4.5-7-9V6ZM8.8 12l2.3 2.3 4.3-4.6',
  alert: 'M12 4 2.8 19.5h18.4ZM12 10v4.5M12 17v.3',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5.5M12 7.8v.3',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
  pause: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM10 9v6M14 9v6',
  bluetooth: 'M7 8l10 8-5 4.5v-17L17 8 7 16',
  radar: 'M12 12 18 6M12 4a8 8 0 1 0 8 8M12 8a4 4 0 1 0 4 4',
  people:
    'M8.5 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 19c.4-3.5 2.6-5.5 6-5.5s5.6 2 6 5.5M15.5 5.3a3 3 0 0 1 0 5.4M17.5 14c2.3.6 3.7 2.3 4 5',
  phone:
    'M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3c0 1-1 2-2 1.9C11 19 5 13 4.6 6 4.5 5 5.5 4 6.5 4Z',
  ill: 'M12 4v16M4 12h16',
  check: 'M5 12.5 10 17.5 19.5 7',
  cross: 'M6 6l12 12M18 6 6 18',
  send: 'M4 11.5 20 4l-5 16-3.5-6.5Z',
  share: 'M12 15V4M8 7.5 12 3.5l4 4M5 12v8h14v-8',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  data: 'M5 6c0-1.5 3-2.5 7-2.5S19 4.5 19 6s-3 2.5-7 2.5S5 7.5 5 6ZM5 6v12c0 1.5 3 2.5 7 2.5s7-1 7-2.5V6M5 12c0 1.5 3 2.5 7 2.5s7-1 7-2.5',
  paper: 'M6 3.5h8l4 4v13H6ZM14 3.5v4h4M9 12h6M9 16h6',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6Z',
} as const;

export type IconName = keyof typeof lines;

/** @param size in rem */
export function Icon({ name, size = 1.5 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      class="icon"
      aria-hidden="true"
      viewBox="0 0 24 24"
      width={`${size}rem`}
      height={`${size}rem`}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    >
      <path d={lines[name]} />
    </svg>
  );
}
