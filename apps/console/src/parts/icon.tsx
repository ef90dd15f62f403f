// SPDX-License-Identifier: GPL-3.0-only
// Our own drawings, 24 by 24, in lines. They never say anything alone: a word stands beside them, or is read out.

const lines = {
  cases: 'M6 3.5h8l4 4v13H6ZM14 3.5v4h4M9 13.5h6M12 10.5v6',
  people:
    'M8.5 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 19c.4-3.5 2.6-5.5 6-5.5s5.6 2 6 5.5M15.5 5.3a3 3 0 0 1 0 5.4M17.5 14c2.3.6 3.7 2.3 4 5',
  chains:
    'M5 14.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM19 7.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM19 21.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM7.5 11.5l9-5M7.5 12.8l9 5',
  figures: 'M4 20h16M6.5 20v-6M11 20V7M15.5 20v-9M20 20V4',
  staff: 'M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM5 20c.5-4 3-6 7-6s6.5 2 7 6',
  audit: 'M5 4h14v16H5ZM8.5 9h7M8.5 12.5h7M8.5 16h4',
  configuration: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20',
  plus: 'M12 5v14M5 12h14',
  check: 'M5 12.5 10 17.5 19.5 7',
  cross: 'M6 6l12 12M18 6 6 18',
  alert: 'M12 4 2.8 19.5h18.4ZM12 10v4.5M12 17v.3',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 11v5.5M12 7.8v.3',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 7.5V12l3 2',
  phone:
    'M6.5 4h3l1.5 4-2 1.5a11 11 0 0 0 5.5 5.5l1.5-2 4 1.5v3c0 1-1 2-2 1.9C11 19 5 13 4.6 6 4.5 5 5.5 4 6.5 4Z',
  message: 'M4 5h16v11H10l-4.5 4v-4H4Z',
  down: 'M6 9.5l6 6 6-6',
  up: 'M6 14.5l6-6 6 6',
  left: 'M14.5 5.5 8 12l6.5 6.5',
  right: 'M9.5 5.5 16 12l-6.5 6.5',
  sort: 'M8 9.5l4-4 4 4M8 14.5l4 4 4-4',
  out: 'M10 4H5v16h5M14 8l4 4-4 4M8.5 12H18',
  key: 'M8 15.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM12 11.5h9M17.5 11.5v3.5M21 11.5v2.5',
  lock: 'M6 11h12v9H6ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  shield: 'M12 3.5 19 6v5.5c0 4.5-2.8 7.5-7 9-4.2-1.5-7-4.5-7-9V6ZM8.8 12l2.3 2.3 4.3-4.6',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14',
  upload: 'M12 16V5M7.5 9.5 12 5l4.5 4.5M5 19.5h14',
  print: 'M7 8V4h10v4M7 17H4V8h16v9h-3M7 14h10v6H7Z',
  copy: 'M9 8h11v12H9ZM15 8V4H4v12h5',
  keyboard: 'M3 6.5h18v11H3ZM6.5 10h.3M10 10h.3M13.5 10h.3M17 10h.3M8 14h8',
  rail: 'M4 5h16v14H4ZM9.5 5v14',
  offline:
    'M4 4l16 16M9 16.5a4.5 4.5 0 0 1 5 .3M6 12.5c1-.9 2.1-1.5 3.300-1.900M15.500 11.200c1 .4 1.800.900 2.500 1.500M12 19.800v.3',
  link: 'M10 13.500a3.500 3.500 0 0 0 5 0l3.500-3.500a3.500 3.500 0 0 0-5-5L12.500 6M14 10.500a3.500 3.500 0 0 0-5 0L5.500 14a3.500 3.500 0 0 0 5 5l1-1',
  trash: 'M5 7h14M10 7V4.500h4V7M7 7l1 13h8l1-13',
  edit: 'M4 20l1-4L16 5l3 3L8 19ZM14 7l3 3',
  filter: 'M4 5h16l-6 7.500V19l-4-2v-4.500Z',
  day: 'M4.500 6h15v14h-15ZM4.500 10.500h15M8.500 3.500V8M15.500 3.500V8',
} as const;

export type IconName = keyof typeof lines;

/** @param size in rem */
export function Icon({ name, size = 1.125 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      aria-hidden="true"
      viewBox="0 0 24 24"
      width={`${size}rem`}
      height={`${size}rem`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={lines[name]} />
    </svg>
  );
}
