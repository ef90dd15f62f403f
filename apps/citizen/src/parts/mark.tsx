// SPDX-License-Identifier: GPL-3.0-only

/** The app's sign, as on its icon; the name stands beside it. */
export function Mark() {
  return (
    <svg class="mark" aria-hidden="true" viewBox="0 0 64 64" width="2.25rem" height="2.25rem">
      <rect class="ground" width="64" height="64" rx="16" />
      <g class="lines">
        <path d="M32 12l16 6v12c0 10-6.5 17-16 21-9.5-4-16-11-16-21V18z" />
        <path d="M24.5 38.5a10.5 10.5 0 0 1 0-15M39.5 23.5a10.5 10.5 0 0 1 0 15M32 31v.1" />
      </g>
    </svg>
  );
}
